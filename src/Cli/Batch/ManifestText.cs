using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using WorkedSolutions.Render;
using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Generators;

namespace WorkedSolutions.Cli.Batch;

/// <summary>Writes a batch's manifest: as JSON for programs, as CSV for spreadsheets.</summary>
internal static class ManifestText
{
    /// <summary>The format's name and version.</summary>
    public const string Format = "worked-batch/1";

    /// <summary>One line, any language in clear.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>A file of the result.</summary>
    public static void Write(Utf8JsonWriter json, WrittenFile file)
    {
        json.WriteStartObject();
        json.WriteString("path", file.Path);
        json.WriteNumber("bytes", file.Length);
        json.WriteString("sha256", file.Hash);
        json.WriteEndObject();
    }

    /// <summary>A file that a manifest or journal lists.</summary>
    public static WrittenFile File(JsonElement file) => new(file.GetProperty("path").GetString()!, file.GetProperty("bytes").GetInt64(), file.GetProperty("sha256").GetString()!);

    /// <summary>Writes the JSON: what the batch was made from, its common files, and a line per variant.</summary>
    public static void WriteJson(Stream stream, BatchPlan plan, IEnumerable<WrittenFile> files, Func<int, byte[]> entry)
    {
        var options = plan.Options;
        using (var json = new Utf8JsonWriter(stream, WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("version", Product.Version);
            json.WriteString("batch", plan.Fingerprint);
            json.WriteString("problem", plan.Id);
            json.WriteString("title", plan.Title);
            json.WriteString("problem_file", Path.GetFileName(options.Problem));
            json.WriteString("problem_sha256", plan.ProblemHash);
            json.WriteString("seed", options.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
            json.WriteString("random", Pcg32.Algorithm);
            json.WriteNumber("count", plan.Count);
            if (options.IsShard)
            {
                json.WriteString("shard", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{options.Shard.Part}/{options.Shard.Of}"));
            }

            Strings(json, "to", options.Papers.Select(paper => PaperWords.Ending(paper.Format)).Distinct().Concat(options.Platforms));
            Strings(json, "copies", options.Papers.Where(paper => paper.Format != Render.PaperFormat.Json).Select(paper => Papers.Name(paper.Copy)).Distinct());
            Strings(json, "allowed", options.Allowed);
            json.WriteString("style", options.Style);
            json.WriteBoolean("booklet", options.Booklet);
            json.WriteBoolean("roster", options.Roster is not null);
            json.WriteStartArray("files");
            foreach (var file in files)
            {
                Write(json, file);
            }

            json.WriteEndArray();
            json.WriteStartArray("variants");
            json.Flush();
            for (var i = plan.First; i < plan.End; i++)
            {
                stream.Write(i == plan.First ? "\n"u8 : ",\n"u8);
                stream.Write(entry(i));
            }

            stream.Write("\n"u8);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    /// <summary>Writes the CSV: a row per variant. A cell that a spreadsheet would take for a formula begins with an apostrophe.</summary>
    public static void WriteCsv(Stream stream, BatchPlan plan, Func<int, JsonDocument> entry)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        List<string>? columns = null;
        for (var i = plan.First; i < plan.End; i++)
        {
            using var document = entry(i);
            var variant = document.RootElement;
            columns ??= Head(writer, variant);
            var cells = new List<string> { Text(variant, "key"), plan.Options.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture), variant.GetProperty("attempt").GetRawText() };
            cells.AddRange(variant.GetProperty("columns").EnumerateObject().Where(c => !IsId(c.Name)).Select(c => c.Value.GetString()!));
            cells.AddRange(variant.GetProperty("given").EnumerateObject().Select(g => g.Value.GetString()!));
            cells.AddRange(variant.GetProperty("answers").EnumerateObject().Select(a => a.Value.GetProperty("shown").GetString()!));
            cells.Add(string.Join(' ', variant.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("path").GetString())));
            Row(writer, cells);
        }
    }

    private static List<string> Head(StreamWriter writer, JsonElement variant)
    {
        var columns = new List<string> { "key", "seed", "attempt" };
        columns.AddRange(variant.GetProperty("columns").EnumerateObject().Where(c => !IsId(c.Name)).Select(c => c.Name));
        columns.AddRange(variant.GetProperty("given").EnumerateObject().Select(g => g.Name));
        columns.AddRange(variant.GetProperty("answers").EnumerateObject().Select(a => a.Name));
        columns.Add("files");
        Row(writer, columns);
        return columns;
    }

    private static void Row(StreamWriter writer, List<string> cells)
    {
        writer.Write(CsvTable.Line(cells));
        writer.Write('\n');
    }

    private static bool IsId(string column) => column.Equals("id", StringComparison.OrdinalIgnoreCase);

    private static string Text(JsonElement variant, string property) => variant.GetProperty(property).GetString()!;

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
