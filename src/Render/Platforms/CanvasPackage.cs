using System.Globalization;
using System.Text;

namespace WorkedSolutions.Render.Platforms;

/// <summary>
/// A QTI 1.2 package for Canvas: a quiz with a group of questions for each number that is asked for, of which a student gets one.
/// Written item by item.
/// </summary>
public static class CanvasPackage
{
    private const string Folder = "quiz";

    /// <summary>Writes a package.</summary>
    /// <param name="stream">Where to; it stays open.</param>
    /// <param name="identifier">Letters, digits, <c>-</c>, <c>_</c>, <c>.</c>.</param>
    /// <param name="title">The quiz's title.</param>
    /// <param name="groups">For each number that is asked for: its title, its marks, and the items that <see cref="CanvasItems"/> wrote for it.</param>
    /// <param name="images">Pictures: their paths in the package and their bytes.</param>
    public static void Write(
        Stream stream,
        string identifier,
        string title,
        IReadOnlyList<(string Title, int Marks, IEnumerable<ReadOnlyMemory<byte>> Items)> groups,
        IEnumerable<(string Path, ReadOnlyMemory<byte> Bytes)> images)
    {
        using var package = new Package(stream);
        using (var quiz = package.Open($"{Folder}/{Folder}.xml"))
        {
            Quiz(quiz, identifier, title, groups);
        }

        package.Add($"{Folder}/assessment_meta.xml", Encoding.UTF8.GetBytes(Settings(identifier, title, groups.Sum(group => group.Marks))));
        var paths = new List<string>();
        foreach (var (path, bytes) in images)
        {
            package.Add(path, bytes.Span);
            paths.Add(path);
        }

        package.Add("imsmanifest.xml", Encoding.UTF8.GetBytes(Manifest(identifier, paths)));
    }

    private static void Quiz(Stream quiz, string identifier, string title, IReadOnlyList<(string Title, int Marks, IEnumerable<ReadOnlyMemory<byte>> Items)> groups)
    {
        Text(quiz, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<questestinterop xmlns=\"http://www.imsglobal.org/xsd/ims_qtiasiv1p2\">\n");
        Text(quiz, $"<assessment ident=\"{identifier}\" title=\"{XmlText.Escape(title)}\">\n<qtimetadata><qtimetadatafield><fieldlabel>cc_maxattempts</fieldlabel><fieldentry>1</fieldentry></qtimetadatafield></qtimetadata>\n<section ident=\"root_section\">\n");
        for (var i = 0; i < groups.Count; i++)
        {
            var number = (i + 1).ToString(CultureInfo.InvariantCulture);
            var marks = groups[i].Marks.ToString(CultureInfo.InvariantCulture);
            Text(quiz, $"<section ident=\"{identifier}-group-{number}\" title=\"{XmlText.Escape(groups[i].Title)}\">\n<selection_ordering><selection><selection_number>1</selection_number><selection_extension><points_per_item>{marks}</points_per_item></selection_extension></selection></selection_ordering>\n");
            foreach (var item in groups[i].Items)
            {
                quiz.Write(item.Span);
            }

            Text(quiz, "</section>\n");
        }

        Text(quiz, "</section>\n</assessment>\n</questestinterop>\n");
    }

    private static string Settings(string identifier, string title, int marks) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <quiz identifier="{identifier}" xmlns="http://canvas.instructure.com/xsd/cccv1p0">
        <title>{XmlText.Escape(title)}</title>
        <shuffle_answers>false</shuffle_answers>
        <quiz_type>assignment</quiz_type>
        <points_possible>{marks.ToString("0.0", CultureInfo.InvariantCulture)}</points_possible>
        <allowed_attempts>1</allowed_attempts>
        <available>false</available>
        </quiz>

        """;

    private static string Manifest(string identifier, List<string> images)
    {
        var output = new StringBuilder(2048);
        output.Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest identifier=\"manifest-").Append(identifier);
        output.Append("\" xmlns=\"http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1\">\n<metadata><schema>IMS Content</schema><schemaversion>1.1.3</schemaversion></metadata>\n<organizations/>\n<resources>\n");
        output.Append("<resource identifier=\"").Append(identifier).Append($"\" type=\"imsqti_xmlv1p2\"><file href=\"{Folder}/{Folder}.xml\"/><dependency identifierref=\"settings-").Append(identifier).Append("\"/></resource>\n");
        output.Append("<resource identifier=\"settings-").Append(identifier).Append($"\" type=\"associatedcontent/imscc_xmlv1p1/learning-application-resource\" href=\"{Folder}/assessment_meta.xml\"><file href=\"{Folder}/assessment_meta.xml\"/></resource>\n");
        for (var i = 0; i < images.Count; i++)
        {
            var path = XmlText.Escape(QtiPackage.Address(images[i]));
            output.Append("<resource identifier=\"image-").Append((i + 1).ToString(CultureInfo.InvariantCulture)).Append("\" type=\"webcontent\" href=\"").Append(path).Append("\"><file href=\"").Append(path).Append("\"/></resource>\n");
        }

        return output.Append("</resources>\n</manifest>\n").ToString();
    }

    private static void Text(Stream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));
}
