using System.Collections.Immutable;
using Fractions;
using WorkedSolutions.Solver.Expressions.Functions;

namespace WorkedSolutions.Solver.Expressions;

/// <summary>
/// An expression as it was written. It never simplifies by itself and never reorders: what the author wrote is what the
/// reader sees. <c>Simplify</c>, <c>Differentiate</c>, <see cref="Evaluate"/> and <c>Substitute</c> are
/// functions over it. A line of a trace is an expression over <see cref="Ref"/>s: from it come its value, its formula, its
/// formula with numbers, the quantities that it uses, and how to evaluate it again from other values.
/// </summary>
public abstract record Expr
{
    private Expr() { }

    /// <summary>A number: its exact value, its double, and the text of its author where there is one (printed as typed).</summary>
    public sealed record Number(Fraction Value, string? Text = null) : Expr
    {
        /// <summary>The nearest double.</summary>
        public double Double { get; } = Text is null ? Value.ToDouble() : double.Parse(Text, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A name that the author gave, e.g. x1.</summary>
    public sealed record Name(string Text) : Expr;

    /// <summary>A quantity of the trace by its index in <c>Trace.Quantities</c>.</summary>
    public sealed record Ref(int Index) : Expr;

    /// <summary>−operand.</summary>
    public sealed record Negate(Expr Operand) : Expr;

    /// <summary>t₁ + t₂ + …; a term that is a <see cref="Negate"/> is subtracted.</summary>
    public sealed record Sum(ExprList Terms) : Expr;

    /// <summary>f₁ · f₂ · …</summary>
    public sealed record Product(ExprList Factors) : Expr;

    /// <summary>Σᵢ leftᵢ · rightᵢ, two lists of the same length: a neuron's weighted sum, kept compact so that lists can be shared.</summary>
    public sealed record Dot(ExprList Left, ExprList Right) : Expr;

    /// <summary>numerator / denominator.</summary>
    public sealed record Quotient(Expr Numerator, Expr Denominator) : Expr;

    /// <summary>base ^ exponent.</summary>
    public sealed record Power(Expr Base, Expr Exponent) : Expr;

    /// <summary>A function applied to its arguments.</summary>
    public sealed record Call(Function Function, ExprList Arguments) : Expr;

    /// <summary>
    /// The partial derivative ∂of/∂by as a symbol: a factor of a chain. It is shown, not evaluated. It is direct where only the
    /// edge from one to the other is meant, although longer ways lead from one to the other, too.
    /// </summary>
    public sealed record Partial(Expr Of, Expr By, bool IsDirect = false) : Expr;

    /// <summary>The whole number.</summary>
    public static Number Integer(int value) => value switch
    {
        0 => Zero,
        1 => One,
        2 => Two,
        _ => new Number(new Fraction(value)),
    };

    /// <summary>0.</summary>
    public static Number Zero { get; } = new(Fraction.Zero);

    /// <summary>1.</summary>
    public static Number One { get; } = new(Fraction.One);

    /// <summary>2.</summary>
    public static Number Two { get; } = new(new Fraction(2));

    /// <summary>½.</summary>
    public static Number Half { get; } = new(new Fraction(1, 2));

    /// <summary>a + b.</summary>
    public static Expr operator +(Expr a, Expr b) => new Sum([a, b]);

    /// <summary>a − b.</summary>
    public static Expr operator -(Expr a, Expr b) => new Sum([a, new Negate(b)]);

    /// <summary>a · b; a product on the left is continued.</summary>
    public static Expr operator *(Expr a, Expr b) => a is Product product ? new Product([.. product.Factors.Items, b]) : new Product([a, b]);

    /// <summary>a / b.</summary>
    public static Expr operator /(Expr a, Expr b) => new Quotient(a, b);

    /// <summary>−a.</summary>
    public static Expr operator -(Expr a) => new Negate(a);

    /// <summary>f(a).</summary>
    public static Expr Apply(Function function, params ReadOnlySpan<Expr> arguments) => new Call(function, new ExprList([.. arguments]));

    /// <summary>a².</summary>
    public static Expr Square(Expr a) => new Power(a, Two);
}

/// <summary>Expressions in order, compared by value.</summary>
[System.Runtime.CompilerServices.CollectionBuilder(typeof(ExprList), nameof(Create))]
public readonly struct ExprList(ImmutableArray<Expr> items) : IEquatable<ExprList>, IEnumerable<Expr>
{
    /// <summary>The expressions.</summary>
    public ImmutableArray<Expr> Items => items.IsDefault ? [] : items;

    /// <summary>How many.</summary>
    public int Count => items.IsDefault ? 0 : items.Length;

    /// <summary>The i-th, from 0.</summary>
    public Expr this[int index] => items[index];

    /// <summary>A list of the given expressions.</summary>
    public static ExprList Create(ReadOnlySpan<Expr> items) => new([.. items]);

    /// <summary>Walks the list without allocating.</summary>
    public ImmutableArray<Expr>.Enumerator GetEnumerator() => Items.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator<Expr> IEnumerable<Expr>.GetEnumerator() => ((IEnumerable<Expr>)Items).GetEnumerator();

    /// <inheritdoc/>
    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => ((IEnumerable<Expr>)Items).GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ExprList other) => Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ExprList other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in Items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }
}
