using System.Globalization;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Tests.Numbers;

/// <summary>Digits against a table that was worked by hand.</summary>
public class NumberFormatTests
{
    [Theory]
    [InlineData("2.675", 2, 2, "2.68")]
    [InlineData("-2.675", 2, 2, "-2.68")]
    [InlineData("0.00096", 4, 2, "0.00096")]
    [InlineData("0.000123456", 4, 3, "0.000123")]
    [InlineData("9.99996", 4, 2, "10.0000")]
    [InlineData("0.0099951", 2, 3, "0.0100")]
    [InlineData("0.00099988", 0, 3, "0.00100")]
    [InlineData("0.000998", 1, 1, "0.001")]
    [InlineData("0.96", 0, 1, "1")]
    [InlineData("-0.96", 0, 1, "-1")]
    [InlineData("1234.5678", 0, 2, "1235")]
    [InlineData("0", 4, 2, "0")]
    [InlineData("-0.0", 4, 2, "0")]
    public void Decimals(string number, int decimals, int atLeast, string shown) =>
        Assert.Equal(shown, Show(number, Rounding.Default with { Decimals = decimals, AtLeast = atLeast }));

    [Theory]
    [InlineData("0.59327", 3, "0.593")]
    [InlineData("0.9996", 3, "1.00")]
    [InlineData("-0.099951", 3, "-0.100")]
    [InlineData("9.96", 2, "10")]
    [InlineData("99.96", 3, "100")]
    [InlineData("12345.6", 3, "12300")]
    [InlineData("0.0099853", 2, "0.010")]
    public void Significant_digits(string number, int significant, string shown) =>
        Assert.Equal(shown, Show(number, Rounding.Default with { Decimals = null, Significant = significant }));

    [Theory]
    [InlineData("2.675", "2.68")]
    [InlineData("2.665", "2.66")]
    [InlineData("0.125", "0.12")]
    [InlineData("0.1250001", "0.13")]
    public void Ties_to_the_even_digit(string number, string shown) =>
        Assert.Equal(shown, Show(number, Rounding.Default with { Decimals = 2, Ties = Ties.HalfEven }));

    private static string Show(string number, Rounding rounding) =>
        NumberFormat.Show(double.Parse(number, CultureInfo.InvariantCulture), null, rounding).Text;
}
