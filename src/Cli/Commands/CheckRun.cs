using System.Text;
using WorkedSolutions.Cli.Batch;
using WorkedSolutions.Render.Feedback;
using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Reading;
using WorkedSolutions.Solver.Traces;
using WorkedSolutions.Solver.Variants;

namespace WorkedSolutions.Cli.Commands;

/// <summary>One run of <c>worked check</c>.</summary>
/// <param name="Problem">The problem file.</param>
/// <param name="Answers">The answers file; null: a blank form is wanted.</param>
/// <param name="Format">The format's name; null: from the ending of <paramref name="Output"/>, else text.</param>
/// <param name="Output">Where to; null or <c>-</c>: standard output.</param>
/// <param name="Mode">What a person is told.</param>
/// <param name="Seed">Which random variant.</param>
/// <param name="Quiet">Whether warnings and the list of files are left out.</param>
internal sealed record CheckRun(string Problem, string? Answers, string? Format, string? Output, FeedbackMode Mode, ulong Seed, bool Quiet)
{
    /// <summary>Whether <see cref="Problem"/> is the manifest of a batch.</summary>
    public bool IsBatch { get; init; }

    private bool ToOutput => Output is null or "-";

    private bool ToFolder => !ToOutput && (Output!.EndsWith('/') || Output.EndsWith(Path.DirectorySeparatorChar) || Directory.Exists(Output));

    private FeedbackFormat ChosenFormat => Format is { } name ? CheckFormats.Of(name) : CheckFormats.OfEnding(ToFolder ? null : Output);

    private static bool Coloured => !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    public int Execute()
    {
        var diagnostics = new List<Diagnostic>();
        if (IsBatch)
        {
            return MarkBatch(diagnostics);
        }

        var trace = Solve(diagnostics);
        if (trace is null || diagnostics.Any(d => d.Severity == Severity.Error))
        {
            Report.Write(diagnostics);
            return ExitCode.Usage;
        }

        if (trace.Verification.Disagreements.Length > 0)
        {
            Report.Error($"{Problem}: internal error: the routes of verification disagree on {string.Join(", ", trace.Verification.Disagreements.Take(5))}", "nothing is marked; please report this problem file");
            return ExitCode.Internal;
        }

        if (trace.Asked.IsEmpty)
        {
            Report.Error($"{Problem}: this problem has no numbers to check", "give the names values (`values` of a graph, `at` of a derivative)");
            return ExitCode.Usage;
        }

        if (Answers is null)
        {
            Tell(diagnostics);
            return Deliver(FeedbackWriter.Blank(trace, ChosenFormat));
        }

        var sheet = ReadAnswers(trace, diagnostics);
        if (sheet is null || diagnostics.Any(d => d.Severity == Severity.Error))
        {
            Report.Write(diagnostics);
            return ExitCode.Usage;
        }

        Tell(diagnostics);
        return sheet.IsClass ? MarkClass(trace, sheet) : MarkOne(trace, sheet.People[0]);
    }

    private Trace? Solve(List<Diagnostic> diagnostics)
    {
        if (Files.Read(Problem, ReadLimits.FileSize, diagnostics) is not { } text)
        {
            return null;
        }

        var solved = VariantSelection.One(ProblemSource.Parse(text, Problem == "-" ? "<stdin>" : Problem), Seed);
        diagnostics.AddRange(solved.Diagnostics);
        return solved.Trace;
    }

    private AnswerSheet? ReadAnswers(Trace trace, List<Diagnostic> diagnostics)
    {
        if (Problem == "-" && Answers == "-")
        {
            diagnostics.Add(Diagnostic.Error("file-unreadable", new Place("<stdin>", 0, 0), "the problem and the answers cannot both come from standard input"));
            return null;
        }

        if (Files.Read(Answers!, AnswersReader.MaxBytes, diagnostics) is not { } text)
        {
            return null;
        }

        var sheet = AnswersReader.Read(text, Answers == "-" ? "<stdin>" : Answers!, trace);
        diagnostics.AddRange(sheet.Diagnostics);
        return sheet;
    }

    private int MarkOne(Trace trace, Answers answers)
    {
        var result = Marker.Check(trace, answers);
        var format = ChosenFormat;
        var status = Deliver(FeedbackWriter.Write(result, Mode, format, ToOutput && Coloured), FileName(answers.Student ?? trace.Problem.Head.Id, format));
        var right = Mode == FeedbackMode.Errata ? !FeedbackWriter.HasErrata(result) : result.IsAllRight;
        return status != ExitCode.Done ? status : right ? ExitCode.Done : ExitCode.Found;
    }

    private int MarkClass(Trace trace, AnswerSheet sheet)
    {
        return Deliver(ClassResult.Mark(trace, sheet));
    }

