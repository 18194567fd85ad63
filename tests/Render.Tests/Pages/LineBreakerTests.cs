using CsCheck;
using WorkedSolutions.Render.Pages;

namespace WorkedSolutions.Render.Tests.Pages;

public class LineBreakerTests
{
    private static List<Atom> Words(IEnumerable<double> widths)
    {
        var atoms = new List<Atom>();
        foreach (var width in widths)
        {
            if (atoms.Count > 0)
            {
                atoms.Add(new(AtomKind.Glue, 3.3, 1.7, 1.1));
            }

            atoms.Add(new(AtomKind.Box, width));
        }

        atoms.Add(new(AtomKind.Penalty, 0, Penalty: Atom.Never));
        atoms.Add(new(AtomKind.Glue, 0, 1e6));
        atoms.Add(new(AtomKind.Penalty, 0, Penalty: Atom.Always));
        return atoms;
    }

    private static double WidthOf(List<Atom> atoms, Line line)
    {
        var width = 0.0;
        for (var i = line.Start; i < line.End; i++)
        {
            var (w, stretch, shrink) = (atoms[i].Width, atoms[i].Stretch, atoms[i].Shrink);
            width += atoms[i].Kind == AtomKind.Penalty || stretch >= 1e6 ? 0 : w + line.Ratio * (line.Ratio > 0 ? stretch : shrink);
        }

        return width;
    }

    [Fact]
    public void Every_word_is_on_one_line_and_every_line_but_the_last_is_full() =>
        Gen.Double[2, 60].Array[1, 80].Sample(
            widths =>
            {
                var atoms = Words(widths);
                var lines = LineBreaker.Lines(atoms, 200);
                var boxes = lines.Sum(line => Enumerable.Range(line.Start, line.End - line.Start).Count(i => atoms[i].Kind == AtomKind.Box));
                Assert.Equal(widths.Length, boxes);
                for (var i = 0; i < lines.Count; i++)
                {
                    var width = WidthOf(atoms, lines[i]);
                    Assert.True(width <= 200 + 1e-6, $"line {i} is {width} wide");
                    Assert.True(i == lines.Count - 1 || width > 200 - 1e-6 || lines[i].Ratio >= 1e5 || lines[i].End - lines[i].Start == 1, $"line {i} is {width} wide");
                }
            },
            iter: 500);

    /// <summary>The same measure of ugliness, minimised by trying every way of breaking a short text.</summary>
    [Fact]
    public void No_other_way_of_breaking_looks_better() =>
        Gen.Double[10, 45].Array[6, 13].Sample(
            drawn =>
            {
                // Round widths give stretches of exactly 1/2 and 1, where the classes of lines meet and the last bit would decide.
                double[] widths = [.. drawn.Select((width, i) => width + (0.00123 * (i + 1)))];
                var atoms = Words(widths);
                var lines = LineBreaker.Lines(atoms, 100);
                if (lines.Any(line => line.Ratio > 1.3))
                {
                    return;
                }

                var found = Cost(lines.Select(line => line.Ratio));
                var words = widths.Length;
                var best = double.MaxValue;
                for (var cuts = 0; cuts < 1 << (words - 1); cuts++)
                {
                    best = Math.Min(best, Cost(Ratios(widths, cuts)));
                }

                Assert.Equal(best, found, 1e-6 * (1 + best));
            },
            iter: 150);

    private static IEnumerable<double> Ratios(double[] widths, int cuts)
    {
        double natural = 0;
        var words = 0;
        for (var i = 0; i < widths.Length; i++)
        {
            natural += widths[i] + (words > 0 ? 3.3 : 0);
            words++;
            var last = i == widths.Length - 1;
            if (!last && (cuts >> i & 1) == 0)
            {
                continue;
            }

            var room = 100 - natural;
            yield return room >= 0 ? last ? 0 : words == 1 ? double.PositiveInfinity : room / (1.7 * (words - 1))
                : words > 1 && -room <= 1.1 * (words - 1) ? room / (1.1 * (words - 1)) : double.PositiveInfinity;
            (natural, words) = (0, 0);
        }
    }

    /// <summary>The demerits of The TeXbook, chapter 14, with line penalty 10 and 5,000 for lines that differ by more than one class.</summary>
    private static double Cost(IEnumerable<double> ratios)
    {
        double cost = 0;
        var before = 1;
        foreach (var ratio in ratios)
        {
            if (ratio > 1.3)
            {
                return double.MaxValue;
            }

            var fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
            cost += Math.Pow(10 + 100 * Math.Pow(Math.Abs(ratio), 3), 2) + (Math.Abs(fitness - before) > 1 ? 5000 : 0);
            before = fitness;
        }

        return cost;
    }
}
