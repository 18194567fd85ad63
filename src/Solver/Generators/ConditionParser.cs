using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Generators;

/// <summary>Reads a condition by recursive descent. It stops at the first mistake.</summary>
internal sealed class ConditionParser
{
    private const int GreatestDepth = 50;
    private const int GreatestLength = 2_000;
    private readonly Written _source;
    private readonly Dictionary<string, Written> _quantities = new(StringComparer.Ordinal);
    private ConditionToken _next;
    private int _depth;

    /// <summary>A parser at the beginning of a condition.</summary>
    public ConditionParser(Written source)
    {
        _source = source;
        _next = source.Text.Length > GreatestLength ? default : ConditionToken.At(source.Text, 0);
    }

    /// <summary>The mistake; empty where there is none.</summary>
    public List<Diagnostic> Diagnostics { get; } = [];

    /// <summary>The quantities in the order of the text.</summary>
    public IEnumerable<Written> Quantities => _quantities.Values.OrderBy(quantity => quantity.Place.Column);

    /// <summary>The whole text as a condition, or null.</summary>
    public ConditionNode? Whole()
    {
        if (_source.Text.Length > GreatestLength)
        {
            return Fail(0, $"the condition has more than {GreatestLength} characters");
        }

        if (Or() is not { } root)
        {
            return null;
        }

        if (_next.Kind != ConditionTokenKind.End)
        {
            return Unexpected();
        }

        return root.IsTruth ? root : Fail(0, "the condition compares nothing", "write a comparison, e.g. abs(z_h1) < 3");
    }

    private ConditionNode? Or() => Joined("or", And, (left, right) => new ConditionNode.Either(left, right));

    private ConditionNode? And() => Joined("and", Not, (left, right) => new ConditionNode.Both(left, right));

    private ConditionNode? Joined(string word, Func<ConditionNode?> part, Func<ConditionNode, ConditionNode, ConditionNode> join)
    {
        var start = _next.Start;
        var left = part();
        while (left is not null && Is(ConditionTokenKind.Word, word))
        {
            var at = Take().End;
            var right = part();
            left = right is null ? null
                : !left.IsTruth ? Fail(start, $"`{word}` joins comparisons, not numbers")
                : !right.IsTruth ? Fail(at, $"`{word}` joins comparisons, not numbers")
                : join(left, right);
        }

        return left;
    }

    private ConditionNode? Not()
    {
        if (!Is(ConditionTokenKind.Word, "not"))
        {
            return Comparison();
        }

        var at = Take().End;
        var operand = Nested(Not);
        return operand is null ? null : operand.IsTruth ? new ConditionNode.Not(operand) : Fail(at, "`not` stands before a comparison, not a number");
    }

    private ConditionNode? Comparison()
    {
        var start = _next.Start;
        var left = Sum();
        ConditionNode? all = null;
        while (left is not null && _next is { Kind: ConditionTokenKind.Sign, Text: "<" or "<=" or ">" or ">=" or "==" or "!=" })
        {
            var sign = Take();
            var right = Sum();
            if (right is null || left.IsTruth || right.IsTruth)
            {
                return right is null ? null : Fail(left.IsTruth ? start : sign.End, "numbers are compared, not comparisons");
            }

            var one = new ConditionNode.Comparison(sign.Text, left, right);
            all = all is null ? one : new ConditionNode.Both(all, one);
            left = right;
        }

        return left is null ? null : all ?? left;
    }

    private ConditionNode? Sum() => Calculation(['+', '-'], Product);

    private ConditionNode? Product() => Calculation(['*', '/'], Signed);

    private ConditionNode? Calculation(char[] signs, Func<ConditionNode?> part)
    {
        var start = _next.Start;
        var left = part();
        for (var count = 0; left is not null && _next.Kind == ConditionTokenKind.Sign && _next.Text.Length == 1 && signs.Contains(_next.Text[0]); count++)
        {
            var sign = Take();
            var right = part();
            left = right is null ? null
                : left.IsTruth || right.IsTruth ? Fail(left.IsTruth ? start : sign.End, $"`{sign.Text}` joins numbers, not comparisons")
                : count >= GreatestDepth ? Fail(sign.Start, "the condition is too long")
                : new ConditionNode.Arithmetic(sign.Text[0], left, right);
        }

        return left;
    }

