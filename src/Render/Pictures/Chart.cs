using System.Collections.Immutable;
using WorkedSolutions.Render.Drawings;
using WorkedSolutions.Render.Frames;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Pictures;

/// <summary>Axes with what is drawn between them.</summary>
internal sealed class Chart
{
    /// <summary>The width between the axes' ends.</summary>
    public const double Width = 290;

    /// <summary>The height between the axes' ends.</summary>
    public const double Height = 160;

    private const double TextSize = 8;
    private const double TitleSize = 9;
    private readonly Canvas _canvas = new();
    private readonly Axis _x;
    private readonly Axis _y;

    /// <summary>Empty axes with their titles.</summary>
    public Chart(Axis x, Axis y, MathNode xTitle, MathNode yTitle, bool ticksOfX = true)
    {
        (_x, _y) = (x, y);
        foreach (var (number, label) in y.Ticks())
        {
            var at = y.Place(number);
            _canvas.Line(0, at, Width, at, 0.4, new Colour(0xd0, 0xd0, 0xd0));
            _canvas.Label(label, -4 - Canvas.Measure(label, TextSize).Width / 2, at, TextSize);
        }

        _canvas.Line(0, 0, 0, Height, 0.8, Colour.Black);
        _canvas.Line(0, Height, Width, Height, 0.8, Colour.Black);
        if (ticksOfX)
        {
            foreach (var (number, label) in x.Ticks())
            {
                Tick(number, label);
            }
        }

        _canvas.Label(xTitle, Width / 2, Height + 25, TitleSize);
        _canvas.Label(yTitle, Canvas.Measure(yTitle, TitleSize).Width / 2 - 8, -14, TitleSize);
    }

    /// <summary>An axis along the bottom that holds all numbers.</summary>
    public static Axis Across(IEnumerable<double> numbers) => Axis.Even(numbers, 0, Width);

    /// <summary>An axis along the side that holds all numbers; by powers of ten where asked.</summary>
    public static Axis Up(IEnumerable<double> numbers, bool powers = false) => powers ? Axis.OfPowers(numbers, Height, 0) : Axis.Even(numbers, Height, 0);

    /// <summary>A mark on the axis along the bottom.</summary>
    public void Tick(double number, MathNode label)
    {
        var at = _x.Place(number);
        _canvas.Line(at, Height, at, Height + 3, 0.8, Colour.Black);
        _canvas.Label(label, at, Height + 11, TextSize);
    }

    /// <summary>A line through points; pieces outside the axes are cut away.</summary>
    public void Curve(IEnumerable<(double X, double Y)> points, double width, Colour colour, ImmutableArray<double> dashes = default)
    {
        var steps = ImmutableArray.CreateBuilder<PathStep>();
        var before = false;
        foreach (var (x, y) in points)
        {
            var inside = double.IsFinite(y) && y >= _y.Low - 1e-9 * Math.Abs(_y.Low) && y <= _y.High + 1e-9 * Math.Abs(_y.High);
            if (inside)
            {
                steps.Add(new PathStep(before ? 'L' : 'M', _x.Place(x), _y.Place(y)));
            }

            before = inside;
        }

        if (steps.Count > 1)
        {
            _canvas.Path(steps.ToImmutable(), width, colour, null, dashes);
        }
    }

    /// <summary>A dot.</summary>
    public void Dot(double x, double y, Colour colour, double radius = 2.6) => _canvas.Circle(_x.Place(x), _y.Place(y), radius, 0.6, colour, colour);

    /// <summary>A bar from the bottom up to a number.</summary>
    public void Stem(double x, double y, Colour colour) => _canvas.Line(_x.Place(x), Height, _x.Place(x), _y.Place(y), 5, colour);

    /// <summary>An arrow between two points.</summary>
    public void Arrow((double X, double Y) from, (double X, double Y) to, Colour colour) =>
        _canvas.Arrow(_x.Place(from.X), _y.Place(from.Y), _x.Place(to.X), _y.Place(to.Y), 1.4, colour);

    /// <summary>A label above a point.</summary>
    public void Above(double x, double y, MathNode text) => _canvas.Label(text, _x.Place(x), _y.Place(y) - 8, TextSize, Colour.Black, Canvas.White);

    /// <summary>A label beside a point on a curve, on the side from which the curve turns away.</summary>
    public void Beside(double x, double y, double slope, MathNode text, Colour colour)
    {
        var (width, height) = Canvas.Measure(text, TextSize);
        var right = _x.Place(x) + 9 + width < Width;
        var below = right == slope >= 0;
        _canvas.Label(
            text,
            _x.Place(x) + (right ? 9 + width / 2 : -9 - width / 2),
            Math.Clamp(_y.Place(y) + (below ? 9 : -9), height / 2, Height - height / 2 - 2),
            TextSize,
            colour,
            Canvas.White);
    }

    /// <summary>The picture.</summary>
    public Picture Picture(string name, string title, string description) => _canvas.Picture(name, title, description);
}
