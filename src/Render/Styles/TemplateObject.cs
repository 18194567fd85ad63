using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace WorkedSolutions.Render.Styles;

/// <summary>An object that a template reads and cannot change; its members are made when they are first asked for.</summary>
internal abstract class TemplateObject : IScriptObject
{
    /// <summary>The names of its members.</summary>
    public abstract IEnumerable<string> Names { get; }

    /// <inheritdoc/>
    public int Count => Names.Count();

    /// <inheritdoc/>
    public bool IsReadOnly
    {
        get => true;
        set => throw new NotSupportedException("what a template sees of a paper is not to be changed");
    }

    /// <summary>Gives a member; false where there is none of that name.</summary>
    public abstract bool TryGet(string member, out object? value);

    /// <inheritdoc/>
    public abstract bool Contains(string member);

    /// <inheritdoc/>
    public IEnumerable<string> GetMembers() => Names;

    /// <inheritdoc/>
    public bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value) => TryGet(member, out value);

    /// <inheritdoc/>
    public bool CanWrite(string member) => false;

    /// <inheritdoc/>
    public bool TrySetValue(TemplateContext? context, SourceSpan span, string member, object? value, bool readOnly) => false;

    /// <inheritdoc/>
    public bool Remove(string member) => false;

    /// <inheritdoc/>
    public void SetReadOnly(string member, bool readOnly)
    {
    }

    /// <inheritdoc/>
    public IScriptObject Clone(bool deep) => this;

    /// <summary>What a template gets that writes the whole object: the names that it could write.</summary>
    public override string ToString() => $"(an object: {string.Join(", ", Names)})";
}
