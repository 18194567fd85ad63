using System.Collections.Immutable;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Feedback;

/// <summary>A result as a paper, free of any output format.</summary>
public static class FeedbackDocument
{
    /// <summary>One person's feedback.</summary>
    public static Document Of(CheckResult result, FeedbackMode mode)
    {
        var head = result.Trace.Problem.Head;
        var subtitle = (mode switch { FeedbackMode.Full => "Feedback", FeedbackMode.Hint => "Hints", _ => "Errata" }) + (result.Student is { } student ? $" for {student}" : "");
        var builder = new Builder(result);
        switch (mode)
        {
            case FeedbackMode.Full:
                builder.AddSummary();
                builder.AddTable();
                builder.AddSlips();
                break;
            case FeedbackMode.Hint:
                builder.AddHints();
                break;
            default:
                builder.AddErrata();
                break;
        }

        return new Document(new DocumentHead(head.Title, head.Course, head.Author, head.Date, Subtitle: subtitle), builder.Blocks);
    }

    /// <summary>A form on paper: name, and a row for every quantity that is asked for.</summary>
    public static Document Blank(Trace trace)
    {
        var head = trace.Problem.Head;
        var lines = new Lines(trace, links: false);
        var rows = trace.Asked.Select(index => new TableRow([[new Inline.Math(lines.Symbol(index))], []]));
        return new Document(
            new DocumentHead(head.Title, head.Course, head.Author, head.Date, Subtitle: "Answer form"),
            [
                new Block.NameFields(["Name", "Number"]),
                new Block.Table([Alignment.Left, Alignment.Left], new TableRow([[new Inline.Text("Quantity")], [new Inline.Text("Your number, with all the digits that you claim")]]), [.. rows]),
            ]);
    }

    /// <summary>Text as the content of a block.</summary>
    internal static ImmutableArray<Inline> Text(string text) => [new Inline.Text(text)];

    private sealed class Builder(CheckResult result)
    {
        private readonly Lines _lines = new(result.Trace, links: false);
        private readonly Sentences _sentences = new(result.Trace);
        private readonly ImmutableArray<Block>.Builder _blocks = ImmutableArray.CreateBuilder<Block>();

        public ImmutableArray<Block> Blocks => _blocks.ToImmutable();

        public void AddSummary()
        {
            var right = result.FirstWrong is null;
            _blocks.Add(new Block.Callout(
                right ? CalloutKind.Result : CalloutKind.Warning,
                Text(result.Of > 0 ? $"{Summary.Marks(result.Marks)} of {result.Of} marks" : right ? "Everything is right" : "Not all is right"),
                [new Block.Paragraph(_sentences.Of(Summary.WithoutMarks(result)))]));
        }

        public void AddTable()
        {
            var (shown, missing) = FeedbackText.Split(result);
            var rows = shown.Select(marked => new TableRow(
            [
                [Symbol(marked.Quantity)],
                marked.Answer is { } answer ? Number(answer.Number.Text) : Text("–"),
                Number(marked.Quantity.Given?.Text ?? marked.Quantity.Shown),
                Verdict(marked),
                Text(marked.Of > 0 ? $"{Summary.Marks(marked.Marks)} of {marked.Of}" : ""),
            ]));
            _blocks.Add(new Block.Table(
                [Alignment.Left, Alignment.Right, Alignment.Right, Alignment.Left, Alignment.Right],
                new TableRow([Text("Quantity"), Text("Yours"), Text("Solution"), Text("Verdict"), Text("Marks")]),
                [.. rows]));
            if (missing.Count > 0)
            {
                _blocks.Add(new Block.Paragraph([new Inline.Text("Not given: "), .. missing.SelectMany((marked, i) => (Inline[])[new Inline.Text(i > 0 ? ", " : ""), Sentences.Symbol(marked.Quantity)]), new Inline.Text(".")]));
            }
        }

        public void AddSlips()
        {
            var wrong = result.Quantities.Where(marked => marked.Verdict == Solver.Checking.Verdict.Wrong).ToList();
            if (wrong.Count == 0)
            {
                return;
            }

            _blocks.Add(new Block.Heading(2, Text("What went wrong"), "what-went-wrong"));
            foreach (var marked in wrong)
            {
                AddHeading(marked, "wrong");
                _blocks.Add(new Block.Paragraph([new Inline.Text("You wrote "), .. Number(marked.Answer!.Number.Text), new Inline.Text(". The right line is")]));
                AddRepeated(marked);
                _blocks.Add(new Block.DisplayMath(_lines.Display(marked.Line, chain: false), []));
                if (FeedbackText.OwnLine(marked) is { } own)
                {
                    _blocks.Add(new Block.Paragraph([new Inline.Text("From your own numbers it would be "), new Inline.Code(own), new Inline.Text(".")]));
                }

                AddList(FeedbackText.Explanations(marked));
            }
        }

