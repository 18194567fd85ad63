using System.Net;
using System.Text;
using System.Xml.Linq;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Platforms;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Render.Tests.Platforms;

public class MoodleXmlTests
{
    private static XElement Written(PlatformQuestion question)
    {
        using var stream = new MemoryStream();
        var diagnostics = MoodleXml.Write(question, stream);
        Assert.Empty(diagnostics);
        var file = MoodleXml.Start + MoodleXml.Category("Course A/B", question.Category) + Encoding.UTF8.GetString(stream.ToArray()) + MoodleXml.End;
        return XDocument.Parse(file, LoadOptions.PreserveWhitespace).Root!.Elements("question").Last();
    }

    private static List<Cloze.Question> Parts(PlatformQuestion question, out string rest) =>
        Cloze.Read(Written(question).Element("questiontext")!.Element("text")!.Value, out rest);

    [Fact]
    public void EveryAnswerIsANumericalPartWithItsMarksAndEnvelope()
    {
        var parts = Parts(Sample.Question(), out var rest);
        Assert.Equal([1, 2], parts.Select(part => part.Marks));
        Assert.Equal(0.5933, parts[1].Choices[0].Value);
        Assert.Equal(1, parts[1].Grade(0.5932).Fraction);
        Assert.Equal(1, parts[1].Grade(0.5934).Fraction);
        Assert.Equal(0, parts[1].Grade(0.5936).Fraction);
        Assert.Contains(@"\(a_{h1}\) = {#2}", rest);
        Assert.Contains("x is 0.05 &amp; w &lt; 1 &#123;see&#125;", rest);
    }

    [Fact]
    public void MistakesEarnAPartOfTheMarksAndSayWhy()
    {
        const string message = "σ left out: a = z {not σ(z)} ~ #1 \\ <b> & \"so\"";
        var part = Parts(Sample.Question(new PlatformMistake("activation-left-out", 0.3775, message), new PlatformMistake("sign-flipped", -0.5933, "sign")), out _)[1];
        Assert.Equal(3, part.Choices.Count);
        var (fraction, feedback) = part.Grade(0.3775);
        Assert.Equal(0.5, fraction);
        Assert.Equal(message, WebUtility.HtmlDecode(feedback));
        Assert.DoesNotContain("<b>", feedback);
        Assert.Equal((0.5, "sign"), part.Grade(-0.5933));
        Assert.Equal(0, part.Grade(-0.59).Fraction);
    }

    /// <summary>The right answer is exact, but a wrong one is rounded like any number: 0.1/3 is written 0.0333.</summary>
    [Fact]
    public void AnExactAnswerHasItsMistakesToo()
    {
        var part = Parts(Sample.Answering(0.1, "0.1", Interval.At(0.1), new PlatformMistake("factor-left-out", 0.1 / 3, "a factor"), new PlatformMistake("sign-flipped", -0.1, "sign")), out _)[1];
        Assert.Equal((0.5, "a factor"), part.Grade(0.0333));
        Assert.Equal((0.5, "sign"), part.Grade(-0.1));
        Assert.Equal(0, part.Grade(0.1001).Fraction);
        Assert.Equal(1, part.Grade(0.1).Fraction);
    }

    [Fact]
    public void ZeroEarnsNothingEvenAsAMistake() =>
        Assert.Equal(0, Parts(Sample.Question(new PlatformMistake("derivative-left-out", 0, "left out")), out _)[1].Grade(0).Fraction);

    [Fact]
    public void AMistakeThatCannotBeToldFromTheRightAnswerNeverTakesItsPlace()
    {
        var part = Parts(Sample.Question(new PlatformMistake("same", 0.59331, "same"), new PlatformMistake("near", 0.59345, "near"), new PlatformMistake("nearer", 0.59346, "nearer")), out _)[1];
        Assert.Equal(1, part.Grade(0.59339).Fraction);
        for (var i = 0; i < part.Choices.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var gap = Math.Abs(part.Choices[i].Value - part.Choices[j].Value);
                Assert.True(gap > part.Choices[i].Tolerance + part.Choices[j].Tolerance, $"alternatives {i} and {j} overlap");
            }
        }
    }

    [Theory]
    [InlineData(0.000438568, "0.00044", 0, 0.001)]
    [InlineData(-0.000438568, "-0.00044", -0.001, 0.001)]
    [InlineData(3e-11, "0.00000000003", 0, 1)]
    public void ZeroIsNeverWithinTheToleranceOfASmallAnswer(double value, string shown, double low, double high)
    {
        var part = Parts(Sample.Answering(value, shown, new Interval(low, high)), out _)[1];
        Assert.Equal(0, part.Grade(0).Fraction);
        Assert.Equal(0, part.Grade(-value).Fraction);
        Assert.Equal(1, part.Grade(double.Parse(shown, System.Globalization.CultureInfo.InvariantCulture)).Fraction);
    }

    [Fact]
    public void CategoryFeedbackAndNumberAreThere()
    {
        var question = Written(Sample.Question());
        Assert.Equal("cloze", question.Attribute("type")!.Value);
        Assert.Equal("neuron-1", question.Element("idnumber")!.Value);
        Assert.Equal(@"<p>It is \(a = \frac{1}{1 + e^{-z}}\) ]]&gt; so</p>", question.Element("generalfeedback")!.Element("text")!.Value.Trim());
        Assert.Equal("$course$/top/Course A//B/Neurons", question.Parent!.Elements("question").First().Descendants("text").Single().Value);
    }

    [Fact]
    public void PicturesAreEmbedded()
    {
        var question = Sample.Question("Q", [new Block.Figure("net", "A net", [])], []) with
        {
            Pictures = [new PlatformPicture("net", "net one.svg", "image/svg+xml", "<svg/>"u8.ToArray())],
        };
        var text = Written(question).Element("questiontext")!;
        Assert.Contains("<img src=\"@@PLUGINFILE@@/net%20one.svg\" alt=\"A net\"/>", text.Element("text")!.Value);
        Assert.Equal("net one.svg", text.Element("file")!.Attribute("name")!.Value);
        Assert.Equal("<svg/>", Encoding.UTF8.GetString(Convert.FromBase64String(text.Element("file")!.Value)));
    }

    [Fact]
    public void AFigureWithoutPictureIsItsAlternative() =>
        Assert.Contains("A net of &lt;2&gt;", Written(Sample.Question("Q", [new Block.Figure("net", "A net of <2>", [])], [])).Element("questiontext")!.Element("text")!.Value);

    [Fact]
    public void WhatMoodleCannotHoldIsAnError()
    {
        Refused(Sample.Question(new string('x', 256), [], []), "255 characters");
        Refused(Sample.Question() with { Identifier = new string('x', 101) }, "ID numbers");
        Refused(Sample.Question("Q", [new Block.DisplayMath(Sample.Formula(@"\text{{1:NUMERICAL:=2}}"), [])], []), "embedded answer");
        Refused(Sample.Question() with { Answers = [] }, "no number");
        Refused(Sample.Answering(1.7e-20, "1.7e-20", new Interval(0, 1)), "from 0");
    }

    private static void Refused(PlatformQuestion question, string because)
    {
        using var stream = new MemoryStream();
        var diagnostics = MoodleXml.Write(question, stream);
        Assert.Contains(diagnostics, diagnostic => diagnostic.Message.Contains(because, StringComparison.Ordinal));
        Assert.Equal(0, stream.Length);
    }
}
