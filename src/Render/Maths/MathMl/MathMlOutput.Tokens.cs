using System.Buffers;
using System.Globalization;
using System.Text;

namespace WorkedSolutions.Render.Maths;

/// <summary>Token elements and their text.</summary>
internal ref partial struct MathMlOutput
{
    /// <summary>Opens a token element and, in a link, the anchor inside it, where HTML may stand.</summary>
    private void Open(string tag)
    {
        _output.Append(tag);
        if (_target is null)
        {
            return;
        }

        _output.Append("<a href=\"#");
        foreach (var c in _target)
        {
            if (char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~' or '/' or ':' or '(' or ')' or ',')
            {
                _output.Append(c);
            }
            else
            {
                AppendPercentEncoded(c);
            }
        }

        _output.Append(_isTargetReachable ? "\" tabindex=\"-1\">" : "\">");
        _isTargetReachable = true;
    }

    private readonly void AppendPercentEncoded(char c)
    {
        Span<byte> bytes = stackalloc byte[4];
        var count = Encoding.UTF8.GetBytes([c], bytes);
        foreach (var b in bytes[..count])
        {
            _output.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
        }
    }

    private readonly void Close(string tag) => (_target is null ? _output : _output.Append("</a>")).Append(tag);

    private void Token(string open, string text, string close)
    {
        Open(open);
        AppendEscaped(_output, text);
        Close(close);
    }

    /// <summary>Appends text with the characters escaped that XML gives a meaning, and without those that it cannot hold.</summary>
    internal static void AppendEscaped(StringBuilder output, ReadOnlySpan<char> text)
    {
        if (text.Length == 1 && text[0] > '>')
        {
            output.Append(text[0]);
            return;
        }

        while (true)
        {
            var plain = text.IndexOfAny(Special);
            if (plain < 0)
            {
                output.Append(text);
                return;
            }

            output.Append(text[..plain]);
            output.Append(text[plain] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\t' or '\n' => " ",
                _ => "",
            });
            text = text[(plain + 1)..];
        }
    }

    /// <summary>What must not stand in text as it is.</summary>
    private static readonly SearchValues<char> Special = SearchValues.Create(
        "&<>\"\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\t\n\v\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");
}
