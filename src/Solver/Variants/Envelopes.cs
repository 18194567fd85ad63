using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Variants;

/// <summary>What correct working can give for each quantity when every step is rounded as the problem says.</summary>
internal static class Envelopes
{
    /// <summary>By index: each step from the rounded ones before it, then rounded itself.</summary>
    public static Affine[] Of(Trace trace)
    {
        var steps = new StepRoundings(trace.Quantities, []);
        var numbers = new Affine[trace.Quantities.Length];
        foreach (var quantity in trace.Quantities)
        {
            var number = quantity.Formula is { } formula ? Evaluate.Over<Affine, AffineArithmetic>(formula, numbers) : Affine.At(quantity.Value);
            numbers[quantity.Index] = quantity.Formula is null or Expr.Ref ? number : number.Rounded(quantity.Index, steps[quantity.Index].HalfUnit(number.Range));
        }

        return numbers;
    }
}
