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

    /// <summary>What a variant gives to a platform's file.</summary>
    public static (List<(string Name, ReadOnlyMemory<byte> Bytes)> Pieces, ImmutableArray<Diagnostic> Diagnostics) Pieces(string platform, PlatformQuestion question)
    {
        if (platform == "canvas")
        {
            var (items, limits) = CanvasItems.Write(question);
            return ([.. items.Select((item, i) => (Group(question, i), (ReadOnlyMemory<byte>)item))], limits);
        }

        using var stream = new MemoryStream();
        var diagnostics = platform == "moodle" ? MoodleXml.Write(question, stream) : QtiItem.Write(question, stream);
        return ([(question.Identifier, stream.ToArray())], diagnostics);
    }

    /// <summary>Puts a platform's file together.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="plan">The batch.</param>
    /// <param name="read">The pieces of a variant by its index.</param>
    /// <param name="stream">Where to.</param>
    public static void Assemble(string platform, BatchPlan plan, Func<int, List<(string Name, ReadOnlyMemory<byte> Bytes)>> read, Stream stream)
    {
        switch (platform)
        {
            case "moodle":
                stream.Write(Encoding.UTF8.GetBytes(MoodleXml.Start + MoodleXml.Category(plan.Title)));
                for (var i = 0; i < plan.Count; i++)
                {
                    stream.Write(read(i)[0].Bytes.Span);
                }

                stream.Write(Encoding.UTF8.GetBytes(MoodleXml.End));
                break;
            case "qti21":
                using (var package = new QtiPackage(stream, PlatformNames.Identifier(plan.Id), plan.Title))
                {
                    for (var i = 0; i < plan.Count; i++)
                    {
                        var (name, bytes) = read(i)[0];
                        package.Add(name, bytes.Span);
                    }

                    package.Finish();
                }

                break;
            case "canvas":
                Canvas(plan, read, stream);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void Canvas(BatchPlan plan, Func<int, List<(string Name, ReadOnlyMemory<byte> Bytes)>> read, Stream stream)
    {
        var groups = read(0).Select((piece, number) =>
        {
            var end = piece.Name.IndexOf(' ');
            var marks = int.Parse(piece.Name.AsSpan(0, end), System.Globalization.CultureInfo.InvariantCulture);
            return (piece.Name[(end + 1)..], marks, Enumerable.Range(0, plan.Count).Select(i => read(i)[number].Bytes));
        });
        CanvasPackage.Write(stream, PlatformNames.Identifier(plan.Id), plan.Title, [.. groups], []);
    }

    private static string Group(PlatformQuestion question, int i) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{question.Answers[i].Marks} {question.Trace.Quantities[question.Answers[i].Quantity].Symbol.Plain}");
}
