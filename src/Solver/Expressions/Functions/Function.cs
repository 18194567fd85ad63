using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Expressions.Functions;

/// <summary>How a function application looks on paper.</summary>
public enum FunctionShape
{
    /// <summary>A name in upright letters before its argument: ln x, tanh(x), max(a, b).</summary>
    Named,
    /// <summary>A letter before brackets: σ(x).</summary>
    Letter,
    /// <summary>A letter with a prime: σ′(x); a name with a prime: ReLU′(x).</summary>
    Primed,
    /// <summary>e with an exponent.</summary>
    Exponential,
    /// <summary>A root.</summary>
    Root,
    /// <summary>Bars: |x|.</summary>
    Bars,
    /// <summary>Iverson's bracket of a relation between two arguments, the relation in <see cref="Function.Display"/>: [a &gt; b].</summary>
    Indicator,
    /// <summary>softmax: e^{z_i} over the sum of all e^{z_j}; the first argument is z_i, the others all the z.</summary>
    Softmax,
}

/// <summary>
/// A function with all its faces: value, derivative as an expression, exact special values, how it looks.
/// One file for each; all of them in <see cref="FunctionTable.All"/>.
/// </summary>
public abstract class Function
{
    /// <summary>The name in problem files, e.g. <c>sigmoid</c>; unique.</summary>
    public abstract string Name { get; }

    /// <summary>Other names that authors may use for it, e.g. <c>log</c> for <c>ln</c>.</summary>
    public virtual IReadOnlyList<string> OtherNames => [];

    /// <summary>How it is written on paper before its argument, e.g. σ, ln, ReLU.</summary>
    public virtual string Display => Name;

    /// <summary>How an application looks.</summary>
    public virtual FunctionShape Shape => FunctionShape.Named;

    /// <summary>The least number of arguments.</summary>
    public virtual int LeastArguments => 1;

    /// <summary>The greatest number of arguments.</summary>
    public virtual int MostArguments => 1;

    /// <summary>Whether an author may call it in an expression; the others arise in derivatives and layers.</summary>
    public virtual bool ForAuthors => true;

    /// <summary>The value in double precision; NaN or ±∞ outside its domain.</summary>
    public abstract double Value(ReadOnlySpan<double> arguments);

    /// <summary>The value exactly where it is a decimal number (exp 0 = 1, σ(0) = 0.5, max), else null.</summary>
    public virtual DecimalNumber? ExactValue(ReadOnlySpan<DecimalNumber> arguments) => null;

    /// <summary>The range of values over a box of arguments, as tight as is known; monotone functions give the values at the ends.</summary>
    public abstract Interval Range(ReadOnlySpan<Interval> arguments);

    /// <summary>
    /// The partial derivative by one argument, as an expression in the arguments. A derivative at a kink is as the spec says
    /// (ReLU′(0) = 0, |·|′(0) = 0; max and min give it to the first argument that attains the value).
    /// </summary>
    public abstract Expr Derivative(ExprList arguments, int argument);

    /// <summary>The name of the rule that gives the derivative, e.g. "exponential rule".</summary>
    public virtual string RuleName => $"derivative of {Name}";

    /// <inheritdoc/>
    public sealed override string ToString() => Name;
}
