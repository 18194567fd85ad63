using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Documents.Markdown;
using WorkedSolutions.Render.Pictures;

namespace WorkedSolutions.Render.Writers;

/// <summary>Blocks as LaTeX.</summary>
internal sealed class LatexBlocks(StringBuilder tex, LatexText text, HashSet<string> anchors, Func<string, string?>? figureFile)
{
    // LaTeX nests lists at most four of a kind and six in all.
    private const int DeepestList = 4;

    // The line of a page, and how much narrower it is within another block, in em.
    private const double LineWidth = 41;
    private const double Inset = 5;
    private const int MostJustified = 12;

    private readonly LatexInlines lines = new(tex, text, anchors);
    private int depth;
    private int inside;
    private bool leadsToSpace;

    public void Write(ImmutableArray<Block> blocks)
    {
        var displays = new LatexDisplays(tex, lines.Tex);
        for (var i = 0; i < blocks.Length;)
        {
            if (blocks[i] is Block.DisplayMath)
            {
                i += displays.Write(blocks, i, LineWidth - (depth * Inset), mayBreak: inside == 0);
            }
            else
            {
                i += Next(blocks, i);
            }
        }
    }

    // A picture that waits for room would have to wait for the end of a table that is broken over pages; so it comes after that.
    private int Next(ImmutableArray<Block> blocks, int at)
    {
        var next = at + 1 < blocks.Length ? blocks[at + 1] : null;
        if (inside == 0 && blocks[at] is Block.Figure && next is Block.Table table && LatexTable.IsLong(table))
        {
            Write(table);
            Write(blocks[at]);
            return 2;
        }

        leadsToSpace = next is Block.WritingSpace;
        Write(blocks[at]);
        return 1;
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case Block.Heading heading: Heading(heading); break;
            case Block.Paragraph paragraph: Paragraph(paragraph.Content); break;
            case Block.ItemList list: List(list); break;
            case Block.Table table: new LatexTable(tex, lines.Written).Write(table, breakable: inside == 0); break;
            case Block.Callout callout: Callout(callout); break;
            case Block.Figure figure: Figure(figure); break;
            case Block.Quote quote: Nested("quote", "", quote.Content); break;
            case Block.Code code: Code(code); break;
            case Block.WritingSpace space: tex.Append(CultureInfo.InvariantCulture, $"\\writingspace{{{space.Lines}}}\n\n"); break;
            case Block.NameFields fields: Fields(fields); break;
            case Block.Rule: tex.Append("{\\centering\\textcolor{black!30}{\\rule{0.4\\linewidth}{0.4pt}}\\par}\n\n"); break;
            case Block.PageBreak: tex.Append("\\newpage\n\n"); break;
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    // A list of many formulas, which leave nothing to stretch, is not justified.
    private void Paragraph(ImmutableArray<Inline> content)
    {
        var isList = content.Count(inline => inline is Inline.Math) > MostJustified;
        tex.Append(isList ? "{\\raggedright " : "");
        lines.Write(content);
        tex.Append(isList ? "\\par}\n\n" : "\n\n");
    }

    private void Heading(Block.Heading heading)
    {
        var command = heading.Level switch { <= 2 => "section", 3 => "subsection", 4 => "subsubsection", 5 => "paragraph", _ => "subparagraph" };
        tex.Append('\\').Append(command).Append("{\\texorpdfstring{");
        lines.Write(heading.Content);
        tex.Append("}{");
        LatexText.Plain(tex, InlineConversion.Words(heading.Content));
        tex.Append("}}\\hypertarget{").Append(heading.Anchor).Append("}{}\n\n");
    }

    private void List(Block.ItemList list)
    {
        if (depth >= DeepestList)
        {
            foreach (var item in list.Items)
            {
                tex.Append("-- ");
                Write(item);
            }

            return;
        }

        var end = leadsToSpace ? "\\keepwithnext\n\\end{" : "\\end{";
        var kind = list.Start is null ? "itemize" : "enumerate";
        tex.Append("\\begin{").Append(kind).Append("}\n");
        if (list.Start is { } start and not 1)
        {
            tex.Append(CultureInfo.InvariantCulture, $"\\setcounter{{enum{"i,ii,iii,iv".Split(',')[Enumerated(list)]}}}{{{start - 1}}}\n");
        }

        depth++;
        enumerated += list.Start is null ? 0 : 1;
        foreach (var item in list.Items)
        {
            tex.Append("\\item ");
            Write(item);
        }

        enumerated -= list.Start is null ? 0 : 1;
        depth--;
        tex.Append(end).Append(kind).Append("}\n\n");
    }

    private int enumerated;

    private int Enumerated(Block.ItemList list) => list.Start is null ? 0 : Math.Min(enumerated, 3);

    private void Nested(string environment, string arguments, ImmutableArray<Block> content)
    {
        var deep = depth >= DeepestList;
        tex.Append(deep ? "" : $"\\begin{{{environment}}}{arguments}\n");
        depth++;
        inside++;
        Write(content);
        inside--;
        depth--;
        tex.Append(deep ? "" : $"\\end{{{environment}}}\n\n");
    }

    private void Callout(Block.Callout callout)
    {
        var title = callout.Title.IsEmpty ? Words.Of(callout.Kind) : lines.Written(callout.Title);
        if (inside > 0)
        {
            Nested("quote", $"\\textcolor{{{Words.ClassOf(callout.Kind)}}}{{\\textbf{{{title}}}}}\\par", callout.Content);
            return;
        }

        Nested("callout", $"{{{Words.ClassOf(callout.Kind)}}}{{{title}}}", callout.Content);
    }

    // On the page a picture finds its place by itself, near where it is spoken of; within another block it stands where it is.
    private void Figure(Block.Figure figure)
    {
        var environment = inside == 0 && depth == 0 ? "figure" : "center";
        tex.Append("\\begin{").Append(environment).Append(environment == "figure" ? "}[!htbp]\n\\centering\n" : "}\n");
        if (figureFile?.Invoke(figure.Name) is { } file && IsPlain(file))
        {
            tex.Append("\\includegraphics[width=0.85\\linewidth,height=0.5\\textheight,keepaspectratio]{").Append(file).Append("}\n");
        }
        else if (figure.Drawing is { } drawing)
        {
            tex.Append("\\sbox{\\fitbox}{%\n").Append(TikzWriter.Write(drawing.Value)).Append("}\\fittedpicture\n");
        }
        else
        {
            tex.Append("\\fbox{\\parbox{0.8\\linewidth}{\\centering\\itshape ");
            text.Append(tex, figure.Alternative);
            tex.Append("}}\n");
        }

        if (!figure.Caption.IsEmpty)
        {
            tex.Append("\\par\\smallskip{\\small ");
            lines.Write(figure.Caption);
            tex.Append("\\par}\n");
        }

        tex.Append("\\end{").Append(environment).Append("}\n\n");
    }

    private static bool IsPlain(string file)
    {
        foreach (var c in file)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-' or '/'))
            {
                return false;
            }
        }

        return file.Length > 0;
    }

    private void Code(Block.Code code)
    {
        var environment = inside == 0 && depth == 0 ? "snugshade" : null;
        tex.Append(environment is null ? "{" : "\\begin{snugshade}").Append("\\small\\raggedright\\ttfamily\n");
        var lines = PlainCode.Lines(code.Text);
        for (var i = 0; i < lines.Length; i++)
        {
            tex.Append("\\mbox{}");
            text.Append(tex, lines[i]);
            tex.Append(i + 1 < lines.Length ? "\\\\\n" : "\n");
        }

        tex.Append(environment is null ? "\\par}\n\n" : "\\end{snugshade}\n\n");
    }

    private void Fields(Block.NameFields fields)
    {
        for (var i = 0; i < fields.Labels.Length; i++)
        {
            tex.Append(i == 0 ? "" : "\\quad ");
            text.Append(tex, fields.Labels[i]);
            tex.Append("~\\hrulefill");
        }

        tex.Append("\\par\\bigskip\n\n");
    }
}
