using System.Collections.Immutable;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Styles;

/// <summary>The blocks of one update's quantities, and what stands between them: = or ≈, and as many digits as the result needs.</summary>
internal sealed class MatrixBlocks(Trace trace, Problem.Network problem, int update)
{
    /// <summary>The end of the ids of this update's quantities.</summary>
    public string Suffix { get; } = At(update);

    /// <summary>A block of quantities by their ids; what an update does not change has the id without an update.</summary>
    /// <param name="rows">How many rows.</param>
    /// <param name="columns">How many columns.</param>
    /// <param name="id">From row and column, both from 1, to the id without the update.</param>
    /// <param name="at">The update; this one where it is not given.</param>
    public Block Find(int rows, int columns, Func<int, int, string> id, int? at = null)
    {
        var suffix = at is { } other ? At(other) : Suffix;
        var all = ImmutableArray.CreateBuilder<ImmutableArray<Quantity>>(rows);
        for (var i = 1; i <= rows; i++)
        {
            var row = ImmutableArray.CreateBuilder<Quantity>(columns);
            for (var j = 1; j <= columns; j++)
            {
                var name = id(i, j);
                row.Add(trace.Find(name + suffix) ?? trace.Find(name) ?? throw new InvalidOperationException($"the trace lacks {name}{suffix}"));
            }

            all.Add(row.MoveToImmutable());
        }

        return new Block(all.MoveToImmutable());
    }

    /// <summary>Like <see cref="Find"/>, a column for each sample of this update's batch.</summary>
    public Block OfBatch(int rows, Func<int, int, string> id)
    {
        var samples = Enumerable.Range(1, problem.Inputs.Length).Where(s => trace.Find($"dL/dz[{problem.Layers.Length}][1]({s}){Suffix}") is not null).ToList();
        return Find(rows, samples.Count, (i, j) => id(i, samples[j - 1]));
    }

    /// <summary>How many more digits than shown the numbers need so that the block's entries follow from them.</summary>
    public int Extra(Block result) => result.Most((i, j) => Substitution.ExtraDigits(trace.Quantities, result[i, j]));

    /// <summary>The same for a gradient that is the sum, or the mean, over the samples of deltas times inputs.</summary>
    public int ExtraOfGradient(Block result, Block deltas, Block inputs) =>
        result.Most((j, i) => Substitution.ExtraDigits(trace.Quantities, result[j, i], OverSamples(deltas.Entries[j], inputs.Entries[i])));

    /// <summary>The entries with so many more digits, each a link to the line that made it.</summary>
    public MathNode Numbers(Block block, int extra) => MatrixNotation.Matrix(block.Rows, block.Columns, (i, j) => Number(block[i, j], extra));

    /// <summary>The sign before the result: = where every entry is exact.</summary>
    public MathNode Relation(Block result) => result.All(IsExact) ? Notate.EqualSign : Notate.ApproximatelySign;

    /// <summary>The sign before the numbers put in: ≈ where one of them is rounded, unless the working goes on with rounded numbers.</summary>
    public MathNode SubstitutedRelation(Block result) => problem.Head.Rounding.CarryRounded || result.All(ReadsExactly) ? Notate.EqualSign : Notate.ApproximatelySign;

    private Expr OverSamples(ImmutableArray<Quantity> a, ImmutableArray<Quantity> b)
    {
        Expr product = new Expr.Dot(new ExprList([.. a.Select(q => (Expr)new Expr.Ref(q.Index))]), new ExprList([.. b.Select(q => (Expr)new Expr.Ref(q.Index))]));
        return problem.Loss.Samples == Solver.Losses.Reduction.Mean && a.Length > 1 ? product / Expr.Integer(a.Length) : product;
    }

    private static string At(int update) => update == 0 ? "" : $"#{update}";

    private MathNode Number(Quantity quantity, int extra)
    {
        var node = Notate.Number(Substitution.Text(quantity, extra));
        return quantity.IsComputed ? new MathNode.Link(Anchors.Of(quantity.Id), node) : node;
    }

    private bool ReadsExactly(Quantity quantity)
    {
        foreach (var index in quantity.Formula is null ? [] : References.Of(quantity.Formula))
        {
            if (trace.Quantities[index] is { Given: null, ShownExactly: false })
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the digits are exact; a quantity that repeats another is as exact as that one.</summary>
    private bool IsExact(Quantity quantity) => quantity.Formula is Expr.Ref repeated
        ? IsExact(trace.Quantities[repeated.Index])
        : quantity.Given is not null || quantity.ShownExactly;
}
