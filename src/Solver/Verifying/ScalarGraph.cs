using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;

namespace WorkedSolutions.Solver.Verifying;

/// <summary>
/// The scalar computational graph of expressions over slots, one node per elementary operation, with reverse accumulation
/// (Griewank, Walther, Evaluating Derivatives, 3.2) and a running bound of rounding errors beside every number. Slots are the
/// first nodes; nodes of intermediate results follow and are given back after each sweep.
/// </summary>
internal sealed partial class ScalarGraph
{
    private readonly int _slots;
    private readonly List<Operation> _operations = [];
    private readonly List<int> _operands = [];
    private double[] _value;
    private double[] _error;
    private double[] _adjoint;
    private double[] _adjointError;
    private int _count;

    /// <summary>A graph whose slots hold the given numbers.</summary>
    public ScalarGraph(ReadOnlySpan<double> slots)
    {
        _slots = slots.Length;
        _count = _slots;
        var room = _slots + 64;
        _value = new double[room];
        _error = new double[room];
        _adjoint = new double[room];
        _adjointError = new double[room];
        slots.CopyTo(_value);
    }

    private enum Kind
    {
        Copy,
        Negate,
        Sum,
        Product,
        Quotient,
        Power,
        Dot,
        Function,
        Choice,
    }

    private readonly record struct Operation(Kind Kind, int Result, int First, int Count, Function? Function);

    /// <summary>The number of a slot as the graph finds it.</summary>
    public double Value(int slot) => _value[slot];

    /// <summary>A bound of the rounding error of that number.</summary>
    public double Error(int slot) => _error[slot];

    /// <summary>The derivative by a slot, summed over all sweeps so far.</summary>
    public double Adjoint(int slot) => _adjoint[slot];

    /// <summary>A bound of the rounding error of that derivative.</summary>
    public double AdjointError(int slot) => _adjointError[slot];

    /// <summary>Works a line into its slot.</summary>
    public void Assign(int slot, Expr formula)
    {
        var node = Node(formula);
        Emit(Kind.Copy, slot, _value[node], _error[node], node);
    }

    /// <summary>
    /// Puts the number that a slot is known to have exactly in the place of the one that rounding errors left: ReLU is at its kink
    /// where z is 0, not beside it at 2.8e-17.
    /// </summary>
    public void Settle(int slot, double value) => _value[slot] = value;

    /// <summary>Gives a slot a derivative of its own: the sweep starts there.</summary>
    public void Seed(int slot, double derivative) => _adjoint[slot] += derivative;

    /// <summary>Gives back the operations since the last sweep without going through them.</summary>
    public void Drop()
    {
        _operations.Clear();
        _operands.Clear();
        _count = _slots;
    }

    private int Node(Expr expr)
    {
        switch (expr)
        {
            case Expr.Ref reference:
                return reference.Index;
            case Expr.Number number:
                return Constant(number.Double);
            case Expr.Negate negate:
                var operand = Node(negate.Operand);
                return Emit(Kind.Negate, -1, -_value[operand], _error[operand], operand);
            case Expr.Sum sum:
                return Sum(sum.Terms);
            case Expr.Product product:
                var result = Node(product.Factors[0]);
                for (var i = 1; i < product.Factors.Count; i++)
                {
                    result = Product(result, Node(product.Factors[i]));
                }

                return result;
            case Expr.Dot dot:
                return Dot(dot);
            case Expr.Quotient quotient:
                return Quotient(Node(quotient.Numerator), Node(quotient.Denominator));
            case Expr.Power { Exponent: Expr.Number exponent } power:
                return Power(Node(power.Base), exponent.Double);
            case Expr.Call call:
                return Call(call);
            default:
                throw new InvalidOperationException($"a forward line does not hold a {expr.GetType().Name}");
        }
    }

    private int Constant(double value)
    {
        var node = New();
        _value[node] = value;
        _error[node] = 0;
        return node;
    }

    private int Sum(ExprList terms)
    {
        Span<int> nodes = terms.Count <= 64 ? stackalloc int[terms.Count] : new int[terms.Count];
        double value = 0, error = 0;
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = Node(terms[i]);
            value += _value[nodes[i]];
            error += _error[nodes[i]] + Slopes.Unit * Math.Abs(value);
        }

