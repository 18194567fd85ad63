using System.Collections.Immutable;
using System.Text;
using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Solver.Traces;

/// <summary>
/// Finds a quantity by what a person calls it: its id, its symbol in plain text, another name of it; first as written, then
/// forgiving about spaces, underscores, braces, ∂ for d, ŷ for yhat, δ for delta, <c>new w5</c>, <c>w5'</c>, and at last about case.
/// </summary>
public sealed class QuantityNames
{
    private const int LongestName = 200;

    private readonly ImmutableArray<Quantity> _quantities;
    private readonly Dictionary<string, Meaning>?[] _levels = new Dictionary<string, Meaning>?[4];

    /// <summary>The names of all given quantities; index i of the array holds the quantity with Index i.</summary>
    public QuantityNames(ImmutableArray<Quantity> quantities)
    {
        _quantities = quantities;
    }

    /// <summary>
    /// The quantity of that name; null where there is none, or where it is the symbol of several. A symbol goes before another name, a
    /// quantity that is worked out before one that repeats another, the earlier update before the later.
    /// </summary>
    public Quantity? Find(string name) => MeaningOf(name) is { Other: < 0 } meaning ? _quantities[meaning.Quantity] : null;

    /// <summary>What is wrong with a name for which <see cref="Find"/> has nothing.</summary>
    /// <param name="name">The name.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="severity">How bad that is.</param>
    /// <param name="shown">The name as it is quoted; the name itself where it is not given.</param>
    /// <param name="otherwise">The hint where no name is near.</param>
    public Diagnostic Missing(string name, Place place, Severity severity = Severity.Error, string? shown = null, string? otherwise = null)
    {
        shown ??= name;
        if (name.Length <= LongestName && MeaningOf(name) is { Other: >= 0 } meaning)
        {
            var (one, other) = (_quantities[meaning.Quantity].Id, _quantities[meaning.Other].Id);
            return new Diagnostic(severity, "ambiguous-name", place, $"{shown} is the symbol of several quantities, {one} and {other}", $"use an id, {one} or {other}");
        }

        var nearest = name.Length <= LongestName ? Nearest(name) : [];
        return new Diagnostic(severity, "unknown-quantity", place, $"there is no quantity {shown} in this problem", nearest.IsEmpty ? otherwise : $"did you mean {string.Join(", ", nearest)}?");
    }

    private Meaning? MeaningOf(string name)
    {
        name = name.Trim();
        var normal = Normal(name);
        return Get(0, name) ?? Get(1, name) ?? Get(2, normal) ?? Get(2, normal + "(1)")
            ?? Get(3, normal.ToLowerInvariant()) ?? Get(3, normal.ToLowerInvariant() + "(1)") ?? Elsewhere(normal);
    }

    /// <summary>The plain names nearest to one that means nothing, the nearest first.</summary>
    public ImmutableArray<string> Nearest(string name, int count = 3)
    {
        var normal = Normal(name);
        var limit = Math.Max(2, normal.Length / 3);
        var found = new List<(int Distance, int Index, string Name)>();
        const int most = 20_000;
        for (var i = 0; i < Math.Min(_quantities.Length, most); i++)
        {
            var quantity = _quantities[i];
            var byId = Spelling.Distance(normal, Normal(quantity.Id));
            var bySymbol = Spelling.Distance(normal, Normal(quantity.Symbol.Plain));
            var (distance, text) = bySymbol <= byId ? (bySymbol, quantity.Symbol.Plain) : (byId, quantity.Id);
            if (distance <= limit && !quantity.IsAlias)
            {
                found.Add((distance, i, text));
            }
        }

        return [.. found.OrderBy(f => f.Distance).ThenBy(f => f.Index).Select(f => f.Name).Distinct(StringComparer.Ordinal).Take(count)];
    }

    /// <summary>Names of other books: net_h1 and out_h1 for z and a, E_total for J, loss for L.</summary>
    private Meaning? Elsewhere(string normal)
    {
        var lower = normal.ToLowerInvariant();
        if (lower.StartsWith("net", StringComparison.Ordinal) && lower.Length > 3)
        {
            return Computed("z" + lower[3..]);
        }

        if (lower.StartsWith("out", StringComparison.Ordinal) && lower.Length > 3)
        {
            return Computed("a" + lower[3..]);
        }

        return lower switch
        {
            "etotal" or "cost" or "totalloss" or "total" => Computed("j"),
            "loss" => Computed("l") ?? Computed("j"),
            _ => lower.StartsWith("detotal/d", StringComparison.Ordinal) ? Get(3, "dl/d" + lower[9..]) ?? Get(3, "dj/d" + lower[9..])
                : lower.StartsWith("dloss/d", StringComparison.Ordinal) ? Get(3, "dl/d" + lower[7..]) ?? Get(3, "dj/d" + lower[7..])
                : null,
        };
    }

