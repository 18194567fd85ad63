using System.Collections.Immutable;
using System.IO.Compression;
using System.Xml.Linq;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Platforms;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Tests.Platforms;

public class QtiItemTests
{
    private static readonly XNamespace Ns = QtiProcessor.Ns;

    private static byte[] Bytes(PlatformQuestion question)
    {
        using var stream = new MemoryStream();
        Assert.Empty(QtiItem.Write(question, stream));
        return stream.ToArray();
    }

    private static XElement Item(PlatformQuestion question)
    {
        using var stream = new MemoryStream(Bytes(question));
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace).Root!;
    }

    [Fact]
    public void RightAnswersEarnAllMarks()
    {
        var item = Item(Sample.Question());
        Assert.Equal(3, QtiProcessor.Run(item, ("R1", 0.3775), ("R2", 0.5933)).Score);
        Assert.Equal(2, QtiProcessor.Run(item, ("R2", 0.5932)).Score);
        Assert.Equal(0, QtiProcessor.Run(item, ("R2", 0.5936)).Score);
        Assert.Equal(0, QtiProcessor.Run(item).Score);
        Assert.Equal("3", item.Elements(Ns + "outcomeDeclaration").First().Attribute("normalMaximum")!.Value);
    }

    [Fact]
    public void WhatFollowsFromAWrongEarlierAnswerEarnsItsMarks()
    {
        var item = Item(Sample.Question());
        Assert.Equal(2, QtiProcessor.Run(item, ("R1", 0.4), ("R2", 0.5987)).Score); // 1/(1 + e^-0.4) = 0.59869
        Assert.Equal(2, QtiProcessor.Run(item, ("R1", -1.5), ("R2", 0.1824)).Score); // 1/(1 + e^1.5) = 0.18243
        Assert.Equal(0, QtiProcessor.Run(item, ("R1", 0.4), ("R2", 0.6)).Score);
        Assert.Equal(0, QtiProcessor.Run(item, ("R1", 0), ("R2", 0.5)).Score); // a zero makes the rest trivial
    }

    /// <summary>Where the candidate gave no number, the right one stands in its place: s = a + z with their own a and without a z.</summary>
    [Fact]
    public void ABlankStopsNoFollowThrough()
    {
        var question = Sample.Question();
        var quantities = question.Trace.Quantities.Add(question.Trace.Quantities[4] with
        {
            Index = 5, Id = "s", Role = Role.Node, Formula = new Expr.Ref(3) + new Expr.Ref(4), Value = 0.97077, Exact = 0.97077, Shown = "0.9708",
        });
        question = question with
        {
            Trace = new Trace(question.Trace.Problem, quantities) { Verification = question.Trace.Verification },
            Answers = question.Answers.Add(new PlatformAnswer(5, Sample.Formula("s"), 1, new Interval(0.9707, 0.9709), [])),
        };
        var item = Item(question);
        QtiStructure.Check(item);
        Assert.Equal(1, QtiProcessor.Run(item, ("R2", 0.7), ("R3", 1.0775)).Score); // 0.3775 + 0.7
        Assert.Equal(0, QtiProcessor.Run(item, ("R1", 0.5), ("R2", 0.7), ("R3", 1.0775)).Score);
        Assert.Equal(1, QtiProcessor.Run(item, ("R1", 0.5), ("R2", 0.7), ("R3", 1.2)).Score);
    }

    /// <summary>z = 0.3775 is exact, but what follows from a rounded answer is not: 0.55 · 0.05 + 0.35 put through 1/3.</summary>
    [Fact]
    public void WhatFollowsMayBeRoundedWhereTheRightAnswerIsExact()
    {
        var question = Sample.Question();
        var thirds = question.Trace.Quantities.SetItem(4, question.Trace.Quantities[4] with { Formula = new Expr.Ref(3) / Expr.Integer(3), Value = 0.1, Exact = 0.1, Shown = "0.1", ShownExactly = true });
        question = question with
        {
            Trace = new Trace(question.Trace.Problem, thirds) { Verification = question.Trace.Verification },
            Answers = question.Answers.SetItem(1, question.Answers[1] with { Accepted = Interval.At(0.1) }),
        };
        var item = Item(question);
        Assert.Equal(2, QtiProcessor.Run(item, ("R1", 0.4), ("R2", 0.1333)).Score);
        Assert.Equal(0, QtiProcessor.Run(item, ("R1", 0.4), ("R2", 0.134)).Score);
    }

    [Theory]
    [InlineData(CarriedCredit.Half, 1)]
    [InlineData(CarriedCredit.None, 0)]
    public void FollowThroughEarnsWhatTheProblemSays(CarriedCredit credit, double marks)
    {
        var question = Sample.Question();
        var problem = (Problem.Network)question.Trace.Problem;
        var trace = new Trace(problem with { Head = problem.Head with { Ecf = credit } }, question.Trace.Quantities) { Verification = question.Trace.Verification };
        Assert.Equal(marks, QtiProcessor.Run(Item(question with { Trace = trace }), ("R1", 0.4), ("R2", 0.5987)).Score);
    }

    [Fact]
    public void AnImpossibleActivationIsNotCarriedForward()
    {
        var question = Sample.Question();
        var quantities = question.Trace.Quantities.Add(question.Trace.Quantities[4] with
        {
            Index = 5, Id = "E[1](1)", Role = Role.LossShare, Formula = Expr.Square(new Expr.Ref(4) - Expr.One), Value = 0.16543, Exact = 0.16543, Shown = "0.1654",
        });
        question = question with
        {
            Trace = new Trace(question.Trace.Problem, quantities) { Verification = question.Trace.Verification },
            Answers = question.Answers.Add(new PlatformAnswer(5, Sample.Formula("E"), 1, new Interval(0.1653, 0.1655), [])),
        };
        var item = Item(question);
        Assert.Equal(1, QtiProcessor.Run(item, ("R2", 0.4), ("R3", 0.36)).Score);
        Assert.Equal(0, QtiProcessor.Run(item, ("R2", 1.4), ("R3", 0.16)).Score);
    }

    [Fact]
    public void NamedMistakesEarnAPartAndAreExplained()
    {
        var item = Item(Sample.Question(new PlatformMistake("activation-left-out", 0.3775, "σ & left out")));
        var (score, feedback) = QtiProcessor.Run(item, ("R2", 0.3775));
        Assert.Equal(1, score);
        var shown = item.Elements(Ns + "modalFeedback").Where(f => feedback.Contains(f.Attribute("identifier")!.Value)).ToList();
        Assert.Equal(2, shown.Count);
        Assert.Contains("σ & left out", shown[0].Value);
        Assert.Contains(@"\frac{1}{1 + e^{-z}}", shown[1].Value.Replace("\n", ""));
    }

    [Fact]
    public void TheItemIsBuiltAsTheSchemaWants()
    {
        var item = Item(Sample.Question("Title <1>", [new Block.Paragraph([new Inline.Text("x")]), new Block.Table([Alignment.Left], new TableRow([[new Inline.Text("h")]]), [new TableRow([[new Inline.Text("c")]])])], []));
        Assert.Equal("Title <1>", item.Attribute("title")!.Value);
        Assert.Equal(["identifier", "title", "adaptive", "timeDependent"], item.Attributes().Where(a => !a.IsNamespaceDeclaration).Select(a => a.Name.LocalName));
        string[] order = ["responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing", "modalFeedback"];
        Assert.Equal(order, item.Elements().Select(e => e.Name.LocalName).Distinct());
        var body = item.Element(Ns + "itemBody")!;
        Assert.All(body.Nodes().OfType<XText>(), text => Assert.True(string.IsNullOrWhiteSpace(text.Value)));
        Assert.All(body.Descendants(Ns + "textEntryInteraction"), e => Assert.Equal("p", e.Parent!.Name.LocalName));
        Assert.DoesNotContain(body.Descendants(), e => e.Attribute("style") is not null);
        Assert.All(item.Descendants(Ns + "equal"), e => Assert.NotNull(e.Attribute("toleranceMode")));
        var declared = item.Elements().Where(e => e.Name.LocalName.EndsWith("Declaration", StringComparison.Ordinal)).Select(e => e.Attribute("identifier")!.Value).ToHashSet();
        Assert.All(item.Descendants(Ns + "variable"), e => Assert.Contains(e.Attribute("identifier")!.Value, declared));
    }

    /// <summary>Every function that QTI can express gives in QTI what its value is.</summary>
    /// <summary>Items of real problems, with everything that the text of a problem can hold.</summary>
    [Theory]
    [InlineData("2-2-1", "identifier")]
    [InlineData("2-3-2", "v-net-s.2e.17")]
    [InlineData("1-1-1", "v")]
    public void ItemsKeepTheRulesOfTheSchema(string sizes, string identifier)
    {
        var made = PlatformQuestions.Of(Pictures.Drawn.Network(sizes), identifier, "Ünal <b> & \"Co\"").Question!;
        QtiStructure.Check(Item(made with { Statement = [.. made.Statement, .. EveryBlock], Solution = [.. made.Solution, .. EveryBlock] }));
    }

    private static ImmutableArray<Block> EveryBlock
    {
        get
        {
            ImmutableArray<Inline> words = [new Inline.Text("a < b & c"), new Inline.Math(Sample.Formula(@"\frac{a}{b}")), new Inline.Strong([new Inline.Emphasis([new Inline.Text("x")])]), new Inline.Code("w{1}"), new Inline.LineBreak(), new Inline.Link("https://example.org/?a=1&b=2", [new Inline.Text("there")]), new Inline.Link("#w1", [new Inline.Text("here")])];
            ImmutableArray<Block> some = [new Block.Paragraph(words), new Block.DisplayMath(Sample.Formula(@"\sum_i w_i x_i"), ["z"])];
            return
            [
                .. some,
                new Block.Heading(2, words, "h"),
                new Block.Heading(6, [], "i"),
                new Block.ItemList(null, [some, []]),
                new Block.ItemList(3, [[new Block.ItemList(null, [some])]]),
                new Block.ItemList(null, []),
                new Block.Table([Alignment.Left, Alignment.Right], new TableRow([words, []]), [new TableRow([words, words])]),
                new Block.Table([Alignment.Centre], new TableRow([words]), []),
                new Block.Callout(CalloutKind.Warning, words, some),
                new Block.Figure("nothing", "a picture that is not there", words),
                new Block.Quote(some),
                new Block.Quote([]),
                new Block.Code("if (a < b) { }", "c"),
                new Block.Rule(),
                new Block.PageBreak(),
            ];
        }
    }

    [Fact]
    public void FunctionsAreTranslatedFaithfully()
    {
        var translated = new List<string>();
        foreach (var function in FunctionTable.All)
        {
            foreach (var z in (ReadOnlySpan<double>)[-1.25, 0.4, 2.5])
            {
                var count = function.LeastArguments;
                var rest = Enumerable.Range(0, count - 1).Select(i => (Expr)(function is Softmax && i == 0 ? new Expr.Ref(3) : new Expr.Number(new Fractions.Fraction(i + 1, 2))));
                var extra = function is Softmax ? [new Expr.Number(new Fractions.Fraction(1, 4))] : Array.Empty<Expr>();
                var formula = new Expr.Call(function, [new Expr.Ref(3), .. rest, .. extra]);
                var values = new double[] { 0, 0, 0, z, 0 };
                var expected = Evaluate.Over(formula, values);
                if (!double.IsFinite(expected))
                {
                    continue;
                }

                var question = Sample.Question();
                var quantities = question.Trace.Quantities.SetItem(4, question.Trace.Quantities[4] with { Formula = formula, Role = Role.Node });
                question = question with { Trace = new Trace(question.Trace.Problem, quantities) { Verification = question.Trace.Verification } };
                var item = Item(question);
                if (item.ToString().Contains("FT2", StringComparison.Ordinal))
                {
                    translated.Add(function.Name);
                    Assert.Equal(2, QtiProcessor.Run(item, ("R1", z), ("R2", expected)).Score);
                    Assert.Equal(0, QtiProcessor.Run(item, ("R1", z), ("R2", expected + 0.001)).Score);
                }
            }
        }

        Assert.Superset(new HashSet<string> { "sigmoid", "exp", "ln", "sqrt", "abs", "tanh", "relu", "relu'", "softplus", "softmax", "max", "min", "silu" }, translated.ToHashSet());
    }

    [Fact]
    public void ThePackageListsWhatItHoldsAndItsBytesDependOnNothingElse()
    {
        var first = Packed();
        Assert.Equal(first, Packed());
        using var archive = new ZipArchive(new MemoryStream(first));
        var names = archive.Entries.Select(e => e.FullName).ToHashSet();
        using var open = archive.GetEntry("imsmanifest.xml")!.Open();
        var manifest = XDocument.Load(open).Root!;
        Assert.Equal("QTIv2.1 Package", manifest.Descendants().Single(e => e.Name.LocalName == "schema").Value);
        var resources = manifest.Descendants().Where(e => e.Name.LocalName == "resource").ToList();
        Assert.Equal(["imsqti_test_xmlv2p1", "imsqti_item_xmlv2p1", "imsqti_item_xmlv2p1"], resources.Select(r => r.Attribute("type")!.Value));
        Assert.Equal(resources.Skip(1).Select(r => r.Attribute("identifier")!.Value), resources[0].Elements().Where(e => e.Name.LocalName == "dependency").Select(e => e.Attribute("identifierref")!.Value));
        Assert.Equal(names.Order(), manifest.Descendants().Where(e => e.Name.LocalName == "file").Select(e => e.Attribute("href")!.Value).Append("imsmanifest.xml").Order());
        using var test = archive.GetEntry("test.xml")!.Open();
        Assert.All(XDocument.Load(test).Descendants(Ns + "assessmentItemRef"), r => Assert.Contains(r.Attribute("href")!.Value, names));
        Assert.All(archive.Entries, e => Assert.Equal(1980, e.LastWriteTime.Year));
    }

    private static byte[] Packed()
    {
        using var stream = new MemoryStream();
        using (var package = new QtiPackage(stream, "neurons", "Neurons & more"))
        {
            var question = Sample.Question();
            package.Add("neuron-1", Bytes(question));
            package.Add("neuron-2", Bytes(question with { Identifier = "neuron-2" }), ("images/neuron-2/net.svg", "<svg/>"u8.ToArray()));
            package.Finish();
        }

        return stream.ToArray();
    }
}
