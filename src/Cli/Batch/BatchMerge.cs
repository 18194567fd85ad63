using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Variants;

namespace WorkedSolutions.Cli.Batch;

/// <summary>
/// Joins the parts of a batch that <c>--shard</c> made. The result has the bytes that one run would have given; a part that is missing
/// or there twice, a changed file, parts of different batches are refused.
/// </summary>
internal static class BatchMerge
{
    /// <summary>Joins the parts in the folders; the exit status.</summary>
    public static int Execute(string[] folders, string output, bool report, bool quiet)
    {
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Leave);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Leave);
        try
        {
            if (Order(folders) is not { } parts || Plan(parts, output, report, quiet) is not { } plan)
            {
                return ExitCode.Usage;
            }

            var whole = new BatchFolder(output);
            Directory.CreateDirectory(whole.Root);
            using var journal = File.Exists(whole.Manifest) ? null : BatchJournal.Open(whole.Journal, plan.Fingerprint + " merge");
            if (journal is null)
            {
                Cli.Report.Error($"{output}: the folder holds a batch already", "name another folder, or remove this one");
                return ExitCode.Usage;
            }

            whole.Prepare();
            return parts.All(part => Take(part, plan, whole, journal)) ? BatchEnd.Finish(plan, whole, journal, CancellationToken.None) : ExitCode.Usage;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Cli.Report.Error($"{output}: cannot be written: {Files.Reason(exception)}");
            return ExitCode.Output;
        }
    }

    /// <summary>Leaves at once: files appear whole or not at all, and the same command begins again.</summary>
    private static void Leave(PosixSignalContext context)
    {
        Cli.Report.Error("interrupted", "the same command goes on with the rest");
        Environment.Exit(ExitCode.Interrupted);
    }

    /// <summary>The folders in the order of their parts; null with a message where they do not make a whole.</summary>
    private static List<BatchFolder>? Order(string[] folders)
    {
        var seen = new SortedDictionary<int, BatchFolder>();
        (string Batch, int Of)? all = null;
        foreach (var folder in folders.Select(path => new BatchFolder(path)))
        {
            using var document = File.Exists(folder.Manifest) ? BatchManifest.TryParse(File.ReadAllBytes(folder.Manifest)) : null;
            if (document is null || !BatchManifest.IsManifest(document.RootElement) || Shard(document.RootElement) is not { } shard)
            {
                return Fail($"{folder.Root}: there is no finished part of a batch here", "`worked batch --shard I/N` makes one");
            }

            var own = (document.RootElement.GetProperty("batch").GetString()!, shard.Of);
            if ((all ??= own) != own)
            {
                return Fail($"{folder.Root}: this is a part of another batch than {folders[0]}");
            }

            if (!seen.TryAdd(shard.Part, folder))
            {
                return Fail($"{folder.Root}: part {shard.Part} of {shard.Of} is in {seen[shard.Part].Root} already");
            }
        }

        var missing = Enumerable.Range(1, all?.Of ?? 0).Where(part => !seen.ContainsKey(part)).ToList();
        return missing.Count > 0
            ? Fail($"part {string.Join(", ", missing.Take(10))} of {all!.Value.Of} is missing", "name the folders of all parts")
            : [.. seen.Values];
    }

    /// <summary>The batch that the parts belong to, from what they say of it.</summary>
    private static BatchPlan? Plan(List<BatchFolder> parts, string output, bool report, bool quiet)
    {
        var recipients = new List<Recipient>();
        foreach (var part in parts)
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(part.Manifest));
            recipients.AddRange(document.RootElement.GetProperty("variants").EnumerateArray().Select(BatchManifest.RecipientOf));
        }

        using var first = JsonDocument.Parse(File.ReadAllBytes(parts[0].Manifest));
        var diagnostics = new List<Diagnostic>();
        var plan = BatchPlan.Joined(first.RootElement, parts[0].PathOf("problem.yaml"), output, recipients, report, quiet, diagnostics);
        if (Cli.Report.Write(diagnostics) || plan is null)
        {
            return null;
        }

        if (plan.Fingerprint == first.RootElement.GetProperty("batch").GetString())
        {
            return plan;
        }

        Cli.Report.Error($"{parts[0].Root}: the part was made by another version, or its files were changed", "make the parts again");
        return null;
    }

    private static bool Take(BatchFolder part, BatchPlan plan, BatchFolder whole, BatchJournal journal)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(part.Manifest));
        var shard = Shard(document.RootElement)!.Value;
        var index = (int)((long)plan.Count * (shard.Part - 1) / shard.Of);
        var hashes = document.RootElement.GetProperty("files").EnumerateArray().Select(ManifestText.File).ToDictionary(file => file.Path, file => file.Hash, StringComparer.Ordinal);
        foreach (var variant in document.RootElement.GetProperty("variants").EnumerateArray())
        {
            if (index >= plan.Count || variant.GetProperty("key").GetString() != plan.At(index).Key)
            {
                Cli.Report.Error($"{part.Root}: the manifest lists other variants than its part has");
                return false;
            }

            foreach (var file in variant.GetProperty("files").EnumerateArray().Select(ManifestText.File))
            {
                if (!Copy(part, file.Path, file.Hash, whole))
                {
                    return false;
                }
            }

            foreach (var platform in plan.Options.Platforms)
            {
                var name = VariantFiles.PiecesName(index, platform);
                if (!Copy(part, name, hashes.GetValueOrDefault(name), whole))
                {
                    return false;
                }
            }

            journal.Add(index, System.Text.Encoding.UTF8.GetBytes(variant.GetRawText()));
            index++;
        }

        if (index != (int)((long)plan.Count * shard.Part / shard.Of))
        {
            Cli.Report.Error($"{part.Root}: the manifest lists fewer variants than its part has");
            return false;
        }

        return true;
    }

    private static bool Copy(BatchFolder from, string name, string? hash, BatchFolder to)
    {
        var path = from.PathOf(name);
        var bytes = File.Exists(path) ? File.ReadAllBytes(path) : null;
        if (bytes is null || Convert.ToHexStringLower(SHA256.HashData(bytes)) != hash)
        {
            Cli.Report.Error($"{path}: the file {(bytes is null ? "is missing" : "was changed after it was made")}", "make this part again");
            return false;
        }

        to.Write(name, bytes);
        return true;
    }

    private static (int Part, int Of)? Shard(JsonElement manifest)
    {
        if (!manifest.TryGetProperty("shard", out var text) || text.GetString()?.Split('/') is not [var part, var of])
        {
            return null;
        }

        return int.TryParse(part, CultureInfo.InvariantCulture, out var p) && int.TryParse(of, CultureInfo.InvariantCulture, out var o) && p >= 1 && p <= o ? (p, o) : null;
    }

    private static List<BatchFolder>? Fail(string message, string? hint = null)
    {
        Cli.Report.Error(message, hint);
        return null;
    }
}
