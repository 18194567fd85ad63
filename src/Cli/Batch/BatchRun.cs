using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Variants;

namespace WorkedSolutions.Cli.Batch;

/// <summary>One run of <c>worked batch</c>: makes what is not there yet, then puts the result together.</summary>
internal sealed class BatchRun : IDisposable
{
    private const int MostDiagnostics = 20;

    /// <summary>How long after Ctrl-C a run may go on with what it has in hand. Files appear whole or not at all, so it can be left at any time.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(700);

    private readonly BatchPlan _plan;
    private readonly BatchFolder _folder;
    private readonly BatchJournal _journal;
    private readonly VariantFiles _files;
    private readonly CancellationTokenSource _stop = new();
    private int _over;
    private readonly Dictionary<UInt128, int> _taken = [];
    private readonly ConcurrentBag<(int Index, Diagnostic Diagnostic)> _errors = [];

    private BatchRun(BatchPlan plan, BatchFolder folder, BatchJournal journal)
    {
        _plan = plan;
        _folder = folder;
        _journal = journal;
        _files = new VariantFiles(plan, folder);
    }

    /// <summary>Runs the batch; the exit status.</summary>
    public static int Execute(BatchPlan plan)
    {
        var folder = new BatchFolder(plan.Options.Out);
        try
        {
            if (File.Exists(folder.Root))
            {
                Cli.Report.Error($"{folder.Root}: this is a file where a folder is needed", "name another folder with --out");
                return ExitCode.Output;
            }

            Directory.CreateDirectory(folder.Root);
            switch (BatchManifest.Compare(folder, plan))
            {
                case ManifestState.Same:
                    folder.Clean(pieces: !plan.Options.IsShard);
                    return BatchEnd.Report(plan, folder);
                case ManifestState.Other:
                    return Refuse(plan);
            }

            using var journal = BatchJournal.Open(folder.Journal, $"{plan.Fingerprint} {plan.Options.Shard.Part}/{plan.Options.Shard.Of}");
            if (journal is null)
            {
                return Refuse(plan);
            }

            using var run = new BatchRun(plan, folder, journal);
            return run.Run();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Cli.Report.Error($"{plan.Options.Out}: cannot be written: {Files.Reason(exception)}", "what is finished stays; the same command goes on with the rest");
            return ExitCode.Output;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Interlocked.Exchange(ref _over, 1);
        _stop.Dispose();
    }

    private static int Refuse(BatchPlan plan)
    {
        Cli.Report.Error($"{plan.Options.Out}: the folder holds another batch (another problem, seed, roster, format or version)", "name another folder, or remove this one");
        return ExitCode.Usage;
    }

    private int Run()
    {
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        _folder.Prepare();
        LostFiles.Forget(_plan, _folder, _journal);
        try
        {
            MakeAll();
            if (!_errors.IsEmpty)
            {
                Cli.Report.Write(_errors.OrderBy(e => e.Index).Select(e => e.Diagnostic).Distinct().Take(MostDiagnostics));
                return ExitCode.Usage;
            }

            return BatchEnd.Finish(_plan, _folder, _journal, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            return Interrupted();
        }
        catch (AggregateException exception) when (exception.Flatten().InnerExceptions is var inner)
        {
            if (inner.All(e => e is OperationCanceledException))
            {
                return Interrupted();
            }

            throw inner.First(e => e is not OperationCanceledException);
        }
    }

    /// <summary>The first variant is made by itself: where none can be, one message says so.</summary>
    private void MakeAll()
    {
        using var progress = new Progress(_plan.End - _plan.First, _journal.Count, _plan.Options.Quiet);
        var step = Math.Max(32, 8 * _plan.Options.Jobs);
        for (int first = _plan.First, end = first + 1; first < _plan.End && _errors.IsEmpty; (first, end) = (end, end + step))
        {
            MakeSome(first, Math.Min(end, _plan.End), progress);
        }
    }

    /// <summary>Says once that the run was stopped.</summary>
    private int Interrupted()
    {
        if (Interlocked.Exchange(ref _over, 1) == 0)
        {
            Cli.Report.Error($"interrupted with {_journal.Count} of {_plan.End - _plan.First} variants finished", "the same command goes on with the rest");
        }

        return ExitCode.Interrupted;
    }

    /// <summary>Stops before the next variant, or after the grace in the middle of one; on a thread of its own, because the pool may be busy with documents.</summary>
    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        new Thread(Leave) { IsBackground = true }.Start();
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The run ended by itself at this moment.
        }
    }

    private void Leave()
    {
        Thread.Sleep(Grace);
        if (Volatile.Read(ref _over) == 0)
        {
            Environment.Exit(Interrupted());
        }
    }

    /// <summary>Makes some variants: chosen side by side, told apart in their order, written side by side.</summary>
    private void MakeSome(int first, int end, Progress progress)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = _plan.Options.Jobs, CancellationToken = _stop.Token };
        var chosen = new Variant?[end - first];
        Parallel.For(first, end, options, i =>
        {
            if (!_journal.Has(i))
            {
                chosen[i - first] = Choose(i, 0);
            }
        });
        var numbers = new string[end - first];
        for (var i = first; i < end; i++)
        {
            numbers[i - first] = TellApart(i, ref chosen[i - first]);
        }

        if (!_errors.IsEmpty)
        {
            return;
        }

        Parallel.For(first, end, options, i =>
        {
            if (chosen[i - first] is { } variant)
            {
                var (entry, diagnostics) = _files.Write(i, _plan.At(i), variant, numbers[i - first]);
                if (entry is null)
                {
                    Add(i, diagnostics);
                    return;
                }

                _journal.Add(i, entry);
                progress.Step();
            }
        });
    }

    private Variant? Choose(int i, int attempt)
    {
        var recipient = _plan.At(i);
        var result = _plan.Selection.Select(recipient.Key, attempt, recipient.Head, _stop.Token);
        Add(i, result.Diagnostics);
        return result.Variant?.Trace.Verification.Disagreements is [var id, ..]
            ? throw new InvalidOperationException($"the routes of verification disagree on {id} of {recipient.Label}")
            : result.Variant;
    }

    /// <summary>
    /// The given numbers of a variant in short. A numbered variant with the numbers of an earlier one is drawn again; a student's is not,
    /// because it would then depend on who else is in the roster.
    /// </summary>
    private string TellApart(int i, ref Variant? variant)
    {
        if (_journal.Has(i))
        {
            using var entry = _journal.Entry(i);
            var noted = entry.RootElement.GetProperty("numbers").GetString()!;
            _taken.TryAdd(UInt128.Parse(noted, System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture), i);
            return noted;
        }

        var tries = 0;
        while (variant is not null)
        {
            var hash = Short(variant);
            if (!_plan.DrawsAgain || _taken.TryAdd(hash, i))
            {
                return hash.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
            }

            if (++tries > VariantSelection.MostTries)
            {
                Add(i, [Diagnostic.Error("no-variant", new Place(_plan.Options.Problem, 0, 0), $"there are no more different variants: number {i + 1} has the given numbers of an earlier one in {tries} draws", "widen the generators, make fewer, or --allow same-numbers")]);
                return "";
            }

            variant = Choose(i, variant.Key.Attempt + 1);
        }

        return "";
    }

    private static UInt128 Short(Variant variant)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(variant.Numbers));
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    private void Add(int i, IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics.Where(d => d.Severity == Severity.Error))
        {
            _errors.Add((i, diagnostic));
        }
    }
}
