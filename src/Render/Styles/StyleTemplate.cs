using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Render.Styles;

/// <summary>A template, or null where it has errors; and what is to be said about it.</summary>
public sealed record StyleTemplateResult(StyleTemplate? Template, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>A file of a style: its name as users see it, and its text.</summary>
public sealed record StyleFile(string Name, string Text);

/// <summary>What a template gave: the text, or null where there are errors.</summary>
/// <param name="Text">The Markdown.</param>
/// <param name="Diagnostics">What went wrong, each with file, line and column of the template.</param>
/// <param name="PlaceOf">From a line of the text (from 1) to the place in a template that it was made from.</param>
public sealed record StyleRendering(string? Text, ImmutableArray<Diagnostic> Diagnostics, Func<int, Place> PlaceOf);

/// <summary>
/// A Scriban template of a style, parsed once, rendered as often as wanted, also from several threads.
/// It sees the model and nothing else: no files but its style's own, no clock, no randomness, no evaluation of texts;
/// it is strict about names and bounded in time, output, loops and recursion.
/// </summary>
public sealed class StyleTemplate
{
    /// <summary>The most text that a rendering may give, in UTF-16 units.</summary>
    public const int MaxOutput = MarkdownReader.MaxLength;

    /// <summary>The longest template, in UTF-16 units.</summary>
    public const int MaxLength = 1 << 20;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly Template template;
    private readonly StyleFile file;
    private readonly Func<string, StyleFile?>? files;
    private readonly ConcurrentDictionary<string, StyleTemplateResult?> included = new(StringComparer.Ordinal);

    private StyleTemplate(Template template, StyleFile file, Func<string, StyleFile?>? files)
    {
        this.template = template;
        this.file = file;
        this.files = files;
    }

    /// <summary>The template's file.</summary>
    public StyleFile File => file;

    /// <summary>The formulas of its text, and of those it includes, as they are met.</summary>
    public KnownFormulas Formulas { get; } = new();

    internal Template Parsed => template;

    /// <summary>Parses a template.</summary>
    /// <param name="text">The template.</param>
    /// <param name="file">Its name for diagnostics.</param>
    /// <param name="files">
    /// The files that it may include, by their bare names (letters, digits, - and _; without folder and ending), or null for none;
    /// gives null for a file that is not there.
    /// </param>
    public static StyleTemplateResult Parse(string text, string file, Func<string, StyleFile?>? files = null)
    {
        if (text.Length > MaxLength)
        {
            return new StyleTemplateResult(null, [Diagnostic.Error("template", new Place(file, 0, 0), $"the template has {text.Length} characters; at most {MaxLength} are read")]);
        }

        text = FormulaSheet.Clean(text);
        var parsed = Template.Parse(text, file);
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var message in parsed.Messages)
        {
            var severity = message.Type == ParserMessageType.Error ? Severity.Error : Severity.Warning;
            diagnostics.Add(new Diagnostic(severity, "template", PlaceOf(message.Span), OneLine(message.Message)));
        }

        return new StyleTemplateResult(parsed.HasErrors ? null : new StyleTemplate(parsed, new StyleFile(file, text), files), diagnostics.ToImmutable());
    }

    /// <summary>Renders the template.</summary>
    /// <param name="model">The names that the template sees: texts, whole numbers, truth values, lists, objects, functions.</param>
    /// <param name="sheet">Where the marks of the model's formulas lead.</param>
    /// <param name="limit">The longest time; five seconds where it is not given.</param>
    /// <param name="cancellation">Stops the rendering with an <see cref="OperationCanceledException"/>.</param>
    public StyleRendering Render(IScriptObject model, FormulaSheet? sheet = null, TimeSpan? limit = null, CancellationToken cancellation = default)
    {
        var (rendering, _) = Render(model, sheet, limit, noting: false, cancellation);
        var places = new Lazy<StyleTemplateOutput>(() => Render(model, sheet, limit, noting: true, cancellation).Output);
        return rendering with { PlaceOf = line => places.Value.PlaceOf(line) };
    }

    // The template writes into names of its own above the model, so that a second rendering finds the model as the first did.
    private (StyleRendering Rendering, StyleTemplateOutput Output) Render(IScriptObject model, FormulaSheet? sheet, TimeSpan? limit, bool noting, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(limit ?? Longest);
        var context = new StyleTemplateContext(this, model, sheet, noting, stop.Token);
        context.PushGlobal(model);
        context.PushGlobal(new ScriptObject());
        var output = new StyleTemplateOutput(context, MaxOutput, noting, room: 8192);
        context.PushOutput(output);
        try
        {
            context.PushSourceFile(file.Name);
            template.Page!.Evaluate(context);
            return (new StyleRendering(output.ToString(), [], NoPlace), output);
        }
        catch (ScriptAbortException)
        {
            cancellation.ThrowIfCancellationRequested();
            return (Failed(PlaceOf(context.CurrentSpan), "the template takes too long", null, null), output);
        }
        catch (ScriptRuntimeException exception)
        {
            return (Failed(PlaceOf(exception.Span), exception.OriginalMessage, exception as StyleTemplateFault, context.Hint), output);
        }
    }

    // A template that this one includes, parsed once; null where there is none of that name.
    internal StyleTemplateResult? Included(string name) => included.GetOrAdd(name, static (name, self) =>
        self.files?.Invoke(name) is { } found ? Parse(found.Text, found.Name) : null, this);

    internal static Place PlaceOf(SourceSpan span) => new(span.FileName ?? "", span.Start.Line + 1, span.Start.Column + 1);

    private static StyleRendering Failed(Place place, string message, StyleTemplateFault? fault, string? hint)
    {
        var diagnostic = Diagnostic.Error("template", place, OneLine(message), fault?.Hint ?? hint);
        return new StyleRendering(null, fault is null || fault.Inner.IsEmpty ? [diagnostic] : fault.Inner, NoPlace);
    }

    private static Place NoPlace(int line) => new("", 0, 0);

    private static string OneLine(string message)
    {
        var text = message.AsSpan().Trim();
        var end = text.IndexOfAny('\r', '\n');
        text = (end < 0 ? text : text[..end]).TrimEnd('.');
        return string.Create(CultureInfo.InvariantCulture, $"{text[..Math.Min(text.Length, 300)]}");
    }
}
