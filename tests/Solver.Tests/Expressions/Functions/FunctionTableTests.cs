using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Tests.Expressions.Functions;

public sealed class FunctionTableTests
{
    public static TheoryData<string> Names
    {
        get
        {
            var names = new TheoryData<string>();
            foreach (var function in FunctionTable.All)
            {
                names.Add(function.Name);
            }

            return names;
        }
    }

    [Fact]
    public void NamesAreUnique() =>
        Assert.Equal(FunctionTable.All.Length, FunctionTable.All.SelectMany(f => f.OtherNames.Append(f.Name)).Except(["log"]).Distinct().Count());

    [Fact]
    public void LogIsTheNaturalLogarithm() => Assert.Same(Logarithm.Instance, FunctionTable.Find("log"));

    [Theory]
    [MemberData(nameof(Names))]
    public void DerivativeIsTheSlope(string name)
    {
        var function = FunctionTable.Find(name)!;
        foreach (var point in Points(function, seed: 1))
        {
            for (var i = 0; i < point.Length; i++)
            {
                var refs = ExprList.Create([.. Enumerable.Range(0, point.Length).Select(k => (Expr)new Expr.Ref(k))]);
                var derivative = Evaluate.Over(function.Derivative(refs, i), point);
                if (Slope(function, point, i) is { } slope)
                {
                    Assert.True(Math.Abs(derivative - slope) <= 1e-5 * Math.Max(1, Math.Abs(slope)), $"{name}′({string.Join(", ", point)}) by {i}: {derivative}, by differences {slope}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void RangeHoldsEveryValue(string name)
    {
        var function = FunctionTable.Find(name)!;
        var random = new Random(2);
        foreach (var point in Points(function, seed: 3))
        {
            var boxes = point.Select(x => new Interval(x - (random.NextDouble() * 4), x + (random.NextDouble() * 4))).ToArray();
            var range = function.Range(boxes);
            for (var sample = 0; sample < 20; sample++)
            {
                var inside = boxes.Select(b => b.Low + (random.NextDouble() * b.Width)).ToArray();
                if (function.Shape == FunctionShape.Softmax)
                {
                    (boxes[0], inside[0]) = (boxes[1], inside[1]); // the first argument is one of the others
                    range = function.Range(boxes);
                }

                var value = function.Value(inside);
                if (!double.IsNaN(value))
                {
                    Assert.True(value >= range.Low - 1e-12 && value <= range.High + 1e-12, $"{name}({string.Join(", ", inside)}) = {value} lies outside {range}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ExactValueIsTheValue(string name)
    {
        var function = FunctionTable.Find(name)!;
        var found = 0;
        string[] numbers = ["0", "1", "-1", "0.25", "-2.5", "4", "1.44"];
        foreach (var first in numbers)
        {
            foreach (var second in numbers)
            {
                var exact = new[] { DecimalNumber.Parse(first)!.Value, DecimalNumber.Parse(second)!.Value }[..Math.Min(2, Arity(function))];
                if (function.ExactValue(exact) is { } value)
                {
                    found++;
                    Assert.Equal(function.Value([.. exact.Select(e => e.ToDouble())]), value.ToDouble(), 1e-15);
                }
            }
        }

        Assert.True(found > 0 || name is "softplus" or "softmax" or "silu", $"{name} is never exact");
    }

    [Theory]
    [InlineData("exp", 1, Math.E)]
    [InlineData("ln", 10, 2.302585092994046)]
    [InlineData("sqrt", 2, 1.4142135623730951)]
    [InlineData("abs", -3, 3)]
    [InlineData("tan", 1, 1.5574077246549023)]
    [InlineData("tanh", 0.5, 0.46211715726000975)]
    [InlineData("sigmoid", 1, 0.7310585786300049)]
    [InlineData("softplus", 1, 1.3132616875182228)]
    [InlineData("softplus", -40, 4.248354255291589e-18)]
    [InlineData("softplus", 800, 800)]
    [InlineData("relu", -2, 0)]
    public void PublishedValues(string name, double argument, double value) =>
        Assert.Equal(value, FunctionTable.Find(name)!.Value([argument]), Math.Abs(value) * 1e-15);

    [Theory]
    [InlineData("relu", 0, 0)]
    [InlineData("abs", 0, 0)]
    public void KinksAreAsSpecified(string name, double at, double derivative) =>
        Assert.Equal(derivative, Evaluate.Over(FunctionTable.Find(name)!.Derivative([new Expr.Ref(0)], 0), [at]));

    [Theory]
    [InlineData("max")]
    [InlineData("min")]
    public void TheFirstOfEqualArgumentsTakesTheDerivative(string name)
    {
        ExprList refs = [new Expr.Ref(0), new Expr.Ref(1), new Expr.Ref(2)];
        double[] tie = name == "max" ? [1, 2, 2] : [3, 2, 2];
        Assert.Equal([0, 1, 0], Enumerable.Range(0, 3).Select(i => Evaluate.Over(FunctionTable.Find(name)!.Derivative(refs, i), tie)));
    }

    private static int Arity(Function function) => Math.Clamp(3, function.LeastArguments, function.MostArguments);

    private static IEnumerable<double[]> Points(Function function, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 200; i++)
        {
            var point = new double[Arity(function)];
            for (var k = 0; k < point.Length; k++)
            {
                point[k] = Math.Round((random.NextDouble() * 8) - 4, 3);
            }

            yield return point;
        }
    }

    /// <summary>The central difference; null at a kink, a pole or outside the domain.</summary>
    private static double? Slope(Function function, double[] point, int argument)
    {
        double At(double shift)
        {
            var moved = (double[])point.Clone();
            moved[argument] += shift;
            return function.Value(moved);
        }

        const double h = 1e-6;
        double left = (At(0) - At(-h)) / h, right = (At(h) - At(0)) / h;
        var slope = (At(h) - At(-h)) / (2 * h);
        return double.IsFinite(slope) && Math.Abs(left - right) < 1e-3 && Math.Abs(slope) < 1e2 ? slope : null;
    }
}
