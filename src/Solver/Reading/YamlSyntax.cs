namespace WorkedSolutions.Solver.Reading;

/// <summary>Puts the YAML parser's messages into words for people who write problems, with a hint for the usual slips.</summary>
internal static class YamlSyntax
{
    private const string NoEnd = "a text ends with the quotation mark with which it begins; in '…' an apostrophe is written twice";

    private static readonly (string Part, string Message, string? Hint)[] Known =
    [
        ("did not find expected ',' or ']'", "a list [...] lacks a comma or its closing bracket", "a text with [ ] { } or , inside [...] needs quotes"),
        ("did not find expected ',' or '}'", "a mapping {...} lacks a comma or its closing brace", "a text with [ ] { } or , inside {...} needs quotes"),
        ("found invalid mapping", "a second colon stands in one line", "a text with a colon and a space needs quotes"),
        ("Mapping values are not allowed", "a colon stands where no key can be", "a text with a colon and a space needs quotes; keys of one mapping start in the same column"),
        ("mapping values are not allowed", "a colon stands where no key can be", "a text with a colon and a space needs quotes; keys of one mapping start in the same column"),
        ("did not find expected key", "a key was expected here", "keys of one mapping start in the same column and end with a colon"),
        ("could not find expected ':'", "a colon was expected after this key", "write `key: value`, with a space after the colon"),
        ("unexpected end of stream", "a quotation mark is not closed", NoEnd),
        ("multi-line double-quoted scalar", "a quotation mark is not closed", NoEnd),
        ("invalid Unicode surrogates", "an escape stands for half a character", "write the character itself, or both halves: \\ud83d\\ude00"),
        ("more than one anchor", "a value has two anchors (&…)", "keep one of them"),
        ("disallowed: []{},", "an anchor or alias cannot be called so", "a text that starts with & or * needs quotes"),
        ("did not find expected '-' indicator", "an item of a list was expected here", "items of one list start with - in the same column"),
        ("did not find expected <document start>", "the file goes on after its end", "keys of one mapping start in the same column"),
        ("Did not find expected <document start>", "the file goes on after its end", "keys of one mapping start in the same column"),
        ("unknown escape", "this escape is unknown", "in \"...\" a backslash is written \\\\; in '...' it stands for itself"),
        ("cannot start any token", "a value cannot start with this character", "put the text in quotes"),
        ("did not find expected node content", "a value was expected here", "a text that starts with a special character needs quotes"),
    ];

    /// <summary>A message and a hint for the parser's own words.</summary>
    public static (string Message, string? Hint) Explain(string message)
    {
        foreach (var (part, plain, hint) in Known)
        {
            if (message.Contains(part, StringComparison.Ordinal))
            {
                return ($"this is not valid YAML: {plain}", hint);
            }
        }

        return message.Length == 0
            ? ("this is not valid YAML: something is not closed", "each [ { \" ' needs its partner")
            : ("this is not valid YAML", message.TrimEnd('.'));
    }
}
