using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;

namespace WorkedSolutions.Solver.Tests.Checking;

public class PlainLineTests
{
    private static readonly Expr A = new Expr.Ref(0), B = new Expr.Ref(1), C = new Expr.Ref(2);

    public static TheoryData<Expr, string> Lines => new()
    {
        { A - B, "a - (-2)" },
        { new Expr.Sum([A, new Expr.Negate(A + C)]), "a - (a + dL/dw)" },
        { A * B * (Expr.One - A), "a·(-2)·(1 - a)" },
        { A / (A * A), "a/(a·a)" },
        { C * A, "(dL/dw)·a" },
        { Expr.Square(A - A), "(a - a)^2" },
        { Expr.Half * Expr.Square(B), "(1/2)·(-2)^2" },
        { new Expr.Dot([A, B], [A, A]), "a·a + (-2)·a" },
        { -(A * B) / Expr.Two, "(-a·(-2))/2" },
        { Expr.Apply(Sigmoid.Instance, A + A), "sigmoid(a + a)" },
        { Expr.Apply(Softmax.Instance, A, A, B), "exp(a)/(exp(a) + exp(-2))" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void Brackets_stand_where_they_are_needed(Expr expr, string text) =>
        Assert.Equal(text, PlainLine.Write(expr, index => new[] { "a", "-2", "dL/dw" }[index]));
}
