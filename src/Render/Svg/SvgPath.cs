using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Svg;

/// <summary>Path data, written short: in hundredths of a point, relative to the point before, without steps that go nowhere.</summary>
internal static class SvgPath
{
    /// <summary>The <c>d</c> of a path.</summary>
    public static string Data(ImmutableArray<PathStep> steps)
    {
        var data = new StringBuilder(steps.Length * 16);
        (int X, int Y) at = default, start = default;
        foreach (var step in steps)
        {
            var end = Hundredths(step.X, step.Y);
            switch (step.Kind)
            {
                case 'Z':
                    data.Append('Z');
                    end = start;
                    break;
                case 'M':
                    start = end;
                    Put(data, 'M', default, end);
                    break;
                case 'C':
                    Put(data, 'c', at, Hundredths(step.X1, step.Y1), Hundredths(step.X2, step.Y2), end);
                    break;
                default:
                    Line(data, at, end);
                    break;
            }

            at = end;
        }

        return data.ToString();
    }

    private static void Line(StringBuilder data, (int X, int Y) from, (int X, int Y) to)
    {
        if (from.Y == to.Y && from.X != to.X)
        {
            data.Append('h');
            Put(data, to.X - from.X, true);
        }
        else if (from.X == to.X && from.Y != to.Y)
        {
            data.Append('v');
            Put(data, to.Y - from.Y, true);
        }
        else if (from != to)
        {
            Put(data, 'l', from, to);
        }
    }

    private static void Put(StringBuilder data, char command, (int X, int Y) origin, params ReadOnlySpan<(int X, int Y)> points)
    {
        data.Append(command);
        for (var i = 0; i < points.Length; i++)
        {
            Put(data, points[i].X - origin.X, i == 0);
            Put(data, points[i].Y - origin.Y, false);
        }
    }

    /// <summary>A number of hundredths, which a minus parts from the one before as well as a space does.</summary>
    private static void Put(StringBuilder data, int hundredths, bool first)
    {
        if (!first && hundredths >= 0)
        {
            data.Append(' ');
        }

        data.Append(CultureInfo.InvariantCulture, $"{hundredths / 100m:0.##}");
    }

    private static (int X, int Y) Hundredths(double x, double y) => ((int)Math.Round(x * 100), (int)Math.Round(y * 100));
}
