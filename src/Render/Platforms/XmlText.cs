using System.Text;

namespace WorkedSolutions.Render.Platforms;

/// <summary>Text inside XML.</summary>
internal static class XmlText
{
    /// <summary>Appends text that is safe in elements and attributes; characters that XML cannot hold become spaces.</summary>
    public static void Escape(StringBuilder output, string text)
    {
        foreach (var c in text)
        {
            switch (c)
            {
                case '&':
                    output.Append("&amp;");
                    break;
                case '<':
                    output.Append("&lt;");
                    break;
                case '>':
                    output.Append("&gt;");
                    break;
                case '"':
                    output.Append("&quot;");
                    break;
                case (< ' ' and not ('\n' or '\t')) or '\uFFFE' or '\uFFFF':
                    output.Append(' ');
                    break;
                default:
                    output.Append(c);
                    break;
            }
        }
    }

    /// <summary>The text, safe in elements and attributes.</summary>
    public static string Escape(string text)
    {
        var output = new StringBuilder(text.Length + 16);
        Escape(output, text);
        return output.ToString();
    }

    /// <summary>Appends a character data section; its end mark inside the text is split over two.</summary>
    public static void CharacterData(StringBuilder output, StringBuilder text) =>
        output.Append("<![CDATA[").Append(text.ToString().Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal)).Append("]]>");

    /// <summary>The bytes of what was written; a lone surrogate becomes U+FFFD.</summary>
    public static byte[] Bytes(StringBuilder output) => Encoding.UTF8.GetBytes(output.ToString());
}
