using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Writers;

/// <summary>Lines of text as LaTeX.</summary>
internal sealed class LatexInlines(StringBuilder tex, LatexText text, HashSet<string> anchors)
{
    /// <summary>Appends a line.</summary>
    public void Write(ImmutableArray<Inline> content)
    {
        foreach (var inline in content)
        {
            switch (inline)
            {
                case Inline.Text words: text.Append(tex, words.Value); break;
                case Inline.Math math: Formula(math.Formula); break;
                case Inline.Emphasis emphasis: Command("\\emph{", emphasis.Content); break;
                case Inline.Strong strong: Command("\\textbf{", strong.Content); break;
                case Inline.Link link: Link(link); break;
                case Inline.LineBreak: tex.Append("\\newline\n"); break;
                case Inline.Code code:
                    tex.Append("\\texttt{");
                    text.Append(tex, code.Value);
                    tex.Append('}');
                    break;
                default: throw new System.Diagnostics.UnreachableException();
            }
        }
    }

    private void Formula(MathNode formula)
    {
        tex.Append('$');
        Tex(formula);
        tex.Append('$');
    }

    /// <summary>Appends a formula without what says that it is one.</summary>
    public void Tex(MathNode formula) =>
        text.Formula(tex, TexWriter.Write(Links.Keep(formula, anchors), TexDialect.Latex));

    /// <summary>A line by itself.</summary>
    public string Written(ImmutableArray<Inline> content)
    {
        var start = tex.Length;
        Write(content);
        var written = tex.ToString(start, tex.Length - start);
        tex.Length = start;
        return written;
    }

    private void Command(string open, ImmutableArray<Inline> content)
    {
        tex.Append(open);
        Write(content);
        tex.Append('}');
    }

    private void Link(Inline.Link link)
    {
        if (link.Target.StartsWith('#'))
        {
            Command(anchors.Contains(link.Target[1..]) ? $"\\hyperlink{{{link.Target[1..]}}}{{" : "{", link.Content);
            return;
        }

        tex.Append("\\href{");
        foreach (var c in Encoding.UTF8.GetBytes(link.Target))
        {
            _ = c switch
            {
                (byte)'%' or (byte)'#' or (byte)'&' => tex.Append('\\').Append((char)c),
                _ when char.IsAsciiLetterOrDigit((char)c) || "-._~:/?@!,;=+*()'".Contains((char)c) => tex.Append((char)c),
                _ => tex.Append(CultureInfo.InvariantCulture, $"\\%{c:X2}"),
            };
        }

        Command("}{", link.Content);
    }
}
