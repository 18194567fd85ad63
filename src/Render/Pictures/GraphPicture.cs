using System.Collections.Immutable;
using WorkedSolutions.Render.Drawings;
using WorkedSolutions.Render.Frames;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Typesetting;

namespace WorkedSolutions.Render.Pictures;

/// <summary>
/// Draws a computational graph in layers, from left to right or, where that is too long, from top to bottom. A node holds its
/// letter and operation; its value stands above (left of) the line that leaves it, the derivative of the output by it below
/// (right of) that line. The paths of the first asked gradient are drawn thick.
/// </summary>
internal sealed class GraphPicture
{
    /// <summary>The size of letters in nodes.</summary>
    public const double TextSize = 9;

    private const double SmallSize = 7.5;
    private const double NodeHeight = 18;
    private const double LongestRow = 500;
    private const double PointSize = 14;

    private readonly GraphSubject _subject;
    private readonly Canvas _canvas = new();
    private readonly bool _down;
    private readonly LayeredLayout _layout;
    private readonly double[] _start;
    private readonly double[] _body;
    private readonly double[] _trunk;
    private readonly double _gap;

    private GraphPicture(GraphSubject subject, bool down)
    {
        (_subject, _down) = (subject, down);
        var edges = subject.Edges.Select(edge => (edge.From, edge.To)).ToList();
        _layout = LayeredLayout.Of(subject.Nodes.Length, edges, Room, PointSize);
        _gap = subject.Numeric ? (down ? 17 : 26) : down ? 34 : 62;
        _start = new double[_layout.Count];
        _body = new double[_layout.Count];
        _trunk = new double[_layout.Count];
        for (var l = 0; l < _layout.Count; l++)
        {
            var own = _layout.Layer(l).Where(vertex => vertex < subject.Nodes.Length).ToList();
            _body[l] = down ? NodeHeight : own.Select(Width).DefaultIfEmpty(0).Max();
            _trunk[l] = !subject.Numeric ? 0 : down ? 13 : own.Select(vertex => Labels(vertex).Max(text => Wide(text)) + 6).DefaultIfEmpty(0).Max();
            _start[l] = l == 0 ? 0 : _start[l - 1] + _body[l - 1] + _trunk[l - 1] + _gap;
        }
    }

    private double Length => _start[^1] + _body[^1] + _trunk[^1];

    /// <summary>The picture.</summary>
    public static Picture Of(GraphSubject subject, string name)
    {
        var drawing = new GraphPicture(subject, down: false);
        if (drawing.Length > LongestRow)
        {
            drawing = new GraphPicture(subject, down: true);
        }

        drawing.Draw();
        return drawing._canvas.Picture(name, "The computational graph", GraphWords.Describe(subject));
    }

    private static double Wide(MathNode? text) => text is null ? 0 : Canvas.Measure(text, SmallSize).Width;

    private static double Width(GraphNode node)
    {
        var symbol = Canvas.Measure(node.Symbol, TextSize).Width;
        return node.Operation is { } operation ? symbol + Canvas.Measure(operation, TextSize).Width + 19 : symbol + 11;
    }

    private double Width(int vertex) => Math.Max(NodeHeight, Width(_subject.Nodes[vertex]));

    /// <summary>Value and gradient of a node.</summary>
    private MathNode?[] Labels(int vertex) =>
        [Number(_subject.Nodes[vertex].Value), Number(_subject.Nodes[vertex].Gradient)];

    private static MathNode? Number(string? text) => text is null ? null : Notate.Number(text);

    /// <summary>The room of a node across the layers, with its labels.</summary>
    private double Room(int vertex) => _down
        ? Math.Max(Width(vertex), 2 * Labels(vertex).Max(text => Wide(text)) + 8) + 10
        : NodeHeight + (_subject.Numeric ? 12 : 16);

    /// <summary>A place along the layers and across them as a point of the picture.</summary>
    private (double X, double Y) Point(double along, double across) => _down ? (across, along) : (along, across);

    private void Draw()
    {
        var labelled = new List<LabelledEdge>();
        foreach (var marked in (ReadOnlySpan<bool>)[false, true])
        {
            for (var e = 0; e < _subject.Edges.Length; e++)
            {
                if (_subject.Edges[e].Marked == marked)
                {
                    labelled.Add(DrawEdge(e));
                }
            }
        }

        for (var v = 0; v < _subject.Nodes.Length; v++)
        {
            DrawNode(v);
        }

        DrawLocals(labelled);
    }

    /// <summary>Draws an edge; what comes back is its last piece, straightened, with the label that it carries.</summary>
    private LabelledEdge DrawEdge(int e)
    {
        var edge = _subject.Edges[e];
        var colour = edge.Marked ? Canvas.Blue : Canvas.Grey;
        var width = edge.Marked ? 1.8 : 0.7;
        var layer = _layout.LayerOf[edge.From];
        var (along, across) = (_start[layer] + (_down ? _body[layer] : NodeEnd(edge.From)) + _trunk[layer], _layout.Across[edge.From]);
        along = _subject.Numeric ? _start[layer] + _body[layer] + _trunk[layer] : along;
        var steps = ImmutableArray.CreateBuilder<PathStep>();
        var first = Point(along, across);
        steps.Add(new PathStep('M', first.X, first.Y));
        foreach (var point in _layout.PointsOf[e])
        {
            var l = _layout.LayerOf[point];
            Bend(steps, (along, across), (_start[l], _layout.Across[point]));
            (along, across) = (_start[l] + _body[l] + _trunk[l], _layout.Across[point]);
            var through = Point(along, across);
            steps.Add(new PathStep('L', through.X, through.Y));
        }

        var (head, to) = (4.5 + width / 2, _layout.LayerOf[edge.To]);
        var end = (Along: _start[to] + NodeStart(edge.To), Across: _layout.Across[edge.To] + Entry(e));
        Bend(steps, (along, across), (end.Along - head * 0.8, end.Across));
        _canvas.Path(steps.ToImmutable(), width, colour);
        var tip = Point(end.Along, end.Across);
        _canvas.Head(tip.X, tip.Y, _down ? 0 : 1, _down ? 1 : 0, head, colour);
        var from = Point(along, across);
        return new LabelledEdge(from.X, from.Y, tip.X, tip.Y, edge.Local);
    }

