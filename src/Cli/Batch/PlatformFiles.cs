using System.Collections.Immutable;
using System.Text;
using WorkedSolutions.Render.Platforms;
using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Cli.Batch;

/// <summary>Names that all platforms take.</summary>
internal static class PlatformNames
{
    /// <summary>Letters, digits, <c>-</c> and <c>_</c>, beginning with a letter; other characters of the parts are written as their code.</summary>
    public static string Identifier(params ReadOnlySpan<string> parts)
    {
        var output = new StringBuilder("v");
        foreach (var part in parts)
        {
            output.Append('-');
            foreach (var rune in part.EnumerateRunes())
            {
                if (rune.Value is '-' or '_' || (rune.IsAscii && Rune.IsLetterOrDigit(rune)))
                {
                    output.Append(rune);
                }
                else
                {
                    output.Append('.').Append(rune.Value.ToString("x", System.Globalization.CultureInfo.InvariantCulture)).Append('.');
                }
            }
        }

        return output.ToString();
    }
}

/// <summary>The files of a batch for learning platforms: each variant gives pieces, which are put together in their order at the end.</summary>
internal static class PlatformFiles
{
    private const string Images = "images/";

    /// <summary>The platforms, as the command line names them.</summary>
    public static ImmutableArray<string> Names { get; } = ["moodle", "qti21", "canvas"];

    /// <summary>The name of a platform's file.</summary>
    public static string FileName(string platform) => platform switch
    {
        "moodle" => "moodle.xml",
        "qti21" => "qti21.zip",
        "canvas" => "canvas.zip",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What a variant gives to a platform's file: its items, then its pictures, which have names that begin with <see cref="Images"/>.</summary>
    public static (List<(string Name, ReadOnlyMemory<byte> Bytes)> Pieces, ImmutableArray<Diagnostic> Diagnostics) Pieces(string platform, PlatformQuestion question)
    {
        if (platform == "canvas")
        {
            var (items, limits) = CanvasItems.Write(question);
            return ([.. items.Select((item, i) => (Group(question, i), (ReadOnlyMemory<byte>)item)), .. CanvasItems.Images(question)], limits);
        }

        using var stream = new MemoryStream();
        var diagnostics = platform == "moodle" ? MoodleXml.Write(question, stream) : QtiItem.Write(question, stream);
        return ([(question.Identifier, stream.ToArray()), .. platform == "qti21" ? QtiItem.Images(question) : []], diagnostics);
    }

    /// <summary>Puts a platform's file together.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="plan">The batch.</param>
    /// <param name="pieces">The pieces of its variants.</param>
    /// <param name="stream">Where to.</param>
    public static void Assemble(string platform, BatchPlan plan, PieceReader pieces, Stream stream)
    {
        switch (platform)
        {
            case "moodle":
                stream.Write(Encoding.UTF8.GetBytes(MoodleXml.Start + MoodleXml.Category(plan.Title)));
                for (var i = 0; i < plan.Count; i++)
                {
                    stream.Write(pieces.Read(i)[0].Bytes.Span);
                }

                stream.Write(Encoding.UTF8.GetBytes(MoodleXml.End));
                break;
            case "qti21":
                using (var package = new QtiPackage(stream, PlatformNames.Identifier(plan.Id), plan.Title))
                {
                    for (var i = 0; i < plan.Count; i++)
                    {
                        var read = pieces.Read(i);
                        package.Add(read[0].Name, read[0].Bytes.Span, read.Skip(1));
                    }

                    package.Finish();
                }

                break;
            case "canvas":
                Canvas(plan, pieces, stream);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void Canvas(BatchPlan plan, PieceReader pieces, Stream stream)
    {
        var variants = Enumerable.Range(0, plan.Count);
        var groups = pieces.Read(0).Where(piece => !IsImage(piece.Name)).Select((piece, number) =>
        {
            var end = piece.Name.IndexOf(' ');
            var marks = int.Parse(piece.Name.AsSpan(0, end), System.Globalization.CultureInfo.InvariantCulture);
            return (piece.Name[(end + 1)..], marks, variants.Select(i => pieces.Read(i, n => n == number)[0].Bytes));
        }).ToList();
        var images = variants.SelectMany(i => pieces.Read(i, n => n >= groups.Count));
        CanvasPackage.Write(stream, PlatformNames.Identifier(plan.Id), plan.Title, groups, images);
    }

    private static bool IsImage(string piece) => piece.StartsWith(Images, StringComparison.Ordinal);

    private static string Group(PlatformQuestion question, int i) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{question.Answers[i].Marks} {question.Trace.Quantities[question.Answers[i].Quantity].Symbol.Plain}");
}
