using System.Text;
using Scriban.Runtime;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;
using WorkedSolutions.Solver.Variants;

namespace WorkedSolutions.Render.Styles;

/// <summary>
/// The mark scheme of the asked quantities. A mark is M for the method (the right line written down), A for the right value,
/// which needs its method, or B for a value by itself that needs nothing worked out before. Where a value rests on earlier
/// working its A mark follows through (ft) unless the problem says <c>ecf: none</c>. The marks of a quantity add up to what
/// the problem gives it, so all of them add up to the total.
/// </summary>
internal static class MarkScheme
{
    /// <summary>Envelopes and mistakes of traces with more quantities than this are left out.</summary>
    private const int MostQuantities = 5000;

    private const int MostMistakes = 4;

    /// <summary>
    /// A row per asked quantity: <c>line marks follows_through half</c>, its codes, <c>range</c> (what correct working can give when
    /// steps are rounded; "" where that is one number) and <c>mistakes</c> (<c>value message</c> of what named mistakes give).
    /// </summary>
    public static ScriptArray Model(LineModel lines)
    {
        var rows = new ScriptArray();
        var trace = lines.Trace;
        var schemes = new Lazy<Dictionary<int, AnswerScheme>>(() => trace.Quantities.Length > MostQuantities ? [] : AnswerScheme.Of(trace).ToDictionary(scheme => scheme.Quantity));
        foreach (var index in trace.Asked)
        {
            var quantity = trace.Quantities[index];
            var marks = trace.Marks.GetValueOrDefault(index, 1);
            var rests = quantity.Formula is { } formula && References.Of(formula).Any(i => trace.Quantities[i].IsComputed);
            var follows = rests && trace.Problem.Head.Ecf != CarriedCredit.None;
            rows.Add(new LazyObject()
                .With("line", lines.Of(quantity))
                .With("marks", marks)
                .With("method_marks", rests || marks > 1 ? marks / 2 : 0)
                .With("accuracy", rests || marks > 1 ? "A" : "B")
                .With("accuracy_marks", rests || marks > 1 ? marks - marks / 2 : marks)
                .With("follows_through", follows)
                .With("half", trace.Problem.Head.Ecf == CarriedCredit.Half)
                .With("range", () => schemes.Value.TryGetValue(index, out var scheme) ? Range(lines, quantity, scheme) : PaperText.Empty)
                .With("mistakes", () => schemes.Value.TryGetValue(index, out var scheme) ? Mistakes(lines, quantity, scheme) : []));
        }

        return rows;
    }

    /// <summary>The envelope in the digits of the answer, where it holds more than one number of so many digits.</summary>
    private static PaperText Range(LineModel lines, Quantity quantity, AnswerScheme scheme)
    {
        var rounding = lines.Trace.Problem.Head.Rounding;
        var low = NumberFormat.Show(scheme.Envelope.Low, null, rounding).Text;
        var high = NumberFormat.Show(scheme.Envelope.High, null, rounding).Text;
        return low == high || quantity.ShownExactly || !double.IsFinite(scheme.Envelope.Width) ? PaperText.Empty : lines.Formulas.Inline(Notate.Number(low)) + " to " + lines.Formulas.Inline(Notate.Number(high));
    }

    private static ScriptArray Mistakes(LineModel lines, Quantity quantity, AnswerScheme scheme)
    {
        var array = new ScriptArray();
        var seen = new HashSet<string>(StringComparer.Ordinal) { quantity.Shown };
        foreach (var mistake in scheme.Mistakes)
        {
            var shown = NumberFormat.Show(mistake.Value, null, lines.Trace.Problem.Head.Rounding).Text;
            if (array.Count < MostMistakes && seen.Add(shown))
            {
                array.Add(new LazyObject().With("value", lines.Formulas.Inline(Notate.Number(shown))).With("message", Plain(mistake.Message)));
            }
        }

        return array;
    }

    /// <summary>Plain text in Markdown: marks are made to stand for themselves.</summary>
    private static string Plain(string text)
    {
        var output = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            output.Append(c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '$' or '|' or '~' or '^' or '#' ? "\\" : "").Append(c);
        }

        return output.ToString();
    }
}
