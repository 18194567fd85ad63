namespace WorkedSolutions.Solver.Expressions;

/// <summary>A sum under construction: like terms are collected in the order in which they came.</summary>
internal sealed class TermList(Simplifier simplifier)
{
    private readonly List<(Coefficient Coefficient, Expr Product)> _terms = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <summary>Adds a simplified expression times a number.</summary>
    public void Add(Expr expr, Coefficient scale)
    {
        if (expr is Expr.Sum sum)
        {
            foreach (var term in sum.Terms)
            {
                Add(term, scale);
            }

            return;
        }

        var product = new Monomial(simplifier) { Coefficient = scale };
        product.Multiply(expr, Expr.One);
        Add(product);
    }

    /// <summary>Adds a product.</summary>
    public void Add(Monomial product)
    {
        var coefficient = product.Coefficient;
        if (coefficient.Value.IsZero)
        {
            return;
        }

        if (product.OnlyFactor is Expr.Sum sum && coefficient.Value.Abs() == Fractions.Fraction.One)
        {
            Add(sum, coefficient);
            return;
        }

        product.Coefficient = Coefficient.One;
        var rest = product.Build();
        var key = simplifier.Keys.Of(rest);
        if (_places.TryGetValue(key, out var place) && _terms[place].Coefficient.Plus(coefficient) is { } total)
        {
            _terms[place] = (total, rest);
        }
        else
        {
            _places[key] = _terms.Count;
            _terms.Add((coefficient, rest));
        }
    }

    /// <summary>The sum as an expression; multiplied out, or with a common factor before a bracket, where that is shorter.</summary>
    public Expr BuildShortest()
    {
        var sum = Build();
        if (simplifier.Trials <= 0 || _terms.Count is < 2 or > 40)
        {
            return sum;
        }

        return Shorter(Shorter(sum, MultipliedOut()?.Build()), Factored());
    }

    private Expr Shorter(Expr sum, Expr? other)
    {
        simplifier.Trials -= other is null ? 0 : 1;
        return other is not null && ExprSize.Weight(other) < ExprSize.Weight(sum) ? other : sum;
    }

    /// <summary>e^x + xe^x as (1 + x)e^x; null where the terms have nothing but numbers and names in common.</summary>
    private Expr? Factored()
    {
        var products = _terms.Where(term => !term.Coefficient.Value.IsZero).Select(term => AsProduct(term.Coefficient, term.Product)).ToList();
        if (products.Count < 2)
        {
            return null;
        }

        var common = products.Skip(1).Aggregate(products[0].Common(products[1]), (shared, product) => shared.Common(product));
        if (!common.IsCompound)
        {
            return null;
        }

        var size = products[0].Coefficient.Value.Abs();
        if (products.TrueForAll(product => product.Coefficient.Value.Abs() == size))
        {
            common.Coefficient = products[0].Coefficient with { Value = size };
        }

        var rest = new TermList(simplifier);
        products.ForEach(product => rest.Add(product.Over(common)));
        common.Multiply(rest.BuildShortest(), Expr.One);
        return common.Build();
    }

    private Monomial AsProduct(Coefficient coefficient, Expr rest)
    {
        var product = new Monomial(simplifier) { Coefficient = coefficient };
        product.Multiply(rest, Expr.One);
        return product;
    }

    private Expr Build()
    {
        var terms = new List<Expr>();
        foreach (var (coefficient, rest) in _terms)
        {
            if (!coefficient.Value.IsZero)
            {
                terms.Add(Subtracted(AsProduct(coefficient, rest).Build()));
            }
        }

        if (terms.Count == 0)
        {
            return Expr.Zero;
        }

        return terms.Count > 1 ? new Expr.Sum(PositiveFirst(terms))
            : terms[0] is Expr.Negate { Operand: Expr.Number number } ? (Coefficient.Of(number) with { Value = -number.Value }).ToNumber()
            : terms[0];
    }

    /// <summary>The terms with the first one in front that is not subtracted: z − y, not −y + z.</summary>
    public static ExprList PositiveFirst(List<Expr> terms)
    {
        var positive = terms.FindIndex(term => term is not Expr.Negate);
        if (positive > 0)
        {
            var lead = terms[positive];
            terms.RemoveAt(positive);
            terms.Insert(0, lead);
        }

        return new ExprList([.. terms]);
    }

    /// <summary>A negative number as a term is subtracted.</summary>
    private static Expr Subtracted(Expr term) =>
        term is Expr.Number { Value.Numerator.Sign: < 0 } number ? new Expr.Negate((Coefficient.Of(number) with { Value = -number.Value }).ToNumber()) : term;

    private TermList? MultipliedOut()
    {
        var expanded = new TermList(simplifier);
        var any = false;
        var count = 0;
        foreach (var (coefficient, rest) in _terms)
        {
            var product = AsProduct(coefficient, rest);
            any |= product.CanExpand;
            if (product.Expanded() is not { } parts || (count += parts.Count) > 200)
            {
                return null;
            }

            parts.ForEach(expanded.Add);
        }

        return any ? expanded : null;
    }
}