    private ConditionNode? Signed()
    {
        if (_next is not { Kind: ConditionTokenKind.Sign, Text: "-" })
        {
            return Power();
        }

        var at = Take().End;
        var operand = Nested(Signed);
        return operand is null ? null : operand.IsTruth ? Fail(at, "a number stands behind a minus sign") : new ConditionNode.Negative(operand);
    }

    private ConditionNode? Power()
    {
        var start = _next.Start;
        var left = Atom();
        if (left is null || _next is not { Kind: ConditionTokenKind.Sign, Text: "^" })
        {
            return left;
        }

        var at = Take().End;
        var right = Nested(Signed);
        return right is null ? null
            : left.IsTruth || right.IsTruth ? Fail(left.IsTruth ? start : at, "`^` joins numbers, not comparisons")
            : new ConditionNode.Arithmetic('^', left, right);
    }

    private ConditionNode? Atom()
    {
        switch (_next)
        {
            case { Kind: ConditionTokenKind.Number }:
                return new ConditionNode.Number(Take().Number);
            case { Kind: ConditionTokenKind.Sign, Text: "(" }:
                Take();
                var inner = Nested(Or);
                return inner is null || !Close() ? null : inner;
            case { Kind: ConditionTokenKind.Word, Text: "abs" or "min" or "max" or "distinct" }:
                return Call(Take());
            case { Kind: ConditionTokenKind.Word } word when Array.IndexOf(ConditionToken.Reserved, word.Text) < 0:
                Take();
                _quantities.TryAdd(word.Text, new Written(word.Text, PlaceOf(word.Start)));
                return new ConditionNode.Quantity(word.Text);
            default:
                return Unexpected();
        }
    }

    private ConditionNode? Call(ConditionToken name)
    {
        if (!Is(ConditionTokenKind.Sign, "("))
        {
            return Fail(_next.Start, $"`{name.Text}` needs a bracket", $"write {name.Text}(…)");
        }

        var arguments = ImmutableArray.CreateBuilder<ConditionNode>();
        do
        {
            Take();
            var start = _next.Start;
            if (Nested(Sum) is not { } argument)
            {
                return null;
            }

            if (argument.IsTruth)
            {
                return Fail(start, $"`{name.Text}` takes numbers, not comparisons");
            }

            arguments.Add(argument);
        }
        while (Is(ConditionTokenKind.Sign, ","));
        if (!Close())
        {
            return null;
        }

        var needed = name.Text == "abs" ? arguments.Count == 1 : arguments.Count >= 2;
        return !needed ? Fail(name.Start, name.Text == "abs" ? "`abs` takes one number" : $"`{name.Text}` takes two numbers or more")
            : name.Text == "distinct" ? new ConditionNode.Distinct(arguments.ToImmutable())
            : new ConditionNode.Function(name.Text, arguments.ToImmutable());
    }

    private ConditionNode? Nested(Func<ConditionNode?> part)
    {
        if (_depth >= GreatestDepth)
        {
            return Fail(_next.Start, $"the condition is nested more than {GreatestDepth} deep");
        }

        _depth++;
        var result = part();
        _depth--;
        return result;
    }

    private bool Close()
    {
        if (Is(ConditionTokenKind.Sign, ")"))
        {
            Take();
            return true;
        }

        Fail(_next.Start, "a closing bracket was expected");
        return false;
    }

    private bool Is(ConditionTokenKind kind, string text) => _next.Kind == kind && _next.Text == text;

    private ConditionToken Take()
    {
        var taken = _next;
        _next = ConditionToken.At(_source.Text, taken.End);
        return taken;
    }

    private ConditionNode? Unexpected() => _next.Kind == ConditionTokenKind.End
        ? Fail(_next.Start, "the condition ends too early")
        : Fail(_next.Start, $"`{_next.Text}` cannot stand here", Hint(_next.Text));

    private static string? Hint(string text) => text switch
    {
        "&" => "write `and`",
        "|" => "write `or`, or abs(…) for an absolute value",
        "!" => "write `not`",
        "[" => "an id is written without spaces and with numbers in its brackets, e.g. z[1][2](1)",
        _ => null,
    };

    private ConditionNode? Fail(int index, string message, string? hint = null)
    {
        if (Diagnostics.Count == 0)
        {
            Diagnostics.Add(Diagnostic.Error("bad-condition", PlaceOf(index), message, hint));
        }

        return null;
    }

    private Place PlaceOf(int index) => _source.Place with { Column = _source.Place.Column + index };
}
