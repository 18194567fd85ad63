using Fractions;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;

namespace WorkedSolutions.Solver.Tests.Expressions;

/// <summary>Random expressions over x, y, z, and points to evaluate them at.</summary>
internal sealed class RandomExpressions(int seed)
{
    public static readonly string[] Names = ["x", "y", "z"];
    private readonly Random _random = new(seed);

    public Expr Next(int depth)
    {
        if (depth == 0 || _random.Next(8) == 0)
        {
            return _random.Next(3) switch
            {
                0 => new Expr.Number(new Fraction(_random.Next(-3, 5))),
                1 when _random.Next(3) == 0 => new Expr.Number(new Fraction(_random.Next(1, 9), 10), null),
                _ => new Expr.Name(Names[_random.Next(3)]),
            };
        }

        return _random.Next(10) switch
        {
            0 => new Expr.Negate(Next(depth - 1)),
            1 or 2 => new Expr.Sum([.. Several(depth)]),
            3 or 4 => new Expr.Product([.. Several(depth)]),
            5 or 6 => new Expr.Quotient(Next(depth - 1), Next(depth - 1)),
            7 => new Expr.Power(Next(depth - 1), _random.Next(5) == 0 ? Next(0) : new Expr.Number(new Fraction(_random.Next(-2, 4)))),
            _ => Expr.Apply(AuthorFunctions[_random.Next(AuthorFunctions.Length)], Next(depth - 1)),
        };
    }

    public double[] Point() => [.. Names.Select(_ => Math.Round((_random.NextDouble() * 3) - 1, 3) + 0.0137)];

    /// <summary>The value at a point, and the largest number met on the way.</summary>
    public static (double Value, double Largest) At(Expr expr, double[] point)
    {
        var largest = 0.0;
        double Walk(Expr e)
        {
            var value = Evaluate.Over(Substitute.Names(e, name => new Expr.Ref(Array.IndexOf(Names, name))), point);
            largest = Math.Max(largest, double.IsFinite(value) ? Math.Max(Math.Abs(value), value == 0 ? 0 : 1 / Math.Abs(value)) : double.PositiveInfinity);
            foreach (var child in Children(e))
            {
                Walk(child);
            }

            return value;
        }

        return (Walk(expr), largest);
    }

    private static readonly Function[] AuthorFunctions = [.. FunctionTable.All.Where(f => f.ForAuthors && f.LeastArguments == 1)];

    private Expr[] Several(int depth) => [.. Enumerable.Range(0, _random.Next(2, 4)).Select(_ => Next(depth - 1))];

    private static IEnumerable<Expr> Children(Expr expr) => expr switch
    {
        Expr.Negate n => [n.Operand],
        Expr.Sum s => s.Terms,
        Expr.Product p => p.Factors,
        Expr.Quotient q => [q.Numerator, q.Denominator],
        Expr.Power p => [p.Base, p.Exponent],
        Expr.Call c => c.Arguments,
        _ => [],
    };
}
