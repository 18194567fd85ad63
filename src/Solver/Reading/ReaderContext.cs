using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Generators;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Reading;

/// <summary>
/// What is known while one variant of a problem is read. A method that reads a value gives null where it has reported a mistake;
/// whoever needs the value then stays silent, so that one mistake gives one diagnostic.
/// </summary>
internal sealed class ReaderContext(string file, VariantKey variant)
{
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly List<Drawn> _drawn = [];
    private int _numbers;
    private bool _tooMany;

    /// <summary>The file's name.</summary>
    public string File { get; } = file;

    /// <summary>What is wrong so far.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    /// <summary>What generators drew so far.</summary>
    public IReadOnlyList<Drawn> Drawn => _drawn;

    /// <summary>Whether there is an error so far.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Whether there is an error since <see cref="BeginBody"/>.</summary>
    public bool BodyHasErrors { get; private set; }

    /// <summary>The keys of every problem are read; what follows are those of its kind.</summary>
    public void BeginBody() => BodyHasErrors = false;

    /// <summary>Whether so much is wrong that nothing more is reported.</summary>
    public bool IsFull => _diagnostics.Count >= 10 * Diagnostic.MostOfAFile;

    /// <summary>Reports an error.</summary>
    public void Error(string code, Place place, string message, string? hint = null)
    {
        HasErrors = BodyHasErrors = true;
        if (!IsFull)
        {
            _diagnostics.Add(Diagnostic.Error(code, place, message, hint));
        }
    }

    /// <summary>Reports something that deserves a look.</summary>
    public void Warning(string code, Place place, string message, string? hint = null) =>
        Add(Diagnostic.Warning(code, place, message, hint));

    /// <summary>Passes a diagnostic on.</summary>
    public void Add(Diagnostic diagnostic)
    {
        HasErrors |= diagnostic.Severity == Severity.Error;
        BodyHasErrors |= diagnostic.Severity == Severity.Error;
        if (!IsFull)
        {
            _diagnostics.Add(diagnostic);
        }
    }

    /// <summary>Counts numbers; false, with a diagnostic the first time, where the problem has too many.</summary>
    public bool CountNumbers(long count, Place place)
    {
        if (_tooMany || _numbers + count > ReadLimits.Numbers)
        {
            if (!_tooMany)
            {
                Error("too-many-numbers", place, $"the problem has more than {ReadLimits.Numbers} numbers");
            }

            _tooMany = true;
            return false;
        }

        _numbers += (int)count;
        return true;
    }

    /// <summary>The number that a generator gives for a field.</summary>
    public Literal Draw(Generator generator, string field)
    {
        var value = generator.Draw(variant.Stream(field));
        _drawn.Add(new Drawn(field, value));
        return value;
    }
}
