using WorkedSolutions.Solver.Activations;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Tests.Networks;

/// <summary>
/// The chain of a derivative and its closed form say what it is: each partial derivative of the chain is measured by moving the
/// one quantity and working the forward pass behind it again.
/// </summary>
public class ChainTests
{
    [Theory]
    [InlineData("sigmoid", "half-squared-error", BiasKind.Shared, false, 1)]
    [InlineData("tanh", "mean-squared-error", BiasKind.PerNeuron, true, 3)]
    [InlineData("softplus", "categorical-cross-entropy", BiasKind.Shared, true, 1)]
    [InlineData("softplus", "categorical-cross-entropy", BiasKind.Shared, true, 3)]
    [InlineData("softmax", "squared-error", BiasKind.PerNeuron, false, 3)]
    [InlineData("silu", "binary-cross-entropy", BiasKind.Shared, true, 2)]
    public void A_chain_and_a_closed_form_give_the_derivative(string activation, string loss, BiasKind bias, bool regularised, int samples)
    {
        var net = Nets.Random(4, activation, loss, "gradient-descent", bias, updates: 1, regularised: regularised);
        var trace = Nets.Solve(net with { Inputs = net.Inputs[..samples], Targets = net.Targets[..samples] });
        var slopes = new Slopes(trace);
        foreach (var quantity in trace.Quantities.Where(q => q.Chain is not null))
        {
            var tolerance = 1e-7 * (1 + Math.Abs(quantity.Exact));
            Assert.True(Math.Abs(slopes.Of(quantity.Chain!) - quantity.Exact) < tolerance, $"{quantity.Id}: the chain gives {slopes.Of(quantity.Chain!)}, the line {quantity.Exact}");
            Assert.Equal(quantity.Exact, Evaluate.Over(quantity.Symbolic!, slopes.Values), tolerance);
            Assert.False(HasSumInSum(quantity.Symbolic!), $"{quantity.Id}: a sum among the terms of a sum prints as + −");
        }
    }

    [Fact]
    public void Behind_softmax_closed_forms_are_made_of_activations_targets_and_weights()
    {
        var net = Nets.Random(4, "softmax", "squared-error", "gradient-descent");
        AssertNoDerivatives(net with { Layers = [net.Layers[0] with { Activation = ActivationTable.Find("tanh")! }, net.Layers[1]] });
    }

    [Fact]
    public void In_a_small_deep_network_closed_forms_are_made_of_activations_targets_and_weights()
    {
        var two = new[] { Nets.Row("0.3", "-0.2"), Nets.Row("0.5", "0.1") };
        var layer = Nets.Layer("g", "sigmoid", [.. two], BiasKind.Shared, "0.3");
        AssertNoDerivatives(Nets.Lecture() with { Layers = [layer, layer with { Name = "h" }, layer with { Name = "out" }], Targets = [Nets.Row("1", "0")] });
    }

    private static void AssertNoDerivatives(Problem.Network net)
    {
        var trace = Nets.Solve(net with { Inputs = net.Inputs[..1], Targets = net.Targets[..1] });
        foreach (var quantity in trace.Quantities.Where(q => q.Role is Role.Delta or Role.WeightGradient or Role.BiasGradient))
        {
            Substitute.Leaves(quantity.Symbolic!, leaf =>
            {
                Assert.False(leaf is Expr.Ref reference && trace.Quantities[reference.Index].Role is Role.Delta or Role.ActivationGradient or Role.SampleBiasGradient, $"{quantity.Id} is made of other derivatives");
                return null;
            });
        }
    }

    [Fact]
    public void A_closed_form_that_is_too_long_has_the_penalty_once()
    {
        var row = Nets.Row("0.1", "-0.2", "0.3", "0.4", "-0.5", "0.6");
        var net = Nets.Lecture() with
        {
            Layers =
            [
                Nets.Layer("g", "sigmoid", [.. Enumerable.Repeat(Nets.Row("0.2", "0.1"), 6)], BiasKind.Shared, "0.3"),
                Nets.Layer("h", "sigmoid", [.. Enumerable.Repeat(row, 6)], BiasKind.Shared, "0.2"),
                Nets.Layer("out", "sigmoid", [row], BiasKind.Shared, "0.6"),
            ],
            Regularisation = new Regularisation(Literal.Of("0.5"), true),
        };
        var trace = Nets.Solve(net);
        var values = trace.Quantities.Select(q => q.Exact).ToArray();

        Assert.All(trace.Quantities.Where(q => q.Symbolic is not null), q => Assert.Equal(q.Exact, Evaluate.Over(q.Symbolic!, values), 1e-12));
    }

    private static bool HasSumInSum(Expr expr) => expr switch
    {
        Expr.Sum sum => sum.Terms.Items.Any(term => term is Expr.Sum || HasSumInSum(term)),
        Expr.Quotient quotient => HasSumInSum(quotient.Numerator),
        _ => false,
    };

    /// <summary>Partial derivatives by central differences over the forward pass of update 0.</summary>
    private sealed class Slopes(Trace trace)
    {
        private readonly Dictionary<(int Of, int By), double> _known = [];
        private readonly Quantity[] _forward = [.. trace.Quantities.Where(q => q.Formula is not null && q.Update == 0 && q.Chain is null)];

        public double[] Values { get; } = [.. trace.Quantities.Select(q => q.Exact)];

        public double Of(Expr chain) => chain switch
        {
            Expr.Partial { Of: Expr.Ref of, By: Expr.Ref by } => Slope(of.Index, by.Index),
            Expr.Number number => number.Double,
            Expr.Negate negate => -Of(negate.Operand),
            Expr.Sum sum => sum.Terms.Sum(Of),
            Expr.Product product => product.Factors.Aggregate(1.0, (result, factor) => result * Of(factor)),
            Expr.Quotient quotient => Of(quotient.Numerator) / Of(quotient.Denominator),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        private double Slope(int of, int by)
        {
            const double step = 1e-5;
            if (!_known.TryGetValue((of, by), out var slope))
            {
                _known[(of, by)] = slope = (Moved(of, by, step) - Moved(of, by, -step)) / (2 * step);
            }

            return slope;
        }

        private double Moved(int of, int by, double step)
        {
            var values = (double[])Values.Clone();
            values[by] += step;
            foreach (var line in _forward)
            {
                if (line.Index > by && line.Index <= of)
                {
                    values[line.Index] = Evaluate.Over(line.Formula!, values);
                }
            }

            return values[of];
        }
    }
}
