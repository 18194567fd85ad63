using System.Globalization;
using System.Text.Json;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Generators;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Reading;
using WorkedSolutions.Solver.Traces;
using WorkedSolutions.Solver.Variants;

namespace WorkedSolutions.Cli.Batch;

/// <summary>What a folder's manifest says of a batch that is to be made there.</summary>
internal enum ManifestState
{
    /// <summary>There is none, or files that it lists are missing.</summary>
    None,

    /// <summary>The same batch is there, whole.</summary>
    Same,

    /// <summary>Another batch is there.</summary>
    Other,
}

/// <summary>A batch that was made: its manifest, and the variants that it was made of.</summary>
internal sealed class BatchManifest : IDisposable
{
    private readonly JsonDocument _document;
    private readonly Dictionary<string, JsonElement> _variants = new(StringComparer.Ordinal);
    private readonly ProblemSource _source;
    private readonly ulong _seed;

    private BatchManifest(JsonDocument document, ProblemSource source)
    {
        _document = document;
        _source = source;
        _seed = ulong.Parse(document.RootElement.GetProperty("seed").GetString()!, CultureInfo.InvariantCulture);
        foreach (var variant in document.RootElement.GetProperty("variants").EnumerateArray())
        {
            _variants[variant.GetProperty("key").GetString()!] = variant;
        }
    }

    /// <summary>The students' ids, or the numbers of the variants, in their order.</summary>
    public IEnumerable<string> Keys => _variants.Keys;

    /// <summary>What a manifest in a folder has to do with a batch.</summary>
    public static ManifestState Compare(BatchFolder folder, BatchPlan plan)
    {
        if (!File.Exists(folder.Manifest))
        {
            return ManifestState.None;
        }

        using var document = TryParse(File.ReadAllBytes(folder.Manifest));
        if (document is null || !IsManifest(document.RootElement))
        {
            return ManifestState.Other;
        }

        var root = document.RootElement;
        var shard = root.TryGetProperty("shard", out var part) ? part.GetString() : "1/1";
        if (root.GetProperty("batch").GetString() != plan.Fingerprint || shard != string.Create(CultureInfo.InvariantCulture, $"{plan.Options.Shard.Part}/{plan.Options.Shard.Of}"))
        {
            return ManifestState.Other;
        }

        var files = root.GetProperty("files").EnumerateArray().Concat(root.GetProperty("variants").EnumerateArray().SelectMany(v => v.GetProperty("files").EnumerateArray()));
        return files.All(file => folder.Has(ManifestText.File(file))) ? ManifestState.Same : ManifestState.None;
    }

    /// <summary>Opens a manifest with the problem file that lies beside it; null with diagnostics where that is not possible.</summary>
    public static BatchManifest? Open(string path, List<Diagnostic> diagnostics)
    {
        const int mostBytes = 1 << 30;
        if (Files.Read(path, mostBytes, diagnostics) is not { } text)
        {
            return null;
        }

        var document = TryParse(System.Text.Encoding.UTF8.GetBytes(text));
        if (document is null || !IsManifest(document.RootElement))
        {
            document?.Dispose();
            diagnostics.Add(Diagnostic.Error("bad-manifest", new Place(path, 0, 0), "this is not the manifest of a batch", "`worked batch` writes it as manifest.json"));
            return null;
        }

        var root = document.RootElement;
        var problem = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "problem.yaml");
        if (Files.Read(problem, ReadLimits.FileSize, diagnostics) is not { } source)
        {
            document.Dispose();
            return null;
        }