        return Emit(Kind.Sum, -1, value, error, nodes);
    }

    private int Dot(Expr.Dot dot)
    {
        Span<int> nodes = dot.Left.Count <= 64 ? stackalloc int[2 * dot.Left.Count] : new int[2 * dot.Left.Count];
        double value = 0, error = 0;
        for (var i = 0; i < dot.Left.Count; i++)
        {
            int left = Node(dot.Left[i]), right = Node(dot.Right[i]);
            (nodes[2 * i], nodes[2 * i + 1]) = (left, right);
            var term = _value[left] * _value[right];
            value += term;
            error += OfProduct(left, right) + Slopes.Unit * (Math.Abs(term) + Math.Abs(value));
        }

        return Emit(Kind.Dot, -1, value, error, nodes);
    }

    /// <summary>What the errors of two factors make of their product; the last term counts where a factor is 0, as in a square at its least.</summary>
    private double OfProduct(int a, int b) => Math.Abs(_value[a]) * _error[b] + (Math.Abs(_value[b]) + _error[b]) * _error[a];

    private int Product(int a, int b)
    {
        var value = _value[a] * _value[b];
        var error = OfProduct(a, b) + Slopes.Unit * Math.Abs(value);
        return Emit(Kind.Product, -1, _value[a] == 0 || _value[b] == 0 ? 0 : value, Finite(error), a, b);
    }

    private int Quotient(int a, int b)
    {
        var value = _value[a] == 0 ? 0 : _value[a] / _value[b];
        return Emit(Kind.Quotient, -1, value, Finite((_error[a] + Math.Abs(value) * _error[b]) / Math.Abs(_value[b])) + Slopes.Unit * Math.Abs(value), a, b);
    }

    private int Power(int a, double exponent)
    {
        var value = exponent == 2 ? _value[a] * _value[a] : Math.Pow(_value[a], exponent);
        var slope = exponent == 2 ? 2 * _value[a] : exponent * Math.Pow(_value[a], exponent - 1);
        return Emit(Kind.Power, -1, value, Math.Abs(slope) * _error[a] + (exponent == 2 ? _error[a] * _error[a] : 0) + 4 * Slopes.Unit * Math.Abs(value), a, Constant(exponent));
    }

    private int Call(Expr.Call call)
    {
        switch (call.Function)
        {
            case Softmax:
                return Shares(call.Arguments);
            case Maximum or Minimum:
                return Choice(call);
            case Huber huber:
                return Robust(Node(call.Arguments[0]), huber.Delta.Double);
            default:
                var x = Node(call.Arguments[0]);
                var value = call.Function.Value([_value[x]]);
                var (slope, _) = Slopes.At(call.Function, _value[x], _error[x]);
                return Emit(Kind.Function, -1, value, Finite(Math.Abs(slope) * _error[x]) + 4 * Slopes.Unit * Math.Abs(value), call.Function, x);
        }
    }

    /// <summary>softmax as exponentials, their sum and a quotient.</summary>
    private int Shares(ExprList arguments)
    {
        Span<int> nodes = arguments.Count <= 65 ? stackalloc int[arguments.Count - 1] : new int[arguments.Count - 1];
        var greatest = double.NegativeInfinity;
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = Node(arguments[i + 1]);
            greatest = Math.Max(greatest, _value[nodes[i]]);
        }

        var own = Node(arguments[0]);
        var shift = Constant(-greatest);
        var numerator = -1;
        double value = 0, error = 0;
        for (var i = 0; i < nodes.Length; i++)
        {
            var shifted = Emit(Kind.Sum, -1, _value[nodes[i]] - greatest, _error[nodes[i]] + Slopes.Unit * Math.Abs(greatest), nodes[i], shift);
            var isOwn = numerator < 0 && nodes[i] == own;
            var e = Math.Exp(_value[shifted]);
            nodes[i] = Emit(Kind.Function, -1, e, e * _error[shifted] + 2 * Slopes.Unit * e, Exponential.Instance, shifted);
            numerator = isOwn ? nodes[i] : numerator;
            value += e;
            error += _error[nodes[i]] + Slopes.Unit * value;
        }

        return Quotient(numerator, Emit(Kind.Sum, -1, value, error, nodes));
    }

    /// <summary>Huber's function as m(|x| − ½m) with m = min(|x|, δ).</summary>
    private int Robust(int x, double delta)
    {
        var size = Emit(Kind.Function, -1, Math.Abs(_value[x]), _error[x], AbsoluteValue.Instance, x);
        var limit = Constant(delta);
        var least = Emit(Kind.Choice, -1, Math.Min(_value[size], delta), _error[size], null, _value[size] <= delta ? size : limit, size);
        var half = Product(Constant(-0.5), least);
        var rest = Emit(Kind.Sum, -1, _value[size] + _value[half], _error[size] + _error[half] + Slopes.Unit * _value[size], size, half);
        return Product(least, rest);
    }

    private int Choice(Expr.Call call)
    {
        var best = Node(call.Arguments[0]);
        for (var i = 1; i < call.Arguments.Count; i++)
        {
            var next = Node(call.Arguments[i]);
            if (call.Function is Maximum ? _value[next] > _value[best] : _value[next] < _value[best])
            {
                best = next;
            }
        }

        return Emit(Kind.Choice, -1, _value[best], _error[best], null, best);
    }

    private static double Finite(double error) => double.IsFinite(error) ? error : double.MaxValue;

    private int Operand(Operation operation, int i) => _operands[operation.First + i];

    private int Emit(Kind kind, int result, double value, double error, params ReadOnlySpan<int> operands) => Emit(kind, result, value, error, null, operands);

    private int Emit(Kind kind, int result, double value, double error, Function? function, params ReadOnlySpan<int> operands)
    {
        var node = result < 0 ? New() : result;
        _value[node] = value;
        _error[node] = error;
        _operations.Add(new Operation(kind, node, _operands.Count, operands.Length, function));
        _operands.AddRange(operands);
        return node;
    }

    private int New()
    {
        if (_count == _value.Length)
        {
            var room = 2 * _count;
            Array.Resize(ref _value, room);
            Array.Resize(ref _error, room);
            Array.Resize(ref _adjoint, room);
            Array.Resize(ref _adjointError, room);
        }

        return _count++;
    }
}
