using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Reading;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking;

/// <summary>
/// Reads a person's numbers, or a class's: YAML or JSON (<c>z_h1: 0.3775</c>), CSV (<c>quantity,value</c>), or CSV with a
/// <c>student</c> column and a column per quantity.
/// </summary>
public static class AnswersReader
{
    /// <summary>The most bytes of an answers file: 10 MiB.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="file">Its name; <c>.csv</c> and <c>.tsv</c> are CSV, anything else is YAML unless it looks like CSV.</param>
    /// <param name="trace">The worked solution, whose quantities are named.</param>
    public static AnswerSheet Read(string text, string file, Trace trace)
    {
        if (text.Length > MaxBytes)
        {
            return Failed(Diagnostic.Error("file-too-large", new Place(file, 0, 0), $"the file is larger than {MaxBytes >> 20} MiB", "an answers file holds one number per quantity"));
        }

        if (SourceText.FindForbidden(text.StartsWith('\uFEFF') ? text[1..] : text, file, MaxBytes) is { } forbidden)
        {
            return Failed(forbidden with { Message = forbidden.Message.Replace("a problem file", "an answers file"), Hint = forbidden.Hint?.Replace("a problem file", "an answers file") });
        }

        var names = new AnswerNames(trace);
        return IsCsv(text, file) ? CsvAnswers.Read(CsvTable.Read(text, file), file, names) : YamlAnswers.Read(text, file, names);
    }

    private static AnswerSheet Failed(Diagnostic diagnostic) => new([], false, [diagnostic]);

    private static bool IsCsv(string text, string file)
    {
        if (file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (file.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var header = CsvTable.Read(text[..Math.Min(text.Length, text.IndexOf('\n') is var end && end > 0 ? end : text.Length)], file);
        return header.Rows is [{ Length: > 1 } first, ..] && CsvAnswers.IsHeader(first);
    }
}

/// <summary>Finds quantities by the names that people use, and says what is wrong with a name.</summary>
internal sealed class AnswerNames(Trace trace)
{
    private const int LongestName = 200;

    private readonly QuantityNames _names = new(trace.Quantities);
    private readonly SameLine _lines = new(trace.Quantities);

    /// <summary>The index of the quantity, or null with a diagnostic.</summary>
    public int? Find(string name, Place place, Severity severity, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (name.Length <= LongestName && _names.Find(name) is { } quantity)
        {
            return QuantityNames.IsId(name, quantity) ? quantity.Index : _lines.Spoken(quantity);
        }

        diagnostics.Add(_names.Missing(name, place, severity, Shortened(name), "`worked check PROBLEM --blank` lists the names"));
        return null;
    }

    /// <summary>Whether a text names a quantity.</summary>
    public bool Knows(string name) => name.Length is > 0 and <= LongestName && _names.Find(name) is not null;

    /// <summary>A text of the user's, fit for one line.</summary>
    public static string Shortened(string text)
    {
        const int most = 40;
        var plain = new string([.. text.Where(c => !char.IsControl(c)).Take(most)]);
        return $"`{plain}{(text.Length > most ? "…" : "")}`";
    }
}

/// <summary>Collects a person's numbers; refuses a quantity twice and what is no number.</summary>
internal sealed class AnswerCollector(AnswerNames names, Severity severity, ImmutableArray<Diagnostic>.Builder diagnostics)
{
    private readonly Dictionary<int, Answer> _answers = [];

    /// <summary>What has been collected, in working order.</summary>
    public ImmutableArray<Answer> All => [.. _answers.Values.OrderBy(answer => answer.Quantity)];

    /// <summary>A name with a number.</summary>
    public void Add(string name, Place namePlace, string text, Place place, bool decimalComma)
    {
        if (names.Find(name, namePlace, severity, diagnostics) is { } quantity)
        {
            Add(quantity, name, namePlace, text, place, decimalComma);
        }
    }

    /// <summary>A quantity with a number; nothing where none is written, or a dash.</summary>
    public void Add(int quantity, string name, Place namePlace, string text, Place place, bool decimalComma)
    {
        if (text.Trim() is "" or "-" or "–" or "—" or "−" or "?" or "n/a" or "N/A")
        {
            return;
        }

        if (WrittenNumber.Read(text, decimalComma, out var problem) is not { } number)
        {
            diagnostics.Add(new Diagnostic(severity, "not-a-number", place, $"{name}: {problem}", Hint(text, decimalComma)));
            return;
        }

        if (!_answers.TryAdd(quantity, new Answer(quantity, name, number, place)))
        {
            diagnostics.Add(new Diagnostic(severity, "duplicate-quantity", namePlace, $"{AnswerNames.Shortened(name)} is given for the second time", $"the first is {AnswerNames.Shortened(_answers[quantity].Name)} on line {_answers[quantity].Place.Line}"));
        }
    }

    private string Hint(string text, bool decimalComma) =>
        !decimalComma && text.Contains(',') ? severity == Severity.Warning ? "this comma may stand between thousands: write a point, or put ; between the cells" : "a decimal comma needs `decimal: comma` in the file"
        : text.Contains('/') ? "a fraction does not say how many digits it claims: 0.3333 for 1/3"
        : text.Trim() is [>= '0' and <= '9' or '-' or '.', .., var last] && char.IsLetter(last) ? "the number alone, without a unit"
        : "digits with a decimal point, such as 0.5930 or 4.4e-4";
}
