using CsCheck;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Generators;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Tests.Variants;

public class ConditionTests
{
    private static readonly Dictionary<string, double> Values = new()
    {
        ["dJ/dw[1][1][1]"] = 0.002, ["z[1][1](1)"] = -2.5, ["z[1][2](1)"] = 4, ["w[1][1][1]#2"] = 7, ["velocity:w[1][1][1]#1"] = 0.5, ["L(1)"] = 0.25, ["J"] = 0.25,
        ["z_h1"] = 3, ["dL/dz[2][1](1)"] = -1, ["dL/dw1"] = 9, ["da/dz[1][1](1)"] = 0.1, ["a"] = 2, ["b"] = 3, ["d"] = 6, ["b[1]"] = 8, ["not_a"] = 1, ["order"] = 2, ["nan"] = double.NaN,
    };

    [Theory]
    [InlineData("abs(dJ/dw[1][1][1]) >= 0.001", true)]
    [InlineData("abs(z[1][1](1)) < 3", true)]
    [InlineData("abs(z[1][1](1))<2.5", false)]
    [InlineData("w[1][1][1]#2 = 7", true)]
    [InlineData("velocity:w[1][1][1]#1 == 5e-1", true)]
    [InlineData("L(1) == J", true)]
    [InlineData("L(1)!=J", false)]
    [InlineData("z_h1 > 2 and z_h1 < 4", true)]
    [InlineData("z_h1 > 3 or z_h1 < 3", false)]
    [InlineData("not z_h1 > 3", true)]
    [InlineData("not (z_h1 > 2 and a > 1) or b < 0", false)]
    [InlineData("a < b or a < b and a > b", true)]
    [InlineData("1 < a <= 2 < b", true)]
    [InlineData("1 < a < 2", false)]
    [InlineData("a + b*2 == 8", true)]
    [InlineData("(a + b)*2 == 10", true)]
    [InlineData("a - b - d == -7", true)]
    [InlineData("d/b/a == 1", true)]
    [InlineData("-a^2 == -4", true)]
    [InlineData("a^b^0 = 2", true)]
    [InlineData("a^-1 == 0.5", true)]
    [InlineData("b/d == 0.5", true)]
    [InlineData("d/a = 3", true)]
    [InlineData("dL/dw1 == 9", true)]
    [InlineData("dL/dz[2][1](1) * da/dz[1][1](1) > -0.11", true)]
    [InlineData("min(a, b, d) = 2 and max(a, b, d) = 6", true)]
    [InlineData("distinct(a, b, d)", true)]
    [InlineData("distinct(a, b, d - 4)", false)]
    [InlineData("not distinct(a, 2)", true)]
    [InlineData("b[1] ≥ 8 and a ≠ b", true)]
    [InlineData("not_a == 1 and order == 2", true)]
    [InlineData("nan < 1 or nan >= 1", false)]
    [InlineData("((a)) < ((b))", true)]
    [InlineData("0.1 + 0.2 == 0.3", true)]
    [InlineData("0.1 + 0.2 > 0.3", false)]
    [InlineData("0.3 - 0.2 >= 0.1 and 0.1 <= 0.3 - 0.2", true)]
    [InlineData("0.3 - 0.2 < 0.1", false)]
    [InlineData("distinct(0.1 + 0.2, 5, 0.3)", false)]
    [InlineData("0.1 + 0.2 != 0.3", false)]
    public void Conditions_hold_or_not(string text, bool expected)
    {
        var parsed = Condition.Parse(new Written(text, new Place("f", 1, 1)));
        Assert.Empty(parsed.Diagnostics);
        var verdict = parsed.Condition!.Evaluate(name => Values.TryGetValue(name, out var value) ? value : null);
        Assert.Empty(verdict.Unknown);
        Assert.Equal(expected, verdict.Holds);
        Assert.True(expected ? verdict.Miss == 0 : verdict.Miss >= 0);
    }

    [Theory]
    [InlineData("", 1, "the condition ends too early")]
    [InlineData("a", 1, "the condition compares nothing")]
    [InlineData("a < ", 5, "the condition ends too early")]
    [InlineData("a < b c", 7, "`c` cannot stand here")]
    [InlineData("(a < b", 7, "a closing bracket was expected")]
    [InlineData("a & b", 3, "`&` cannot stand here")]
    [InlineData("abs a < 1", 5, "`abs` needs a bracket")]
    [InlineData("abs(a < b)", 7, "a closing bracket was expected")]
    [InlineData("abs((a < b)) > 1", 5, "`abs` takes numbers, not comparisons")]
    [InlineData("min(a) > 1", 1, "`min` takes two numbers or more")]
    [InlineData("a and b", 1, "`and` joins comparisons, not numbers")]
    [InlineData("a < b or b", 9, "`or` joins comparisons, not numbers")]
    [InlineData("not a", 4, "`not` stands before a comparison, not a number")]
    [InlineData("(a < b) + 1 > 2", 1, "`+` joins numbers, not comparisons")]
    [InlineData("(a < b) < c", 1, "numbers are compared, not comparisons")]
    [InlineData("z[1] [2] > 0", 6, "`[` cannot stand here")]
    public void Mistakes_have_their_place(string text, int column, string message)
    {
        var parsed = Condition.Parse(new Written(text, new Place("f", 3, 10)));
        Assert.Null(parsed.Condition);
        var diagnostic = Assert.Single(parsed.Diagnostics);
        Assert.Equal(new Place("f", 3, 9 + column), diagnostic.Place);
        Assert.Equal(message, diagnostic.Message);
    }

    [Fact]
    public void Unknown_quantities_are_named()
    {
        var condition = Condition.Parse(new Written("q < 1 and dJ/dq[1] > a", default)).Condition!;
        Assert.Equal(["q", "dJ/dq[1]", "a"], condition.Quantities.Select(q => q.Text));
        var verdict = condition.Evaluate(name => name == "a" ? 1 : null);
        Assert.False(verdict.Holds);
        Assert.Equal(["q", "dJ/dq[1]"], verdict.Unknown.AsEnumerable());
    }

    [Theory]
    [InlineData("a > 5", 3)]
    [InlineData("a > 5 and b < 1", 5)]
    [InlineData("a > 5 or b < 1", 2)]
    [InlineData("not a < 5", 3)]
    [InlineData("a == 4 and b == 3", 2)]
    public void The_miss_says_how_near_it_was(string text, double miss) =>
        Assert.Equal(miss, Condition.Parse(new Written(text, default)).Condition!.Evaluate(name => Values[name]).Miss, 12);

    [Fact]
    public void Any_text_is_read_without_exception() =>
        Gen.OneOf(["a", "b[1]", "1", "(", ")", "<", ">", "=", "and ", "or ", "not ", "abs(", "min(", ",", "+", "-", "*", "/", "^", "#", "[", "]", " ", ".", "1e", "d", "dx/dy", ":", "é"])
            .Array[0, 12].Select(string.Concat)
            .Sample(text => Assert.True(Condition.Parse(new Written(text, default)) is { Condition: not null } or { Diagnostics.Length: 1 }), iter: 2_000);
}
