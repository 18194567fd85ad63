using System.Globalization;
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

    /// <summary>That a number stands in another row is plain to see.</summary>
    private const string AnotherNeuron = "neurons-swapped";

    /// <summary>
    /// A row per asked quantity: <c>line working marks follows_through</c>, its codes, <c>range</c> (what correct working can give when
    /// steps are rounded; "" where that is one number) and <c>mistakes</c> (<c>value message</c> of what named mistakes give).
    /// </summary>
    public static ScriptArray Model(LineModel lines)
    {
        var rows = new ScriptArray();
        var trace = lines.Trace;
        var asked = trace.Asked.ToHashSet();
        var schemes = new Lazy<Dictionary<int, AnswerScheme>>(() => trace.Quantities.Length > MostQuantities ? [] : AnswerScheme.Of(trace).ToDictionary(scheme => scheme.Quantity));
        foreach (var index in trace.Asked)
        {
            var quantity = trace.Quantities[index];
            var marks = trace.Marks.GetValueOrDefault(index, 1);
            var rests = quantity.Formula is { } formula && References.Of(formula).Any(i => trace.Quantities[i].IsComputed);
            var follows = rests && trace.Problem.Head.Ecf != CarriedCredit.None;
            rows.Add(new LazyObject()
                .With("line", lines.Of(quantity))
                .With("working", () => Working(lines, quantity, asked))
                .With("marks", marks)
                .With("method_marks", rests || marks > 1 ? marks / 2 : 0)
                .With("accuracy", rests || marks > 1 ? "A" : "B")
                .With("accuracy_marks", rests || marks > 1 ? marks - marks / 2 : marks)
                .With("follows_through", follows)
                .With("range", () => schemes.Value.TryGetValue(index, out var scheme) ? Range(lines, quantity, scheme) : PaperText.Empty)
                .With("mistakes", () => schemes.Value.TryGetValue(index, out var scheme) ? Mistakes(lines, quantity, scheme) : []));
        }

        return rows;
    }

    /// <summary>
    /// What is to be written down for the method: the line's formula, of a line that only repeats another (J = L) that one's; the
    /// chain of derivatives where the formula rests on derivatives that nobody is asked for.
    /// </summary>
    private static PaperText Working(LineModel lines, Quantity quantity, HashSet<int> asked)
    {
        while (quantity.Formula is Expr.Ref same && lines.Trace.Quantities[same.Index].IsComputed && !asked.Contains(same.Index))
        {
            quantity = lines.Trace.Quantities[same.Index];
        }

        return lines.Inline(quantity is { Chain: { } chain, Formula: { } formula } && References.Of(formula).Any(i => lines.Trace.Quantities[i].Chain is not null && !asked.Contains(i))
            ? chain
            : quantity.Formula);
    }

    /// <summary>The envelope in the digits of the answer, where it holds more than one number of so many digits.</summary>
    private static PaperText Range(LineModel lines, Quantity quantity, AnswerScheme scheme)
    {
        if (quantity.ShownExactly || !double.IsFinite(scheme.Envelope.Width))
        {
            return PaperText.Empty;
        }

        var rounding = quantity.Rounding;
        var low = NumberFormat.Show(scheme.Envelope.Low, null, rounding).Text;
        var high = NumberFormat.Show(scheme.Envelope.High, null, rounding).Text;
        return low == high ? PaperText.Empty : lines.Formulas.Inline(Notate.Number(low)) + " to " + lines.Formulas.Inline(Notate.Number(high));
    }

    private static ScriptArray Mistakes(LineModel lines, Quantity quantity, AnswerScheme scheme)
    {
        var array = new ScriptArray();
        var seen = new HashSet<double> { double.Parse(quantity.Shown, CultureInfo.InvariantCulture) };
        foreach (var mistake in scheme.Mistakes.Where(mistake => mistake.Name != AnotherNeuron))
        {
            var exact = quantity.ShownExactly ? DecimalNumber.Parse(NumberFormat.RoundTrip(mistake.Value)) : null;
            var shown = NumberFormat.Show(mistake.Value, exact, quantity.Rounding);
            if (array.Count < MostMistakes && seen.Add(shown.Value))
            {
                array.Add(new LazyObject().With("value", lines.Formulas.Inline(Notate.Number(shown.Text))).With("message", Message(lines, mistake.Message)));
            }
        }

        return array;
    }

    /// <summary>A message in Markdown: symbols of the trace as formulas, marks made to stand for themselves.</summary>
    private static PaperText Message(LineModel lines, string message)
    {
        var parts = new List<object>();
        foreach (var (text, quantity) in lines.Words.Split(message))
        {
            parts.Add(quantity is null ? Escaped(text) : lines.Symbol(quantity));
        }

        return PaperText.Join("", parts, part => (string)part!);
    }

    private static string Escaped(string text)
    {
        var output = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            output.Append(c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '$' or '|' or '~' or '^' or '#' ? "\\" : "").Append(c);
        }

        return output.ToString();
    }
}