        public void AddHints()
        {
            var wrong = result.Quantities.Where(marked => marked.Verdict == Solver.Checking.Verdict.Wrong).ToList();
            _blocks.Add(new Block.Paragraph(wrong.Count == 0
                ? Text("Nothing that is given is wrong.")
                : [new Inline.Text($"{wrong.Count} to look at again; begin with "), Symbol(wrong[0].Quantity), new Inline.Text(".")]));
            foreach (var marked in wrong)
            {
                AddHeading(marked, "hint");
                _blocks.Add(new Block.Paragraph(_sentences.Of(RuleWords.Of(result.Trace, marked.Line))));
                AddRepeated(marked);
                if (_lines.Formula(marked.Line) is { } formula)
                {
                    _blocks.Add(new Block.DisplayMath(Break.Relations(_lines.Symbol(marked.Line.Index), [(Notate.EqualSign, formula)]), []));
                }
            }
        }

        public void AddErrata()
        {
            var errata = result.Quantities.Where(FeedbackText.IsErratum).ToList();
            var given = result.Quantities.Count(marked => marked.Answer is not null);
            _blocks.Add(new Block.Paragraph(Text($"{given} numbers read, {(errata.Count == 0 ? "no erratum" : errata.Count == 1 ? "1 erratum" : $"{errata.Count} errata")}.")));
            if (errata.Count == 0)
            {
                return;
            }

            var rows = errata.Select(marked => new TableRow(
            [
                [Symbol(marked.Quantity)],
                Number(marked.Answer!.Number.Text),
                Number(FeedbackText.Right(marked)),
                _sentences.Part(string.Join("; ", FeedbackText.ErratumReasons(result, marked))),
            ]));
            _blocks.Add(new Block.Table(
                [Alignment.Left, Alignment.Right, Alignment.Right, Alignment.Left],
                new TableRow([Text("Quantity"), Text("Printed"), Text("Correct"), Text("Why")]),
                [.. rows]));
        }

        /// <summary>J = L, where the line that follows is that of L.</summary>
        private void AddRepeated(MarkedQuantity marked)
        {
            if (marked.Line.Symbol.Plain != marked.Quantity.Symbol.Plain && _lines.Formula(marked.Quantity) is { } repeated)
            {
                _blocks.Add(new Block.DisplayMath(Break.Relations(_lines.Symbol(marked.Quantity.Index), [(Notate.EqualSign, repeated)]), []));
            }
        }

        private void AddHeading(MarkedQuantity marked, string kind) =>
            _blocks.Add(new Block.Heading(3, [Symbol(marked.Quantity)], $"{kind}-{Anchors.Of(marked.Quantity.Id)}"));

        private void AddList(IEnumerable<string> lines) =>
            _blocks.Add(new Block.ItemList(null, [.. lines.Select(line => ImmutableArray.Create<Block>(new Block.Paragraph(_sentences.Of(line))))]));

        private Inline Symbol(Quantity quantity) => new Inline.Math(_lines.Symbol(quantity.Index));

        private static ImmutableArray<Inline> Number(string digits)
        {
            var plain = digits.Replace('\u2212', '-');
            return plain.All(c => char.IsAsciiDigit(c) || c is '.' or '-' or '+' or 'e' or 'E') ? [new Inline.Math(Notate.Number(plain))] : Text(digits);
        }

        private ImmutableArray<Inline> Verdict(MarkedQuantity marked)
        {
            if (marked.Verdict != Solver.Checking.Verdict.Follows)
            {
                return marked.Verdict == Solver.Checking.Verdict.Wrong ? [new Inline.Strong(Text(FeedbackText.Words(result, marked)))] : Text(FeedbackText.Words(result, marked));
            }

            var words = ImmutableArray.CreateBuilder<Inline>();
            words.Add(new Inline.Text("follows from "));
            for (var i = 0; i < marked.FollowsFrom.Length; i++)
            {
                words.Add(new Inline.Text(i > 0 ? ", " : ""));
                words.Add(Sentences.Symbol(result.Trace.Quantities[marked.FollowsFrom[i]]));
            }

            return words.ToImmutable();
        }
    }
}
