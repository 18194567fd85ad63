using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using WorkedSolutions.Render.Platforms;
using WorkedSolutions.Render.Tests.Pictures;

namespace WorkedSolutions.Render.Tests.Platforms;

/// <summary>The pictures of a question go with it to each platform, and what shows them names files that are there.</summary>
public class PictureTests
{
    private static readonly PlatformQuestion Question = Made("v-net-1");

    private static PlatformQuestion Made(string identifier)
    {
        var made = PlatformQuestions.Of(Drawn.Network("2-2-1"), identifier, "1");
        Assert.Empty(made.Diagnostics);
        return made.Question!;
    }

    private static List<XElement> Shown(string html) => [.. XElement.Parse($"<r>{html}</r>").Descendants("img")];

    [Fact]
    public void AQuestionHasThePicturesOfItsPapers()
    {
        Assert.Equal(["network-given", "network", "network-backward"], Question.Pictures.Select(picture => picture.Name));
        foreach (var picture in Question.Pictures)
        {
            var svg = XDocument.Parse(Encoding.UTF8.GetString(picture.Bytes.Span)).Root!;
            Assert.Equal("image/svg+xml", picture.MediaType);
            Assert.True(picture.Bytes.Length < 12_000, $"{picture.Name} has {picture.Bytes.Length} bytes");
            var ids = svg.Descendants().Attributes("id").Select(id => id.Value).ToList();
            Assert.Equal(ids.Distinct(), ids);
        }

        Assert.Equal(Question.Pictures.Select(p => Convert.ToHexString(p.Bytes.Span)), Made("v-net-1").Pictures.Select(p => Convert.ToHexString(p.Bytes.Span)));
    }

    /// <summary>The question's picture shows nothing that is to be worked out.</summary>
    [Fact]
    public void TheQuestionsPictureGivesNothingAway()
    {
        var given = Words(Question.Pictures[0]);
        var worked = Words(Question.Pictures[1]) + Words(Question.Pictures[2]);
        var answers = Question.Answers.Select(answer => Question.Trace.Quantities[answer.Quantity].Shown.Replace('-', '−')).Where(shown => worked.Contains(shown, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(answers);
        Assert.All(answers, answer => Assert.DoesNotContain(answer, given));
    }

    private static string Words(PlatformPicture picture) =>
        string.Join(' ', XDocument.Parse(Encoding.UTF8.GetString(picture.Bytes.Span)).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value));

    [Fact]
    public void MoodleEmbedsEachPictureWhereItIsShown()
    {
        using var stream = new MemoryStream();
        Assert.Empty(MoodleXml.Write(Question, stream));
        var question = XElement.Parse(Encoding.UTF8.GetString(stream.ToArray()));
        Check("questiontext", "network-given");
        Check("generalfeedback", "network", "network-backward");

        void Check(string place, params string[] names)
        {
            var element = question.Element(place)!;
            var images = Shown(element.Element("text")!.Value);
            Assert.Equal(names.Select(name => $"@@PLUGINFILE@@/{name}.svg"), images.Select(image => image.Attribute("src")!.Value));
            Assert.All(images, image => Assert.True(image.Attribute("alt")!.Value.Length > 40));
            Assert.Equal(names.Select(name => name + ".svg"), element.Elements("file").Select(file => file.Attribute("name")!.Value));
            Assert.All(element.Elements("file"), file =>
            {
                Assert.Equal("/", file.Attribute("path")!.Value);
                Assert.Equal("base64", file.Attribute("encoding")!.Value);
                Assert.StartsWith("<svg ", Encoding.UTF8.GetString(Convert.FromBase64String(file.Value)), StringComparison.Ordinal);
            });
        }
    }

    [Fact]
    public void QtiItemsNameFilesOfThePackageThatTheirResourceLists()
    {
        using var stream = new MemoryStream();
        using (var package = new QtiPackage(stream, "net", "Net"))
        {
            foreach (var question in new[] { Question, Made("v-net-.a.2") })
            {
                using var item = new MemoryStream();
                Assert.Empty(QtiItem.Write(question, item));
                package.Add(question.Identifier, item.ToArray(), QtiItem.Images(question));
            }

            package.Finish();
        }

        using var archive = new ZipArchive(new MemoryStream(stream.ToArray()));
        var names = archive.Entries.Select(entry => entry.FullName).ToList();
        Assert.Equal(names.Distinct(), names);
        using var open = archive.GetEntry("imsmanifest.xml")!.Open();
        var resources = XDocument.Load(open).Descendants().Where(e => e.Name.LocalName == "resource" && e.Attribute("type")!.Value == "imsqti_item_xmlv2p1").ToList();
        Assert.Equal(2, resources.Count);
        foreach (var resource in resources)
        {
            var path = resource.Attribute("href")!.Value;
            using var file = archive.GetEntry(path)!.Open();
            var images = XDocument.Load(file).Descendants().Where(e => e.Name.LocalName == "img").Select(e => "items/" + e.Attribute("src")!.Value).ToList();
            Assert.Equal(3, images.Count);
            Assert.Equal([path, .. images], resource.Elements().Select(e => e.Attribute("href")!.Value));
            Assert.All(images, image => Assert.Contains(Uri.UnescapeDataString(image), names));
        }
    }

    [Fact]
    public void CanvasItemsNameFilesOfThePackage()
    {
        var questions = new[] { Question, Made("v-net-2") };
        var items = questions.Select(question => CanvasItems.Write(question)).ToList();
        Assert.All(items, made => Assert.Empty(made.Diagnostics));
        using var stream = new MemoryStream();
        CanvasPackage.Write(stream, "net", "Net", [("z", 1, items.Select(made => (ReadOnlyMemory<byte>)made.Items[0]))], questions.SelectMany(question => CanvasItems.Images(question)));
        using var archive = new ZipArchive(new MemoryStream(stream.ToArray()));
        var names = archive.Entries.Select(entry => entry.FullName).ToList();
        Assert.Equal(names.Distinct(), names);
        using var open = archive.GetEntry("quiz/quiz.xml")!.Open();
        var images = XDocument.Load(open).Descendants().Where(e => e.Name.LocalName == "mattext").SelectMany(text => Shown(text.Value)).Select(image => image.Attribute("src")!.Value).ToList();
        Assert.Equal(6, images.Count);
        Assert.All(images, image =>
        {
            Assert.StartsWith("$IMS-CC-FILEBASE$/images/v-net-", image, StringComparison.Ordinal);
            Assert.Contains(image["$IMS-CC-FILEBASE$/".Length..], names);
        });
        Assert.Equal(6, images.Distinct().Count());
    }

    [Fact]
    public void TextInPicturesStandsWhereTheLettersOfThePaperDo()
    {
        foreach (var picture in Question.Pictures)
        {
            foreach (var text in XDocument.Parse(Encoding.UTF8.GetString(picture.Bytes.Span)).Descendants().Where(e => e.Name.LocalName == "text"))
            {
                var places = text.Attribute("x")!.Value.Split(' ').Select(x => double.Parse(x, CultureInfo.InvariantCulture)).ToList();
                Assert.Equal(text.Value.Length, places.Count);
                Assert.Equal(places.Order(), places);
            }
        }
    }
}
