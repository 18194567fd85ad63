using WorkedSolutions.Solver.Calculus;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Tests.Expressions;

namespace WorkedSolutions.Solver.Tests.Derivatives;

public sealed class DifferentiateTests
{
    [Theory]
    [InlineData("7", "0", "constant rule")]
    [InlineData("y", "0", "constant rule")]
    [InlineData("x", "1", "identity rule")]
    [InlineData("x^2", "2*x", "power rule")]
    [InlineData("4*x^3", "12*x^2", "constant multiple rule")]
    [InlineData("x^2 + 2*x*y + y^2", "2*x + 2*y", "sum rule")]
    [InlineData("x*exp(x)", "exp(x)*(1 + x)", "product rule")]
    [InlineData("x/(x^2 + 1)", "(1 - x^2)/(x^2 + 1)^2", "quotient rule")]
    [InlineData("1/x", "-1/x^2", "quotient rule")]
    [InlineData("exp(x)", "exp(x)", "exponential rule")]
    [InlineData("exp(3*x)", "3*exp(3*x)", "exponential rule and chain rule")]
    [InlineData("ln(x)", "1/x", "logarithm rule")]
    [InlineData("ln(x^2)", "2/x", "logarithm rule and chain rule")]
    [InlineData("sqrt(x)", "1/(2*sqrt(x))", "root rule")]
    [InlineData("sin(x)", "cos(x)", "sine rule")]
    [InlineData("cos(x)", "-sin(x)", "cosine rule")]
    [InlineData("tan(x)", "1/cos(x)^2", "tangent rule")]
    [InlineData("tanh(x)", "1 - tanh(x)^2", "derivative of tanh")]
    [InlineData("2^x", "2^x*ln(2)", "exponential rule")]
    [InlineData("(3*x + 1)^2", "6*(3*x + 1)", "power rule and chain rule")]
    [InlineData("-x", "-1", "constant multiple rule")]
    [InlineData("1/(1 + exp(-x))", "exp(-x)/(1 + exp(-x))^2", "quotient rule")]
    public void NamesTheRuleAndGivesTheDerivative(string function, string derivative, string rule)
    {
        var worked = Differentiate.WithRules(Plain.Read(function), "x")!;
        Assert.Equal(rule, worked.Steps[0].Rule);
        Assert.Equal(derivative, Plain.Typed(worked.Result));
    }

    [Theory]
    [InlineData("3*x^4 - 5*x^2", "[d[3·[x^4]]/dx + [-d[5·[x^2]]/dx]]")]
    [InlineData("-5*x^2", "[-5·d[x^2]/dx]")]
    [InlineData("-(a*x^2)", "[-[a·d[x^2]/dx]]")]
    [InlineData("-(x^2/3)", "[-[d[x^2]/dx/3]]")]
    public void SignsStayWithWhatTheyStandBefore(string function, string first) =>
        Assert.Equal(first, Plain.Write(Differentiate.WithRules(Plain.Read(function), "x")!.Steps[0].Result));

    [Fact]
    public void RulesStandInTheOrderOfTheWorking()
    {
        var worked = Differentiate.WithRules(Plain.Read("x^2 + 2*x*y + y^2"), "x")!;
        Assert.Equal(
            [
                ("sum rule", 0, "[d[x^2]/dx + d[2·x·y]/dx + d[y^2]/dx]"),
                ("power rule", 1, "[2·[x^[2 + [-1]]]]"),
                ("constant multiple rule", 1, "[2·y]"),
                ("constant rule", 1, "0"),
            ],
            worked.Steps.Select(step => (step.Rule, step.Depth, Plain.Write(step.Result))));
    }

    [Fact]
    public void EveryLineIsTheSlope()
    {
        var random = new RandomExpressions(21);
        var compared = 0;
        for (var i = 0; i < 3_000; i++)
        {
            var expr = random.Next(1 + (i % 3));
            var point = random.Point();
            if (Slope(expr, point, 0) is not { } slope || RandomExpressions.At(expr, point).Largest > 1e3)
            {
                continue;
            }

            foreach (var line in Differentiate.WithRules(expr, "x")!.Lines)
            {
                if (Value(line, point) is { } value)
                {
                    Assert.True(Math.Abs(value - slope) <= 2e-4 * Math.Max(1, Math.Abs(slope)), $"d/dx {Plain.Typed(expr)} at {string.Join(", ", point)}: slope {slope}, but {Plain.Write(line)} is {value}");
                    compared++;
                }
            }
        }

        Assert.True(compared > 2_000, $"only {compared} lines compared");
    }

    [Fact]
    public void ADerivativeTooLargeToWriteDownIsNull() =>
        Assert.Null(Differentiate.By(Plain.Read(string.Join("*", Enumerable.Range(0, 1_500).Select(i => $"(x+{i})"))), "x"));

    /// <summary>The value of a line in which partial derivatives stand for slopes.</summary>
    private static double? Value(Expr line, double[] point)
    {
        var undefined = false;
        var numbers = Substitute.Leaves(line, leaf =>
        {
            if (leaf is not Expr.Partial partial)
            {
                return null;
            }

            var slope = Slope(partial.Of, point, Array.IndexOf(RandomExpressions.Names, ((Expr.Name)partial.By).Text));
            undefined |= slope is null;
            return new Expr.Number(new Fractions.Fraction(slope ?? 0));
        });
        var value = undefined ? double.NaN : RandomExpressions.At(numbers, point).Value;
        return double.IsFinite(value) ? value : null;
    }

    private static double? Slope(Expr expr, double[] point, int variable)
    {
        double At(double shift)
        {
            var moved = (double[])point.Clone();
            moved[variable] += shift;
            return RandomExpressions.At(expr, moved).Value;
        }

        const double h = 1e-5;
        double near = (At(h) - At(-h)) / (2 * h), left = (At(0) - At(-h)) / h, right = (At(h) - At(0)) / h;
        return double.IsFinite(near) && Math.Abs(near) < 1e4 && Math.Abs(left - right) < 1e-3 * Math.Max(1, Math.Abs(near)) ? near : null;
    }
}
