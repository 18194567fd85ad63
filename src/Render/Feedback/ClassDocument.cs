using System.Collections.Immutable;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Frames;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Render.Feedback;

/// <summary>A class's report as a paper: what went wrong most often, which mistakes were made, a row per student.</summary>
public static class ClassDocument
{
    private const int MostBars = 15, MostRows = 60;

    /// <summary>The paper and its figures by name.</summary>
    public static (Document Document, ImmutableArray<(string Name, Frame Frame)> Figures) Of(ClassResult result)
    {
        var head = result.Trace.Problem.Head;
        var blocks = ImmutableArray.CreateBuilder<Block>();
        var figures = ImmutableArray.CreateBuilder<(string, Frame)>();
        blocks.Add(new Block.Paragraph(Text(ClassReport.Headline(result) + ".")));
        AddQuantities(result, blocks, figures);
        AddMistakes(result, blocks, figures);
        AddStudents(result, blocks);
        return (new Document(new DocumentHead(head.Title, head.Course, head.Author, head.Date, Subtitle: "Class report"), blocks.ToImmutable()), figures.ToImmutable());
    }

    private static void AddQuantities(ClassResult result, ImmutableArray<Block>.Builder blocks, ImmutableArray<(string, Frame)>.Builder figures)
    {
        var wrong = result.MostOftenWrong.ToList();
        if (wrong.Count == 0)
        {
            return;
        }

        var lines = new Lines(result.Trace, links: false);
        blocks.Add(new Block.Heading(2, Text("Most often wrong"), "most-often-wrong"));
        AddFigure(blocks, figures, "wrong", [.. wrong.Take(MostBars).Select(tally => (tally.Quantity.Symbol.Plain, tally.Wrong))], result.Students.Length, "How many students had each quantity wrong.");
        var rows = wrong.Take(MostRows).Select(tally => new TableRow(
        [
            [new Inline.Math(lines.Symbol(tally.Quantity.Index))],
            Count(tally.Wrong),
            Count(tally.FirstWrong),
            Count(tally.Follows),
            Count(tally.Correct),
            Count(tally.Missing),
        ]));
        blocks.Add(new Block.Table(
            [Alignment.Left, Alignment.Right, Alignment.Right, Alignment.Right, Alignment.Right, Alignment.Right],
            new TableRow([Text("Quantity"), Text("Wrong"), Text("First slip"), Text("Follows"), Text("Right"), Text("Missing")]),
            [.. rows]));
    }

    private static void AddMistakes(ClassResult result, ImmutableArray<Block>.Builder blocks, ImmutableArray<(string, Frame)>.Builder figures)
    {
        if (result.Mistakes.IsEmpty)
        {
            return;
        }

        blocks.Add(new Block.Heading(2, Text("Mistakes most often made"), "mistakes"));
        AddFigure(blocks, figures, "mistakes", [.. result.Mistakes.Take(MostBars).Select(tally => (tally.Title, tally.Students))], result.Students.Length, "How many students made each mistake.");
        var sentences = new Sentences(result.Trace);
        var rows = result.Mistakes.Select(tally => new TableRow([Text(tally.Title), Count(tally.Students), Count(tally.Times), sentences.Part(ClassReport.Places(tally))]));
        blocks.Add(new Block.Table(
            [Alignment.Left, Alignment.Right, Alignment.Right, Alignment.Left],
            new TableRow([Text("Mistake"), Text("Students"), Text("Times"), Text("Where")]),
            [.. rows]));
    }

    private static void AddStudents(ClassResult result, ImmutableArray<Block>.Builder blocks)
    {
        blocks.Add(new Block.Heading(2, Text("Students"), "students"));
        var sentences = new Sentences(result.Trace);
        var rows = result.Students.Select(student => new TableRow(
        [
            Text(student.Student ?? ""),
            Text($"{Summary.Marks(student.Marks)} of {student.Of}"),
            sentences.Part(Summary.WithoutMarks(student)),
        ]));
        blocks.Add(new Block.Table(
            [Alignment.Left, Alignment.Right, Alignment.Left],
            new TableRow([Text("Student"), Text("Marks"), Text("Result")]),
            [.. rows]));
    }

    private static void AddFigure(ImmutableArray<Block>.Builder blocks, ImmutableArray<(string, Frame)>.Builder figures, string name, IReadOnlyList<(string, int)> bars, int of, string caption)
    {
        figures.Add((name, BarChart.Draw(bars, of)));
        var alternative = string.Join("; ", bars.Select(bar => $"{bar.Item1}: {bar.Item2} of {of}"));
        blocks.Add(new Block.Figure(name, alternative, Text(caption)));
    }

    private static ImmutableArray<Inline> Count(int count) => [new Inline.Math(new MathNode.Digits(NumberFormat.RoundTrip(count)))];

    private static ImmutableArray<Inline> Text(string text) => FeedbackDocument.Text(text);
}
