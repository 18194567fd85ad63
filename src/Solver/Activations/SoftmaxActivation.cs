using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Activations;

/// <summary>
/// a_i = e^{z_i} / Σ_j e^{z_j} over the layer, with the Jacobian ∂a_i/∂z_j = a_i(δ_ij − a_j)
/// (Goodfellow, Bengio, Courville, Deep Learning, 6.2.2.3).
/// </summary>
public sealed class SoftmaxActivation : Activation
{
    private SoftmaxActivation() { }

    /// <summary>The activation.</summary>
    public static SoftmaxActivation Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "softmax";

    /// <inheritdoc/>
    public override Function? Function => Softmax.Instance;

    /// <inheritdoc/>
    public override bool IsElementwise => false;

    /// <inheritdoc/>
    public override Expr Formula(ExprList z, int neuron) => new Expr.Call(Softmax.Instance, [z[neuron], .. z.Items]);

    /// <summary>∂a_i/∂z_i = a_i(1 − a_i); the derivatives by the other z are not 0.</summary>
    public override Expr LocalDerivative(Expr z, Expr a) => a * (Expr.One - a);

    /// <inheritdoc/>
    public override Expr Jacobian(ExprList z, ExprList a, int i, int j) =>
        i == j ? LocalDerivative(z[i], a[i]) : -(a[i] * a[j]);

    /// <inheritdoc/>
    public override Interval Range => new(0, 1);
}
