namespace WorkedSolutions.Render.Styles;

/// <summary>The members that objects of one kind have, for kinds of which a paper has many: the names and how each is made, kept once.</summary>
/// <typeparam name="T">What such an object tells about.</typeparam>
internal sealed class Shape<T>
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly Func<T, object?>[] _makers;

    /// <summary>A shape.</summary>
    /// <param name="members">The names and what makes each.</param>
    public Shape(params ReadOnlySpan<(string Name, Func<T, object?> Make)> members)
    {
        _makers = new Func<T, object?>[members.Length];
        foreach (var (name, make) in members)
        {
            _makers[_places.Count] = make;
            _places.Add(name, _places.Count);
        }
    }

    /// <summary>The names of the members.</summary>
    public IEnumerable<string> Names => _places.Keys;

    /// <summary>An object of this shape.</summary>
    public TemplateObject Of(T subject) => new Shaped(this, subject);

    private sealed class Shaped(Shape<T> shape, T subject) : TemplateObject
    {
        private Made? _made;

        public override IEnumerable<string> Names => shape.Names;

        public override bool Contains(string member) => shape._places.ContainsKey(member);

        public override bool TryGet(string member, out object? value)
        {
            if (!shape._places.TryGetValue(member, out var place))
            {
                value = null;
                return false;
            }

            for (var made = _made; made is not null; made = made.Next)
            {
                if (made.Place == place)
                {
                    value = made.Value;
                    return true;
                }
            }

            value = shape._makers[place](subject);
            _made = new Made(place, value, _made);
            return true;
        }
    }

    private sealed record Made(int Place, object? Value, Made? Next);
}
