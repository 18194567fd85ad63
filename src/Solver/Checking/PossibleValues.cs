using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking;

/// <summary>What each line can give at all, whatever numbers are put in for the given ones: 1/(1 + exp(−z)) nothing outside 0 … 1.</summary>
internal static class PossibleValues
{
    private static readonly Interval Everything = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>By quantity; everything where nothing better is known.</summary>
    public static Interval[] Of(Trace trace)
    {
        var values = new Interval[trace.Quantities.Length];
        foreach (var quantity in trace.Quantities)
        {
            values[quantity.Index] = quantity.Formula is { } formula ? Evaluate.Over<Interval, Ranges>(formula, values) : Everything;
        }

        return values;
    }

    private readonly struct Ranges : IArithmetic<Interval>
    {
        public static Interval Of(Expr.Number number) => Interval.At(number.Double);

        public static Interval Negate(Interval a) => -a;

        public static Interval Add(Interval a, Interval b) => Known(a + b);

        public static Interval Multiply(Interval a, Interval b) => Known(a * b);

        public static Interval Divide(Interval a, Interval b) => Known(a / b);

        public static Interval Power(Interval a, Interval b)
        {
            var isEven = b.Low == b.High && b.Low > 0 && b.Low % 2 == 0;
            return isEven || (a.Low >= 0 && b.Low >= 0) ? new(0, double.PositiveInfinity) : Everything;
        }

        public static Interval Apply(Function function, ReadOnlySpan<Interval> arguments) => Known(function.Range(arguments));

        private static Interval Known(Interval range) => double.IsNaN(range.Low) || double.IsNaN(range.High) ? Everything : range;
    }
}
