using System.Collections.Immutable;

namespace WorkedSolutions.Solver.Reading;

/// <summary>What a value of a problem file may look like: the part of the rules that does not depend on other values. The schema is written from it.</summary>
internal abstract record Form
{
    private Form() { }

    /// <summary>A text that matches a pattern (ECMAScript); null: any that is not empty.</summary>
    internal sealed record Text(string? Pattern = null, bool OrNumber = false) : Form;

    /// <summary>One of the given texts.</summary>
    internal sealed record OneOf(ImmutableArray<string> Names) : Form;

    /// <summary>true or false.</summary>
    internal sealed record Flag : Form;

    /// <summary>A whole number.</summary>
    internal sealed record Integer(int Least, int? Greatest) : Form;

    /// <summary>A number or a generator; <paramref name="Positive"/>: greater than 0; <paramref name="NotNegative"/>: at least 0.</summary>
    internal sealed record Number(bool Positive = false, bool NotNegative = false) : Form;

    /// <summary>A number as it stands, no generator.</summary>
    internal sealed record PlainNumber(bool Positive = false) : Form;

    /// <summary>A list.</summary>
    internal sealed record ListOf(Form Item, int Least = 1, int? Greatest = null, bool Unique = false) : Form;

    /// <summary>A mapping from free keys.</summary>
    internal sealed record MapOf(Form Value, string KeyPattern, int Least = 1, int? Greatest = null) : Form;

    /// <summary>A mapping with the keys of a set.</summary>
    internal sealed record Fields(KeySet Keys) : Form;

    /// <summary>Any of the forms.</summary>
    internal sealed record AnyOf(ImmutableArray<Form> Forms) : Form;

    /// <summary>Anything.</summary>
    internal sealed record Anything : Form;
}

/// <summary>A key of a mapping.</summary>
/// <param name="Name">The key.</param>
/// <param name="Description">What it says, for editors and the reference.</param>
/// <param name="Form">What its value looks like.</param>
/// <param name="Required">Whether it must be there.</param>
internal sealed record Key(string Name, string Description, Form Form, bool Required = false);

/// <summary>The keys that a mapping may have.</summary>
/// <param name="Name">The name of the set in the schema.</param>
/// <param name="What">What the mapping is, in messages, e.g. "a layer".</param>
/// <param name="Keys">The keys.</param>
internal sealed record KeySet(string Name, string What, ImmutableArray<Key> Keys)
{
    /// <summary>Keys of which exactly one must be there; empty: no such rule.</summary>
    public ImmutableArray<string> ExactlyOne { get; init; } = [];

    /// <summary>Keys of which at most one can be there; empty: no such rule.</summary>
    public ImmutableArray<string> AtMostOne { get; init; } = [];

    /// <summary>Keys that need another one beside them.</summary>
    public ImmutableArray<(string Key, string Other)> Needs { get; init; } = [];

    /// <summary>A key that must be there unless another one is there and 0; null: no such rule.</summary>
    public (string Key, string Other)? RequiredUnlessZero { get; init; }

    /// <summary>The key of that name, or null.</summary>
    public Key? Find(string name)
    {
        foreach (var key in Keys)
        {
            if (key.Name == name)
            {
                return key;
            }
        }

        return null;
    }
}
