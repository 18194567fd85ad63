using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Solver.Tests.Expressions;

public sealed class ExpressionParserTests
{
    [Theory]
    [InlineData("x1*w1 + x2*w2", "[[x1·w1] + [x2·w2]]")]
    [InlineData("a - b - c", "[a + [-b] + [-c]]")]
    [InlineData("(a - b) - c", "[[a + [-b]] + [-c]]")]
    [InlineData("-y*ln(z3) - (1 - y)*ln(1 - z3)", "[[-[y·ln(z3)]] + [-[[1 + [-y]]·ln([1 + [-z3]])]]]")]
    [InlineData("1/(1 + exp(-(w5*z1 + w6*z2)))", "[1/[1 + exp([-[[w5·z1] + [w6·z2]]])]]")]
    [InlineData("-x^2", "[-[x^2]]")]
    [InlineData("-2^2", "[-[2^2]]")]
    [InlineData("2^-1", "[2^-1]")]
    [InlineData("2^3^2", "[2^[3^2]]")]
    [InlineData("(2^3)^2", "[[2^3]^2]")]
    [InlineData("-1*dot", "[-1·dot]")]
    [InlineData("2*-x", "[2·[-x]]")]
    [InlineData("a/b/c*d", "[[[a/b]/c]·d]")]
    [InlineData("a*b/c", "[[a·b]/c]")]
    [InlineData("a*(b*c)", "[a·[b·c]]")]
    [InlineData("log(x)", "ln(x)")]
    [InlineData("max(z, w, 0.50)", "max(z, w, 0.50)")]
    [InlineData("3·x − 2×y", "[[3·x] + [-[2·y]]]")]
    [InlineData(" 1e-3 * X_1 ", "[1e-3·X_1]")]
    [InlineData("+.5", ".5")]
    [InlineData("α*x", "[α·x]")]
    public void ReadsWhatIsWritten(string text, string expected) => Assert.Equal(expected, Plain.Write(Plain.Read(text)));

    [Theory]
    [InlineData("3x", "implicit-multiplication", 2, "write 3*x")]
    [InlineData("2(x + 1)", "implicit-multiplication", 2, "write 2*(…)")]
    [InlineData("(a)(b)", "implicit-multiplication", 4, "write (…)*(…)")]
    [InlineData("x y", "implicit-multiplication", 3, "write x*y")]
    [InlineData("2e", "implicit-multiplication", 2, "write 2*e")]
    [InlineData("1 + f(x)", "unknown-function", 5, "to multiply write f*(…)")]
    [InlineData("1 + sigmoit(x)", "unknown-function", 5, "did you mean sigmoid?")]
    [InlineData("sin x", "function-without-brackets", 1, "write sin(…)")]
    [InlineData("max(1)", "argument-count", 1, null)]
    [InlineData("exp(0,5)", "argument-count", 1, "a decimal comma? write a point: 0.5")]
    [InlineData("exp()", "argument-count", 1, null)]
    [InlineData("0,5", "unexpected-comma", 2, "a decimal comma? write a point: 0.5")]
    [InlineData("(a + b", "missing-bracket", 1, "add a )")]
    [InlineData("a + b)", "unexpected-bracket", 6, null)]
    [InlineData("a +", "unexpected-end", 4, null)]
    [InlineData("x**2", "unexpected-sign", 3, "write ^ for a power")]
    [InlineData("x²", "unexpected-character", 2, "write ^2")]
    [InlineData("1.2.3", "malformed-number", 1, "write digits with at most one point and an exponent, e.g. 0.5 or 1e-3")]
    [InlineData("1e999", "malformed-number", 1, "write digits with at most one point and an exponent, e.g. 0.5 or 1e-3")]
    [InlineData("1e400", "malformed-number", 1, "write digits with at most one point and an exponent, e.g. 0.5 or 1e-3")]
    [InlineData("   ", "expression-empty", 1, null)]
    [InlineData("a \0", "unexpected-character", 3, null)]
    public void MistakesHaveAPlaceAndAHint(string text, string code, int column, string? hint)
    {
        var parsed = ExpressionParser.Parse(text, new Place("p.yaml", 7, 11));
        Assert.Null(parsed.Expression);
        var diagnostic = Assert.Single(parsed.Diagnostics);
        Assert.Equal(code, diagnostic.Code);
        Assert.Equal(new Place("p.yaml", 7, 10 + column), diagnostic.Place);
        if (hint is null)
        {
            Assert.Null(diagnostic.Hint);
        }
        else
        {
            Assert.StartsWith(hint, diagnostic.Hint, StringComparison.Ordinal);
        }
    }

    public static TheoryData<string> Hostile => new()
    {
        new string('(', 100_000),
        new string('(', 9_000) + "x" + new string(')', 9_000),
        string.Concat(Enumerable.Repeat("exp(", 4_000)) + "x",
        new string('-', 10_000) + "x",
        "x" + string.Concat(Enumerable.Repeat("^x", 9_000)),
        "x" + string.Concat(Enumerable.Repeat("/x", 9_000)),
        "x" + string.Concat(Enumerable.Repeat("*x/x", 4_000)),
        "2*" + new string('-', 10_000) + "x",
        "2^" + new string('-', 10_000) + "x",
        new string('9', 10_000),
        "1e-" + new string('9', 1_000),
        new string('x', 10_000),
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void HostileTextEndsInADiagnostic(string text)
    {
        var parsed = ExpressionParser.Parse(text, new Place("p.yaml", 1, 1));
        Assert.Null(parsed.Expression);
        Assert.Single(parsed.Diagnostics);
    }

    [Fact]
    public void WideExpressionsAreFine()
    {
        var text = string.Join(" + ", Enumerable.Range(0, 2_000).Select(i => $"a{i}"));
        Assert.Equal(2_000, Assert.IsType<Expr.Sum>(Plain.Read(text)).Terms.Count);
    }

    [Fact]
    public void NamesComeWithTheirPlaces()
    {
        var parsed = ExpressionParser.Parse("x1*w1 + exp(x1)", new Place("p.yaml", 3, 5));
        Assert.Equal([("x1", 5), ("w1", 8), ("x1", 17)], parsed.Names.Select(n => (n.Name, n.Place.Column)));
    }

    [Fact]
    public void NumbersKeepTheirTextAndTheirDouble()
    {
        var number = Assert.IsType<Expr.Number>(Plain.Read("0.10"));
        Assert.Equal(("0.10", 0.1), (number.Text, number.Double));
        Assert.Equal(double.Parse("0.1234567890123456789", System.Globalization.CultureInfo.InvariantCulture), Assert.IsType<Expr.Number>(Plain.Read("0.1234567890123456789")).Double);
    }

    [Fact]
    public void HugeNumbersHaveNoExactDecimalButDoNotFail()
    {
        Assert.Null(Evaluate.Exactly(Plain.Read("1e300"), []));
        Assert.Null(Evaluate.Exactly(Plain.Read("1/3"), []));
        Assert.Equal("0.125", Evaluate.Exactly(Plain.Read("1/8"), []).ToString());
    }

    [Theory]
    [InlineData("w1", true)]
    [InlineData("α_2", true)]
    [InlineData("exp", false)]
    [InlineData("log", false)]
    [InlineData("1w", false)]
    [InlineData("w 1", false)]
    [InlineData("", false)]
    public void KnowsNames(string text, bool isName) => Assert.Equal(isName, ExpressionParser.IsName(text));
}
