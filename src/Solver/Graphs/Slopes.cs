using WorkedSolutions.Solver.Functions;

namespace WorkedSolutions.Solver.Graphs;

/// <summary>Derivatives of functions as plain numbers, apart from those that the solution shows as expressions.</summary>
internal static class Slopes
{
    /// <summary>The derivative by one argument, given the arguments and the value.</summary>
    public static double Of(Function function, double[] arguments, int argument, double value)
    {
        var x = arguments[argument];
        switch (function)
        {
            case Exponential:
                return value;
            case Logarithm:
                return 1 / x;
            case SquareRoot:
                return 0.5 / value;
            case AbsoluteValue:
                return x > 0 ? 1 : x < 0 ? -1 : 0;
            case Sine:
                return Math.Cos(x);
            case Cosine:
                return -Math.Sin(x);
            case Tangent:
                return 1 + (value * value);
            case Sigmoid:
                return value * (1 - value);
            case HyperbolicTangent:
                return 1 - (value * value);
            case RectifiedLinear:
                return x > 0 ? 1 : 0;
            case SoftPlus:
                return 1 / (1 + Math.Exp(-x));
            case Maximum or Minimum:
                return Array.IndexOf(arguments, value) == argument ? 1 : 0;
            default:
                return Difference(function, arguments, argument);
        }
    }

    private static double Difference(Function function, double[] arguments, int argument)
    {
        var moved = (double[])arguments.Clone();
        var h = 1e-6 * Math.Max(1, Math.Abs(arguments[argument]));
        moved[argument] = arguments[argument] + h;
        var above = function.Value(moved);
        moved[argument] = arguments[argument] - h;
        return (above - function.Value(moved)) / (2 * h);
    }
}
