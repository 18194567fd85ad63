using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>
/// Looks for the named mistakes that give a wrong number: made in its own line, or in an earlier line that the person did not write
/// down; over right numbers or over the person's own.
/// </summary>
internal sealed class MistakeSearch(Marker marker, Marking marking, int index, JudgedLine line)
{
    private const int MostLinesBefore = 24;

    private readonly List<FoundMistake> _found = [];

    /// <summary>What was found, the most telling first.</summary>
    public ImmutableArray<FoundMistake> Find()
    {
        FindInOwnLine();
        FindInDigits();
        if (_found.Count == 0)
        {
            FindBefore();
        }

        return [.. _found];
    }

    private void FindInOwnLine()
    {
        var repeated = marker.Lines.Of(index);
        foreach (var mistaken in marker.MistakenLines(index).Concat(repeated == index ? [] : marker.MistakenLines(repeated)))
        {
            if (!Try(mistaken, index, Evaluated(mistaken, marking.Right), marking.RightNumberOf) && line.HasDeviants)
            {
                Try(mistaken, index, Evaluated(mistaken, marking.Own), marking.NumberOf);
            }
        }
    }

    private void FindInDigits()
    {
        foreach (var mistake in MistakeTable.All)
        {
            var message = mistake.InDigits(line.Number, line.Quantity.Exact, Meant(line.Right, line.Quantity.Exact), line);
            if (message is null && line.HasDeviants && double.IsFinite(line.OwnValue))
            {
                message = mistake.InDigits(line.Number, line.OwnValue, Meant(line.Own, line.OwnValue), line);
            }

            if (message is not null && (mistake is not RoundedTooEarly || _found.Count == 0))
            {
                _found.Add(new FoundMistake(mistake.Name, mistake.Title, message, line.Number.Value, message, index));
            }
        }
    }

    /// <summary>Where the number lay before a slip of the pen: as rounding may leave it, but no farther from the right one than digits tell.</summary>
    private static Interval Meant(Affine worked, double right)
    {
        const double share = 0.01;
        if (!worked.IsFinite)
        {
            return Interval.At(right);
        }

        var most = share / 2 * Math.Abs(right);
        return worked.Range.Width <= 2 * most ? worked.Range
            : new(Math.Clamp(worked.Range.Low, right - most, right), Math.Clamp(worked.Range.High, right, right + most));
    }

    /// <summary>Mistakes in lines before this one that the person left out.</summary>
    private void FindBefore()
    {
        var before = LinesBefore();
        foreach (var at in before)
        {
            foreach (var mistaken in marker.Lines.Of(at) == at ? marker.MistakenLines(at) : [])
            {
                if (!Try(mistaken, at, CarriedOn(mistaken, at, before, marking.Right), marking.RightNumberOf) && line.HasDeviants)
                {
                    Try(mistaken, at, CarriedOn(mistaken, at, before, marking.Own), marking.NumberOf);
                }
            }
        }
    }

    /// <summary>The lines that lead here and were not written down, the nearest first.</summary>
    private List<int> LinesBefore()
    {
        var found = new List<int>();
        var seen = new HashSet<int>();
        var queue = new Queue<int>(marker.Reads[index]);
        while (queue.Count > 0 && found.Count < MostLinesBefore)
        {
            var next = queue.Dequeue();
            if (marking.IsGiven(next) || marker.Reads[next].Length == 0 || !seen.Add(next))
            {
                continue;
            }

            found.Add(next);
            foreach (var read in marker.Reads[next])
            {
                queue.Enqueue(read);
            }
        }

        return found;
    }

    /// <summary>What this line gives if an earlier one is mistaken and those between are right.</summary>
    private Affine CarriedOn(MistakenLine mistaken, int at, List<int> before, Affine[] numbers)
    {
        var saved = new List<(int Index, Affine Number)> { (at, numbers[at]) };
        numbers[at] = marking.Round(at, Evaluated(mistaken, numbers));
        foreach (var between in before.Where(i => i > at).Order())
        {
            if (marker.Reads[between].Any(read => saved.Exists(s => s.Index == read)))
            {
                saved.Add((between, numbers[between]));
                numbers[between] = marking.Round(between, Evaluate.Over<Affine, AffineArithmetic>(marker.Trace.Quantities[between].Formula!, numbers));
            }
        }

        var result = Evaluate.Over<Affine, AffineArithmetic>(line.Quantity.Formula!, numbers);
        foreach (var (i, number) in saved)
        {
            numbers[i] = number;
        }

        return result;
    }

    private Affine Evaluated(MistakenLine mistaken, Affine[] numbers)
    {
        foreach (var read in mistaken.Reads)
        {
            numbers[read] ??= Unwritten(read, numbers);
        }

        return Evaluate.Over<Affine, AffineArithmetic>(mistaken.Formula, numbers);
    }

    /// <summary>A number that the person has not come to: what its line gives over the numbers up to here, as rounding may leave it.</summary>
    private Affine Unwritten(int read, Affine[] numbers)
    {
        if (marker.Trace.Quantities[read].Formula is not { } formula)
        {
            return Affine.At(marker.Trace.Quantities[read].Value);
        }

        foreach (var before in marker.Reads[read])
        {
            numbers[before] ??= Unwritten(before, numbers);
        }

        var value = Evaluate.Over<Affine, AffineArithmetic>(formula, numbers);
        return marker.Trace.Quantities[read].IsAlias ? value : marking.Round(read, value);
    }

    private bool Try(MistakenLine mistaken, int at, Affine value, Func<int, string> numbers)
    {
        if (!line.Reaches(value) || !double.IsFinite(value.Centre) || Coincides(value, line.Right) || (line.HasDeviants && Coincides(value, line.Own)))
        {
            return false;
        }

        if (!_found.Exists(found => found.Name == mistaken.Mistake.Name))
        {
            var result = line.Number.Round(value.Centre, null, Ties.HalfUp);
            _found.Add(new FoundMistake(mistaken.Mistake.Name, mistaken.Mistake.Title, Made(at) + mistaken.Words, result, Message(mistaken, at, numbers), at));
        }

        return true;
    }

    /// <summary>Whether a mistake cannot be told from right working.</summary>
    private bool Coincides(Affine mistaken, Affine right) =>
        right.IsFinite && mistaken.Centre >= right.Range.Low - line.Reach && mistaken.Centre <= right.Range.High + line.Reach;

    private string Made(int at) => at == index ? "" : $"in {marker.Trace.Quantities[at].Symbol.Plain}: ";

    private string Message(MistakenLine mistaken, int at, Func<int, string> numberOf)
    {
        const int longest = 160;
        var numbers = PlainLine.Write(mistaken.Formula, numberOf);
        var made = Made(at);
        var gives = at == index ? $", which gives {line.Number.Text}" : $"; carried on, this gives {line.Number.Text}";
        return numbers.Length > longest ? $"{made}{mistaken.Words}{gives}" : $"{made}{mistaken.Words}: {numbers}{gives}";
    }
}
