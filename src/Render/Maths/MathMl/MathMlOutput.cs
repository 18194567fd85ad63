using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace WorkedSolutions.Render.Maths;

/// <summary>Appends MathML elements.</summary>
internal ref partial struct MathMlOutput(StringBuilder output, bool display, bool links)
{
    private readonly StringBuilder _output = output;
    private readonly bool _links = links;

    /// <summary>0 in display style, 1 in text style, 2 and more in scripts, where TeX sets no space around operators.</summary>
    private int _level = display ? 0 : 1;
    private string? _target;
    private bool _isTargetReachable;

    /// <summary>Writes exactly one element.</summary>
    internal void WriteOne(MathNode node)
    {
        if (node is MathNode.Row)
        {
            _output.Append("<mrow>");
            WriteList(node, afterOperator: true);
            _output.Append("</mrow>");
        }
        else
        {
            WriteList(node, afterOperator: true);
        }
    }

    /// <summary>Writes the elements of a list, where a row of them is understood.</summary>
    private void WriteList(MathNode node, bool afterOperator)
    {
        if (node is not MathNode.Row row)
        {
            WriteItem(node, afterOperator);
            return;
        }

        var items = row.Children.Items;
        for (var i = 0; i < items.Length; i++)
        {
            var run = RomanRun(items, i);
            if (run > i + 1)
            {
                WriteRoman(items.AsSpan(i, run - i));
                i = run - 1;
                afterOperator = false;
                continue;
            }

            if (i > 0 && !afterOperator && items[i - 1] is not MathNode.Space && IsFunction(items[i]))
            {
                _output.Append("<mspace width=\"0.1667em\"/>");
            }

            WriteItem(items[i], afterOperator);
            if (i + 1 < items.Length && IsFunction(items[i]))
            {
                WriteApplication(items[i + 1]);
            }

            afterOperator = items[i] is MathNode.Space ? afterOperator : EndsInOperator(items[i]);
        }
    }

    private static bool EndsInOperator(MathNode node) => node switch
    {
        MathNode.Symbol symbol => symbol.Class is AtomClass.Bin or AtomClass.Rel or AtomClass.Open or AtomClass.Punct,
        MathNode.Scripts scripts => EndsInOperator(scripts.Base),
        MathNode.LargeOperator or MathNode.FunctionName => true,
        _ => false,
    };

    private static bool IsFunction(MathNode node) => node is MathNode.FunctionName or MathNode.Scripts { Base: MathNode.FunctionName };

    /// <summary>The invisible sign of application, and the thin space that TeX sets between a name and its argument.</summary>
    private readonly void WriteApplication(MathNode next)
    {
        if (next is MathNode.Symbol { Class: AtomClass.Bin or AtomClass.Rel or AtomClass.Close or AtomClass.Punct })
        {
            return;
        }

        var spaced = next is not (MathNode.Symbol { Class: AtomClass.Open } or MathNode.Delimited or MathNode.SizedDelimiter or MathNode.Space);
        _output.Append(spaced ? "<mo>&#x2061;</mo><mspace width=\"0.1667em\"/>" : "<mo>&#x2061;</mo>");
    }

    private static int RomanRun(ImmutableArray<MathNode> items, int start)
    {
        var end = start;
        while (end < items.Length && items[end] is MathNode.Symbol { Alphabet: Alphabet.Roman, Class: AtomClass.Ord })
        {
            end++;
        }

        return Math.Max(end, start + 1);
    }

    private void WriteRoman(ReadOnlySpan<MathNode> symbols)
    {
        Open("<mi>");
        foreach (var node in symbols)
        {
            AppendEscaped(_output, ((MathNode.Symbol)node).Text);
        }

        Close("</mi>");
    }

    private void WriteItem(MathNode node, bool afterOperator)
    {
        switch (node)
        {
            case MathNode.Symbol symbol:
                WriteSymbol(symbol, afterOperator);
                break;
            case MathNode.Digits digits:
                Token("<mn>", digits.Text, "</mn>");
                break;
            case MathNode.Scripts scripts:
                WriteScripts(scripts, afterOperator);
                break;
            case MathNode.Fraction fraction:
                WriteFraction(fraction);
                break;
            case MathNode.Delimited delimited:
                WriteDelimited(delimited);
                break;
            case MathNode.Words words:
                WriteWords(words.Text);
                break;
            case MathNode.FunctionName function:
                Token(function.Name.Length == 1 ? "<mi mathvariant=\"normal\">" : "<mi>", function.Name, "</mi>");
                break;
            case MathNode.LargeOperator large:
                Token("<mo largeop=\"true\">", large.Text, "</mo>");
                break;
            case MathNode.Row:
                WriteOne(node);
                break;
            default:
                WriteStructure(node);
                break;
        }
    }

    private void WriteStructure(MathNode node)
    {
        switch (node)
        {
            case MathNode.Accent accent:
                WriteAccent(accent);
                break;
            case MathNode.Radical { Index: null } radical:
                WriteAround("<msqrt>", radical.Body, "</msqrt>");
                break;
            case MathNode.Radical radical:
                _output.Append("<mroot>");
                WriteAt(radical.Body, _level);
                WriteAt(radical.Index!, 3);
                _output.Append("</mroot>");
                break;
            case MathNode.SizedDelimiter delimiter:
                WriteSizedDelimiter(delimiter);
                break;
            case MathNode.Grid grid:
                WriteGrid(grid);
                break;
            case MathNode.Brace brace:
                WriteBrace(brace);
                break;
            case MathNode.Boxed boxed:
                WriteAround("<mrow class=\"tex-boxed\">", boxed.Body, "</mrow>");
                break;
            case MathNode.Cancelled cancelled:
                WriteAround("<mrow class=\"tex-cancel\">", cancelled.Body, "</mrow>");
                break;
            case MathNode.Coloured coloured:
                _output.Append("<mrow mathcolor=\"");
                AppendEscaped(_output, coloured.Colour);
                WriteAround("\">", coloured.Body, "</mrow>");
                break;
            case MathNode.Link link:
                WriteLink(link);
                break;
            case MathNode.Space space:
                _output.Append(CultureInfo.InvariantCulture, $"<mspace width=\"{space.Em:0.####}em\"/>");
                break;
            case MathNode.Styled styled:
                WriteStyled(styled);
                break;
            default:
                throw new UnreachableException(node.GetType().Name);
        }
    }

    private void WriteAround(string open, MathNode body, string close)
    {
        _output.Append(open);
        WriteList(body, afterOperator: true);
        _output.Append(close);
    }

    /// <summary>Writes one element at a level.</summary>
    private void WriteAt(MathNode node, int level)
    {
        var outer = _level;
        _level = level;
        WriteOne(node);
        _level = outer;
    }
}
