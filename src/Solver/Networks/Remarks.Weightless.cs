using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Networks;

/// <summary>Where a cross-entropy has lost a term (<see cref="WeightlessTerms"/>).</summary>
internal sealed partial class Remarks
{
    private void AddWeightless(List<Quantity> lines)
    {
        var whole = ExprSize.Leaves(_problem.Loss.Loss.ShareDerivative(new Expr.Ref(0), new Expr.Ref(1)));
        foreach (var line in lines.TakeWhile(_ => _counts.GetValueOrDefault("weightless-term") < MostOfAKind))
        {
            if (line.Role == Role.ActivationGradient && line.Layer == _problem.Layers.Length && ExprSize.Leaves(line.Formula!) < whole)
            {
                var activation = line.Symbol is Symbol.Partial { By: var by } ? _quantities.First(other => other.Role == Role.Activation && other.Symbol.Equals(by)) : line;
                Add("weightless-term", [line.Index, activation.Index]);
            }
        }
    }

    /// <summary>Whether a pre-activation is taken at the point where the gradient is.</summary>
    private bool IsWhereTheGradientIs(Quantity preActivation) => preActivation.Id.StartsWith("lookahead:", StringComparison.Ordinal) == _usesAhead;
}
