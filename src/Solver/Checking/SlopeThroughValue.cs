using Fractions;
using WorkedSolutions.Solver.Checking.Mistakes;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking;

/// <summary>
/// The slope of a node written with the node's own value, as people work it: s(1 − s) for e^{−h}/(1 + e^{−h})², 1 − t² for the spelled-out
/// tanh, −v² for the slope of 1/u, −u·v for that of exp(−u²/2), −v/b for that of a/b by b. Found by fitting: the slope is α + βv + γv² or
/// β/v, times one of the numbers that it reads or divided by one; the fit is confirmed at other points near the solution's.
/// </summary>
internal static class SlopeThroughValue
{
    private const int Points = 7, MostReads = 6;

    /// <summary>The terms of a slope with v in the place of what v is made of, where that is shorter; none where no term allows it.</summary>
    /// <param name="slope">The line of the slope.</param>
    /// <param name="value">The node of which it is the slope.</param>
    /// <param name="quantities">The trace.</param>
    public static IEnumerable<Expr> Forms(Expr slope, Quantity value, IReadOnlyList<Quantity> quantities)
    {
        var terms = Rewrite.Terms(slope);
        var found = terms.Select(term => Of(term, value, quantities)).ToList();
        for (var form = 0; form < found.Max(forms => forms.Count); form++)
        {
            yield return Rewrite.Sum([.. terms.Select((term, i) => found[i].Count == 0 ? term : found[i][Math.Min(form, found[i].Count - 1)])]);
        }
    }

    private static List<Expr> Of(Expr term, Quantity value, IReadOnlyList<Quantity> quantities)
    {
        int[] reads = [.. References.Of(term).Union(References.Of(value.Formula!))];
        if (ExprSize.Weight(term) < 3 || reads.Length is 0 or > MostReads || reads.Contains(value.Index))
        {
            return [];
        }

        var points = Enumerable.Range(0, Points).Select(point => Near(point, reads, quantities)).ToArray();
        var slopes = Over(term, reads, points);
        var values = Over(value.Formula!, reads, points);
        var v = new Expr.Ref(value.Index);
        var found = SquareOfReciprocal(term, values, reads, points, v);
        for (var multiplier = -reads.Length; multiplier <= reads.Length; multiplier++)
        {
            var read = Math.Abs(multiplier) - 1;
            var rest = slopes.Select((slope, i) => multiplier == 0 ? slope : multiplier > 0 ? slope / points[i][read] : slope * points[i][read]).ToArray();
            var forms = Quadratic(rest, values, v) is { Count: > 0 } quadratic ? quadratic : Reciprocal(rest, values, v);
            found.AddRange(forms.ConvertAll(form => multiplier == 0 ? form : multiplier > 0 ? new Expr.Ref(reads[read]) * form : form / new Expr.Ref(reads[read])));
        }

        return found.TrueForAll(form => ExprSize.Weight(form) >= ExprSize.Weight(term)) ? [] : [.. found.OrderBy(ExprSize.Weight)];
    }

    /// <summary>n·v² for n/d² where v is 1/d.</summary>
    private static List<Expr> SquareOfReciprocal(Expr term, double[] values, int[] reads, double[][] points, Expr v) =>
        term is Expr.Quotient { Denominator: Expr.Power { Exponent: Expr.Number { Double: 2 } } square } slope && Fits(Over(square.Base, reads, points), values, x => 1 / x)
            ? [slope.Numerator * Expr.Square(v)]
            : [];

    /// <summary>Numbers near the solution's own, the same in every run.</summary>
    private static double[] Near(int point, int[] reads, IReadOnlyList<Quantity> quantities)
    {
        const double golden = 0.6180339887498949, spread = 0.3;
        return [.. reads.Select((read, i) =>
        {
            var shift = spread * (((point + 1) * (i + 1) * golden % 1) - 0.5);
            return quantities[read].Exact == 0 ? shift : quantities[read].Exact * (1 + shift);
        })];
    }

    private static double[] Over(Expr expr, int[] reads, double[][] points)
    {
        var own = Rewrite.Replace(expr, part => part is Expr.Ref reference ? new Expr.Ref(Array.IndexOf(reads, reference.Index)) : null);
        return [.. points.Select(point => Evaluate.Over(own, point))];
    }

    /// <summary>α + βv + γv², as it is and with v taken out; none where it does not fit or does not need v.</summary>
    private static List<Expr> Quadratic(double[] slopes, double[] values, Expr v)
    {
        double first = (slopes[1] - slopes[0]) / (values[1] - values[0]), second = (slopes[2] - slopes[1]) / (values[2] - values[1]);
        var square = (second - first) / (values[2] - values[0]);
        var linear = first - (square * (values[0] + values[1]));
        if (Rational(slopes[0] - (linear * values[0]) - (square * values[0] * values[0])) is not { } alpha || Rational(linear) is not { } beta || Rational(square) is not { } gamma
            || (beta.IsZero && gamma.IsZero) || !Fits(slopes, values, x => alpha.ToDouble() + (x * (beta.ToDouble() + (x * gamma.ToDouble())))))
        {
            return [];
        }

        var forms = new List<Expr> { Rewrite.Sum([.. Terms((alpha, Expr.One), (beta, v), (gamma, Expr.Square(v)))]) };
        if (alpha.IsZero && !beta.IsZero && !gamma.IsZero)
        {
            forms.Add(Times(beta, v * Rewrite.Sum([.. Terms((Fraction.One, Expr.One), (gamma / beta, v))])));
            forms.Add(Times(-gamma, v * Rewrite.Sum([.. Terms((-(beta / gamma), Expr.One), (-Fraction.One, v))])));
        }

        return forms;
    }

    private static List<Expr> Reciprocal(double[] slopes, double[] values, Expr v) =>
        Rational(slopes[0] * values[0]) is { IsZero: false } factor && Fits(slopes, values, x => factor.ToDouble() / x)
            ? [new Expr.Number(factor) / v]
            : [];

    private static bool Fits(double[] slopes, double[] values, Func<double, double> fit)
    {
        const double close = 1e-9;
        return Enumerable.Range(0, Points).All(i => Math.Abs(fit(values[i]) - slopes[i]) <= close * Math.Abs(slopes[i]));
    }

    private static IEnumerable<Expr> Terms(params (Fraction Factor, Expr Of)[] terms) =>
        terms.Where(term => !term.Factor.IsZero).Select(term => Times(term.Factor, term.Of));

    private static Expr Times(Fraction factor, Expr expr) =>
        factor < Fraction.Zero ? new Expr.Negate(Times(-factor, expr))
        : factor == Fraction.One ? expr
        : expr is Expr.Number ? new Expr.Number(factor)
        : factor.Numerator.IsOne ? expr / new Expr.Number(new Fraction(factor.Denominator))
        : new Expr.Number(factor) * expr;

    /// <summary>The simple fraction beside a number that was found by fitting; null where there is none.</summary>
    private static Fraction? Rational(double value)
    {
        const double close = 1e-6;
        const int most = 2000;
        for (var denominator = 1; double.IsFinite(value) && Math.Abs(value) < 1e6 && denominator <= most; denominator++)
        {
            var numerator = Math.Round(value * denominator);
            if (Math.Abs(numerator - (value * denominator)) <= close * Math.Min(1, denominator * Math.Max(Math.Abs(value), 0.01)))
            {
                return new Fraction((long)numerator, denominator);
            }
        }

        return null;
    }
}
