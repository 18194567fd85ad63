using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using WorkedSolutions.Render.Documents;

namespace WorkedSolutions.Render.Styles;

/// <summary>One rendering: strict, bounded, and aware of which place of a template writes.</summary>
internal sealed class StyleTemplateContext : TemplateContext
{
    private const int MostLoops = 1_000_000;
    private const int DeepestCall = 64;

    private readonly IScriptObject model;
    private readonly FormulaSheet? sheet;
    private readonly bool noting;

    public StyleTemplateContext(StyleTemplate template, IScriptObject model, FormulaSheet? sheet, bool noting, CancellationToken cancellation)
        : base(StyleTemplateLanguage.Functions, StringComparer.Ordinal)
    {
        Template = template;
        this.model = model;
        this.sheet = sheet;
        this.noting = noting;
        entered.Add(template);
        CancellationToken = cancellation;
        StrictVariables = true;
        EnableRelaxedTargetAccess = false;
        EnableRelaxedMemberAccess = false;
        EnableRelaxedIndexerAccess = false;
        EnableRelaxedFunctionAccess = false;
        LoopLimit = MostLoops;
        RecursiveLimit = DeepestCall;
        LimitToString = StyleTemplate.MaxOutput;
        OutputLimit = StyleTemplate.MaxOutput;
        OnStringLimit = ScriptLimitBehavior.Throw;
        OnOutputLimit = ScriptLimitBehavior.Throw;
        RegexTimeOut = TimeSpan.FromSeconds(1);
        TryGetVariable = MissingVariable;
        TryGetMember = MissingMember;
    }

    /// <summary>The template that is rendered.</summary>
    public StyleTemplate Template { get; }

    /// <summary>The expression whose value is being written.</summary>
    public SourceSpan Writing { get; private set; }

    /// <summary>What the last unknown name may have meant.</summary>
    public string? Hint { get; private set; }

    /// <summary>Texts of included files with the places that they came from.</summary>
    public Dictionary<string, StyleTemplateOutput> Captured { get; } = new(ReferenceEqualityComparer.Instance);

    private readonly List<StyleTemplate> entered = [];

    /// <summary>The file that a text is the template of; null where it is no template's text.</summary>
    public string? SourceFile(string text)
    {
        foreach (var template in entered)
        {
            if (ReferenceEquals(template.File.Text, text))
            {
                return template.File.Name;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        Writing = span;
        return base.Write(span, textAsObject switch
        {
            PaperText text => text.Marked,
            string text => FormulaSheet.Clean(text),
            _ => textAsObject,
        });
    }

    /// <summary>
    /// Includes a template: writes it at once where the call is a statement of its own at the line's beginning, else gives its text.
    /// </summary>
    public PaperText? Include(StyleTemplate template, ScriptNode? caller)
    {
        if (caller?.Parent is ScriptExpressionStatement && string.IsNullOrEmpty(CurrentIndent))
        {
            Run(template, caller);
            return null;
        }

        var output = new StyleTemplateOutput(this, StyleTemplate.MaxOutput, noting, room: 128);
        PushOutput(output);
        try
        {
            Run(template, caller);
        }
        finally
        {
            PopOutput();
        }

        var text = output.ToString();
        if (noting && text.Length > 0)
        {
            Captured[text] = output;
        }

        return new PaperText(text, sheet);
    }

    private void Run(StyleTemplate template, ScriptNode? caller)
    {
        ScriptNode at = caller ?? template.Parsed.Page!;
        if (noting)
        {
            entered.Add(template);
        }

        EnterRecursive(at);
        PushSourceFile(template.File.Name);
        try
        {
            template.Parsed.Page!.Evaluate(this);
        }
        finally
        {
            PopSourceFile();
            ExitRecursive(at);
        }
    }

    private bool MissingVariable(TemplateContext context, SourceSpan span, ScriptVariable variable, out object value)
    {
        value = null!;
        var known = new List<string>(StyleTemplateLanguage.Functions.Keys);
        known.AddRange(model.GetMembers());
        Hint = StyleTemplateHint.For(variable.Name, known);
        return false;
    }

    private bool MissingMember(TemplateContext context, SourceSpan span, object target, string member, out object value)
    {
        value = null!;
        Hint = target is IScriptObject known ? StyleTemplateHint.For(member, known.GetMembers()) : null;
        return false;
    }
}
