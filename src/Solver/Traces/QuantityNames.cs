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
    private readonly ImmutableArray<Quantity> _quantities;
    private readonly Dictionary<string, int>?[] _levels = new Dictionary<string, int>?[4];

    /// <summary>The names of all given quantities; index i of the array holds the quantity with Index i.</summary>
    public QuantityNames(ImmutableArray<Quantity> quantities)
    {
        _quantities = quantities;
    }

    /// <summary>The quantity of that name, or null. Of several, one that is worked out goes before one that repeats another, the earlier update before the later.</summary>
    public Quantity? Find(string name)
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
    private Quantity? Elsewhere(string normal)
    {
        var lower = normal.ToLowerInvariant();
        if (lower.StartsWith("net", StringComparison.Ordinal) && lower.Length > 3)
        {
            return Get(3, "z" + lower[3..]);
        }

        if (lower.StartsWith("out", StringComparison.Ordinal) && lower.Length > 3)
        {
            return Get(3, "a" + lower[3..]);
        }

        return lower switch
        {
            "etotal" or "cost" or "totalloss" or "total" => Get(3, "j"),
            "loss" => Get(3, "l") ?? Get(3, "j"),
            _ => lower.StartsWith("detotal/d", StringComparison.Ordinal) ? Get(3, "dl/d" + lower[9..]) ?? Get(3, "dj/d" + lower[9..])
                : lower.StartsWith("dloss/d", StringComparison.Ordinal) ? Get(3, "dl/d" + lower[7..]) ?? Get(3, "dj/d" + lower[7..])
                : null,
        };
    }

    private Quantity? Get(int level, string name) => Level(level).TryGetValue(name, out var index) ? _quantities[index] : null;

    /// <summary>The names of a level. Most people write names as they stand, so the forgiving ones are made only when they are looked for.</summary>
    private Dictionary<string, int> Level(int level)
    {
        if (_levels[level] is { } made)
        {
            return made;
        }

        var names = _levels[level] = new Dictionary<string, int>(StringComparer.Ordinal);
        if (level == 3)
        {
            foreach (var (name, index) in Level(2))
            {
                Add(names, name.ToLowerInvariant(), _quantities[index]);
            }

            return names;
        }

        foreach (var quantity in _quantities)
        {
            foreach (var name in NamesOf(quantity, level))
            {
                Add(names, name, quantity);
            }
        }

        return names;
    }

    private static IEnumerable<string> NamesOf(Quantity quantity, int level) => level switch
    {
        0 => [quantity.Id],
        1 => [quantity.Symbol.Plain, .. quantity.OtherNames],
        _ => [Normal(quantity.Symbol.Plain), .. quantity.OtherNames.Select(Normal), Normal(quantity.Id)],
    };

    private void Add(Dictionary<string, int> names, string name, Quantity quantity)
    {
        if (!names.TryGetValue(name, out var before) || Better(quantity, _quantities[before]))
        {
            names[name] = quantity.Index;
        }
    }

    private static bool Better(Quantity candidate, Quantity than)
    {
        var (a, b) = (Rank(candidate), Rank(than));
        return a < b || (a == b && candidate.Update < than.Update);
    }

    private static int Rank(Quantity quantity) => quantity.IsAlias ? 1 : 0;

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