        if (Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(source))) != root.GetProperty("problem_sha256").GetString())
        {
            document.Dispose();
            diagnostics.Add(Diagnostic.Error("bad-manifest", new Place(problem, 0, 0), "the problem file is not the one that the batch was made from"));
            return null;
        }

        return new BatchManifest(document, ProblemSource.Parse(source, root.GetProperty("problem_file").GetString()!));
    }

    /// <summary>The worked solution of a student's own variant; null where the manifest has no such student.</summary>
    public SolveResult? Rebuild(string key) => _variants.TryGetValue(key, out var variant) ? Rebuild(key, RecipientOf(variant).Head) : null;

    private SolveResult? Rebuild(string key, Func<ProblemHead, ProblemHead> dress) => _variants.TryGetValue(key, out var variant)
        ? VariantSelection.Rebuild(_source, new VariantKey(_seed, key, variant.GetProperty("attempt").GetInt32()), dress)
        : null;

    /// <summary>A variant for no one in particular, under the title that all have in common.</summary>
    public SolveResult? Common(string key) =>
        Rebuild(key, head => head with { Title = _document.RootElement.TryGetProperty("title", out var title) && title.ValueKind == JsonValueKind.String ? title.GetString()! : head.Title });

    /// <summary>For whom a listed variant is.</summary>
    public static Recipient RecipientOf(JsonElement variant)
    {
        var key = variant.GetProperty("key").GetString()!;
        var name = variant.TryGetProperty("name", out var given) ? given.GetString() : null;
        return new Recipient(key, key, name, [.. variant.GetProperty("columns").EnumerateObject().Select(c => (c.Name, c.Value.GetString()!))]);
    }

    /// <inheritdoc/>
    public void Dispose() => _document.Dispose();

    /// <summary>Whether JSON is a manifest that this version reads.</summary>
    public static bool IsManifest(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object
        && root.TryGetProperty("format", out var format) && format.ValueKind == JsonValueKind.String && format.GetString() == ManifestText.Format
        && Has(root, "batch", JsonValueKind.String) && Has(root, "seed", JsonValueKind.String) && Has(root, "problem_sha256", JsonValueKind.String)
        && Has(root, "problem_file", JsonValueKind.String) && Has(root, "files", JsonValueKind.Array) && Has(root, "variants", JsonValueKind.Array)
        && Has(root, "count", JsonValueKind.Number) && Has(root, "to", JsonValueKind.Array) && Has(root, "copies", JsonValueKind.Array) && Has(root, "allowed", JsonValueKind.Array)
        && root.TryGetProperty("booklet", out var booklet) && booklet.ValueKind is JsonValueKind.True or JsonValueKind.False
        && root.TryGetProperty("style", out var style) && style.ValueKind is JsonValueKind.String or JsonValueKind.Null
        && root.TryGetProperty("roster", out var roster) && roster.ValueKind is JsonValueKind.True or JsonValueKind.False
        && ulong.TryParse(root.GetProperty("seed").GetString(), CultureInfo.InvariantCulture, out _)
        && root.GetProperty("files").EnumerateArray().All(IsFile)
        && root.GetProperty("variants").EnumerateArray().All(IsVariant);

    /// <summary>The JSON, or null where the text is none.</summary>
    public static JsonDocument? TryParse(byte[] text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsVariant(JsonElement variant) =>
        variant.ValueKind == JsonValueKind.Object
        && Has(variant, "key", JsonValueKind.String) && Has(variant, "numbers", JsonValueKind.String)
        && Has(variant, "attempt", JsonValueKind.Number) && variant.GetProperty("attempt").TryGetInt32(out _)
        && Has(variant, "columns", JsonValueKind.Object) && variant.GetProperty("columns").EnumerateObject().All(c => c.Value.ValueKind == JsonValueKind.String)
        && Has(variant, "answers", JsonValueKind.Object) && Has(variant, "files", JsonValueKind.Array)
        && variant.GetProperty("files").EnumerateArray().All(IsFile);

    private static bool IsFile(JsonElement file) =>
        file.ValueKind == JsonValueKind.Object && Has(file, "path", JsonValueKind.String) && Has(file, "sha256", JsonValueKind.String)
        && Has(file, "bytes", JsonValueKind.Number) && file.GetProperty("bytes").TryGetInt64(out _) && IsInside(file.GetProperty("path").GetString()!);

    /// <summary>Whether a listed path stays in the folder.</summary>
    private static bool IsInside(string path) => path.Length > 0 && path[0] != '/' && !path.Contains('\\') && path.Split('/').All(part => part.Length > 0 && part is not ("." or ".."));

    private static bool Has(JsonElement element, string name, JsonValueKind kind) => element.TryGetProperty(name, out var value) && value.ValueKind == kind;
}
