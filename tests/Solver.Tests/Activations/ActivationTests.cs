using System.Collections.Immutable;
using WorkedSolutions.Solver.Activations;
using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Solver.Tests.Activations;

public class ActivationTests
{
    private static readonly double[] Points = [-3.2, -0.7, 0.4, 1.9];

    public static TheoryData<string> Names => [.. ActivationTable.All.Select(activation => activation.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Jacobian_is_the_slope_of_the_formula(string name)
    {
        var activation = ActivationTable.Find(name)!;
        for (var i = 0; i < Points.Length; i++)
        {
            for (var j = 0; j < Points.Length; j++)
            {
                const double step = 1e-5;
                var slope = (Value(activation, i, j, step) - Value(activation, i, j, -step)) / (2 * step);
                Assert.Equal(slope, Jacobian(activation, i, j), 1e-8);
            }

            Assert.True(activation.Range.Contains(Value(activation, i, i, 0)));
        }
    }

    [Fact]
    public void Kinks_have_the_slope_of_the_left()
    {
        Assert.Equal(0, At("relu", 0));
        Assert.Equal(0.01, At("leaky-relu", 0));
        Assert.Equal(1, At("elu", 0));
    }

    [Fact]
    public void Far_out_silu_rises_like_the_identity()
    {
        Assert.Equal(1, At("silu", 1e17));
        Assert.Equal(1, At("silu", 1e9));
    }

    [Fact]
    public void The_slope_of_leaky_relu_can_be_set()
    {
        var leaky = ActivationTable.Find("leaky-relu")!.With("slope", Problems.Literal.Of("0.2").AsNumber());
        Assert.Equal(-0.4, Evaluate.Over(leaky.Formula([new Expr.Ref(0)], 0), [-2.0]), 1e-15);
        Assert.Equal(0.2, Evaluate.Over(leaky.LocalDerivative(new Expr.Ref(0), new Expr.Ref(1)), [-2.0, -0.4]));
        Assert.Throws<ArgumentException>(() => leaky.With("size", Expr.One));
        Assert.Null(ActivationTable.Find("Sigmoid"));
    }

    private static double At(string name, double z) =>
        Evaluate.Over(ActivationTable.Find(name)!.LocalDerivative(new Expr.Ref(0), new Expr.Ref(1)), [z, z]);

    private static ExprList References(int from) => new([.. Enumerable.Range(from, Points.Length).Select(i => (Expr)new Expr.Ref(i))]);

    private static double Value(Activation activation, int i, int moved, double step)
    {
        var z = Points.ToArray();
        z[moved] += step;
        return Evaluate.Over(activation.Formula(References(0), i), z);
    }

    private static double Jacobian(Activation activation, int i, int j)
    {
        double[] values = [.. Points, .. Enumerable.Range(0, Points.Length).Select(k => Value(activation, k, k, 0))];
        return Evaluate.Over(activation.Jacobian(References(0), References(Points.Length), i, j), values);
    }
}
