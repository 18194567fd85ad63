using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WorkedSolutions.Render.Drawings;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Solver;
using WorkedSolutions.Solver.Reading;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Tests.Pictures;

/// <summary>Problems to draw.</summary>
internal static class Drawn
{
    public static Trace Trace(string yaml)
    {
        var read = ProblemReader.Read(yaml, "test.yaml", 1);
        Assert.True(read.Problem is not null, string.Join('\n', read.Diagnostics));
        return Solve.Run(read.Problem).Trace!;
    }

    /// <summary>A network of the given sizes whose numbers follow a fixed pattern.</summary>
    public static Trace Network(string sizes, string more = "")
    {
        var counts = sizes.Split('-').Select(size => int.Parse(size, CultureInfo.InvariantCulture)).ToArray();
        var text = new StringBuilder("title: drawn\nkind: network\n" + more);
        text.Append(CultureInfo.InvariantCulture, $"inputs: [{Row(counts[0], 1)}]\ntargets: [{Row(counts[^1], 2)}]\nlayers:\n");
        for (var l = 1; l < counts.Length; l++)
        {
            var own = l;
            var weights = string.Join(", ", Enumerable.Range(0, counts[l]).Select(j => $"[{Row(counts[own - 1], own * 10 + j)}]"));
            text.Append(CultureInfo.InvariantCulture, $"  - {{activation: sigmoid, weights: [{weights}], bias: [{Row(counts[l], l + 3)}]}}\n");
        }

        return Trace(text.Append("loss: half-squared-error\ntraining: {learning-rate: 0.1}\n").ToString());
    }

    /// <summary>The boxes of all labels.</summary>
    public static List<LabelBox> Boxes(Picture picture) => [.. picture.Items.OfType<PictureItem.Label>().Select(LabelBox.Of)];

    /// <summary>All labels that share an area with another, as text.</summary>
    public static ImmutableArray<string> Overlaps(Picture picture)
    {
        var labels = picture.Items.OfType<PictureItem.Label>().ToList();
        var boxes = labels.ConvertAll(LabelBox.Of);
        var found = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < labels.Count; i++)
        {
            for (var j = i + 1; j < labels.Count; j++)
            {
                if (boxes[i].Meets(boxes[j]))
                {
                    found.Add($"{TexWriter.Write(labels[i].Text)} and {TexWriter.Write(labels[j].Text)}");
                }
            }
        }

        return found.ToImmutable();
    }

    private static string Row(int count, int start) => string.Join(", ", Enumerable.Range(0, count).Select(i =>
        (((start * 37 + i * 53) % 199 - 99) / 100.0).ToString("0.##", CultureInfo.InvariantCulture)));
}
