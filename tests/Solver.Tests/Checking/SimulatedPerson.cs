using System.Collections.Immutable;
using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Tests.Checking;

/// <summary>Someone with a pocket calculator, who works line by line, rounds every result to so many decimals and goes on with what is written.</summary>
internal sealed class SimulatedPerson(Trace trace, int decimals)
{
    private readonly Rounding _rounding = new(decimals, AtLeast: Math.Min(decimals, 3));

    /// <summary>The numbers as written; index i belongs to quantity i.</summary>
    public double[] Written { get; } = new double[trace.Quantities.Length];

    /// <summary>The texts of the numbers that were worked out; null for given ones.</summary>
    public string?[] Texts { get; } = new string?[trace.Quantities.Length];

    /// <summary>Works everything out; at <paramref name="slipAt"/> the line <paramref name="slip"/> stands in the place of the right one.</summary>
    public SimulatedPerson Work(int slipAt = -1, Expr? slip = null)
    {
        foreach (var quantity in trace.Quantities)
        {
            Written[quantity.Index] = quantity.Value;
            HasNoise |= quantity.Exact != 0 && Math.Abs(quantity.Exact) < 1e-13;
            if (quantity.Formula is { } right)
            {
                var formula = quantity.Index == slipAt ? slip! : right;
                Write(quantity.Index, Evaluate.Over<double, ZeroWinsArithmetic>(formula, Written));
            }
        }

        return this;
    }

    public Answers Answers(Func<Quantity, bool>? which = null) =>
        new(null, [.. trace.Quantities.Where(q => Texts[q.Index] is not null && (which?.Invoke(q) ?? true)).Select(AnswerTo)]);

    private Answer AnswerTo(Quantity quantity) =>
        new(quantity.Index, quantity.Id, WrittenNumber.Read(Texts[quantity.Index]!, false, out _)!.Value, default);

    /// <summary>Whether the working could be finished: rounding 0.99997 to 1 leads to ln 0.</summary>
    public bool IsFinished { get; private set; } = true;

    /// <summary>Whether a result is nothing but the noise of double arithmetic where exact arithmetic gives 0.</summary>
    public bool HasNoise { get; private set; }

    private void Write(int index, double value)
    {
        if (!double.IsFinite(value))
        {
            IsFinished = false;
            return;
        }

        HasNoise |= value != 0 && Math.Abs(value) < 1e-13;
        var shown = NumberFormat.Show(value, null, _rounding);
        (Texts[index], Written[index]) = (shown.Text, shown.Value);
    }
}
