using System.Collections.Immutable;
using System.Globalization;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Render.Pictures;

/// <summary>An axis: the numbers from Low to High between two places of the picture, evenly or by their logarithm.</summary>
internal sealed record Axis(double Low, double High, double From, double To, bool Logarithmic)
{
    private const int MostTicks = 7;
    private const int MostDecimals = 5;

    /// <summary>The distance of ticks, where it is already known; else 0.</summary>
    private double Distance { get; init; }

    /// <summary>An even axis that holds all numbers; ends at ticks.</summary>
    public static Axis Even(IEnumerable<double> numbers, double from, double to)
    {
        double low = numbers.Min(), high = numbers.Max();
        if (high - low <= 1e-12 * Math.Max(Math.Abs(low), Math.Abs(high)))
        {
            var room = low == 0 ? 1 : Math.Abs(low) / 2;
            (low, high) = (low - room, high + room);
        }

        var step = Step(high - low);
        return new Axis(Math.Floor(low / step + 1e-9) * step, Math.Ceiling(high / step - 1e-9) * step, from, to, false) { Distance = step };
    }

    /// <summary>An axis by the logarithm that holds all (positive) numbers; ends at powers of ten.</summary>
    public static Axis OfPowers(IEnumerable<double> numbers, double from, double to)
    {
        double low = Math.Floor(Math.Log10(numbers.Min()) + 1e-9), high = Math.Ceiling(Math.Log10(numbers.Max()) - 1e-9);
        return new Axis(Math.Pow(10, low), Math.Pow(10, high > low ? high : low + 1), from, to, true);
    }

    /// <summary>The place of a number.</summary>
    public double Place(double number)
    {
        var part = Logarithmic
            ? (Math.Log10(number) - Math.Log10(Low)) / (Math.Log10(High) - Math.Log10(Low))
            : (number - Low) / (High - Low);
        return From + part * (To - From);
    }

    /// <summary>Numbers at which the axis is marked, with what stands there.</summary>
    public ImmutableArray<(double Number, MathNode Label)> Ticks() => Logarithmic ? Powers() : Steps();

    /// <summary>A tick's distance, 1, 2 or 5 times a power of ten, for at most seven ticks.</summary>
    private static double Step(double length)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(length / (MostTicks - 1))));
        foreach (var factor in (ReadOnlySpan<double>)[1, 2, 5])
        {
            if (length / (factor * power) <= MostTicks - 1 + 1e-9)
            {
                return factor * power;
            }
        }

        return 10 * power;
    }

    private ImmutableArray<(double, MathNode)> Steps()
    {
        var step = Distance > 0 ? Distance : Step(High - Low);
        var decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        var first = Math.Ceiling(Low / step - 1e-9);
        var count = (int)(Math.Floor(High / step + 1e-9) - first);
        var ticks = ImmutableArray.CreateBuilder<(double, MathNode)>(count + 1);
        for (var i = 0; i <= count; i++)
        {
            var number = (first + i) * step;
            ticks.Add((number, Notate.Number(Text(number, decimals))));
        }

        return ticks.ToImmutable();
    }

    private static string Text(double number, int decimals)
    {
        if (decimals <= MostDecimals && Math.Abs(number) < 1e6)
        {
            var text = NumberFormat.Fixed(number, null, decimals, Ties.HalfUp);
            return text.TrimStart('-').Trim('0', '.').Length == 0 ? "0" : text;
        }

        return NumberFormat.RoundTrip(double.Parse(number.ToString("0.###e0", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)) is "0" ? "0" : number.ToString("0.###e0", CultureInfo.InvariantCulture);
    }

    private ImmutableArray<(double, MathNode)> Powers()
    {
        int low = (int)Math.Round(Math.Log10(Low)), high = (int)Math.Round(Math.Log10(High));
        var step = (high - low + MostTicks - 2) / (MostTicks - 1);
        var ticks = ImmutableArray.CreateBuilder<(double, MathNode)>();
        for (var power = low; power <= high; power += step)
        {
            var label = power == 0
                ? new MathNode.Digits("1")
                : (MathNode)new MathNode.Scripts(new MathNode.Digits("10"), null, Notate.Number(power.ToString(CultureInfo.InvariantCulture)));
            ticks.Add((Math.Pow(10, power), label));
        }

        return ticks.ToImmutable();
    }
}
