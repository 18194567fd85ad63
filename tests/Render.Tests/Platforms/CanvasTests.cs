using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using WorkedSolutions.Render.Platforms;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Render.Tests.Platforms;

public class CanvasTests
{
    private static readonly XNamespace Ns = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2";

    [Fact]
    public void EachNumberIsAnItemWithItsRange()
    {
        var (items, diagnostics) = CanvasItems.Write(Sample.Question());
        Assert.Empty(diagnostics);
        Assert.Equal(2, items.Length);
        var item = XElement.Load(new MemoryStream(items[1]));
        Assert.Equal("numerical_question", Field(item, "question_type"));
        Assert.Equal("2", Field(item, "points_possible"));
        Assert.Equal("0.5933", item.Descendants("varequal").Single().Value);
        Assert.Equal(0.5932, double.Parse(item.Descendants("vargte").Single().Value, CultureInfo.InvariantCulture), 12);
        Assert.Equal(0.5934, double.Parse(item.Descendants("varlte").Single().Value, CultureInfo.InvariantCulture), 12);
        var text = XElement.Parse("<r>" + item.Descendants("mattext").First().Value + "</r>");
        Assert.Contains(@"\(a_{h1}\) = ?", text.Value);
        Assert.Contains("w < 1 {see}", text.Value);
    }

    [Theory]
    [InlineData(0.00008, "0.00008", 0.000079, 0.000081)]
    [InlineData(-0.00008, "-0.00008", -0.000081, -0.000079)]
    [InlineData(0.000104, "0.000104", 0.00009, 0.00012)]
    [InlineData(0, "0", -0.00005, 0.00005)]
    public void AnAnswerThatCanvasWouldMakeZeroIsRefusedWithAHint(double value, string shown, double low, double high)
    {
        var (items, diagnostics) = CanvasItems.Write(Sample.Answering(value, shown, new Interval(low, high)));
        Assert.Empty(items);
        var diagnostic = Assert.Single(diagnostics);
        Assert.StartsWith("a[1][1](1): Canvas takes typed numbers below 0.0001 for 0", diagnostic.Message);
        Assert.Contains("rescale", diagnostic.Hint);
    }

    [Fact]
    public void AnAnswerAboveTheLimitIsTaken() =>
        Assert.Equal(2, CanvasItems.Write(Sample.Answering(0.00044, "0.00044", new Interval(0.000435, 0.000445))).Items.Length);

    [Fact]
    public void ThePackageHasAGroupPerNumber()
    {
        var (items, _) = CanvasItems.Write(Sample.Question());
        var (others, _) = CanvasItems.Write(Sample.Question() with { Identifier = "neuron-2" });
        byte[] Packed()
        {
            using var stream = new MemoryStream();
            CanvasPackage.Write(stream, "neurons", "Neurons & more", [("z", 1, [items[0], others[0]]), ("a", 2, [items[1], others[1]])], [("images/x.svg", "<svg/>"u8.ToArray())]);
            return stream.ToArray();
        }

        Assert.Equal(Packed(), Packed());
        using var archive = new ZipArchive(new MemoryStream(Packed()));
        using var open = archive.GetEntry("quiz/quiz.xml")!.Open();
        var quiz = XDocument.Load(open).Root!;
        var groups = quiz.Element(Ns + "assessment")!.Element(Ns + "section")!.Elements(Ns + "section").ToList();
        Assert.Equal(["1", "2"], groups.Select(g => g.Descendants(Ns + "points_per_item").Single().Value));
        Assert.All(groups, g => Assert.Equal(2, g.Elements(Ns + "item").Count()));
        var identifiers = quiz.Descendants(Ns + "item").Select(i => i.Attribute("ident")!.Value).ToList();
        Assert.Equal(identifiers.Distinct(), identifiers);
        using var manifest = archive.GetEntry("imsmanifest.xml")!.Open();
        var files = XDocument.Load(manifest).Descendants().Where(e => e.Name.LocalName == "file").Select(e => e.Attribute("href")!.Value);
        Assert.Equal(archive.Entries.Select(e => e.FullName).Where(n => n != "imsmanifest.xml").Order(), files.Order());
        using var settings = archive.GetEntry("quiz/assessment_meta.xml")!.Open();
        Assert.Equal("3.0", XDocument.Load(settings).Descendants().Single(e => e.Name.LocalName == "points_possible").Value);
    }

    private static string Field(XElement item, string label) =>
        item.Descendants("qtimetadatafield").Single(f => f.Element("fieldlabel")!.Value == label).Element("fieldentry")!.Value;
}
