using System.Collections.Immutable;
using WorkedSolutions.Solver.Checking.Mistakes;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking;

/// <summary>
/// One person's numbers, gone through in working order. For every line there are two sets of numbers: what correct working may have
/// there (<see cref="Right"/>: the person's own accepted numbers, else rounded as the problem says), and what the person may have
/// there (<see cref="Own"/>: the same, but their wrong numbers as they are, carried through the lines that they did not write down).
/// </summary>
internal sealed class Marking
{
    private readonly Marker _marker;
    private readonly ImmutableArray<Quantity> _quantities;
    private readonly Answers _answers;
    private readonly GivenNumbers _given;
    private readonly Dictionary<Answer, int> _judgedAt = new(ReferenceEqualityComparer.Instance);
    private readonly StepRoundings _steps;
    private readonly double[] _written;
    private readonly int[]?[] _deviants;
    private readonly Plausibility _plausibility;
    private readonly Workings _workings;

    public Marking(Marker marker, Answers answers)
    {
        _marker = marker;
        _answers = answers;
        _quantities = marker.Trace.Quantities;
        List<(int Quantity, WrittenNumber Number)> written = [.. answers.Given.Where(HadToRound).Select(answer => (answer.Quantity, answer.Number))];
        _steps = new StepRoundings(_quantities, written);
        _given = new GivenNumbers(marker, answers);
        _workings = new Workings(marker, _given, _steps, written);
        Right = new Affine[_quantities.Length];
        Own = new Affine[_quantities.Length];
        _written = new double[_quantities.Length];
        _deviants = new int[_quantities.Length][];
        _plausibility = new Plausibility(marker, _given);
    }

    /// <summary>What correct working may have at each quantity that matters.</summary>
    public Affine[] Right { get; }

    /// <summary>What the person may have at each quantity that matters.</summary>
    public Affine[] Own { get; }

    /// <summary>Whether the person wrote a number for a quantity.</summary>
    public bool IsGiven(int index) => _given[index] is not null;

    /// <summary>Whether the person's own number differs from right working, because of this quantity or one before it.</summary>
    public bool Deviates(int index) => _deviants[index] is { Length: > 0 };

    /// <summary>The number of a quantity as the person has it: as they wrote it, as it was given, as their own numbers give it, or as the solution shows it.</summary>
    public string NumberOf(int index) =>
        _given[index]?.Number.Text ?? _quantities[index].Given?.Text ?? (Deviates(index) ? Shown(index, _written[index]) : _quantities[index].Shown);

    /// <summary>The same, but where the person's own number is not right, as the solution shows it.</summary>
    public string RightNumberOf(int index) => Deviates(index) ? _quantities[index].Given?.Text ?? _quantities[index].Shown : NumberOf(index);

    private string Shown(int index, double value) => double.IsFinite(value) ? NumberFormat.Show(value, null, _quantities[index].Rounding).Text : "…";

    /// <summary>The value that a step may take after it was rounded.</summary>
    public Affine Round(int index, Affine value) => value.Rounded(index, _steps[index].HalfUnit(value.Range));

    public CheckResult Run()
    {
        var rows = new MarkedRows(_marker);
        var judged = new Dictionary<Answer, MarkedQuantity>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < _quantities.Length; i++)
        {
            if (_given[i] is { } answer)
            {
                var result = judged[answer] = judged.TryGetValue(answer, out var before) ? Repeat(i, before) : Judge(i, answer);
                if (_given.IsReportedAt(i, answer))
                {
                    rows.Add(i, _judgedAt[answer], result);
                    continue;
                }
            }
            else if (_workings.Needed[i])
            {
                CarryOn(i);
            }

            if (_marker.Asked.Contains(i))
            {
                rows.AddMissing(i);
            }
        }

