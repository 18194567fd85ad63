using Scriban.Runtime;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Styles;

/// <summary>
/// The mark scheme of the asked quantities. A mark is M for the method (the right line written down), A for the right value,
/// which needs its method, or B for a value by itself that needs nothing worked out before. Where a value rests on earlier
/// working its A mark follows through (ft) unless the problem says <c>ecf: none</c>. The marks of a quantity add up to what
/// the problem gives it, so all of them add up to the total.
/// </summary>
internal static class MarkScheme
{
    /// <summary>A row per asked quantity: <c>line marks follows_through range</c> and its codes, each with what earns it.</summary>
    public static ScriptArray Model(LineModel lines)
    {
        var rows = new ScriptArray();
        var trace = lines.Trace;
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
                .With("half", trace.Problem.Head.Ecf == CarriedCredit.Half));
        }

        return rows;
    }
}
