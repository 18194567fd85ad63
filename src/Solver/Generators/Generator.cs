using System.Collections.Immutable;
using System.Globalization;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Generators;

/// <summary>A random number that stands for a given one: the numbers it can be, each equally likely.</summary>
/// <param name="Shape">The lengths of the list (one) or matrix (two: rows, columns) that it fills; empty for a single number.</param>
/// <param name="Place">Where it stands.</param>
internal abstract record Generator(ImmutableArray<int> Shape, Place Place)
{
    /// <summary>How many numbers it can give.</summary>
    public abstract uint Count { get; }

    /// <summary>The number of the given index, from 0.</summary>
    public abstract Literal At(uint index);

    /// <summary>A number drawn from the stream.</summary>
    public Literal Draw(Pcg32 stream) => At(stream.Below(Count));

    /// <summary>
    /// Low, low + step, low + 2·step …: a decimal grid. All in units of 10^−<paramref name="Scale"/>, printed with
    /// <paramref name="Decimals"/> digits behind the point.
    /// </summary>
    /// <param name="Shape">As in the base.</param>
    /// <param name="Place">As in the base.</param>
    /// <param name="Low">The least number.</param>
    /// <param name="Step">The distance between two, positive.</param>
    /// <param name="Points">How many points the grid has, zero included.</param>
    /// <param name="Scale">The unit's exponent.</param>
    /// <param name="Decimals">Digits behind the point, at least <paramref name="Scale"/>.</param>
    /// <param name="Skipped">The index of 0 where 0 is excluded; else null.</param>
    internal sealed record Grid(
        ImmutableArray<int> Shape, Place Place, Int128 Low, Int128 Step, uint Points, int Scale, int Decimals, uint? Skipped)
        : Generator(Shape, Place)
    {
        /// <inheritdoc/>
        public override uint Count => Points - (Skipped is null ? 0u : 1u);

        /// <inheritdoc/>
        public override Literal At(uint index)
        {
            var units = Low + Step * (index >= Skipped ? index + 1 : index);
            var digits = Int128.Abs(units).ToString(CultureInfo.InvariantCulture).PadLeft(Scale + 1, '0');
            var text = (units < 0 ? "-" : "") + digits[..(digits.Length - Scale)];
            if (Decimals > 0)
            {
                text += "." + digits[(digits.Length - Scale)..].PadRight(Decimals, '0');
            }

            return Literal.Of(text, Place);
        }
    }

    /// <summary>One of the given numbers.</summary>
    internal sealed record Choice(ImmutableArray<int> Shape, Place Place, ImmutableArray<Literal> Numbers) : Generator(Shape, Place)
    {
        /// <inheritdoc/>
        public override uint Count => (uint)Numbers.Length;

        /// <inheritdoc/>
        public override Literal At(uint index) => Numbers[(int)index] with { Place = Place };
    }

    /// <summary>The grid from low to high, or null where there is none: an empty range, more than 10⁹ numbers, only the excluded 0.</summary>
    public static Grid? TryGrid(ImmutableArray<int> shape, Place place, DecimalNumber low, DecimalNumber high, DecimalNumber step, int decimals, bool nonzero)
    {
        const int widest = 12;
        var scale = Math.Max(low.Scale, step.Scale);
        if (step.Sign <= 0 || Math.Max(scale, high.Scale) > widest || Units(low, widest) is not { } least
            || Units(high, widest) is not { } most || Units(step, widest) is not { } distance)
        {
            return null;
        }

        var points = most < least ? 0 : (most - least) / distance + 1;
        var unit = Power10(widest - scale);
        uint? zero = nonzero && least <= 0 && most >= 0 && least % distance == 0 ? (uint)(-least / distance) : null;
        return points < 1 || points > 1_000_000_000 || (zero is not null && points == 1)
            ? null
            : new Grid(shape, place, least / unit, distance / unit, (uint)points, scale, Math.Max(scale, decimals), zero);
    }

    private static Int128? Units(DecimalNumber number, int scale) =>
        Int128.Abs(number.Mantissa) > Power10(18) ? null : number.Mantissa * Power10(scale - number.Scale);

    private static Int128 Power10(int exponent)
    {
        Int128 power = 1;
        for (var i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }
}
