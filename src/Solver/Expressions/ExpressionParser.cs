using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Expressions.Functions;

namespace WorkedSolutions.Solver.Expressions;

/// <summary>What reading an expression gave.</summary>
/// <param name="Expression">The expression; null where a diagnostic says why there is none.</param>
/// <param name="Names">Every name that it uses, in the order of the text, with its place.</param>
/// <param name="Diagnostics">What is wrong.</param>
public sealed record ParsedExpression(Expr? Expression, ImmutableArray<(string Name, Place Place)> Names, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>
/// Reads expressions: numbers (kept as typed), names, + − * / ^, brackets and functions. ^ binds to the right and tighter than
/// unary minus. What is read is what was written: nothing is simplified or reordered.
/// </summary>
public static class ExpressionParser
{
    /// <summary>How deep brackets, powers and quotients may be nested.</summary>
    public const int GreatestDepth = 200;

    /// <summary>Reads the text of an expression.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The place of its first character; diagnostics count columns from there.</param>
    public static ParsedExpression Parse(string text, Place start)
    {
        var reading = new ExpressionReading(text, start);
        var expression = reading.Whole();
        return new(expression, [.. reading.Names], [.. reading.Diagnostics]);
    }

    /// <summary>Whether the text is a name: a letter, then letters, digits and _, and not what a function is called.</summary>
    public static bool IsName(string text)
    {
        if (text.Length is 0 or > ExpressionText.MostTokenCharacters || !char.IsLetter(text[0]) || FunctionTable.Find(text) is { ForAuthors: true })
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return true;
    }
}
