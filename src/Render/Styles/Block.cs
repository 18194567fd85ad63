using System.Collections.Immutable;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Styles;

/// <summary>Quantities of the trace as the entries of one matrix, row by row.</summary>
internal sealed record Block(ImmutableArray<ImmutableArray<Quantity>> Entries)
{
    private const int MostAnchors = 64;

    /// <summary>How many rows there are.</summary>
    public int Rows => Entries.Length;

    /// <summary>How many columns there are.</summary>
    public int Columns => Entries[0].Length;

    /// <summary>The entry in a row and a column, from 0.</summary>
    public Quantity this[int row, int column] => Entries[row][column];

    /// <summary>The entries as the solution shows them.</summary>
    public MathNode Results => MatrixNotation.Matrix(Rows, Columns, (i, j) => Notate.Number(this[i, j].Shown));

    /// <summary>The places that a display of the block defines; none where there are very many.</summary>
    public ImmutableArray<string> Anchors => Rows * Columns > MostAnchors ? [] : [.. Entries.SelectMany(row => row.Select(q => Documents.Anchors.Of(q.Id))).Distinct()];

    /// <summary>Rows for columns.</summary>
    public Block Transposed => new([.. Enumerable.Range(0, Columns).Select(j => Entries.Select(row => row[j]).ToImmutableArray())]);

    /// <summary>Whether all entries have a property.</summary>
    public bool All(Func<Quantity, bool> property) => Entries.All(row => row.All(property));

    /// <summary>The greatest number that the shown entries have.</summary>
    public int Most(Func<int, int, int> number)
    {
        var most = 0;
        for (var i = 0; i < Math.Min(Rows, MatrixNotation.MostShown); i++)
        {
            for (var j = 0; j < Math.Min(Columns, MatrixNotation.MostShown); j++)
            {
                most = Math.Max(most, number(i, j));
            }
        }

        return most;
    }
}
