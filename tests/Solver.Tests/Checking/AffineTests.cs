using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Tests.Checking;

public class AffineTests
{
    /// <summary>Every value that rounded inputs can lead to lies in the range; f(x)·x − f(x) + y/(2 + x²) shares x four times.</summary>
    [Fact]
    public void No_value_is_left_out()
    {
        var random = new Random(11);
        foreach (var function in FunctionTable.All.Where(f => f.MostArguments == 1))
        {
            Expr x = new Expr.Ref(0), y = new Expr.Ref(1);
            var expr = (Expr.Apply(function, x) * x) - Expr.Apply(function, x) + (y / (Expr.Two + Expr.Square(x)));
            for (var i = 0; i < 40; i++)
            {
                var (a, b) = (Around(random), Around(random));
                var range = Evaluate.Over<Affine, AffineArithmetic>(expr, [Affine.Noisy(0, a), Affine.Noisy(1, b)]).Range;
                for (var k = 0; k < 40; k++)
                {
                    var value = Evaluate.Over(expr, [Within(random, a), Within(random, b)]);
                    Assert.True(double.IsNaN(value) || (value >= range.Low - 1e-12 && value <= range.High + 1e-12), $"{function.Name} over {a} and {b}: {value:R} is not in {range}");
                }
            }
        }
    }

    [Fact]
    public void Functions_of_several_arguments_leave_nothing_out()
    {
        var random = new Random(12);
        foreach (var function in FunctionTable.All.Where(f => f.MostArguments > 1))
        {
            Expr x = new Expr.Ref(0), y = new Expr.Ref(1);
            var expr = function is Softmax ? Expr.Apply(function, x, x, y, x - y) : Expr.Apply(function, x, y - (x * Expr.Half)) + x;
            for (var i = 0; i < 100; i++)
            {
                var (a, b) = (Around(random), Around(random));
                var range = Evaluate.Over<Affine, AffineArithmetic>(expr, [Affine.Noisy(0, a), Affine.Noisy(1, b)]).Range;
                for (var k = 0; k < 40; k++)
                {
                    var value = Evaluate.Over(expr, [Within(random, a), Within(random, b)]);
                    Assert.True(value >= range.Low - 1e-12 && value <= range.High + 1e-12, $"{function.Name} over {a} and {b}: {value:R} is not in {range}");
                }
            }
        }
    }

    [Fact]
    public void What_cancels_leaves_nothing()
    {
        var x = Affine.Noisy(0, new Interval(0.1, 0.3));
        Assert.Equal(0, (x + -x).Range.Width, 1e-15);
        var softmax = AffineArithmetic.Apply(Softmax.Instance, [x, x, x + Affine.At(1)]); // z and z + 1 move alike
        Assert.Equal(1 / (1 + Math.E), softmax.Range.Low, 1e-12);
        Assert.Equal(softmax.Range.Low, softmax.Range.High, 1e-12);
    }

    [Fact]
    public void Many_roundings_are_condensed_without_losing_any()
    {
        var sum = Affine.At(0);
        for (var i = 0; i < 500; i++)
        {
            sum += Affine.Noisy(i, new Interval(1 - 0.001, 1 + 0.001)) * Affine.At(0.5);
        }

        Assert.Equal(250 - 0.25, sum.Range.Low, 1e-9);
        Assert.Equal(250 + 0.25, sum.Range.High, 1e-9);
    }

    [Fact]
    public void A_division_that_may_be_by_zero_is_unbounded() =>
        Assert.False(AffineArithmetic.Divide(Affine.At(1), Affine.Noisy(0, new Interval(-0.1, 0.1))).IsFinite);

    private static Interval Around(Random random)
    {
        double centre = (random.NextDouble() * 6) - 3, half = Math.Pow(10, -random.Next(1, 5)) / 2;
        return new(centre - half, centre + half);
    }

    private static double Within(Random random, Interval range) => range.Low + (random.NextDouble() * range.Width);
}
