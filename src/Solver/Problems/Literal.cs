using System.Numerics;
using Fractions;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Problems;

/// <summary>A number that the author gave. It is printed as it was typed and never rounded.</summary>
/// <param name="Text">The digits as typed, e.g. <c>0.10</c>, <c>1e-3</c>.</param>
/// <param name="Value">The nearest double; finite.</param>
/// <param name="Exact">The number exactly; null where it has more digits than fit.</param>
/// <param name="Place">Where it stands.</param>
public sealed record Literal(string Text, double Value, DecimalNumber? Exact, Place Place)
{
    /// <summary>The literal as a number of an expression, printed as typed.</summary>
    public Expr.Number AsNumber() => new(
        Exact is { } exact ? new Fraction(exact.Mantissa, BigInteger.Pow(10, exact.Scale)) : Fraction.FromDouble(Value),
        Text);

    /// <summary>A literal for digits that are known to be a number.</summary>
    public static Literal Of(string text, Place place = default) =>
        new(text, double.Parse(text, System.Globalization.CultureInfo.InvariantCulture), DecimalNumber.Parse(text), place);
}
