using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using WorkedSolutions.Render;
using WorkedSolutions.Render.Pictures;
using WorkedSolutions.Render.Platforms;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Variants;

namespace WorkedSolutions.Cli.Batch;

/// <summary>The files of one variant, and its entry in the manifest.</summary>
internal sealed class VariantFiles(BatchPlan plan, BatchFolder folder)
{
    /// <summary>Writes all files of a variant. The entry, or diagnostics where one is an error.</summary>
    public (byte[]? Entry, ImmutableArray<Diagnostic> Diagnostics) Write(int index, Recipient recipient, Variant variant, string numbers)
    {
        var files = new List<WrittenFile>();
        foreach (var paper in plan.Options.Papers)
        {
            if (plan.Options.Booklet && paper.Format != PaperFormat.Json)
            {
                continue;
            }

            using var buffer = new MemoryStream();
            var name = Name(paper, recipient.FileName);
            var pictures = new FigureFiles(recipient.FileName, (file, svg) => files.Add(folder.Write(name[..(name.LastIndexOf('/') + 1)] + file, Encoding.UTF8.GetBytes(svg))));
            var diagnostics = Papers.Write(variant.Trace, paper with { Style = plan.Options.Style }, buffer, figures: pictures);
            if (diagnostics.Any(d => d.Severity == Severity.Error))
            {
                return (null, diagnostics);
            }

            files.Add(folder.Write(name, buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
        }

        var limits = WritePieces(index, recipient, variant);
        return limits.Any(d => d.Severity == Severity.Error) ? (null, limits) : (Entry(recipient, variant, numbers, files), limits);
    }

    /// <summary>The place of a paper in the folder: a folder per copy, so that one can be handed out and another kept.</summary>
    public static string Name(PaperRequest paper, string name) => paper.Format == PaperFormat.Json
        ? $"json/{name}.json"
        : $"{Papers.Name(paper.Copy)}/{name}.{PaperWords.Ending(paper.Format)}";

    /// <summary>The file that holds a variant's pieces for a platform.</summary>
    public static string PiecesName(int index, string platform) => $"pieces/{index.ToString("D7", System.Globalization.CultureInfo.InvariantCulture)}.{platform}";

    private ImmutableArray<Diagnostic> WritePieces(int index, Recipient recipient, Variant variant)
    {
        if (plan.Options.Platforms.IsEmpty)
        {
            return [];
        }

        var made = PlatformQuestions.Of(variant.Trace, PlatformNames.Identifier(plan.Id, recipient.Key), recipient.Label, plan.Options.Style);
        if (made.Question is not { } question)
        {
            return made.Diagnostics;
        }

        foreach (var platform in plan.Options.Platforms)
        {
            var (pieces, diagnostics) = PlatformFiles.Pieces(platform, question);
            if (diagnostics.Any(d => d.Severity == Severity.Error))
            {
                return diagnostics;
            }

            folder.Write(PiecesName(index, platform), Batch.Pieces.Pack(pieces));
        }

        return [];
    }

    private byte[] Entry(Recipient recipient, Variant variant, string numbers, List<WrittenFile> files)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, ManifestText.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("key", recipient.Key);
            if (recipient.Name is not null)
            {
                json.WriteString("name", recipient.Name);
            }

            json.WriteStartObject("columns");
            foreach (var (column, cell) in recipient.Columns)
            {
                json.WriteString(column, cell);
            }

            json.WriteEndObject();
            json.WriteString("seed", variant.Key.Seed.ToString(CultureInfo.InvariantCulture));
            json.WriteNumber("attempt", variant.Key.Attempt);
            json.WriteStartObject("rejected");
            foreach (var rejection in variant.Rejections)
            {
                json.WriteNumber(rejection.Reason, rejection.Count);
            }

            json.WriteEndObject();
            json.WriteString("numbers", numbers);
            WriteNumbers(json, variant);
            json.WriteStartArray("files");
            foreach (var file in files)
            {
                ManifestText.Write(json, file);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, Variant variant)
    {
        json.WriteStartObject("given");
        foreach (var drawn in variant.Trace.Problem.Head.Drawn)
        {
            json.WriteString(drawn.Field, drawn.Value.Text);
        }

        json.WriteEndObject();
        json.WriteStartObject("answers");
        foreach (var index in variant.Trace.Asked)
        {
            var quantity = variant.Trace.Quantities[index];
            json.WriteStartObject(quantity.Id);
            json.WriteString("symbol", quantity.Symbol.Plain);
            json.WriteNumber("value", quantity.Value);
            json.WriteString("shown", quantity.Shown);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
