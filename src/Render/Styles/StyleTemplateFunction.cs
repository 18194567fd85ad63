using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace WorkedSolutions.Render.Styles;

/// <summary>
/// A function that a model offers to templates, without reflection: <c>{{ line "z[1][1](1)" }}</c>.
/// To refuse an argument it throws a <see cref="StyleTemplateFault"/>, or returns one made by <see cref="Fault"/>.
/// </summary>
public sealed class StyleTemplateFunction : IScriptCustomFunction
{
    private readonly int required;
    private readonly int most;
    private readonly Func<TemplateContext, SourceSpan, ScriptArray, object?> body;

    /// <summary>A function of its arguments.</summary>
    /// <param name="required">How many arguments it needs.</param>
    /// <param name="most">How many it takes at most.</param>
    /// <param name="body">From the arguments, as many as were given, to the result.</param>
    public StyleTemplateFunction(int required, int most, Func<ScriptArray, object?> body)
        : this(required, most, (_, _, arguments) => body(arguments))
    {
    }

    internal StyleTemplateFunction(int required, int most, Func<TemplateContext, SourceSpan, ScriptArray, object?> body)
    {
        this.required = required;
        this.most = most;
        this.body = body;
    }

    /// <summary>What a function returns to refuse its arguments: the message and the hint of the diagnostic at the call's place.</summary>
    public sealed record Fault(string Message, string? Hint = null);

    /// <inheritdoc/>
    public int RequiredParameterCount => required;

    /// <inheritdoc/>
    public int ParameterCount => most;

    /// <inheritdoc/>
    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

    /// <inheritdoc/>
    public Type ReturnType => typeof(object);

    /// <inheritdoc/>
    public ScriptParameterInfo GetParameterInfo(int index) => required > index
        ? new ScriptParameterInfo(typeof(object), "argument")
        : new ScriptParameterInfo(typeof(object), "argument", null!);

    /// <inheritdoc/>
    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        body(context, callerContext?.Span ?? context.CurrentSpan, arguments) switch
        {
            Fault fault => throw new StyleTemplateFault(callerContext?.Span ?? context.CurrentSpan, fault.Message, fault.Hint),
            var result => result,
        };

    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));
}
