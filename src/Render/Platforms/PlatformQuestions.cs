using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Pictures;
using WorkedSolutions.Render.Svg;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Traces;
using WorkedSolutions.Solver.Variants;

namespace WorkedSolutions.Render.Platforms;

/// <summary>A question for platforms, or why there is none.</summary>
/// <param name="Question">The question; null where a diagnostic is an error.</param>
/// <param name="Diagnostics">What the user should know.</param>
public sealed record PlatformQuestionResult(PlatformQuestion? Question, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>From a trace to the question that platforms ask.</summary>
public static class PlatformQuestions
{
    /// <summary>The heading of a question paper behind which the answers are listed; a platform has fields for them instead.</summary>
    private const string ListHeading = "What to find";

    /// <summary>The question of a worked solution.</summary>
    /// <param name="trace">The worked solution.</param>
    /// <param name="identifier">See <see cref="PlatformQuestion.Identifier"/>.</param>
    /// <param name="label">Whose it is, or which variant; part of the title.</param>
    /// <param name="style">A template style's name; null: as the problem says.</param>
    public static PlatformQuestionResult Of(Trace trace, string identifier, string label, string? style = null)
    {
        var question = Papers.Document(trace, PaperCopy.Question, style);
        var solution = Papers.Document(trace, PaperCopy.Solution, style);
        var diagnostics = question.Diagnostics.AddRange(solution.Diagnostics);
        if (question.Document is not { } statement || solution.Document is not { } working)
        {
            return new PlatformQuestionResult(null, diagnostics);
        }

        ImmutableArray<Block> asked = [.. Statement(statement.Blocks), new Block.Paragraph([new Inline.Text(Precision(trace.Problem.Head.Rounding))])];
        var lines = new Lines(trace, links: false);
        var answers = AnswerScheme.Of(trace);
        return new PlatformQuestionResult(
            new PlatformQuestion
            {
                Identifier = identifier,
                Title = $"{trace.Problem.Head.Title}: {label}",
                Category = trace.Problem.Head.Title,
                Trace = trace,
                Statement = asked,
                Solution = working.Blocks,
                Pictures = Pictures([.. asked, .. working.Blocks]),
                Answers =
                [
                    .. answers.Select(answer => new PlatformAnswer(
                        answer.Quantity,
                        lines.Symbol(answer.Quantity),
                        trace.Marks.GetValueOrDefault(answer.Quantity, 1),
                        answer.Envelope,
                        [.. answer.Mistakes.Select(mistake => new PlatformMistake(mistake.Name, mistake.Value, mistake.Message))])),
                ],
            },
            diagnostics);
    }

    private static ImmutableArray<PlatformPicture> Pictures(ImmutableArray<Block> blocks)
    {
        var pictures = ImmutableArray.CreateBuilder<PlatformPicture>();
        foreach (var figure in FigureBlocks.In(blocks))
        {
            if (figure.Drawing is { } drawing)
            {
                pictures.Add(new PlatformPicture(figure.Name, figure.Name + ".svg", "image/svg+xml", Encoding.UTF8.GetBytes(drawing.Value.Svg(SvgLetters.Text))));
            }
        }

        return pictures.ToImmutable();
    }

    private static ImmutableArray<Block> Statement(ImmutableArray<Block> blocks)
    {
        for (var i = 0; i < blocks.Length; i++)
        {
            if (blocks[i] is Block.Heading { Content: [Inline.Text { Value: ListHeading }] })
            {
                return blocks[..i];
            }
        }

        return blocks;
    }

    private static string Precision(Rounding rounding)
    {
        var (count, unit) = rounding.Significant is { } significant ? (significant, "significant digit") : (rounding.Decimals ?? 4, "decimal");
        var least = rounding.Significant is null ? string.Create(CultureInfo.InvariantCulture, $", and small ones with at least {rounding.AtLeast} significant digit{(rounding.AtLeast == 1 ? "" : "s")}") : "";
        var others = string.Concat(rounding.Exceptions.Select(exception => string.Create(CultureInfo.InvariantCulture, $"; {exception.Kind} with {exception.Digits}")));
        return string.Create(CultureInfo.InvariantCulture, $"Write numbers with {count} {unit}{(count == 1 ? "" : "s")}{least}{others}.");
    }
}
