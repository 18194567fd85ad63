namespace WorkedSolutions.Render.Styles;

/// <summary>An object of its own kind, with members that are known or made on demand, so that a template pays for what it prints only.</summary>
internal sealed class LazyObject : TemplateObject
{
    /// <summary>The number 0 as a template's value.</summary>
    public static readonly object Zero = 0;

    private (string Name, object? Value)[] _members = new (string, object?)[4];
    private int _count;

    /// <inheritdoc/>
    public override IEnumerable<string> Names
    {
        get
        {
            for (var i = 0; i < _count; i++)
            {
                yield return _members[i].Name;
            }
        }
    }

    /// <summary>Adds a member that is made on demand.</summary>
    public LazyObject With(string name, Func<object?> make) => With(name, (object)make);

    /// <summary>Adds a member that is known already.</summary>
    public LazyObject With(string name, object? value)
    {
        if (_count == _members.Length)
        {
            Array.Resize(ref _members, 2 * _count);
        }

        _members[_count++] = (name, value);
        return this;
    }

    /// <inheritdoc/>
    public override bool Contains(string member) => Find(member) >= 0;

    /// <inheritdoc/>
    public override bool TryGet(string member, out object? value)
    {
        var i = Find(member);
        if (i < 0)
        {
            value = null;
            return false;
        }

        if (_members[i].Value is Func<object?> make)
        {
            _members[i].Value = make();
        }

        value = _members[i].Value;
        return true;
    }

    private int Find(string member)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_members[i].Name == member)
            {
                return i;
            }
        }

        return -1;
    }
}