    /// <summary>Marks a class of which everybody has a variant of their own.</summary>
    private int MarkBatch(List<Diagnostic> diagnostics)
    {
        using var batch = BatchManifest.Open(Problem, diagnostics);
        var variants = batch is null ? null : new BatchVariants(batch);
        var sheet = variants?.Read(diagnostics) is { } first ? ReadAnswers(first, diagnostics) : null;
        if (sheet is null || !variants!.KnowsAll(sheet, Answers!, diagnostics))
        {
            Report.Write(diagnostics);
            return ExitCode.Usage;
        }

        Tell(diagnostics);
        return Deliver(ClassResult.Mark(variants.First, sheet, variants.Of));
    }

    private int Deliver(ClassResult result)
    {
        var status = ToFolder ? WriteFolder(result) : Deliver(FeedbackWriter.Write(result, ChosenFormat, ToOutput && Coloured));
        return status != ExitCode.Done ? status : result.Students.All(student => student.IsAllRight) ? ExitCode.Done : ExitCode.Found;
    }

    /// <summary>results.csv, the report, and everybody's feedback.</summary>
    private int WriteFolder(ClassResult result)
    {
        var format = Format is null ? FeedbackFormat.Markdown : ChosenFormat;
        var report = format == FeedbackFormat.Csv ? FeedbackFormat.Text : format;
        var status = Write("results.csv", FeedbackWriter.Write(result, FeedbackFormat.Csv, colour: false));
        status = Math.Max(status, Write("report." + CheckFormats.Ending(report), FeedbackWriter.Write(result, report, colour: false)));
        if (format == FeedbackFormat.Csv)
        {
            return status;
        }

        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "results", "report" };
        foreach (var student in result.Students)
        {
            var name = Unused(SafeName(student.Student ?? ""), used);
            status = Math.Max(status, Write($"{name}.{CheckFormats.Ending(format)}", FeedbackWriter.Write(student, Mode, format, colour: false)));
        }

        if (!Quiet)
        {
            Console.Error.WriteLine($"wrote {Output}: results.csv, the report and {result.Students.Length} feedback files");
        }

        return status;
    }

    private int Write(string name, FeedbackFile file)
    {
        if (Report.Write(file.Diagnostics.Where(d => d.Severity == Severity.Error)))
        {
            return ExitCode.Usage;
        }

        return Files.Write(Path.Combine(Output!, name), stream => stream.Write(file.Bytes.AsSpan())) ? ExitCode.Done : ExitCode.Output;
    }

    private int Deliver(FeedbackFile file, string? nameInFolder = null)
    {
        if (Report.Write(Quiet ? file.Diagnostics.Where(d => d.Severity == Severity.Error) : file.Diagnostics))
        {
            return ExitCode.Usage;
        }

        if (ToOutput)
        {
            return Files.WriteToOutput(file.Bytes.AsSpan()) ? ExitCode.Done : ExitCode.Output;
        }

        var path = ToFolder ? Path.Combine(Output!, nameInFolder ?? "form." + CheckFormats.Ending(ChosenFormat)) : Output!;
        if (!Files.Write(path, stream => stream.Write(file.Bytes.AsSpan())))
        {
            return ExitCode.Output;
        }

        if (!Quiet)
        {
            Console.Error.WriteLine($"wrote {path}");
        }

        return ExitCode.Done;
    }

    private void Tell(List<Diagnostic> diagnostics)
    {
        if (!Quiet)
        {
            Report.Write(diagnostics);
        }
    }

    private static string FileName(string name, FeedbackFormat format) => $"{SafeName(name)}.{CheckFormats.Ending(format)}";

    /// <summary>A student's name as a file's name: letters, digits, - and _; anything else, or a name of a device, is changed.</summary>
    private static string SafeName(string name)
    {
        const int longest = 60;
        var safe = new StringBuilder();
        foreach (var c in name.Normalize().AsSpan())
        {
            safe.Append(char.IsLetterOrDigit(c) || c is '-' or '_' ? c : '_');
        }

        var result = safe.ToString().Trim('_', '-');
        result = result.Length > longest ? result[..longest] : result;
        var isDevice = result.Length is 3 or 4 && result.ToUpperInvariant() is "CON" or "PRN" or "AUX" or "NUL" or ['C', 'O', 'M', _] or ['L', 'P', 'T', _];
        return result.Length == 0 ? "student" : isDevice ? "student_" + result : result;
    }

    private static string Unused(string name, HashSet<string> used)
    {
        var result = name;
        for (var n = 2; !used.Add(result); n++)
        {
            result = $"{name}-{n}";
        }

        return result;
    }
}