    /// <summary>Where a node begins and ends in its layer: narrow nodes stand at the end, by the line that leaves them.</summary>
    private double NodeStart(int vertex) => _down ? 0 : _body[_layout.LayerOf[vertex]] - Width(vertex);

    private double NodeEnd(int vertex) => _down ? NodeHeight : _body[_layout.LayerOf[vertex]];

    private void Bend(ImmutableArray<PathStep>.Builder steps, (double Along, double Across) from, (double Along, double Across) to)
    {
        var reach = (to.Along - from.Along) * 0.5;
        var (a, b, c) = (Point(from.Along + reach, from.Across), Point(to.Along - reach, to.Across), Point(to.Along, to.Across));
        steps.Add(new PathStep('C', c.X, c.Y, a.X, a.Y, b.X, b.Y));
    }

    /// <summary>How far from its middle an edge enters a node: edges enter in the order in which they arrive.</summary>
    private double Entry(int e)
    {
        var to = _subject.Edges[e].To;
        var entering = Enumerable.Range(0, _subject.Edges.Length).Where(i => _subject.Edges[i].To == to)
            .OrderBy(i => _layout.Across[_layout.PointsOf[i] is [.., var last] ? last : _subject.Edges[i].From]).ToList();
        var room = Math.Min(9, ((_down ? Width(to) : NodeHeight) - 6) / Math.Max(entering.Count, 1));
        return (entering.IndexOf(e) - (entering.Count - 1) / 2.0) * room;
    }

    private void DrawNode(int vertex)
    {
        var node = _subject.Nodes[vertex];
        var layer = _layout.LayerOf[vertex];
        var width = Width(vertex);
        var middle = Point(_start[layer] + (_down ? NodeHeight / 2 : NodeStart(vertex) + width / 2), _layout.Across[vertex]);
        if (_subject.Numeric)
        {
            DrawTrunk(vertex, layer);
        }

        var output = node.Name == _subject.Output;
        _canvas.Rounded(middle.X - width / 2, middle.Y - NodeHeight / 2, width, NodeHeight, node.IsLeaf ? 2 : NodeHeight / 2, output ? 1.4 : 0.8, Colour.Black, node.IsLeaf ? Canvas.White : Canvas.Pale);
        if (node.Operation is not { } operation)
        {
            _canvas.Label(node.Symbol, middle.X, middle.Y, TextSize);
            return;
        }

        var symbol = Canvas.Measure(node.Symbol, TextSize).Width;
        var rule = middle.X - width / 2 + symbol + 10;
        _canvas.Label(node.Symbol, rule - 3.5 - symbol / 2, middle.Y, TextSize);
        _canvas.Line(rule, middle.Y - NodeHeight / 2 + 3, rule, middle.Y + NodeHeight / 2 - 3, 0.4, Canvas.Grey);
        _canvas.Label(operation, (rule + middle.X + width / 2 - 3) / 2, middle.Y, TextSize);
    }

    /// <summary>The line that leaves a node, between value and gradient.</summary>
    private void DrawTrunk(int vertex, int layer)
    {
        var across = _layout.Across[vertex];
        var from = _start[layer] + _body[layer];
        var marked = _subject.Edges.Any(edge => edge.From == vertex && edge.Marked);
        var (a, b) = (Point(from, across), Point(from + _trunk[layer], across));
        _canvas.Line(a.X, a.Y, b.X, b.Y, marked ? 1.8 : 0.7, marked ? Canvas.Blue : Canvas.Grey);
        var labels = Labels(vertex);
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] is { } text)
            {
                var side = i == 0 ? -1 : 1;
                var (width, height) = Canvas.Measure(text, SmallSize);
                var place = _down ? (X: across + side * (width / 2 + 3), Y: from + _trunk[layer] / 2 + 1) : (X: from + _trunk[layer] / 2, Y: across + side * (height / 2 + 2.6));
                _canvas.Label(text, place.X, place.Y, SmallSize, i == 0 ? Colour.Black : Canvas.Accent);
            }
        }
    }

    private void DrawLocals(List<LabelledEdge> edges)
    {
        var nodes = Enumerable.Range(0, _subject.Nodes.Length).Select(vertex =>
        {
            var layer = _layout.LayerOf[vertex];
            var middle = Point(_start[layer] + (_down ? NodeHeight / 2 : NodeStart(vertex) + Width(vertex) / 2), _layout.Across[vertex]);
            return LabelBox.Around(middle.X, middle.Y, Width(vertex), NodeHeight);
        });
        if (EdgeLabels.Place(edges, SmallSize, nodes, double.MinValue, double.MaxValue, middle: 0.4) is not { } places)
        {
            return;
        }

        for (var i = 0; i < edges.Count; i++)
        {
            if (edges[i].Text is { } text && places[i] is { } place)
            {
                _canvas.Label(text, place.X, place.Y, SmallSize, Canvas.Accent, Canvas.White);
            }
        }
    }
}
