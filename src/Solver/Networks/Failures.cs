using System.Globalization;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Networks;

/// <summary>Says why a line has no finite number, at the layer that makes it: for a loss share, the output layer; for R and J, the loss.</summary>
internal static class Failures
{
    /// <summary>The diagnostic for a line that could not be worked in update t.</summary>
    public static Diagnostic Of(Problem.Network problem, Naming naming, Line line, int t, Track carried, Track exact)
    {
        var place = line.Key.Role switch
        {
            Role.LossShare or Role.SampleLoss => problem.Layers[^1].Place,
            _ when line.Key.Layer == 0 => problem.Loss.Place,
            _ => problem.Layers[line.Key.Layer - 1].Place,
        };
        var name = $"{naming.Of(line.Key, 0).Plain} ({Naming.Id(line.Key, line.After ? t + 1 : t)})";
        var when = t == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" after {t} {(t == 1 ? "update" : "updates")}");
        var domain = problem.Loss.Loss.Domain;
        if (line.DomainSlot >= 0 && !(domain.Contains(carried.Values[line.DomainSlot]) && domain.Contains(exact.Values[line.DomainSlot])))
        {
            var outside = domain.Contains(exact.Values[line.DomainSlot]) ? carried : exact;
            var value = NumberFormat.RoundTrip(outside.Values[line.DomainSlot]);
            return Diagnostic.Error("not-finite", place, $"{name} has no value{when}: {problem.Loss.Loss.Name} is defined for activations from 0 to 1, and this one is {value}", "use sigmoid or softmax in the output layer, or another loss");
        }

        var track = double.IsFinite(exact.Values[line.Slot]) ? carried : exact;
        var reason = Reason(line.Formula, track) ?? "the number is too large";
        var hint = t > 0 ? "a smaller learning rate may keep the numbers in range" : "change the numbers, or the activation or loss that makes it";
        return Diagnostic.Error("not-finite", place, $"{name} is not a finite number{when}: {reason}", hint);
    }

    private static string? Reason(Expr expr, Track track)
    {
        switch (expr)
        {
            case Expr.Negate negate:
                return Reason(negate.Operand, track);
            case Expr.Sum sum:
                return Reason(sum.Terms, track);
            case Expr.Product product:
                return Reason(product.Factors, track);
            case Expr.Quotient quotient:
                return Reason(quotient.Numerator, track) ?? Reason(quotient.Denominator, track)
                    ?? (Evaluate.Over(quotient.Denominator, track.Values) == 0 ? "a division by 0" : null);
            case Expr.Power power:
                return Reason(power.Base, track) ?? Reason(power.Exponent, track);
            case Expr.Call call:
                return Reason(call.Arguments, track) ?? Outside(call, track);
            default:
                return null;
        }
    }

    private static string? Reason(ExprList list, Track track)
    {
        foreach (var expr in list)
        {
            if (Reason(expr, track) is { } reason)
            {
                return reason;
            }
        }

        return null;
    }

    private static string? Outside(Expr.Call call, Track track)
    {
        var argument = Evaluate.Over(call.Arguments[0], track.Values);
        return call.Function switch
        {
            Logarithm when argument <= 0 => $"the logarithm of {NumberFormat.RoundTrip(argument)}",
            SquareRoot when argument < 0 => $"the square root of {NumberFormat.RoundTrip(argument)}",
            _ => null,
        };
    }
}
