using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Solver.Tests.Expressions;

public sealed class SimplifyTests
{
    [Theory]
    [InlineData("-(-x)", "x")]
    [InlineData("x*x^-1", "1")]
    [InlineData("2*x + 2*y", "2*x + 2*y")]
    [InlineData("x + x", "2*x")]
    [InlineData("x - x", "0")]
    [InlineData("x*y - y*x", "0")]
    [InlineData("0*x + 1*y", "y")]
    [InlineData("2*u*3", "6*u")]
    [InlineData("6*(3*x)", "18*x")]
    [InlineData("x^2*x", "x^3")]
    [InlineData("(3*x)^2", "9*x^2")]
    [InlineData("x^2/x", "x")]
    [InlineData("6/4", "3/2")]
    [InlineData("2*x^(2-1)", "2*x")]
    [InlineData("0.5*2*x", "x")]
    [InlineData("0.1*x*3", "0.3*x")]
    [InlineData("x/2", "x/2")]
    [InlineData("1/3 + 1/6", "1/2")]
    [InlineData("exp(x)*exp(y)", "exp(x + y)")]
    [InlineData("exp(x)/exp(x)", "1")]
    [InlineData("exp(0)", "1")]
    [InlineData("ln(1)", "0")]
    [InlineData("ln(exp(x))", "x")]
    [InlineData("exp(ln(x))", "x")]
    [InlineData("exp(2*ln(x))", "x^2")]
    [InlineData("sqrt(x)^2", "x")]
    [InlineData("x/sqrt(x)", "sqrt(x)")]
    [InlineData("sqrt(x)/x", "1/sqrt(x)")]
    [InlineData("-1*(1/(1/(1+exp(-11))))*(-1/(1+exp(-11))^2)*exp(-11)*(-1)", "-exp(-11)/(1 + exp(-11))")]
    [InlineData("-(y - z)", "z - y")]
    [InlineData("3*(x^2 + 1)^2*2*x", "6*x*(x^2 + 1)^2")]
    [InlineData("sigmoid(x)*(1 - sigmoid(x))*2", "2*sigmoid(x)*(1 - sigmoid(x))")]
    [InlineData("exp(-x)*x", "x*exp(-x)")]
    [InlineData("exp(J)*w*x", "exp(J)*w*x")]
    [InlineData("exp(x) + x*exp(x)", "exp(x)*(1 + x)")]
    [InlineData("(exp(x)*x^2 - 2*exp(x)*x)/x^4", "exp(x)*(x - 2)/x^3")]
    [InlineData("w*v*exp(-z)/(1 + exp(-z)) + u*t*exp(-z)/(1 + exp(-z))", "exp(-z)*(w*v + u*t)/(1 + exp(-z))")]
    [InlineData("2*a*tanh(x) - 2*b*tanh(x)", "2*tanh(x)*(a - b)")]
    [InlineData("a*x^2 + b*x", "a*x^2 + b*x")]
    [InlineData("(sin(x)*(1 + sin(x)) + cos(x)^2)/(1 + sin(x))^2", "((1 + sin(x))*sin(x) + cos(x)^2)/(1 + sin(x))^2")]
    [InlineData("(-y/z + (1 - y)/(1 - z))*z*(1 - z)", "z - y")]
    [InlineData("(2*x*(x^2 + 1) - x^2*(2*x))/(x^2 + 1)^2", "2*x/(x^2 + 1)^2")]
    [InlineData("1*c*1 + 1*d*1", "c + d")]
    [InlineData("3*(a + b*c)", "3*(a + b*c)")]
    [InlineData("(x^2 + 2*x)/x", "x + 2")]
    [InlineData("(2*x + 2*y)/2", "x + y")]
    [InlineData("(1 - z)/(z - 1)", "-1")]
    [InlineData("x + 2*(x + 1)", "3*x + 2")]
    [InlineData("2^3", "8")]
    [InlineData("1/0", "1/0")]
    [InlineData("max(2, 3)", "3")]
    [InlineData("2 - 5", "-3")]
    [InlineData("x - 5", "x - 5")]
    [InlineData("2^x*2^(1-x)", "2")]
    [InlineData("1e300*1e300*x", "1e300^2*x")]
    public void MakesWhatATeacherWrites(string given, string expected) =>
        Assert.Equal(expected, Plain.Typed(Simplify.Of(Plain.Read(given))));

    [Fact]
    public void NeverChangesTheValue()
    {
        var random = new RandomExpressions(11);
        var compared = 0;
        for (var i = 0; i < 6_000; i++)
        {
            var expr = random.Next(1 + (i % 4));
            var simplified = Simplify.Of(expr);
            var point = random.Point();
            var (before, largest) = RandomExpressions.At(expr, point);
            if (largest < 1e4)
            {
                var (after, _) = RandomExpressions.At(simplified, point);
                Assert.True(Math.Abs(before - after) <= 1e-6 * Math.Max(1e-3, Math.Abs(before)), $"{Plain.Typed(expr)} is {before}, simplified {Plain.Typed(simplified)} is {after}");
                compared++;
            }
        }

        Assert.True(compared > 2_000, $"only {compared} compared");
    }

    [Fact]
    public void SimplifyingTwiceChangesNothingMore()
    {
        var random = new RandomExpressions(12);
        var twice = 0;
        for (var i = 0; i < 1_000; i++)
        {
            var once = Simplify.Of(random.Next(3));
            var weight = ExprSize.Weight(Simplify.Of(once));
            Assert.True(weight <= ExprSize.Weight(once));
            twice += weight == ExprSize.Weight(once) ? 1 : 0;
        }

        Assert.True(twice > 950, $"{twice} of 1000 were finished after one run");
    }

    [Theory]
    [InlineData("-y*ln(z3) - (1 - y)*ln(1 - z3)", "1", "[-ln(z3)]")]
    [InlineData("-y*ln(z3) - (1 - y)*ln(1 - z3)", "0", "[-ln([1 + [-z3]])]")]
    [InlineData("-y*ln(z3) - (1 - y)*ln(1 - z3)", "0.3", "[[-[0.3·ln(z3)]] + [-[0.7·ln([1 + [-z3]])]]]")]
    [InlineData("1*x + y*0 + (0 + x)", "2", "[[1·x] + [0 + x]]")]
    [InlineData("y^2*x + x/y", "1", "[x + x]")]
    [InlineData("x + y", "-2", "[x + [-2]]")]
    public void ConstantsArePutInAndSimplifiedAway(string given, string y, string expected)
    {
        var number = Assert.IsType<Expr.Number>(Plain.Read(y));
        Assert.Equal(expected, Plain.Write(Simplify.PutIn(Plain.Read(given), name => name == "y" ? number : null)));
    }

    [Fact]
    public void LargeExpressionsAreSimplifiedInReasonableTime()
    {
        var text = string.Join(" + ", Enumerable.Range(0, 300).Select(i => $"a{i}*(x+{i})"));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Simplify.Of(Plain.Read(text));
        Simplify.Of(Plain.Read(string.Concat(Enumerable.Repeat("(", 90)) + "x" + string.Concat(Enumerable.Range(0, 90).Select(i => $"+y{i % 7})*(z+{i})"))));
        Assert.True(clock.Elapsed.TotalSeconds < 30, clock.Elapsed.ToString());
    }
}
