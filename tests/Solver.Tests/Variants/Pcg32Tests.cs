using WorkedSolutions.Solver.Generators;

namespace WorkedSolutions.Solver.Tests.Variants;

/// <summary>Expected numbers: the output of pcg32-demo of the reference implementation (pcg-c-basic, sample file check-pcg32.out), seeded with 42 and 54, round 1.</summary>
public class Pcg32Tests
{
    [Fact]
    public void Gives_the_published_numbers()
    {
        var random = new Pcg32(42, 54);
        uint[] expected = [0xa15c02b7, 0x7b47f409, 0xba1d3330, 0x83d2f293, 0xbfa4784b, 0xcbed606e];
        Assert.Equal(expected, expected.Select(_ => random.Next()));
    }

    [Fact]
    public void Gives_the_published_coins_and_dice()
    {
        var random = new Pcg32(42, 54);
        for (var i = 0; i < 6; i++)
        {
            random.Next();
        }

        var coins = string.Concat(Enumerable.Range(0, 65).Select(_ => random.Below(2) == 1 ? 'H' : 'T'));
        Assert.Equal("HHTTTHTHHHTHTTTHHHHHTTTHHHTHTHTHTTHTTTHHHHHHTTTTHHTTTTTHTTTTTTTHT", coins);
        var rolls = string.Join(" ", Enumerable.Range(0, 33).Select(_ => random.Below(6) + 1));
        Assert.Equal("3 4 1 1 2 2 3 2 4 3 2 4 3 3 5 2 3 1 3 1 5 1 4 1 5 6 4 6 6 2 6 3 3", rolls);
    }

    [Theory]
    [InlineData(3u)]
    [InlineData(41u)]
    [InlineData(3_000_000_000u)]
    public void Bounded_numbers_are_evenly_spread(uint bound)
    {
        var random = new Pcg32(7, 1);
        var counts = new int[3];
        for (var i = 0; i < 30_000; i++)
        {
            var drawn = random.Below(bound);
            Assert.True(drawn < bound);
            counts[(int)((ulong)drawn * 3 / bound)]++;
        }

        var share = bound == 41 ? new[] { 14.0, 14.0, 13.0 } : [1.0, 1.0, 1.0];
        Assert.All(Enumerable.Range(0, 3), k => Assert.InRange(counts[k], 30_000 * share[k] / share.Sum() - 400, 30_000 * share[k] / share.Sum() + 400));
    }
}
