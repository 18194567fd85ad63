using WorkedSolutions.Render.Writers;

namespace WorkedSolutions.Render;

/// <summary>The formats that a worked solution is written in.</summary>
public enum PaperFormat
{
    /// <summary>Markdown.</summary>
    Markdown,
    /// <summary>One HTML file.</summary>
    Html,
    /// <summary>PDF.</summary>
    Pdf,
    /// <summary>LaTeX source.</summary>
    Latex,
    /// <summary>The trace as JSON.</summary>
    Json,
}

/// <summary>The papers that one problem gives.</summary>
public enum PaperCopy
{
    /// <summary>The full working.</summary>
    Solution,
    /// <summary>The question alone, with room to write.</summary>
    Question,
    /// <summary>Final answers only.</summary>
    Answers,
    /// <summary>The mark scheme.</summary>
    Marking,
}

/// <summary>Which paper of a trace is wanted.</summary>
/// <param name="Format">The format.</param>
/// <param name="Copy">The copy.</param>
/// <param name="Style">A style's name or a folder that holds one; null: as the problem says, else by kind and notation.</param>
/// <param name="Flavour">The dialect, for Markdown.</param>
public sealed record PaperRequest(PaperFormat Format, PaperCopy Copy = PaperCopy.Solution, string? Style = null, MarkdownFlavour Flavour = MarkdownFlavour.GitHub);
