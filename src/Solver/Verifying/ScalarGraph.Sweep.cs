namespace WorkedSolutions.Solver.Verifying;

/// <summary>Reverse accumulation: every operation gives its operands their shares of its own derivative.</summary>
internal sealed partial class ScalarGraph
{
    /// <summary>Goes back through all operations since the last sweep.</summary>
    public void Sweep()
    {
        for (var i = _operations.Count - 1; i >= 0; i--)
        {
            Pull(_operations[i]);
        }

        Array.Clear(_adjoint, _slots, _count - _slots);
        Array.Clear(_adjointError, _slots, _count - _slots);
        Drop();
    }

    private void Pull(Operation operation)
    {
        var (g, e) = (_adjoint[operation.Result], _adjointError[operation.Result]);
        if (g == 0 && e == 0)
        {
            return;
        }

        switch (operation.Kind)
        {
            case Kind.Negate:
                Give(Operand(operation, 0), g, e, -1, 0);
                break;
            case Kind.Copy or Kind.Choice:
                Give(Operand(operation, 0), g, e, 1, 0);
                break;
            case Kind.Sum:
                for (var i = 0; i < operation.Count; i++)
                {
                    Give(Operand(operation, i), g, e, 1, 0);
                }

                break;
            case Kind.Product or Kind.Dot:
                for (var i = 0; i < operation.Count; i += 2)
                {
                    int a = Operand(operation, i), b = Operand(operation, i + 1);
                    Give(a, g, e, _value[b], _error[b]);
                    Give(b, g, e, _value[a], _error[a]);
                }

                break;
            case Kind.Quotient:
                PullQuotient(operation, g, e);
                break;
            case Kind.Power:
                PullPower(operation, g, e);
                break;
            case Kind.Function:
                var x = Operand(operation, 0);
                var (slope, error) = Slopes.At(operation.Function!, _value[x], _error[x]);
                Give(x, g, e, slope, error);
                break;
            default:
                break;
        }
    }

    private void PullQuotient(Operation operation, double g, double e)
    {
        int a = Operand(operation, 0), b = Operand(operation, 1);
        var inverse = 1 / _value[b];
        var spread = _error[b] * inverse * inverse + Slopes.Unit * Math.Abs(inverse);
        Give(a, g, e, inverse, spread);
        var ratio = _value[operation.Result];
        Give(b, g, e, -ratio * inverse, Math.Abs(inverse) * _error[operation.Result] + Math.Abs(ratio) * spread);
    }

    private void PullPower(Operation operation, double g, double e)
    {
        var a = Operand(operation, 0);
        var exponent = _value[Operand(operation, 1)];
        var slope = exponent == 2 ? 2 * _value[a] : exponent * Math.Pow(_value[a], exponent - 1);
        var bend = exponent == 2 ? 2 : Math.Abs(exponent * (exponent - 1) * Math.Pow(_value[a], exponent - 2));
        Give(a, g, e, slope, Finite(bend * _error[a]) + 4 * Slopes.Unit * Math.Abs(slope));
    }

    private void Give(int node, double g, double e, double slope, double slopeError)
    {
        var share = g == 0 ? 0 : g * slope;
        _adjoint[node] += share;
        var error = Finite(e * Math.Abs(slope)) + Finite((Math.Abs(g) + e) * slopeError) + 2 * Slopes.Unit * Math.Abs(share) + Slopes.Unit * Math.Abs(_adjoint[node]);
        _adjointError[node] = Finite(_adjointError[node] + error);
    }
}
