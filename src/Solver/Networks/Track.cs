using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Networks;

/// <summary>The numbers of all slots, worked line by line in one way: rounded after each line, or not.</summary>
/// <param name="slots">How many slots there are at first; more are made when they are needed.</param>
/// <param name="rounding">How each line is rounded before another reads it; null: not at all.</param>
internal sealed class Track(int slots, Func<Line, Rounding>? rounding)
{
    private double[] _values = new double[slots];
    private DecimalNumber?[] _decimals = new DecimalNumber?[slots];
    private Line?[] _lines = new Line?[slots];
    private string?[] _texts = rounding is null ? [] : new string?[slots];

    /// <summary>The numbers.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The exact decimal number of the line that ran last, before it was rounded; null where it is not known.</summary>
    public DecimalNumber? Before { get; private set; }

    /// <summary>What the line that ran last shows; only where every line is rounded.</summary>
    public ShownNumber? Shown { get; private set; }

    /// <summary>The exact decimal number of a slot, where it is known.</summary>
    public DecimalNumber? Decimal(int slot) => _decimals[slot];

    /// <summary>Room for so many slots.</summary>
    public void Grow(int count)
    {
        if (count > _values.Length)
        {
            Array.Resize(ref _values, count);
            Array.Resize(ref _decimals, count);
            Array.Resize(ref _lines, count);
            if (rounding is not null)
            {
                Array.Resize(ref _texts, count);
            }
        }
    }

    /// <summary>Puts a number into a slot as it is.</summary>
    public void Put(int slot, double value, DecimalNumber? exact)
    {
        _values[slot] = value;
        _decimals[slot] = exact;
        if (rounding is not null)
        {
            _texts[slot] = null;
        }
    }

    /// <summary>Copies a slot.</summary>
    public void Copy(int from, int to)
    {
        Put(to, _values[from], _decimals[from]);
        if (rounding is not null)
        {
            _texts[to] = _texts[from];
        }
    }

    /// <summary>Works a line; false where the result is not a finite number.</summary>
    public bool Run(Line line)
    {
        _lines[line.Slot] = line;
        var exact = Exactly(line.Formula);
        var value = exact is { } known
            ? known.ToDouble()
            : Evaluate.Over(line.Formula, _values);
        Before = exact;
        if (exact is null && line.Chain is not null && IsNoise(value, line.Formula))
        {
            (value, exact) = (0, DecimalNumber.Zero);
        }

        Shown = null;
        if (!double.IsFinite(value))
        {
            _values[line.Slot] = value;
            return false;
        }

        if (rounding is null)
        {
            Put(line.Slot, value == 0 ? 0 : value, exact);
        }
        else
        {
            Round(line, value, exact, rounding(Repeated(line)));
        }

        return true;
    }

    private DecimalNumber? Exactly(Expr formula) => IsUnknown(formula)
        ? null
        : Evaluate.Exactly(formula, _decimals) ?? ByCases.Of(formula, _values, _decimals) ?? CommonDenominator.Of(formula, _decimals);

    /// <summary>The line that a line repeats; the line itself where it says something new.</summary>
    private Line Repeated(Line line)
    {
        while (line.Formula is Expr.Ref reference && _lines[reference.Index] is { } before)
        {
            line = before;
        }

        return line;
    }

    private void Round(Line line, double value, DecimalNumber? exact, Rounding how)
    {
        var shown = NumberFormat.Show(value, exact, how);
        if (shown.Exact && Copied(line.Formula, shown.Value) is { } text)
        {
            shown = shown with { Text = text };
        }

        Shown = shown;
        Put(line.Slot, shown.Value == 0 ? 0 : shown.Value, DecimalNumber.Parse(shown.Text));
        _texts[line.Slot] = shown.Text;
    }

    /// <summary>The digits of the factor or argument that a line passes on unchanged: 0.0150 × 1 = 0.0150, not 0.015.</summary>
    private string? Copied(Expr formula, double value) => formula switch
    {
        Expr.Ref reference => _values[reference.Index] == value ? _texts[reference.Index] : null,
        Expr.Product { Factors: [var first, var second] } => Copied(first, value) ?? Copied(second, value),
        Expr.Call { Arguments: [var argument] } => Copied(argument, value),
        _ => null,
    };

    /// <summary>
    /// Whether terms cancel so that what is left is no more than their rounding errors: the deltas of a softmax layer add up to 0,
    /// not to 6.9e-18.
    /// </summary>
    private bool IsNoise(double value, Expr formula)
    {
        const double small = 1e-9;
        const double relative = 3.6e-15;
        return Math.Abs(value) < small
            && formula is Expr.Sum or Expr.Dot or Expr.Quotient { Numerator: Expr.Sum or Expr.Dot }
            && (value == 0 || Math.Abs(value) < relative * Size(formula));
    }

    /// <summary>
    /// How large the numbers are whose rounding errors a value carries: the terms of a sum; where a term is itself a difference,
    /// such as the delta ŷ − y, what that is made of.
    /// </summary>
    private double Size(Expr formula)
    {
        var size = 0.0;
        switch (formula)
        {
            case Expr.Ref reference:
                return Math.Max(Math.Abs(_values[reference.Index]), Handed(reference) is { } line ? Size(line.Formula) : 0);
            case Expr.Sum sum:
                foreach (var term in sum.Terms)
                {
                    size += Size(term);
                }

                return size;
            case Expr.Dot dot:
                for (var i = 0; i < dot.Left.Count; i++)
                {
                    size += Size(dot.Left[i]) * Math.Abs(Evaluate.Over(dot.Right[i], _values));
                }

                return size;
            case Expr.Product product:
                size = Size(product.Factors[0]);
                for (var i = 1; i < product.Factors.Count; i++)
                {
                    size *= Math.Abs(Evaluate.Over(product.Factors[i], _values));
                }

                return size;
            case Expr.Quotient quotient:
                return Size(quotient.Numerator) / Math.Abs(Evaluate.Over(quotient.Denominator, _values));
            default:
                return Math.Abs(Evaluate.Over(formula, _values));
        }
    }

    /// <summary>The line of a delta, or of a gradient that hands it on.</summary>
    private Line? Handed(Expr.Ref reference) =>
        _lines[reference.Index] is { Key.Role: Role.Delta or Role.SampleWeightGradient or Role.SampleBiasGradient } line ? line : null;

    /// <summary>Whether the first products of a long sum of products already say that it has no known exact value.</summary>
    private bool IsUnknown(Expr formula) => formula switch
    {
        Expr.Dot dot => IsUnknown(dot),
        Expr.Quotient { Numerator: Expr.Dot dot } => IsUnknown(dot),
        Expr.Sum sum => sum.Terms[0] is Expr.Dot dot && IsUnknown(dot),
        _ => false,
    };

    private bool IsUnknown(Expr.Dot dot)
    {
        for (var i = 0; i < Math.Min(dot.Left.Count, 16); i++)
        {
            if (dot.Left[i] is Expr.Ref left && dot.Right[i] is Expr.Ref right && IsUnknown(_decimals[left.Index], _decimals[right.Index]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsUnknown(DecimalNumber? a, DecimalNumber? b) =>
        (a is null && b is not { IsZero: true }) || (b is null && a is not { IsZero: true });
}
