using System.Diagnostics.CodeAnalysis;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace WorkedSolutions.Render.Styles;

/// <summary>A template's object whose members are made when they are first asked for, so that a template pays for what it prints only.</summary>
internal sealed class LazyObject : ScriptObject
{
    private readonly Dictionary<string, Func<object?>> _makers = new(StringComparer.Ordinal);

    /// <summary>Adds a member that is made on demand.</summary>
    public LazyObject With(string name, Func<object?> make)
    {
        _makers[name] = make;
        return this;
    }

    /// <summary>Adds a member that is known already.</summary>
    public LazyObject With(string name, object? value)
    {
        this[name] = value;
        return this;
    }

    /// <inheritdoc/>
    public override bool Contains(string member) => _makers.ContainsKey(member) || base.Contains(member);

    /// <inheritdoc/>
    public override bool TryGetValue(TemplateContext? context, SourceSpan span, string member, [MaybeNullWhen(false)] out object value)
    {
        if (_makers.Remove(member, out var make))
        {
            this[member] = make();
        }

        return base.TryGetValue(context, span, member, out value!);
    }
}
