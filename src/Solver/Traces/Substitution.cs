using System.Globalization;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Traces;

/// <summary>
/// The digits with which a line's numbers are written when they are put into its formula. A given number stands as typed, a
/// computed one as it is shown; where that is too coarse for the line's own result to follow from what it prints, the
/// computed numbers get as many more digits as it takes.
/// </summary>
public static class Substitution
{
    /// <summary>The most terms of a sum that are all written out; of a longer one the middle is left out.</summary>
    public const int LongestSum = 8;

    /// <summary>The same for graphs and derivatives, where a sum is what an author wrote or what comes of it.</summary>
    public const int LongestWrittenSum = 32;

    private const int MostExtraDigits = 14;

    /// <summary>Texts for the quantities that <paramref name="quantity"/>'s formula reads, by their indices.</summary>
    /// <param name="trace">All quantities.</param>
    /// <param name="quantity">A computed one.</param>
    public static Func<int, string> Texts(IReadOnlyList<Quantity> trace, Quantity quantity)
    {
        var extra = ExtraDigits(trace, quantity);
        return index => Text(trace[index], extra);
    }

    /// <summary>How many more digits than shown the numbers of a line need so that its result follows from them; 0 for most lines.</summary>
    public static int ExtraDigits(IReadOnlyList<Quantity> trace, Quantity quantity) =>
        quantity.Formula is { } formula ? ExtraDigits(trace, quantity, formula) : 0;

    /// <summary>The same for a line that gives the quantity by another formula, e.g. an entry of a product of matrices.</summary>
    public static int ExtraDigits(IReadOnlyList<Quantity> trace, Quantity quantity, Expr formula)
    {
        if (formula is Expr.Ref || quantity.Rounding.CarryRounded || HasLongSum(formula, Longest(quantity.Role)))
        {
            return 0;
        }

        for (var extra = 0; extra < MostExtraDigits; extra++)
        {
            var numbers = new PrintedNumbers(trace, extra);
            if (numbers.Follows(formula, quantity))
            {
                return extra;
            }
        }

        return MostExtraDigits;
    }

    /// <summary>One quantity's text with so many more digits than it is shown with.</summary>
    public static string Text(Quantity quantity, int extra)
    {
        if (quantity.Given is { } given)
        {
            return given.Text;
        }

        if (extra == 0 || quantity.ShownExactly)
        {
            return quantity.Shown;
        }

        return extra >= MostExtraDigits
            ? NumberFormat.RoundTrip(quantity.Value)
            : NumberFormat.Show(quantity.Value, quantity.Decimal, Finer(quantity.Rounding, extra)).Text;
    }

    private static int Longest(Role role) => role is Role.Node or Role.NodeGradient or Role.EdgeDerivative ? LongestWrittenSum : LongestSum;

    /// <summary>Whether a sum is so long that its middle is left out on paper, so that nobody can add up what is printed.</summary>
    private static bool HasLongSum(Expr expr, int longest) => expr switch
    {
        Expr.Dot dot => dot.Left.Count > longest,
        Expr.Sum sum => sum.Terms.Count > longest || Any(sum.Terms, longest),
        Expr.Product product => Any(product.Factors, longest),
        Expr.Quotient quotient => HasLongSum(quotient.Numerator, longest) || HasLongSum(quotient.Denominator, longest),
        Expr.Negate negate => HasLongSum(negate.Operand, longest),
        Expr.Power power => HasLongSum(power.Base, longest),
        Expr.Call call => call.Arguments.Count > longest || Any(call.Arguments, longest),
        _ => false,
    };

    private static bool Any(ExprList list, int longest)
    {
        foreach (var item in list)
        {
            if (HasLongSum(item, longest))
            {
                return true;
            }
        }

        return false;
    }

    private static Rounding Finer(Rounding rounding, int extra) => rounding with
    {
        Decimals = rounding.Decimals + extra,
        Significant = rounding.Significant + extra,
        AtLeast = rounding.AtLeast + extra,
    };

    private readonly struct PrintedNumbers(IReadOnlyList<Quantity> trace, int extra) : INumbers<double>, INumbers<DecimalNumber?>
    {
        double INumbers<double>.this[int index] => double.Parse(Text(trace[index], extra), CultureInfo.InvariantCulture);

        DecimalNumber? INumbers<DecimalNumber?>.this[int index] => DecimalNumber.Parse(Text(trace[index], extra));

        /// <summary>Whether the printed numbers give the result: all of it where it is joined by =, its rounded digits where by ≈.</summary>
        public bool Follows(Expr formula, Quantity quantity)
        {
            const double noise = 1e-13;
            var exact = Evaluate.Over<DecimalNumber?, DecimalArithmetic, PrintedNumbers>(formula, this);
            var value = exact?.ToDouble() ?? WithoutNoise(Evaluate.Over<double, DoubleArithmetic, PrintedNumbers>(formula, this), quantity.Shown.Length);
            if (quantity.ShownExactly)
            {
                return exact is null ? Math.Abs(value - quantity.Value) <= noise * Math.Abs(value) : exact.Equals(DecimalNumber.Parse(quantity.Shown));
            }

            return quantity.Value == 0
                ? Math.Abs(value) < 0.5 * Math.Pow(10, -quantity.Rounding.Digits)
                : double.IsFinite(value) && NumberFormat.Show(value, exact, quantity.Rounding).Value == double.Parse(quantity.Shown, CultureInfo.InvariantCulture);
        }

        /// <summary>
        /// The short decimal number that a person finds with the printed numbers: 0.35 − 0.5 · 0.6413 is 0.02935, a tie, although
        /// it is 0.02934999… in double precision. Where a dozen digits are shown there is less room between them and the noise.
        /// </summary>
        private static double WithoutNoise(double value, int shown)
        {
            Span<char> text = stackalloc char[32];
            return value.TryFormat(text, out var length, shown < 12 ? "E13" : "E14", CultureInfo.InvariantCulture) && double.TryParse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out var rounded) ? rounded : value;
        }
    }
}
