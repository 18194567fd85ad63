using System.Collections.Immutable;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Styles;

/// <summary>Formulas on their way through a template: it writes their marks, and reading the Markdown finds them on the sheet.</summary>
internal sealed class Formulas
{
    /// <summary>Where the marks lead.</summary>
    public FormulaSheet Sheet { get; } = new();

    /// <summary>A formula inside a line of text.</summary>
    public PaperText Inline(MathNode node) => new(Sheet.Inline(node), Sheet);

    /// <summary>Displays below each other, each with the anchors that it defines.</summary>
    public PaperText Displays(ReadOnlySpan<(MathNode Node, ImmutableArray<string> Anchors)> displays) => new(Sheet.Displays(displays) + "\n", Sheet);

    /// <summary>A display, with the anchors that it defines.</summary>
    public PaperText Display(MathNode node, params ImmutableArray<string> anchors) => new(Sheet.Display(node, anchors) + "\n", Sheet);
}
