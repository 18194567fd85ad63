using WorkedSolutions.Solver.Activations;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking;

/// <summary>
/// When an earlier answer earns no carried-forward credit: because no network has such a number, or because it leaves nothing to
/// work out.
/// </summary>
internal sealed class Plausibility(Marker marker, GivenNumbers given)
{
    private const string NoCredit = "no credit is carried forward: ";

    private readonly Problem.Network? _network = marker.Trace.Problem as Problem.Network;

    /// <summary>Why the line earns nothing; null where it does.</summary>
    /// <param name="index">The line.</param>
    /// <param name="value">What it gives over the person's numbers.</param>
    /// <param name="deviants">The earlier answers that it uses.</param>
    /// <param name="written">The person's numbers.</param>
    public string? Refusal(int index, double value, int[] deviants, double[] written)
    {
        foreach (var deviant in deviants)
        {
            if (Impossible(marker.Trace.Quantities[deviant], given[deviant]!.Number) is { } reason)
            {
                return NoCredit + reason;
            }
        }

        if (value != 0 || marker.Trace.Quantities[index].Exact == 0 || !HasProduct(marker.Trace.Quantities[index].Formula))
        {
            return null;
        }

        foreach (var deviant in deviants)
        {
            var quantity = marker.Trace.Quantities[deviant];
            if (written[deviant] == 0 && quantity.Exact != 0)
            {
                return $"{NoCredit}the 0 for {quantity.Symbol.Plain} makes this line 0 whatever else stands in it";
            }
        }

        return null;
    }

    /// <summary>Why a quantity cannot have that value; null where it can.</summary>
    private string? Impossible(Quantity quantity, WrittenNumber number)
    {
        var reach = number.HalfUnit;
        var named = $"{number.Text} for {quantity.Symbol.Plain} is impossible: ";
        var (allowed, what) = Allowed(quantity);
        if (number.Value < allowed.Low - reach || number.Value > allowed.High + reach || (allowed.Low == 0 && number.Value < 0))
        {
            return named + Words(what, allowed);
        }

        return quantity.Role == Role.Activation && Layer(quantity) is { Activation: SoftmaxActivation } && SumOfLayer(quantity) is { } sum
            ? $"{named}the probabilities of the layer add up to {sum}, not to 1"
            : null;
    }

    private (Interval Allowed, string What) Allowed(Quantity quantity)
    {
        switch (quantity.Role)
        {
            case Role.Activation when Layer(quantity) is { } layer:
                return (layer.Activation.Range, $"the {layer.Activation.Name} function gives");
            case Role.LocalDerivative when Layer(quantity) is { } layer:
                return (Marker.SlopesOf(layer.Activation), $"the derivative of the {layer.Activation.Name} function is");
            case Role.LossShare or Role.SampleLoss or Role.Objective when _network is { Loss.Loss: { NeverNegative: true } loss }:
                return (new Interval(0, double.PositiveInfinity), $"the {loss.Name.Replace('-', ' ')} is");
            case Role.RegularisationTerm:
                return (new Interval(0, double.PositiveInfinity), "a sum of squares is");
            default:
                return (marker.Possible[quantity.Index], quantity.Formula switch
                {
                    Expr.Call { Arguments.Count: 1 } call => $"the {call.Function.Name} function gives",
                    Expr.Power { Exponent: Expr.Number { Double: 2 } } => "a square is",
                    _ => "whatever goes in, this line gives",
                });
        }
    }

    private static string Words(string what, Interval allowed) =>
        double.IsPositiveInfinity(allowed.High) ? allowed.Low == 0 ? $"{what} {(what.EndsWith("gives", StringComparison.Ordinal) ? "nothing" : "never")} negative" : $"{what} nothing below {Plain(allowed.Low)}"
        : double.IsNegativeInfinity(allowed.Low) ? $"{what} nothing above {Plain(allowed.High)}"
        : allowed.Low == allowed.High ? $"{what} {Plain(allowed.Low)}"
        : $"{what} nothing outside {Plain(allowed.Low)} … {Plain(allowed.High)}";

    private static string Plain(double value) => NumberFormat.RoundTrip(Math.Round(value, 4) + 0.0);

    /// <summary>The sum of a layer's probabilities where all are given and it is not 1.</summary>
    private string? SumOfLayer(Quantity quantity)
    {
        double sum = 0, reach = 0;
        var decimals = 0;
        for (var j = 1; j <= Layer(quantity)!.Size; j++)
        {
            var index = marker.Neighbours.Find(Role.Activation, quantity.Layer, j, 0, quantity.Sample, quantity.Update);
            if (index is not { } known || given[known] is not { } answer)
            {
                return null;
            }

            sum += answer.Number.Value;
            reach += answer.Number.HalfUnit;
            decimals = Math.Max(decimals, Math.Min(answer.Number.Decimals, 15));
        }

        return Math.Abs(sum - 1) > reach * (1 + 1e-9) ? NumberFormat.Fixed(sum, null, decimals, Ties.HalfUp) : null;
    }

    private Layer? Layer(Quantity quantity) =>
        _network is { } network && quantity.Layer >= 1 && quantity.Layer <= network.Layers.Length ? network.Layers[quantity.Layer - 1] : null;

    private static bool HasProduct(Expr? formula) => formula switch
    {
        Expr.Product or Expr.Dot or Expr.Power => true,
        Expr.Negate negate => HasProduct(negate.Operand),
        Expr.Quotient quotient => HasProduct(quotient.Numerator) || quotient.Numerator is Expr.Ref,
        Expr.Sum sum => sum.Terms.Items.Any(HasProduct),
        _ => false,
    };
}
