using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace WorkedSolutions.Render.Styles;

/// <summary>
/// <c>include "name"</c>: the text of another file of the style, which sees the same names; what it assigns, the caller sees.
/// Only bare names are files.
/// </summary>
internal sealed class StyleTemplateInclude : IScriptCustomFunction
{
    public int RequiredParameterCount => 1;

    public int ParameterCount => 1;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

    public Type ReturnType => typeof(object);

    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(string), "name");

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        var span = callerContext?.Span ?? context.CurrentSpan;
        var style = (StyleTemplateContext)context;
        var name = arguments.Count == 1 ? arguments[0] as string ?? "" : "";
        if (!StyleSource.IsName(name))
        {
            throw new StyleTemplateFault(span, $"'{(name.Length > 60 ? name[..60] : name)}' is not the name of a file of the style", "the bare name of a .sbn file of the same folder: include \"steps\"");
        }

        var found = style.Template.Included(name)
            ?? throw new StyleTemplateFault(span, $"the style has no file {name}.sbn", "include names another .sbn file of the same folder");
        var template = found.Template ?? throw new StyleTemplateFault(span, found.Diagnostics);
        return style.Include(template, callerContext);
    }

    public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));
}
