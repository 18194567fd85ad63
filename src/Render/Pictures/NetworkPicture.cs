using System.Collections.Immutable;
using WorkedSolutions.Render.Drawings;
using WorkedSolutions.Render.Frames;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Render.Pictures;

/// <summary>
/// Draws a network: layers as columns from the inputs on the left to the loss on the right, neurons as circles with what they
/// hold, weights or their gradients on the edges.
/// </summary>
internal sealed partial class NetworkPicture
{
    private const double TextSize = 8.5;
    private const double SmallSize = 7.5;
    private const double TitleSize = 8;
    private const double LeastGap = 108;
    private const double WidestGap = 175;
    private const int MostLabels = 32;
    private const double FullWidth = 540;
    private const double LossGap = 34;
    private const double Head = 6.5;
    private const double BiasRadius = 8;
    private const double StubSquare = 4.5;

    private readonly NetworkSubject _subject;
    private readonly Canvas _canvas = new();
    private readonly double _radius;
    private readonly double _pitch;
    private readonly List<List<(MathNode Text, (double X, double Y) Place)>> _labels = [];
    private ImmutableArray<LayerColumn> _columns;

    private NetworkPicture(NetworkSubject subject)
    {
        _subject = subject;
        _radius = Radius(subject);
        _pitch = Pitch(subject, _radius);
        _columns = NetworkPlan.Columns(subject, _pitch);
    }

    private bool Backward => _subject.View == NetworkView.Backward;

    private Colour Ink => Backward ? Canvas.Accent : Colour.Black;

    /// <summary>The picture.</summary>
    public static Picture Of(NetworkSubject subject, string name)
    {
        var drawing = new NetworkPicture(subject);
        drawing.Draw();
        var title = subject.View == NetworkView.Backward ? "The network, backwards" : "The network";
        return drawing._canvas.Picture(name, title, NetworkWords.Describe(subject));
    }

    /// <summary>So large that name and number fit into every neuron, within reason.</summary>
    private static double Radius(NetworkSubject subject)
    {
        var half = 0.0;
        for (var layer = 0; layer <= subject.Problem.Layers.Length; layer++)
        {
            foreach (var index in NetworkPlan.Units(subject.Size(layer)))
            {
                foreach (var node in index == 0 ? [] : Lines(subject.Unit(layer, index)))
                {
                    half = Math.Max(half, Canvas.Measure(node, TextSize).Width / 2);
                }
            }
        }

        return Math.Clamp(Math.Sqrt(half * half + TextSize * TextSize) + 2.5, 15, 46);
    }

    private static double Pitch(NetworkSubject subject, double radius)
    {
        var rows = 0;
        var stubs = false;
        for (var layer = 0; layer <= subject.Problem.Layers.Length; layer++)
        {
            rows = Math.Max(rows, NetworkPlan.Units(subject.Size(layer)).Length);
            stubs |= layer > 0 && subject.Biases(layer) == BiasKind.PerNeuron;
        }

        var least = 2 * radius + (stubs ? 24 : 12);
        return Math.Max(least, rows switch { <= 2 => 86, 3 => 78, 4 => 74, 5 => 64, _ => 0 });
    }

    private static MathNode[] Lines(Caption caption) => caption switch
    {
        { Name: { } name, Value: { } value } => [name, value],
        { Equation: { } one } => [one],
        _ => [],
    };

    private void Draw()
    {
        Gaps();
        for (var c = 0; c + 1 < _columns.Length; c++)
        {
            DrawEdges(c, Edges(c, Backward));
        }

        Loss();
        for (var c = 0; c < _columns.Length; c++)
        {
            foreach (var (edge, place) in _labels[c])
            {
                _canvas.Label(edge, place.X, place.Y, SmallSize, Ink, Canvas.White);
            }

            DrawColumn(_columns[c]);
        }
    }

    private void DrawEdges(int c, List<LabelledEdge> edges)
    {
        var width = edges.Count > 24 ? 0.5 : 0.7;
        var colour = Backward ? Canvas.Accent : Canvas.Grey;
        foreach (var edge in edges)
        {
            _canvas.Arrow(edge.X1, edge.Y1, edge.X2, edge.Y2, width, colour);
        }

        if (_columns[c].BiasY is { } y)
        {
            foreach (var unit in _columns[c + 1].Units.Where(unit => unit.Index > 0 && _columns[c + 1].Layer > 0))
            {
                var edge = Rim(_columns[c].X, y, _columns[c + 1].X, unit.Y, BiasRadius);
                _canvas.Line(edge.X1, edge.Y1, edge.X2, edge.Y2, width, colour, [2.5, 2]);
            }
        }
    }