        return new CheckResult(_marker.Trace, _answers.Student, rows.InOrder());
    }

    private bool HadToRound(Answer answer) =>
        answer.Number.Value != 0 && Math.Abs(answer.Number.Value - _quantities[answer.Quantity].Exact) > SlackOf(answer.Quantity);

    /// <summary>A line that the person did not write down.</summary>
    private void CarryOn(int i)
    {
        if (_quantities[i].Formula is not { } formula)
        {
            Right[i] = Own[i] = Affine.At(_quantities[i].Value);
            _written[i] = _quantities[i].Value;
            _deviants[i] = [];
            return;
        }

        var isAlias = _quantities[i].IsAlias;
        var right = Evaluate.Over<Affine, AffineArithmetic>(formula, Right);
        Right[i] = isAlias ? right : Round(i, right);
        _deviants[i] = DeviantsBehind(_marker.Reads[i].Concat(_workings.Reads(i)));
        Own[i] = Right[i];
        if (Deviates(i))
        {
            var own = Evaluate.Over<Affine, AffineArithmetic>(formula, Own);
            Own[i] = isAlias ? own : Round(i, own);
        }

        _written[i] = _steps[i].Round(Evaluate.Over<double, ZeroWinsArithmetic>(formula, _written));
    }

    private MarkedQuantity Judge(int i, Answer answer)
    {
        var quantity = _quantities[i];
        _judgedAt[answer] = i;
        var formula = quantity.Formula ?? new Expr.Number(Fractions.Fraction.FromDouble(quantity.Value));
        var behind = DeviantsBehind(_marker.Reads[i]);
        var beside = DeviantsBehind(_workings.Reads(i));
        var right = Evaluate.Over<Affine, AffineArithmetic>(formula, Right);
        var own = behind.Length == 0 ? right : Evaluate.Over<Affine, AffineArithmetic>(formula, Own);
        var ownValue = Evaluate.Over<double, ZeroWinsArithmetic>(formula, _written);
        var slack = SlackOf(i);
        var line = new JudgedLine(quantity, answer.Number, quantity.Rounding, right, own, ownValue, behind.Length + beside.Length > 0, slack)
        {
            OtherRight = JudgedLine.First(_workings.Of(i, read => !Deviates(read)), answer.Number, slack),
            OtherOwn = JudgedLine.First(_workings.Of(i, _ => true), answer.Number, slack),
        };
        _written[i] = answer.Number.Value;

        var (verdict, refused) = line.Judge();
        var ownWay = verdict == Verdict.Follows ? line.OwnWay : null;
        (behind, ownValue) = ownWay is null ? (behind, ownValue) : (DeviantsBehind(References.Of(ownWay.Line)), ownWay.Value);
        if (verdict == Verdict.Follows)
        {
            refused = _plausibility.Refusal(i, ownValue, behind, _written);
            verdict = refused is null ? verdict : Verdict.Wrong;
        }

        Settle(i, verdict, line, answer.Number);
        var mistakes = verdict == Verdict.Wrong && !line.Follows ? new MistakeSearch(_marker, this, i, line).Find() : [];
        refused = mistakes.IsEmpty ? refused : null;
        var of = _marker.MarksOf(i);
        return new MarkedQuantity(quantity, _quantities[_marker.Lines.Of(i)], answer, verdict, Earned(verdict, of), of, verdict is Verdict.Follows or Verdict.Wrong ? [.. behind] : [], OwnWorking(verdict, i, ownWay?.Line ?? quantity.Formula, behind, ownValue), refused, mistakes);
    }

    private OwnWorking? OwnWorking(Verdict verdict, int index, Expr? line, int[] behind, double value) =>
        behind.Length == 0 || verdict is Verdict.Correct or Verdict.Rounding || line is null || !double.IsFinite(value)
            ? null
            : new OwnWorking(PlainLine.Write(line, NumberOf), value, Shown(index, value));

    /// <summary>What later lines may find here.</summary>
    private void Settle(int i, Verdict verdict, JudgedLine line, WrittenNumber number)
    {
        if (verdict is Verdict.Correct or Verdict.Rounding)
        {
            _deviants[i] = [];
            Right[i] = Own[i] = Affine.Noisy(i, line.Accepted(line.RightReached, withExact: verdict == Verdict.Correct));
            return;
        }

        _deviants[i] = [i];
        Right[i] = _quantities[i].IsAlias || _quantities[i].Formula is null ? line.Right : Round(i, line.Right);
        Own[i] = Affine.Noisy(i, verdict == Verdict.Follows ? line.Accepted(line.OwnReached, withExact: false) : Around(i, number));
    }

    /// <summary>What may have been carried on with a wrong number: as written, or with more digits than were written.</summary>
    private Interval Around(int index, WrittenNumber number)
    {
        var half = Math.Min(number.HalfUnit, _steps[index].UnitOf(number.Value) / 2);
        return new(number.Value - half, number.Value + half);
    }

    /// <summary>The same number where a line only repeats another.</summary>
    private MarkedQuantity Repeat(int i, MarkedQuantity original)
    {
        var alias = _judgedAt[original.Answer!];
        (Right[i], Own[i], _written[i], _deviants[i]) = (Right[alias], Own[alias], _written[alias], _deviants[alias]);
        var of = _marker.MarksOf(i);
        return original with { Quantity = _quantities[i], Of = of, Marks = Earned(original.Verdict, of) };
    }

    private double Earned(Verdict verdict, int of) => verdict switch
    {
        Verdict.Correct or Verdict.Rounding => of,
        Verdict.Follows => _marker.Trace.Problem.Head.Ecf switch
        {
            CarriedCredit.Full => of,
            CarriedCredit.Half => of / 2.0,
            _ => 0,
        },
        _ => 0,
    };

    /// <summary>The person's answers that are not right and that reach this line through lines that they did not write down.</summary>
    private int[] DeviantsBehind(IEnumerable<int> reads)
    {
        const int most = 16;
        SortedSet<int>? found = null;
        foreach (var read in reads)
        {
            foreach (var deviant in _deviants[read] ?? [])
            {
                (found ??= []).Add(deviant);
                if (found.Count >= most)
                {
                    return [.. found];
                }
            }
        }

        return found is null ? [] : [.. found];
    }

    /// <summary>What double arithmetic may be off by here: a tiny part of the largest number that goes in.</summary>
    private double SlackOf(int i)
    {
        const double relative = 1e-13;
        var size = Math.Abs(_quantities[i].Exact);
        foreach (var read in _marker.Reads[i])
        {
            size = Math.Max(size, Math.Abs(_quantities[read].Exact));
        }

        return relative * size;
    }
}
