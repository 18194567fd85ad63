using System.Collections.Immutable;
using WorkedSolutions.Solver.Calculus;
using WorkedSolutions.Solver.Checking.Mistakes;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking;

/// <summary>Other lines that give a quantity's number where nothing is rounded, as people work it.</summary>
/// <param name="ThroughValue">A slope through the node's own value: s(1 − s).</param>
/// <param name="SpelledOut">The same line with a function in elementary terms: 1/(1 + e^{−z}) for σ(z).</param>
/// <param name="LongWay">The chain that ŷ − y cuts short; null where there is none.</param>
internal sealed record OtherWays(ImmutableArray<Expr> ThroughValue, ImmutableArray<Expr> SpelledOut, Expr? LongWay)
{
    private static readonly OtherWays None = new([], [], null);

    /// <summary>The other ways to a quantity.</summary>
    public static OtherWays To(Marker marker, Quantity quantity)
    {
        if (quantity.Formula is not { } formula || quantity.IsAlias)
        {
            return None;
        }

        var throughValue = quantity.Role is Role.EdgeDerivative or Role.NodeGradient && NodeOf(marker.Trace, quantity) is { Formula: not null } node
            ? SlopeThroughValue.Forms(formula, node, marker.Trace.Quantities)
            : [];
        return new([.. throughValue], [.. Spelled(marker, quantity, formula), .. OfLogarithm(marker.Trace, quantity)], Long(marker, quantity));
    }

    /// <summary>dv/du: v.</summary>
    private static Quantity? NodeOf(Trace trace, Quantity slope)
    {
        var by = slope.Id.IndexOf("/d", StringComparison.Ordinal);
        return by > 1 ? trace.Find(slope.Id[1..by]) : null;
    }

    private static Expr.Product? Long(Marker marker, Quantity quantity)
    {
        var reads = marker.Reads[quantity.Index];
        return quantity.Role == Role.Delta && Beside(marker, quantity, Role.ActivationGradient) is { } upstream && Beside(marker, quantity, Role.LocalDerivative) is { } local
            && !reads.Contains(upstream) && !reads.Contains(local)
                ? new Expr.Product([new Expr.Ref(upstream), new Expr.Ref(local)])
                : null;
    }

    private static int? Beside(Marker marker, Quantity quantity, Role role) =>
        marker.Neighbours.Find(role, quantity.Layer, quantity.Neuron, quantity.Unit, quantity.Sample, quantity.Update);

    private static IEnumerable<Expr> Spelled(Marker marker, Quantity quantity, Expr formula)
    {
        var spelled = Rewrite.Replace(formula, Elementary);
        if (!spelled.Equals(formula))
        {
            yield return spelled;
        }

        if (ValueOf(marker, quantity) is Expr.Call { Function: Sigmoid, Arguments: [Expr.Ref z] })
        {
            var power = Expr.Apply(Exponential.Instance, -z);
            yield return power / Expr.Square(Expr.One + power);
        }
    }

    /// <summary>The line of the number whose slope this is.</summary>
    private static Expr? ValueOf(Marker marker, Quantity slope) => slope.Role switch
    {
        Role.LocalDerivative when Beside(marker, slope, Role.Activation) is { } a => marker.Trace.Quantities[a].Formula,
        Role.EdgeDerivative => NodeOf(marker.Trace, slope)?.Formula,
        _ => null,
    };

    /// <summary>n′/n − d′/d for the slope of ln(n/d).</summary>
    private static IEnumerable<Expr> OfLogarithm(Trace trace, Quantity slope)
    {
        var by = slope.Id.IndexOf("/d", StringComparison.Ordinal);
        if (slope.Role is not (Role.EdgeDerivative or Role.NodeGradient) || trace.Find(slope.Id[(by + 2)..]) is not { } u
            || NodeOf(trace, slope)?.Formula is not Expr.Call { Function: Logarithm, Arguments: [Expr.Quotient { Numerator: var n, Denominator: var d }] })
        {
            yield break;
        }

        if (Slope(n, u.Index) is { } above && Slope(d, u.Index) is { } below)
        {
            yield return (above / n) - (below / d);
        }
    }

    private static Expr? Slope(Expr expr, int by)
    {
        const string prefix = "q";
        var named = Rewrite.Replace(expr, part => part is Expr.Ref reference ? new Expr.Name(prefix + reference.Index) : null);
        return Differentiate.By(named, prefix + by) is { } slope
            ? Rewrite.Replace(slope, part => part is Expr.Name name ? new Expr.Ref(int.Parse(name.Text.AsSpan(prefix.Length), System.Globalization.CultureInfo.InvariantCulture)) : null)
            : null;
    }

    private static Expr? Elementary(Expr part) => part switch
    {
        Expr.Call { Function: Sigmoid } call => Logistic(call.Arguments[0]),
        Expr.Call { Function: Logarithm } call when call.Arguments[0] is Expr.Quotient quotient => Expr.Apply(call.Function, quotient.Numerator) - Expr.Apply(call.Function, quotient.Denominator),
        Expr.Call { Function: SoftPlus } call => Expr.Apply(Logarithm.Instance, Expr.One + Expr.Apply(Exponential.Instance, call.Arguments[0])),
        Expr.Quotient { Numerator: Expr.Call { Function: Exponential } power, Denominator: Expr.Sum { Terms: { Count: 2 } terms } } when terms[0] is Expr.Number { Double: 1 } && terms[1].Equals(power) => Logistic(power.Arguments[0]),
        _ => null,
    };

    private static Expr.Quotient Logistic(Expr z) => new(Expr.One, Expr.One + Expr.Apply(Exponential.Instance, -z));
}
