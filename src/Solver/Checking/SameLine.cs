using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking;

/// <summary>
/// Which quantities are one line under several ids: with one sample dJ/dw repeats dL/dw, J repeats L, L repeats the one output's share. A
/// derivative that happens to be a value (d(w·s)/dw = s) or a given number is a line of its own: who has it wrong may have s right.
/// </summary>
internal sealed class SameLine
{
    private readonly int[] _line;
    private readonly Dictionary<(int Line, string Symbol), int> _last = [];

    public SameLine(ImmutableArray<Quantity> quantities)
    {
        _line = new int[quantities.Length];
        for (var i = 0; i < quantities.Length; i++)
        {
            _line[i] = quantities[i].Formula is Expr.Ref reference && Repeats(quantities[i], quantities[reference.Index]) ? _line[reference.Index] : i;
            if (_line[i] != i && quantities[i].Symbol.Plain == quantities[_line[i]].Symbol.Plain)
            {
                _last[(_line[i], quantities[i].Symbol.Plain)] = i;
            }
        }
    }

    private static bool Repeats(Quantity quantity, Quantity other) => other.IsComputed && IsDerivative(quantity) == IsDerivative(other);

    private static bool IsDerivative(Quantity quantity) => quantity.Role is Role.ActivationGradient or Role.LocalDerivative or Role.Delta
        or Role.SampleWeightGradient or Role.SampleBiasGradient or Role.WeightGradient or Role.BiasGradient or Role.InputGradient or Role.NodeGradient or Role.EdgeDerivative;

    /// <summary>For a quantity that only repeats another, that other; else itself.</summary>
    public int Of(int index) => _line[index];

    /// <summary>What the symbol of a line stands for: of the quantities that share the line and its symbol the last, dJ/dw and not one sample's dL/dw.</summary>
    public int Spoken(Quantity quantity) => _last.GetValueOrDefault((_line[quantity.Index], quantity.Symbol.Plain), quantity.Index);
}
