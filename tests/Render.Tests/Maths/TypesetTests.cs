using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Tests.Maths;

/// <summary>A formula can be read in one way only.</summary>
public class TypesetTests
{
    [Theory]
    [InlineData("sin(y)*x", @"\sin y \cdot x")]
    [InlineData("sin(y)*(x + 1)", @"\sin y \cdot (x + 1)")]
    [InlineData("x*sin(y)*cos(y)", @"x \sin y \cos y")]
    [InlineData("sin(2*y)*x", @"\sin(2y)x")]
    [InlineData("ln(y)*exp(x)", @"\ln y \cdot e^x")]
    [InlineData("(2*(-0.5))*(-3)", @"2 \times (-0.5) \times (-3)")]
    [InlineData("(2*0)*(x/y)", @"2 \cdot 0 \cdot \frac{x}{y}")]
    [InlineData("(2*u)*3", @"2u \cdot 3")]
    public void A_factor_is_not_taken_for_a_part_of_the_one_before(string expression, string tex) => Assert.Equal(tex, Tex(Read(expression)));

    [Fact]
    public void A_sum_that_begins_with_a_minus_stands_in_brackets_behind_a_plus() =>
        Assert.Equal("-a + b + (-a + b)", Tex(new Expr.Sum([Read("-a + b"), Read("-a + b")])));

    [Fact]
    public void What_is_differentiated_ends_at_a_dot()
    {
        var operand = new Expr.Partial(Read("x + 1"), new Expr.Name("x"));
        Assert.Equal(@"\frac{\partial}{\partial x}(x + 1) \cdot (x + 2)", Tex(new Expr.Product([operand, Read("x + 2")])));
    }

    [Fact]
    public void The_derivative_along_one_edge_is_marked() =>
        Assert.Equal(@"\left(\frac{\partial f}{\partial x}\right)_{\text{direct}}", Tex(new Expr.Partial(new Expr.Name("f"), new Expr.Name("x"), IsDirect: true)));

    [Fact]
    public void Functions_of_functions_are_set_once_each()
    {
        var nested = string.Concat(Enumerable.Repeat("sin(", 60)) + "x" + new string(')', 60);
        Assert.StartsWith(@"\sin( \sin(", Tex(Read(nested)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_product_is_left_out_in_the_middle()
    {
        var tex = Tex(new Expr.Product([.. Enumerable.Range(1, 90).Select(i => new Expr.Name($"x{i}"))]));
        Assert.Contains(@"x_{20} \cdots x_{81}", tex, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1e-08", @"1 \times 10^{-8}")]
    [InlineData("-2.5E+006", @"-2.5 \times 10^6")]
    [InlineData("1e00", @"1 \times 10^0")]
    public void An_exponent_has_no_leading_zeros(string typed, string tex) => Assert.Equal(tex, TexWriter.Write(Notate.Number(typed)));

    private static Expr Read(string text) => ExpressionParser.Parse(text, new Place("test", 1, 1)).Expression!;

    private static string Tex(Expr expr) => TexWriter.Write(new Typeset(new Names()).Formula(expr));

    private sealed class Names : ILeaves
    {
        public bool Numeric => false;

        public Leaf Of(Expr.Ref reference) => throw new InvalidOperationException();

        public Leaf Of(Expr.Name name) => new(Notate.Symbol(Symbol.FromName(name.Text)));
    }
}