    private void DrawColumn(LayerColumn column)
    {
        if (column.Layer < 0)
        {
            _canvas.Label(Notate.CentredDots, column.X, 0, 14);
            return;
        }

        foreach (var unit in column.Units)
        {
            if (unit.Index == 0)
            {
                _canvas.Label(new MathNode.Symbol("⋮", AtomClass.Rel), column.X, unit.Y, 14);
                continue;
            }

            var stub = Stub(column, unit);
            if (stub is { } bias)
            {
                var square = bias.Box.Left + StubSquare / 2;
                var dx = Math.Clamp(square - column.X, -0.75 * _radius, 0);
                _canvas.Line(square, unit.Y + _radius + 8, column.X + dx, unit.Y + Math.Sqrt(_radius * _radius - dx * dx), 0.7, Canvas.Grey);
                _canvas.Label(bias.Text, bias.Box.Right - Canvas.Measure(bias.Text, SmallSize).Width / 2, unit.Y + _radius + 10, SmallSize, Ink, Canvas.White);
                var (sx, sy) = (bias.Box.Left, unit.Y + _radius + 10 - StubSquare / 2);
                _canvas.Rounded(sx, sy, StubSquare, StubSquare, 0.5, 0.7, Colour.Black, Canvas.Pale);
            }

            _canvas.Circle(column.X, unit.Y, _radius, column.Layer == 0 ? 0.7 : 1, Colour.Black, column.Layer == 0 ? Canvas.White : Canvas.Pale);
            Inside(_subject.Unit(column.Layer, unit.Index), column.X, unit.Y, Backward && column.Layer > 0 ? Ink : Colour.Black);
        }

        if (column.BiasY is { } y)
        {
            _canvas.Circle(column.X, y, BiasRadius, 0.7, Colour.Black, Canvas.White, [2, 1.5]);
            _canvas.Label(new MathNode.Digits("1"), column.X, y, SmallSize);
            if (_subject.Bias(column.Layer + 1, 0).Equation is { } text)
            {
                _canvas.Label(text, column.X, y + BiasRadius + 8, SmallSize, Ink, Canvas.White);
            }
        }

        Heading(column);
    }

    private void Inside(Caption caption, double x, double y, Colour colour)
    {
        var lines = Lines(caption);
        for (var i = 0; i < lines.Length; i++)
        {
            var width = Canvas.Measure(lines[i], TextSize).Width;
            var size = Math.Min(TextSize, TextSize * 2 * Math.Sqrt(_radius * _radius - TextSize * TextSize) / Math.Max(width, 1));
            _canvas.Label(lines[i], x, lines.Length == 1 ? y : y + (i == 0 ? -5.6 : 6), size, colour);
        }
    }

    private void Heading(LayerColumn column)
    {
        var y = _columns.Where(c => c.Units.Length > 0).Min(c => c.Units[0].Y) - _radius - 26;
        _canvas.Label(new MathNode.Words(_subject.Title(column.Layer)), column.X, y, TitleSize);
        if (column.Layer > 0)
        {
            _canvas.Label(new MathNode.Words(_subject.Activation(column.Layer)), column.X, y + 10.5, TitleSize, Canvas.Grey);
        }
    }

    private void Loss()
    {
        var column = _columns[^1];
        var loss = _subject.Loss();
        var lines = Lines(loss);
        if (lines.Length == 0)
        {
            return;
        }

        var half = Math.Max(16, lines.Max(line => Canvas.Measure(line, TextSize).Width) / 2 + 5);
        var x = column.X + _radius + LossGap + half;
        foreach (var unit in column.Units.Where(unit => unit.Index > 0))
        {
            var angle = Math.Atan2(-unit.Y, x - half - column.X);
            var (sx, sy) = (column.X + _radius * Math.Cos(angle), unit.Y + _radius * Math.Sin(angle));
            if (Backward)
            {
                _canvas.Arrow(x - half, 0, sx, sy, 0.7, Canvas.Accent);
            }
            else
            {
                _canvas.Arrow(sx, sy, x - half, 0, 0.7, Canvas.Grey);
            }
        }

        _canvas.Rounded(x - half, -15, 2 * half, 30, 3, 1, Colour.Black, Canvas.White);
        Inside(loss, x, 0, Colour.Black);
        var y = 15 + 9.0;
        foreach (var index in NetworkPlan.Units(column.Units.Length == 0 ? 0 : _subject.Size(column.Layer)))
        {
            var text = index == 0 ? new MathNode.Symbol("⋮", AtomClass.Rel) : _subject.Target(index).Equation;
            if (text is not null)
            {
                _canvas.Label(text, x, y, SmallSize, Colour.Black, Canvas.White);
                y += 11;
            }
        }
    }
}