    /// <summary>What is worked out under a name: an input that its author calls L is not the loss.</summary>
    private Meaning? Computed(string name) => Get(3, name) is { } meaning && _quantities[meaning.Quantity].IsComputed ? meaning : null;

    private Meaning? Get(int level, string name) => Level(level).GetValueOrDefault(name);

    /// <summary>The names of a level. Most people write names as they stand, so the forgiving ones are made only when they are looked for.</summary>
    private Dictionary<string, Meaning> Level(int level)
    {
        if (_levels[level] is { } made)
        {
            return made;
        }

        var names = _levels[level] = new Dictionary<string, Meaning>(StringComparer.Ordinal);
        foreach (var quantity in _quantities)
        {
            foreach (var (name, kind) in NamesOf(quantity, level))
            {
                Add(names, name, new Meaning(quantity.Index, kind, quantity.IsAlias, quantity.Update));
            }
        }

        return names;
    }

    private static IEnumerable<(string Name, Kind Kind)> NamesOf(Quantity quantity, int level)
    {
        if (level == 0)
        {
            return [(quantity.Id, Kind.Id)];
        }

        List<(string Name, Kind Kind)> names = [(quantity.Symbol.Plain, Kind.Symbol), .. quantity.OtherNames.Select(name => (name, Kind.Other))];
        if (level > 1)
        {
            names.Add((quantity.Id, Kind.Id));
            names = names.ConvertAll(name => (level == 2 ? Normal(name.Name) : Normal(name.Name).ToLowerInvariant(), name.Kind));
        }

        return names;
    }

    private static void Add(Dictionary<string, Meaning> names, string name, Meaning meaning)
    {
        if (!names.TryGetValue(name, out var before) || meaning.Rank.CompareTo(before.Rank) < 0)
        {
            names[name] = meaning;
        }
        else if (meaning is { Kind: Kind.Symbol, IsAlias: false } && meaning.Rank == before.Rank && meaning.Quantity != before.Quantity && before.Other < 0)
        {
            names[name] = before with { Other = meaning.Quantity };
        }
    }

    /// <summary>What a name is to a quantity, the strongest first.</summary>
    private enum Kind
    {
        Symbol,
        Other,
        Id,
    }

    /// <summary>A quantity that a name may mean, and another one of which it is the symbol just as well; −1 for none.</summary>
    private sealed record Meaning(int Quantity, Kind Kind, bool IsAlias, int Update, int Other = -1)
    {
        public (int Kind, int Alias, int Update) Rank => ((int)Kind, IsAlias ? 1 : 0, Update);
    }

    /// <summary>Whether a name is a quantity's id, and not its symbol, which others may share.</summary>
    internal static bool IsId(string name, Quantity quantity) => Normal(name.Trim()).Equals(Normal(quantity.Id), StringComparison.OrdinalIgnoreCase);

    /// <summary>The name without what people write in different ways.</summary>
    internal static string Normal(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            switch (c)
            {
                case ' ' or '\t' or '_' or '{' or '}' or '^' or '\\' or '·' or '$':
                    break;
                case '∂':
                    text.Append('d');
                    break;
                case 'ŷ':
                    text.Append("yhat");
                    break;
                case 'δ':
                    text.Append("delta");
                    break;
                case 'η':
                    text.Append("eta");
                    break;
                case 'λ':
                    text.Append("lambda");
                    break;
                case '\'' or '′' or '’' or '⁺':
                    text.Append("new");
                    break;
                case >= '₀' and <= '₉':
                    text.Append((char)('0' + (c - '₀')));
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        var normal = text.ToString();
        return normal.StartsWith("new", StringComparison.OrdinalIgnoreCase) && normal.Length > 3 && !normal.EndsWith("new", StringComparison.Ordinal)
            ? normal[3..] + "new"
            : normal;
    }
}
