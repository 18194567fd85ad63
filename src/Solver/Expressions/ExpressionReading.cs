using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Expressions.Functions;

namespace WorkedSolutions.Solver.Expressions;

/// <summary>One walk over the text of an expression, by recursive descent. It stops at the first mistake.</summary>
internal sealed partial class ExpressionReading(string text, Place start)
{
    private readonly ExpressionText _text = new(text);
    private Token _next;

    /// <summary>The names in the order of the text.</summary>
    public List<(string Name, Place Place)> Names { get; } = [];

    /// <summary>What is wrong; at most one.</summary>
    public List<Diagnostic> Diagnostics { get; } = [];

    /// <summary>An expression and how deep it is nested.</summary>
    private readonly record struct Part(Expr Expr, int Depth);

    /// <summary>The whole text as one expression, or null.</summary>
    public Expr? Whole()
    {
        if (text.Length > ExpressionText.MostCharacters)
        {
            Fail("expression-too-long", 0, $"the expression has {text.Length} characters; {ExpressionText.MostCharacters} are allowed", "split it into several definitions");
            return null;
        }

        _next = _text.At(0);
        if (_next.Kind == TokenKind.End)
        {
            Fail("expression-empty", 0, "the expression is empty");
            return null;
        }

        var sum = Sum(0);
        if (sum is { } whole && _next.Kind == TokenKind.End)
        {
            return whole.Expr;
        }

        if (sum is not null)
        {
            Unexpected();
        }

        return null;
    }

    private Part? Sum(int level)
    {
        if (Term(level) is not { } first)
        {
            return null;
        }

        if (_next.Kind is not (TokenKind.Plus or TokenKind.Minus))
        {
            return first;
        }

        var terms = ImmutableArray.CreateBuilder<Expr>();
        terms.Add(first.Expr);
        var depth = first.Depth;
        while (_next.Kind is TokenKind.Plus or TokenKind.Minus)
        {
            var minus = Take().Kind == TokenKind.Minus;
            if (Term(level) is not { } term)
            {
                return null;
            }

            terms.Add(minus ? new Expr.Negate(term.Expr) : term.Expr);
            depth = Math.Max(depth, term.Depth + 1);
        }

        return Deeper(new Expr.Sum(new ExprList(terms.ToImmutable())), depth);
    }

    private Part? Term(int level)
    {
        if (_next.Kind is not (TokenKind.Minus or TokenKind.Plus))
        {
            return Product(level);
        }

        if (level >= ExpressionParser.GreatestDepth)
        {
            return TooDeep();
        }

        var minus = Take();
        if (minus.Kind == TokenKind.Minus && _next.Kind == TokenKind.Number && _text.After(_next).Kind != TokenKind.Power)
        {
            return Number() is { } number ? Product(level, new Part(Negative(number), 1)) : null;
        }

        return Term(level + 1) is not { } term ? null : minus.Kind == TokenKind.Plus ? term : Deeper(new Expr.Negate(term.Expr), term.Depth);
    }

    private Part? Product(int level) => Signed(level) is { } first ? Product(level, first) : null;

    private Part? Product(int level, Part first)
    {
        var factors = ImmutableArray.CreateBuilder<Expr>();
        factors.Add(first.Expr);
        var depth = first.Depth;
        while (true)
        {
            if (_next.Kind is TokenKind.Number or TokenKind.Name or TokenKind.Open)
            {
                return ImplicitMultiplication();
            }

            if (_next.Kind is not (TokenKind.Times or TokenKind.Divide))
            {
                var whole = factors.Count == 1 ? factors[0] : new Expr.Product(new ExprList(factors.ToImmutable()));
                return factors.Count == 1 ? new Part(whole, depth) : Deeper(whole, depth);
            }

            var divide = Take().Kind == TokenKind.Divide;
            if (Signed(level) is not { } factor)
            {
                return null;
            }

            depth = Math.Max(depth, factor.Depth);
            if (!divide)
            {
                factors.Add(factor.Expr);
                continue;
            }

            depth += factors.Count > 1 ? 2 : 1;
            if (depth > ExpressionParser.GreatestDepth)
            {
                return TooDeep();
            }

            var numerator = factors.Count == 1 ? factors[0] : new Expr.Product(new ExprList(factors.ToImmutable()));
            factors.Clear();
            factors.Add(new Expr.Quotient(numerator, factor.Expr));
        }
    }

