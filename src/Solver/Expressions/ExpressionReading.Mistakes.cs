using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Expressions.Functions;

namespace WorkedSolutions.Solver.Expressions;

/// <summary>What is said of a mistake.</summary>
internal sealed partial class ExpressionReading
{
    private Part? WrongCount(Token name, Function function, int count)
    {
        var wanted = function.LeastArguments == function.MostArguments
            ? function.LeastArguments == 1 ? "one argument" : $"{function.LeastArguments} arguments"
            : $"{function.LeastArguments} to {function.MostArguments} arguments";
        var hint = count == 2 && function.MostArguments == 1 ? "a decimal comma? write a point: 0.5" : null;
        Fail("argument-count", name.Start, $"{_text[name]} takes {wanted}, not {count}", hint);
        return null;
    }

    private Part? UnknownFunction(Token token, string name)
    {
        var candidates = FunctionTable.All.Where(f => f.ForAuthors).SelectMany(f => f.OtherNames.Prepend(f.Name)).ToList();
        var hint = text.Contains('=') ? "write the right side of the = alone"
            : Spelling.Closest(name, candidates) is { } closest
            ? $"did you mean {closest}?"
            : $"to multiply write {name}*(…); functions are {string.Join(", ", candidates)}";
        Fail("unknown-function", token.Start, $"there is no function {name}", hint);
        return null;
    }

    private Part? ImplicitMultiplication()
    {
        var previous = PreviousText();
        var shown = _next.Kind == TokenKind.Open ? "(…)" : _text[_next].ToString();
        Fail("implicit-multiplication", _next.Start, $"{shown} directly follows {previous}; a multiplication needs its sign", $"write {previous}*{shown}");
        return null;
    }

    /// <summary>The last thing that was read, for a hint.</summary>
    private string PreviousText()
    {
        var end = _next.Start;
        while (end > 0 && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        var begin = end;
        while (begin > 0 && (char.IsLetterOrDigit(text[begin - 1]) || text[begin - 1] is '_' or '.'))
        {
            begin--;
        }

        return begin < end ? text[begin..end] : "(…)";
    }

    private Part? Unexpected()
    {
        var token = _next;
        switch (token.Kind)
        {
            case TokenKind.End:
                Fail("unexpected-end", token.Start, "the expression ends where a number, a name or a bracket should follow");
                break;
            case TokenKind.Close:
                Fail("unexpected-bracket", token.Start, "this ) closes nothing or stands where a number or a name should");
                break;
            case TokenKind.Comma:
                Fail("unexpected-comma", token.Start, "a comma separates the arguments of a function only", "a decimal comma? write a point: 0.5");
                break;
            case TokenKind.Bad:
                Fail("unexpected-character", token.Start, $"{Printable(text[token.Start])} has no meaning in an expression", ExpressionHints.For(text[token.Start]));
                break;
            default:
                var power = token.Kind == TokenKind.Times && token.Start > 0 && text[token.Start - 1] == '*';
                Fail("unexpected-sign", token.Start, $"a number, a name or a bracket should stand before {_text[token]}", power ? "write ^ for a power" : null);
                break;
        }

        return null;
    }

    private static string Printable(char c) =>
        char.IsControl(c) || char.IsSurrogate(c) ? $"the character U+{(int)c:X4}" : c.ToString();

    private Part? TooDeep()
    {
        Fail("expression-too-deep", _next.Start, $"the expression is nested more than {ExpressionParser.GreatestDepth} levels deep", "split it into several definitions");
        return null;
    }

    private void Fail(string code, int position, string message, string? hint = null)
    {
        if (Diagnostics.Count == 0)
        {
            Diagnostics.Add(Diagnostic.Error(code, At(position), message, hint));
        }
    }
}
