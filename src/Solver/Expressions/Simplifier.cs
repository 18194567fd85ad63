using Fractions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Expressions;

/// <summary>One run of <see cref="Simplify"/>, from the parts up; equal parts that are one object are looked at once.</summary>
internal sealed class Simplifier
{
    private readonly Dictionary<Expr, Expr> _done = new(ReferenceEqualityComparer.Instance);

    /// <summary>The keys of simplified parts.</summary>
    public ExprKey Keys { get; } = new();

    /// <summary>How many more times it may be tried whether multiplying out makes a part shorter.</summary>
    public int Trials { get; set; } = 300;

    /// <summary>The simplified expression.</summary>
    public Expr Of(Expr expr)
    {
        if (_done.TryGetValue(expr, out var done))
        {
            return done;
        }

        done = expr switch
        {
            Expr.Negate negate => Negated(Of(negate.Operand)),
            Expr.Sum sum => Added(sum.Terms.Select(Of)),
            Expr.Product product => Multiplied(product.Factors.Select(factor => (Of(factor), (Expr)Expr.One))),
            Expr.Dot dot => Added(dot.Left.Zip(dot.Right, (a, b) => Multiplied([(Of(a), Expr.One), (Of(b), Expr.One)]))),
            Expr.Quotient quotient => Multiplied([(Of(quotient.Numerator), Expr.One), (Of(quotient.Denominator), MinusOne)]),
            Expr.Power power => Multiplied([(Of(power.Base), Of(power.Exponent))]),
            Expr.Call call => Called(call.Function, new ExprList([.. call.Arguments.Select(Of)])),
            _ => expr,
        };
        _done[expr] = done;
        _done[done] = done;
        return done;
    }

    /// <summary>−1.</summary>
    public static Expr.Number MinusOne { get; } = new(new Fraction(-1));

    /// <summary>−x for a simplified x.</summary>
    public Expr Negated(Expr expr) => Multiplied([(MinusOne, Expr.One), (expr, Expr.One)]);

    /// <summary>The sum of simplified terms.</summary>
    public Expr Added(IEnumerable<Expr> terms)
    {
        var sum = new TermList(this);
        foreach (var term in terms)
        {
            sum.Add(term, Coefficient.One);
        }

        return sum.BuildShortest();
    }

    /// <summary>The product of simplified powers.</summary>
    public Expr Multiplied(IEnumerable<(Expr Base, Expr Exponent)> powers)
    {
        var product = new Monomial(this);
        foreach (var (@base, exponent) in powers)
        {
            product.Multiply(@base, exponent);
        }

        return product.BuildShortest();
    }

    /// <summary>A function of simplified arguments.</summary>
    public Expr Called(Function function, ExprList arguments)
    {
        if (ExactNumber(function, arguments) is { } number)
        {
            return number;
        }

        var inner = arguments[0] as Expr.Call;
        if (function == Logarithm.Instance && inner?.Function == Exponential.Instance)
        {
            return inner.Arguments[0];
        }

        if (function == Exponential.Instance)
        {
            var exponent = new Monomial(this);
            exponent.Multiply(arguments[0], Expr.One);
            if (exponent.OnlyFactor is Expr.Call { Arguments.Count: 1 } call && call.Function == Logarithm.Instance)
            {
                return Multiplied([(call.Arguments[0], exponent.Coefficient.ToNumber())]);
            }
        }

        return new Expr.Call(function, arguments);
    }

    private static Expr.Number? ExactNumber(Function function, ExprList arguments)
    {
        var known = new DecimalNumber[arguments.Count];
        var isDecimal = false;
        for (var i = 0; i < known.Length; i++)
        {
            if (arguments[i] is not Expr.Number number || Evaluate.Exactly(number, []) is not { } exact)
            {
                return null;
            }

            known[i] = exact;
            isDecimal |= Coefficient.Of(number).IsDecimal;
        }

        if (function.ExactValue(known) is not { } value)
        {
            return null;
        }

        var fraction = new Fraction((System.Numerics.BigInteger)value.Mantissa, System.Numerics.BigInteger.Pow(10, value.Scale));
        return new Coefficient(fraction, isDecimal).ToNumber();
    }
}
