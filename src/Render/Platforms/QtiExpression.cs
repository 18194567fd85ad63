using System.Globalization;
using System.Text;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Platforms;

/// <summary>
/// A line's formula as a QTI 2.1 expression over the candidate's own answers: what follows from them. Quantities that are asked for
/// are response variables; others that a person works out are put in as their formulas, given ones as numbers.
/// </summary>
internal sealed class QtiExpression
{
    private const int MostNodes = 4000;
    private readonly Trace _trace;
    private readonly Func<int, string?> _variable;
    private readonly StringBuilder _output = new();
    private readonly SortedSet<int> _used = [];
    private int _nodes;

    private QtiExpression(Trace trace, Func<int, string?> variable)
    {
        _trace = trace;
        _variable = variable;
    }

    /// <summary>
    /// The expression and the asked quantities that it reads; null where the formula reads none, has a part that QTI 2.1 has no
    /// operator for, or is too long to be worth it.
    /// </summary>
    public static (string Xml, IReadOnlyCollection<int> Used)? Of(Trace trace, Quantity quantity, Func<int, string?> variable)
    {
        if (quantity.Formula is not { } formula)
        {
            return null;
        }

        var writer = new QtiExpression(trace, variable);
        return writer.Write(formula) && writer._used.Count > 0 ? (writer._output.ToString(), writer._used) : null;
    }

    private bool Write(Expr expr)
    {
        if (++_nodes > MostNodes)
        {
            return false;
        }

        switch (expr)
        {
            case Expr.Ref reference:
                return Reference(reference.Index);
            case Expr.Number number:
                return Value(number.Double);
            case Expr.Negate negate:
                return Negative(negate.Operand);
            case Expr.Sum sum:
                return List("sum", sum.Terms);
            case Expr.Product product:
                return List("product", product.Factors);
            case Expr.Dot dot:
                return Dot(dot);
            case Expr.Quotient quotient:
                return List("divide", [quotient.Numerator, quotient.Denominator]);
            case Expr.Power power:
                return List("power", [power.Base, power.Exponent]);
            case Expr.Call call:
                return Call(call);
            default:
                return false;
        }
    }

    private bool Reference(int index)
    {
        if (_variable(index) is { } name)
        {
            _used.Add(index);
            _output.Append("<variable identifier=\"").Append(name).Append("\"/>");
            return true;
        }

        var quantity = _trace.Quantities[index];
        return quantity.Formula is { } formula ? Write(formula) : Value(quantity.Value);
    }

    private bool Value(double value)
    {
        _output.Append("<baseValue baseType=\"float\">").Append(NumberFormat.RoundTrip(value)).Append("</baseValue>");
        return double.IsFinite(value);
    }

    private bool Negative(Expr operand)
    {
        _output.Append("<product>");
        Value(-1);
        var written = Write(operand);
        _output.Append("</product>");
        return written;
    }

    private bool List(string name, ExprList parts, string attributes = "")
    {
        _output.Append('<').Append(name).Append(attributes).Append('>');
        foreach (var part in parts)
        {
            if (!Write(part))
            {
                return false;
            }
        }

        _output.Append("</").Append(name).Append('>');
        return true;
    }

    private bool Dot(Expr.Dot dot)
    {
        _output.Append("<sum>");
        for (var i = 0; i < dot.Left.Count; i++)
        {
            if (!List("product", [dot.Left[i], dot.Right[i]]))
            {
                return false;
            }
        }

        _output.Append("</sum>");
        return true;
    }

    private bool Math(string name, params ReadOnlySpan<Expr> arguments) => List("mathOperator", ExprList.Create(arguments), $" name=\"{name}\"");

    /// <summary>Functions that QTI 2.1 lacks are written out in those that it has.</summary>
    private bool Call(Expr.Call call)
    {
        var x = call.Arguments[0];
        switch (call.Function)
        {
            case Exponential or Logarithm or AbsoluteValue or Sine or Cosine or Tangent or HyperbolicTangent or Signum:
                return Math(OperatorName(call.Function), x);
            case SquareRoot:
                return Write(new Expr.Power(x, Expr.Half));
            case Sigmoid:
                return Write(Expr.One / (Expr.One + Expr.Apply(Exponential.Instance, -x)));
            case SigmoidLinear:
                return Write(x / (Expr.One + Expr.Apply(Exponential.Instance, -x)));
            case SoftPlus:
                return Write(Expr.Apply(Logarithm.Instance, Expr.One + Expr.Apply(Exponential.Instance, x)));
            case Solver.Expressions.Functions.Softmax:
                return SoftmaxOf(call.Arguments);
            case RectifiedLinear:
                return List("max", [Expr.Zero, x]);
            case RectifiedLinearPrime:
                return List("max", [Expr.Zero, Expr.Apply(Signum.Instance, x)]);
            case Maximum:
                return List("max", call.Arguments);
            case Minimum:
                return List("min", call.Arguments);
            case IsGreater:
                return List("max", [Expr.Zero, Expr.Apply(Signum.Instance, x - call.Arguments[1])]);
            case IsAtLeast:
                return Write(Expr.One - Expr.Apply(Maximum.Instance, Expr.Zero, Expr.Apply(Signum.Instance, call.Arguments[1] - x)));
            default:
                return false;
        }
    }

    private bool SoftmaxOf(ExprList z)
    {
        var terms = z.Items.RemoveAt(0).Select(term => Expr.Apply(Exponential.Instance, term));
        return Write(Expr.Apply(Exponential.Instance, z[0]) / new Expr.Sum([.. terms]));
    }

    private static string OperatorName(Function function) => function switch
    {
        Exponential => "exp",
        Logarithm => "ln",
        AbsoluteValue => "abs",
        Sine => "sin",
        Cosine => "cos",
        Tangent => "tan",
        HyperbolicTangent => "tanh",
        Signum => "signum",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
