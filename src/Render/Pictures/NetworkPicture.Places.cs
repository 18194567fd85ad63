using System.Collections.Immutable;
using WorkedSolutions.Render.Drawings;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Render.Pictures;

/// <content>Where the columns stand, and the labels of the edges between them.</content>
internal sealed partial class NetworkPicture
{
    /// <summary>Puts the columns side by side, each gap as wide as the labels of its edges need.</summary>
    private void Gaps()
    {
        var gaps = Math.Max(1, _columns.Length - 1);
        var most = Math.Clamp((FullWidth - _columns.Length * 2 * _radius - LossGap - 50) / gaps, 54, WidestGap);
        var x = 0.0;
        for (var c = 0; c < _columns.Length; c++)
        {
            _columns = _columns.SetItem(c, _columns[c] with { X = x });
            _labels.Add([]);
            if (c + 1 < _columns.Length)
            {
                x += 2 * _radius + Gap(c, most);
            }
        }
    }

    /// <summary>The width of the gap behind a column; its labels are placed on the way.</summary>
    private double Gap(int c, double most)
    {
        if (_columns[c].Layer < 0 || _columns[c + 1].Layer < 0)
        {
            return 12;
        }

        var count = Pairs(c).Count();
        foreach (var numbersOnly in count > MostLabels ? [] : (ReadOnlySpan<bool>)[false, true])
        {
            var texts = Texts(c, numbersOnly);
            for (var gap = Math.Min(count == 1 ? 80 : LeastGap, most); gap <= most + 1e-9; gap += 12)
            {
                _columns = _columns.SetItem(c + 1, _columns[c + 1] with { X = _columns[c].X + 2 * _radius + gap });
                var edges = Edges(c, false);
                var labelled = edges.Select((edge, i) => edge with { Text = texts[i] }).ToList();
                if (EdgeLabels.Place(labelled, SmallSize, Obstacles(c), _columns[c].X + _radius + (Backward ? Head : 1), _columns[c + 1].X - _radius - (Backward ? 1 : Head)) is { } places)
                {
                    _labels[c] = [.. places.Select((place, i) => (texts[i], place)).Where(p => p is { Item1: not null, place: not null }).Select(p => (p.Item1!, p.place!.Value))];
                    return gap;
                }
            }
        }

        return Math.Min(most, 92);
    }

    private List<MathNode?> Texts(int c, bool numbersOnly) => [.. Pairs(c).Select(pair =>
    {
        var caption = _subject.Edge(pair.To.Layer, pair.To.Index, pair.From.Index);
        return numbersOnly ? caption.Value : caption.Equation;
    })];

    private IEnumerable<(UnitPlace From, UnitPlace To)> Pairs(int c)
    {
        if (_columns[c].Layer < 0 || _columns[c + 1].Layer < 0)
        {
            yield break;
        }

        foreach (var from in _columns[c].Units.Where(unit => unit.Index > 0))
        {
            foreach (var to in _columns[c + 1].Units.Where(unit => unit.Index > 0))
            {
                yield return (from, to);
            }
        }
    }

    /// <summary>The edges between a column and the next, from rim to rim.</summary>
    private List<LabelledEdge> Edges(int c, bool backwards)
    {
        var (x1, x2) = (_columns[c].X, _columns[c + 1].X);
        return [.. Pairs(c).Select(pair =>
        {
            var edge = Rim(x1, pair.From.Y, x2, pair.To.Y, _radius);
            return backwards ? new LabelledEdge(edge.X2, edge.Y2, edge.X1, edge.Y1, null) : edge;
        })];
    }

    private LabelledEdge Rim(double x1, double y1, double x2, double y2, double start)
    {
        var length = Math.Sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
        var (dx, dy) = ((x2 - x1) / length, (y2 - y1) / length);
        return new LabelledEdge(x1 + start * dx, y1 + start * dy, x2 - _radius * dx, y2 - _radius * dy, null);
    }

    private IEnumerable<LabelBox> Obstacles(int c)
    {
        foreach (var column in (LayerColumn[])[_columns[c], _columns[c + 1]])
        {
            foreach (var unit in column.Units)
            {
                yield return LabelBox.Around(column.X, unit.Y, 2 * _radius, 2 * _radius);
                if (Stub(column, unit) is { } stub)
                {
                    yield return stub.Box;
                }
            }

            if (SharedBias(column) is { } bias)
            {
                yield return bias;
            }
        }
    }

    private LabelBox? SharedBias(LayerColumn column)
    {
        if (column.BiasY is not { } y)
        {
            return null;
        }

        var width = _subject.Bias(column.Layer + 1, 0).Equation is { } text ? Canvas.Measure(text, SmallSize).Width : 0;
        return new LabelBox(column.X - Math.Max(width / 2, BiasRadius) - 1, y - BiasRadius, column.X + Math.Max(width / 2, BiasRadius) + 1, y + BiasRadius + 14);
    }

    /// <summary>A neuron's own bias: a small square below it with its label.</summary>
    private (LabelBox Box, MathNode Text)? Stub(LayerColumn column, UnitPlace unit)
    {
        if (column.Layer < 1 || unit.Index == 0 || _subject.Biases(column.Layer) != BiasKind.PerNeuron || _subject.Bias(column.Layer, unit.Index).Equation is not { } text)
        {
            return null;
        }

        var (width, height) = Canvas.Measure(text, SmallSize);
        return (LabelBox.Around(column.X, unit.Y + _radius + 10, width + StubSquare + 4, Math.Max(height, StubSquare) + 2), text);
    }
}
