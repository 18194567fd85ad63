using System.Text;

namespace WorkedSolutions.Render.Writers;

/// <summary>Text in HTML, in elements and in double-quoted attributes alike.</summary>
internal static class HtmlText
{
    /// <summary>Appends text with everything escaped that could end it; control characters and lone surrogates become U+FFFD.</summary>
    public static void Append(StringBuilder html, ReadOnlySpan<char> text)
    {
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var replacement = text[i] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\t' or '\n' => null,
                < ' ' or '\u007f' => "\ufffd",
                var c when char.IsSurrogate(c) && !IsPaired(text, i) => "\ufffd",
                _ => null,
            };
            if (replacement is not null)
            {
                html.Append(text[from..i]).Append(replacement);
                from = i + 1;
            }
        }

        html.Append(text[from..]);
    }

    private static bool IsPaired(ReadOnlySpan<char> text, int i) => char.IsHighSurrogate(text[i])
        ? i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])
        : i > 0 && char.IsHighSurrogate(text[i - 1]);
}
