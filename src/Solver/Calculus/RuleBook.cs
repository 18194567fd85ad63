using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;

namespace WorkedSolutions.Solver.Calculus;

/// <summary>
/// The rules of differentiation by one name. A rule gives the derivative of an expression in terms of the derivatives of its
/// parts, which stand in the result as <see cref="Expr.Partial"/>s; the derivative of the name itself is put in as 1.
/// </summary>
internal sealed class RuleBook(string name)
{
    private const int MostLeaves = 100_000;
    private const string ConstantMultiple = "constant multiple rule";

    private readonly Expr.Name _by = new(name);
    private readonly Dictionary<Expr, bool> _depends = new(ReferenceEqualityComparer.Instance);
    private long _leaves;

    /// <summary>The name by which is differentiated.</summary>
    public string Name => name;

    /// <summary>The derivative with every inner derivative worked out, not simplified; null where it is too large.</summary>
    public Expr? Worked(Expr expr)
    {
        var result = Resolve(expr);
        return _leaves > MostLeaves ? null : result;
    }

    /// <summary>The rule for an expression, and the derivative as the rule gives it.</summary>
    public (string Rule, Expr Result) Apply(Expr expr)
    {
        if (!Depends(expr))
        {
            return ("constant rule", Expr.Zero);
        }

        return expr switch
        {
            Expr.Name => ("identity rule", Expr.One),
            Expr.Negate negate => Negated(negate),
            Expr.Sum sum => ("sum rule", new Expr.Sum([.. sum.Terms.Select(Term)])),
            Expr.Product product => Product(product),
            Expr.Dot dot => ("sum rule", new Expr.Sum([.. dot.Left.Zip(dot.Right, (a, b) => Inner(new Expr.Product([a, b])))])),
            Expr.Quotient quotient => Quotient(quotient),
            Expr.Power power => Power(power),
            Expr.Call call => Call(call),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Expr Resolve(Expr expr)
    {
        if (_leaves > MostLeaves || (expr is Expr.Product product && (_leaves += Spread(product)) > MostLeaves))
        {
            return Expr.Zero;
        }

        var (_, result) = Apply(expr);
        _leaves += ExprSize.Leaves(result);
        return Substitute.Leaves(result, leaf => leaf is Expr.Partial partial ? Resolve(partial.Of) : null);
    }

    /// <summary>How many factors the product rule would write.</summary>
    private long Spread(Expr.Product product) => (long)product.Factors.Count * product.Factors.Count(Depends);

    private Expr Inner(Expr part) => part is Expr.Name { Text: var text } && text == name ? Expr.One : new Expr.Partial(part, _by);

    /// <summary>A term of a sum; what is subtracted stays subtracted.</summary>
    private Expr Term(Expr term) => term is Expr.Negate negate ? new Expr.Negate(Inner(negate.Operand)) : Inner(term);

    /// <summary>The sign belongs to the constant factor, where there is one: (−5x²)′ = −5(x²)′.</summary>
    private (string, Expr) Negated(Expr.Negate negate) =>
        negate.Operand is Expr.Product or Expr.Quotient && Apply(negate.Operand) is (ConstantMultiple, var inner)
            ? (ConstantMultiple, new Expr.Negate(inner))
            : (ConstantMultiple, new Expr.Negate(Inner(negate.Operand)));

    private (string, Expr) Product(Expr.Product product)
    {
        var varying = Enumerable.Range(0, product.Factors.Count).Where(i => Depends(product.Factors[i])).ToList();
        return varying.Count == 1
            ? (ConstantMultiple, With(product, varying[0]))
            : ("product rule", new Expr.Sum([.. varying.Select(i => With(product, i))]));
    }

    /// <summary>The product with one factor differentiated.</summary>
    private Expr With(Expr.Product product, int index)
    {
        var inner = Inner(product.Factors[index]);
        var factors = product.Factors.Items;
        factors = inner == Expr.One && factors.Length > 1 ? factors.RemoveAt(index) : factors.SetItem(index, inner);
        return factors.Length == 1 ? factors[0] : new Expr.Product(new ExprList(factors));
    }

    private (string, Expr) Quotient(Expr.Quotient quotient)
    {
        var (u, v) = (quotient.Numerator, quotient.Denominator);
        if (!Depends(v))
        {
            return (ConstantMultiple, Inner(u) / v);
        }

        if (!Depends(u))
        {
            var above = Inner(v) == Expr.One ? u : IsOne(u) ? Inner(v) : u * Inner(v);
            return ("quotient rule", -(above / Expr.Square(v)));
        }

        return ("quotient rule", (Times(Inner(u), v) - Times(u, Inner(v))) / Expr.Square(v));
    }

    private (string, Expr) Power(Expr.Power power)
    {
        var (u, n) = (power.Base, power.Exponent);
        if (!Depends(n))
        {
            return Chained("power rule", new Expr.Product([n, new Expr.Power(u, n - Expr.One)]), u);
        }

        if (!Depends(u))
        {
            return Chained("exponential rule", new Expr.Product([power, Expr.Apply(Logarithm.Instance, u)]), n);
        }

        var inside = Times(Inner(n), Expr.Apply(Logarithm.Instance, u)) + (Times(n, Inner(u)) / u);
        return ("logarithmic differentiation", power * inside);
    }

    private (string, Expr) Call(Expr.Call call)
    {
        var terms = new List<Expr>();
        var rule = call.Function.RuleName;
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            if (Depends(call.Arguments[i]))
            {
                var (named, term) = Chained(call.Function.RuleName, call.Function.Derivative(call.Arguments, i), call.Arguments[i]);
                rule = named.Length > rule.Length ? named : rule;
                terms.Add(term);
            }
        }

        return (rule, terms.Count == 1 ? terms[0] : new Expr.Sum([.. terms]));
    }

    /// <summary>outer′(u) · u′, and the chain rule's name where u is not the variable itself.</summary>
    private (string, Expr) Chained(string rule, Expr outer, Expr u) =>
        Inner(u) == Expr.One ? (rule, outer) : ($"{rule} and chain rule", outer * Inner(u));

    private static Expr Times(Expr a, Expr b) => a == Expr.One ? b : b == Expr.One ? a : a * b;

    private static bool IsOne(Expr expr) => expr is Expr.Number { Value: var value } && value == Fractions.Fraction.One;

    private bool Depends(Expr expr)
    {
        if (!_depends.TryGetValue(expr, out var depends))
        {
            depends = expr switch
            {
                Expr.Name other => other.Text == name,
                Expr.Negate negate => Depends(negate.Operand),
                Expr.Sum sum => sum.Terms.Any(Depends),
                Expr.Product product => product.Factors.Any(Depends),
                Expr.Dot dot => dot.Left.Any(Depends) || dot.Right.Any(Depends),
                Expr.Quotient quotient => Depends(quotient.Numerator) || Depends(quotient.Denominator),
                Expr.Power power => Depends(power.Base) || Depends(power.Exponent),
                Expr.Call call => call.Arguments.Any(Depends),
                _ => false,
            };
            _depends.Add(expr, depends);
        }

        return depends;
    }
}
