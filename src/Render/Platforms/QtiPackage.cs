using System.Text;

namespace WorkedSolutions.Render.Platforms;

/// <summary>
/// A QTI 2.1 content package: the items, a test that gives each candidate one of them, and the manifest that lists them all.
/// Written item by item, so that a batch of any size fits.
/// </summary>
public sealed class QtiPackage : IDisposable
{
    private readonly Package _package;
    private readonly List<(string Identifier, string[] Images)> _items = [];
    private readonly string _identifier;
    private readonly string _title;

    /// <summary>Begins a package.</summary>
    /// <param name="stream">Where to; it stays open.</param>
    /// <param name="identifier">Letters, digits, <c>-</c>, <c>_</c>, <c>.</c>.</param>
    /// <param name="title">The test's title.</param>
    public QtiPackage(Stream stream, string identifier, string title)
    {
        _package = new Package(stream);
        _identifier = identifier;
        _title = title;
    }

    /// <summary>Where a picture of an item lies, seen from the item.</summary>
    internal static string ImagePath(PlatformQuestion question, PlatformPicture picture) => $"images/{question.Identifier}/{picture.FileName}";

    /// <summary>A path as a relative address.</summary>
    internal static string Address(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    /// <summary>Adds an item that <see cref="QtiItem"/> wrote, with its pictures: their paths, seen from the item, and their bytes.</summary>
    public void Add(string identifier, ReadOnlySpan<byte> item, params IEnumerable<(string Path, ReadOnlyMemory<byte> Bytes)> images)
    {
        _package.Add($"items/{identifier}.xml", item);
        var paths = new List<string>();
        foreach (var (path, bytes) in images)
        {
            _package.Add("items/" + path, bytes.Span);
            paths.Add("items/" + path);
        }

        _items.Add((identifier, [.. paths]));
    }

    /// <summary>Writes the test and the manifest.</summary>
    public void Finish()
    {
        Test();
        Manifest();
    }

    /// <inheritdoc/>
    public void Dispose() => _package.Dispose();

    private void Test()
    {
        using var file = _package.Open("test.xml");
        using var writer = new StreamWriter(file, new UTF8Encoding(false));
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<assessmentTest xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p1\" identifier=\"");
        writer.Write($"{_identifier}\" title=\"{XmlText.Escape(_title)}\">\n");
        writer.Write("<testPart identifier=\"part\" navigationMode=\"nonlinear\" submissionMode=\"simultaneous\">\n");
        writer.Write($"<assessmentSection identifier=\"variants\" title=\"{XmlText.Escape(_title)}\" visible=\"true\">\n");
        writer.Write("<selection select=\"1\"/>\n<ordering shuffle=\"true\"/>\n");
        foreach (var (identifier, _) in _items)
        {
            writer.Write($"<assessmentItemRef identifier=\"ref-{identifier}\" href=\"items/{identifier}.xml\"/>\n");
        }

        writer.Write("</assessmentSection>\n</testPart>\n</assessmentTest>\n");
    }

    private void Manifest()
    {
        using var file = _package.Open("imsmanifest.xml");
        using var writer = new StreamWriter(file, new UTF8Encoding(false));
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\" identifier=\"manifest-");
        writer.Write($"{_identifier}\">\n<metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion></metadata>\n<organizations/>\n<resources>\n");
        writer.Write($"<resource identifier=\"test-{_identifier}\" type=\"imsqti_test_xmlv2p1\" href=\"test.xml\"><file href=\"test.xml\"/>");
        foreach (var (identifier, _) in _items)
        {
            writer.Write($"<dependency identifierref=\"item-{identifier}\"/>");
        }

        writer.Write("</resource>\n");
        foreach (var (identifier, images) in _items)
        {
            writer.Write($"<resource identifier=\"item-{identifier}\" type=\"imsqti_item_xmlv2p1\" href=\"items/{identifier}.xml\"><file href=\"items/{identifier}.xml\"/>");
            foreach (var image in images)
            {
                writer.Write($"<file href=\"{XmlText.Escape(Address(image))}\"/>");
            }

            writer.Write("</resource>\n");
        }

        writer.Write("</resources>\n</manifest>\n");
    }
}
