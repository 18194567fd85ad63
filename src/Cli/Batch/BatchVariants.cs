using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Cli.Batch;

/// <summary>The worked solutions of a batch, made again when a student is marked.</summary>
internal sealed class BatchVariants(BatchManifest batch)
{
    private Trace? _first;

    /// <summary>The first variant; all have the same quantities.</summary>
    public Trace First => _first ?? throw new InvalidOperationException("the first variant was not read");

    /// <summary>Makes the first variant; null with diagnostics where that is not possible.</summary>
    public Trace? Read(List<Diagnostic> diagnostics)
    {
        if (batch.Keys.FirstOrDefault() is not { } key || batch.Common(key) is not { } made)
        {
            diagnostics.Add(Diagnostic.Error("bad-manifest", default, "the manifest lists no variants"));
            return null;
        }

        diagnostics.AddRange(made.Diagnostics);
        return _first = made.Trace;
    }

    /// <summary>Whether the answers are a class's, all of whose students have a variant; else diagnostics say what is wrong.</summary>
    public bool KnowsAll(AnswerSheet sheet, string file, List<Diagnostic> diagnostics)
    {
        if (diagnostics.Any(d => d.Severity == Severity.Error))
        {
            return false;
        }

        if (!sheet.IsClass)
        {
            diagnostics.Add(Diagnostic.Error("no-students", new Place(file, 1, 1), "the answers do not say whose they are", "a table with a column `student` and a column per quantity"));
            return false;
        }

        var known = batch.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var person in sheet.People.Where(person => !known.Contains(person.Student ?? "")))
        {
            diagnostics.Add(Diagnostic.Error("unknown-student", new Place(file, person.Given.IsEmpty ? 0 : person.Given[0].Place.Line, 1), $"the batch has no variant for `{person.Student}`", $"its students are {string.Join(", ", batch.Keys.Take(5))}{(known.Count > 5 ? ", …" : "")}"));
        }

        return !diagnostics.Any(d => d.Severity == Severity.Error);
    }

    /// <summary>The worked solution of a student's variant.</summary>
    public Trace Of(string student)
    {
        var trace = batch.Rebuild(student)?.Trace;
        return trace is { Verification.Disagreements.IsEmpty: true } && trace.Quantities.Length == First.Quantities.Length
            ? trace
            : throw new InvalidOperationException($"the variant of {student} cannot be made again");
    }
}