    /// <summary>A power with signs before it, as in 2 * -x or x ^ -1.</summary>
    private Part? Signed(int level)
    {
        if (_next.Kind is not (TokenKind.Minus or TokenKind.Plus))
        {
            return Power(level);
        }

        if (level >= ExpressionParser.GreatestDepth)
        {
            return TooDeep();
        }

        var sign = Take();
        if (sign.Kind == TokenKind.Minus && _next.Kind == TokenKind.Number && _text.After(_next).Kind != TokenKind.Power)
        {
            return Number() is { } number ? new Part(Negative(number), 1) : null;
        }

        return Signed(level + 1) is not { } operand ? null : sign.Kind == TokenKind.Plus ? operand : Deeper(new Expr.Negate(operand.Expr), operand.Depth);
    }

    private Part? Power(int level)
    {
        if (Atom(level) is not { } power)
        {
            return null;
        }

        if (_next.Kind != TokenKind.Power)
        {
            return power;
        }

        if (level >= ExpressionParser.GreatestDepth)
        {
            return TooDeep();
        }

        Take();
        return Signed(level + 1) is { } exponent
            ? Deeper(new Expr.Power(power.Expr, exponent.Expr), Math.Max(power.Depth, exponent.Depth))
            : null;
    }

    private Part? Atom(int level)
    {
        switch (_next.Kind)
        {
            case TokenKind.Number:
                return Number() is { } number ? new Part(number, 1) : null;
            case TokenKind.Name:
                return NameOrCall(level);
            case TokenKind.Open:
                if (level >= ExpressionParser.GreatestDepth)
                {
                    return TooDeep();
                }

                var open = Take();
                return Sum(level + 1) is { } inner && Close(open) ? inner : null;
            default:
                return Unexpected();
        }
    }

    private Expr.Number? Number()
    {
        var token = Take();
        var number = token.Length <= ExpressionText.MostTokenCharacters ? ExpressionText.Number(_text[token].ToString()) : null;
        if (number is null)
        {
            var shown = token.Length > 40 ? $"{_text[token][..40]}…" : _text[token].ToString();
            Fail("malformed-number", token.Start, $"{shown} is not a number that can be used", "write digits with at most one point and an exponent, e.g. 0.5 or 1e-3");
        }

        return number;
    }

    private Part? NameOrCall(int level)
    {
        var token = Take();
        var name = _text[token].ToString();
        if (token.Length > ExpressionText.MostTokenCharacters)
        {
            Fail("name-too-long", token.Start, $"a name of {token.Length} characters; {ExpressionText.MostTokenCharacters} are allowed");
            return null;
        }

        var function = FunctionTable.Find(name) is { ForAuthors: true } found ? found : null;
        if (_next.Kind == TokenKind.Open)
        {
            return function is null ? UnknownFunction(token, name) : Call(token, function, level);
        }

        if (function is not null)
        {
            Fail("function-without-brackets", token.Start, $"{name} is a function and needs its argument in brackets", $"write {name}(…)");
            return null;
        }

        Names.Add((name, At(token.Start)));
        return new Part(new Expr.Name(name), 1);
    }

    private Part? Call(Token name, Function function, int level)
    {
        if (level >= ExpressionParser.GreatestDepth)
        {
            return TooDeep();
        }

        var open = Take();
        var arguments = ImmutableArray.CreateBuilder<Expr>();
        var depth = 0;
        if (_next.Kind != TokenKind.Close)
        {
            do
            {
                if (arguments.Count > 0)
                {
                    Take();
                }

                if (Sum(level + 1) is not { } argument)
                {
                    return null;
                }

                arguments.Add(argument.Expr);
                depth = Math.Max(depth, argument.Depth);
            }
            while (_next.Kind == TokenKind.Comma);
        }

        if (!Close(open))
        {
            return null;
        }

        if (arguments.Count < function.LeastArguments || arguments.Count > function.MostArguments)
        {
            return WrongCount(name, function, arguments.Count);
        }

        return Deeper(new Expr.Call(function, new ExprList(arguments.ToImmutable())), depth);
    }

    private bool Close(Token open)
    {
        if (_next.Kind == TokenKind.Close)
        {
            Take();
            return true;
        }

        if (_next.Kind == TokenKind.End)
        {
            Fail("missing-bracket", open.Start, "this bracket is never closed", "add a )");
        }
        else
        {
            Unexpected();
        }

        return false;
    }

    private Part? Deeper(Expr expr, int depth) => depth >= ExpressionParser.GreatestDepth ? TooDeep() : new Part(expr, depth + 1);

    private Token Take()
    {
        var token = _next;
        _next = _text.After(token);
        return token;
    }

    private Place At(int position) => start.Line > 0 ? start with { Column = start.Column + position } : start;

    private static Expr.Number Negative(Expr.Number number) => new(-number.Value, "-" + number.Text);
}
