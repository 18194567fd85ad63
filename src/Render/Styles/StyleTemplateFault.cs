using System.Collections.Immutable;
using Scriban.Parsing;
using Scriban.Syntax;
using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Render.Styles;

/// <summary>
/// A mistake found while a template runs; it ends the rendering and becomes its diagnostic. Functions of a model throw it
/// to refuse an argument.
/// </summary>
public sealed class StyleTemplateFault : ScriptRuntimeException
{
    /// <summary>A mistake at a place of a template.</summary>
    public StyleTemplateFault(SourceSpan span, string message, string? hint = null)
        : base(span, message) => Hint = hint;

    internal StyleTemplateFault(SourceSpan span, ImmutableArray<Diagnostic> inner)
        : base(span, "an included file has errors") => Inner = inner;

    /// <summary>What to do about it.</summary>
    public string? Hint { get; }

    internal ImmutableArray<Diagnostic> Inner { get; } = [];
}
