namespace WorkedSolutions.Solver.Expressions;

/// <summary>What to write instead of a character that has no meaning in an expression.</summary>
internal static class ExpressionHints
{
    /// <summary>The hint for a character, or null.</summary>
    public static string? For(char c) => c switch
    {
        '²' => "write ^2",
        '³' => "write ^3",
        '[' or ']' or '{' or '}' => "use round brackets",
        '=' or ':' => "write the right side alone; the name before the colon is the left side",
        '|' => "write abs(…)",
        '√' => "write sqrt(…)",
        '÷' => "write /",
        '%' => "write the number divided by 100",
        '\'' or '′' => "write the derivative as a problem of kind derivative",
        '!' => "there is no factorial; write the product",
        _ => null,
    };
}
