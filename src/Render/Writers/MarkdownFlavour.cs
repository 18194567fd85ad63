namespace WorkedSolutions.Render.Writers;

/// <summary>The dialects of Markdown that are written.</summary>
public enum MarkdownFlavour
{
    /// <summary>GitHub: fenced <c>math</c> blocks, <c>$…$</c> or <c>$`…`$</c> in lines, alerts.</summary>
    GitHub,

    /// <summary>pandoc (also Jupyter and VS Code): <c>$…$</c> and <c>$$…$$</c>, title in a YAML block, anchors of headings.</summary>
    Pandoc,

    /// <summary>Moodle: <c>\(…\)</c> and <c>\[…\]</c>.</summary>
    Moodle,
}
