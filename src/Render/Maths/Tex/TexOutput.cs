using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;

namespace WorkedSolutions.Render.Maths;

/// <summary>Appends TeX, knowing where a space or an empty group must keep two things apart.</summary>
internal ref partial struct TexOutput(StringBuilder output, TexDialect dialect)
{
    private readonly StringBuilder _output = output;
    private readonly TexDialect _dialect = dialect;

    /// <summary>What was written last ends in a control word: a letter must not follow directly.</summary>
    private bool _afterWord;

    /// <summary>Nothing before in this list, or an operator: a binary minus here is a sign.</summary>
    private bool _afterOperator;

    /// <summary>The symbol written last stood where a binary operator is a sign.</summary>
    private bool _lastIsSign;

    /// <summary>Inside a script, where operators stand without spaces.</summary>
    private bool _tight;

    /// <summary>Writes what stands between braces, in a cell or alone.</summary>
    internal void WriteList(MathNode node)
    {
        _afterOperator = true;
        if (node is MathNode.Row row)
        {
            WriteItems(row.Children.Items);
        }
        else
        {
            WriteItem(node);
        }
    }

    private void WriteItems(ImmutableArray<MathNode> items)
    {
        MathNode? before = null;
        for (var i = 0; i < items.Length; i++)
        {
            if (before is not null)
            {
                Separate(before, items[i], i + 1 < items.Length ? items[i + 1] : null);
            }

            var run = AlphabetRun(items, i);
            if (run > i + 1)
            {
                WriteInAlphabet(((MathNode.Symbol)items[i]).Alphabet, items.AsSpan(i, run - i));
                i = run - 1;
                _afterOperator = false;
            }
            else
            {
                WriteItem(items[i]);
            }

            before = items[i];
        }
    }

    /// <summary>The end of the run of symbols that share an alphabet of their own.</summary>
    private static int AlphabetRun(ImmutableArray<MathNode> items, int start)
    {
        var end = start;
        if (items[start] is MathNode.Symbol { Alphabet: not Alphabet.Default } first)
        {
            while (end < items.Length && items[end] is MathNode.Symbol symbol && symbol.Alphabet == first.Alphabet && !NeedsGroup(symbol))
            {
                end++;
            }
        }

        return Math.Max(end, start + 1);
    }

    private void Append(string text)
    {
        if (_afterWord && char.IsAsciiLetter(text[0]))
        {
            Space();
        }

        _output.Append(text);
        _afterWord = false;
    }

    private void Append(char character)
    {
        if (_afterWord && char.IsAsciiLetter(character))
        {
            Space();
        }

        _output.Append(character);
        _afterWord = false;
    }

    private void AppendWord(string name)
    {
        _output.Append('\\').Append(name);
        _afterWord = char.IsAsciiLetter(name[^1]);
    }

    /// <summary>Writes {…}.</summary>
    private void WriteBraced(MathNode node)
    {
        Append('{');
        WriteList(node);
        Append('}');
        _afterOperator = false;
    }

    private void WriteItem(MathNode node)
    {
        switch (node)
        {
            case MathNode.Symbol symbol:
                WriteSymbol(symbol);
                return;
            case MathNode.Digits digits:
                Append(digits.Text);
                break;
            case MathNode.Scripts scripts:
                WriteScripts(scripts);
                break;
            case MathNode.Row row:
                WriteBraced(row);
                break;
            case MathNode.Fraction fraction:
                WriteFraction(fraction);
                break;
            case MathNode.Delimited delimited:
                WriteDelimited(delimited);
                break;
            case MathNode.Words words:
                AppendWord("text");
                Append('{');
                TexText.Encode(_output, words.Text);
                Append('}');
                break;
            case MathNode.Space space:
                WriteSpace(space.Em);
                return;
            case MathNode.LargeOperator or MathNode.FunctionName:
                WriteOperator(node);
                return;
            default:
                WriteStructure(node);
                break;
        }

        _afterOperator = false;
    }

    private void WriteStructure(MathNode node)
    {
        switch (node)
        {
            case MathNode.Accent accent:
                WriteCommand(TexCommands.Accents[(int)accent.Kind], accent.Body);
                break;
            case MathNode.Radical radical:
                WriteRadical(radical);
                break;
            case MathNode.SizedDelimiter delimiter:
                WriteSizedDelimiter(delimiter);
                break;
            case MathNode.Grid grid:
                WriteGrid(grid);
                break;
            case MathNode.Brace brace:
                WriteCommand(brace.Above ? "overbrace" : "underbrace", brace.Body);
                if (brace.Label is not null)
                {
                    WriteScript(brace.Above ? '^' : '_', brace.Label);
                }

                break;
            case MathNode.Boxed boxed:
                WriteCommand("boxed", boxed.Body);
                break;
            case MathNode.Cancelled cancelled:
                WriteCommand("cancel", cancelled.Body);
                break;
            case MathNode.Coloured coloured:
                WriteColoured(coloured);
                break;
            case MathNode.Link link:
                WriteLink(link);
                break;
            case MathNode.Styled styled:
                WriteStyled(styled);
                break;
            default:
                throw new UnreachableException(node.GetType().Name);
        }
    }

    private void WriteCommand(string name, MathNode body)
    {
        AppendWord(name);
        var tight = _tight;
        WriteBraced(body);
        _tight = tight;
    }

    private void WriteFraction(MathNode.Fraction fraction)
    {
        if (!fraction.Bar)
        {
            AppendWord("genfrac");
            Append("{}{}{0pt}{");
            Append(StyleNumber(fraction.Style));
            Append('}');
        }
        else if (fraction.Style is MathStyle.Script or MathStyle.ScriptScript)
        {
            AppendWord("genfrac");
            Append("{}{}{}{");
            Append(StyleNumber(fraction.Style));
            Append('}');
        }
        else
        {
            AppendWord(fraction.Style switch { MathStyle.Display => "dfrac", MathStyle.Text => "tfrac", _ => "frac" });
        }

        WriteBraced(fraction.Numerator);
        WriteBraced(fraction.Denominator);
    }

    private static string StyleNumber(MathStyle style) => style switch
    {
        MathStyle.Display => "0",
        MathStyle.Text => "1",
        MathStyle.Script => "2",
        MathStyle.ScriptScript => "3",
        _ => " ",
    };

    private void WriteRadical(MathNode.Radical radical)
    {
        AppendWord("sqrt");
        if (radical.Index is not null)
        {
            Append('[');
            if (radical.Index is MathNode.Symbol { Text: "]", Class: AtomClass.Close })
            {
                AppendWord("rbrack");
            }
            else if (radical.Index is MathNode.Digits or MathNode.Symbol)
            {
                WriteList(radical.Index);
            }
            else
            {
                WriteBraced(radical.Index);
            }

            Append(']');
        }

        WriteBraced(radical.Body);
    }

    private void WriteDelimited(MathNode.Delimited delimited)
    {
        if (delimited is { Left: "(", Right: ")", Body: MathNode.Fraction { Bar: false, Style: MathStyle.Auto or MathStyle.Display or MathStyle.Text } binomial })
        {
            AppendWord(binomial.Style switch { MathStyle.Display => "dbinom", MathStyle.Text => "tbinom", _ => "binom" });
            WriteBraced(binomial.Numerator);
            WriteBraced(binomial.Denominator);
            return;
        }

        AppendWord("left");
        WriteDelimiter(delimited.Left);
        WriteList(delimited.Body);
        AppendWord("right");
        WriteDelimiter(delimited.Right);
    }

    private void WriteDelimiter(string text)
    {
        foreach (var delimiter in TexCommands.Delimiters)
        {
            if (string.Equals(delimiter.Text, text, StringComparison.Ordinal))
            {
                _output.Append(delimiter.Tex);
                _afterWord = delimiter.Tex.Length > 2;
                return;
            }
        }

        throw new ArgumentException($"'{text}' is not a delimiter");
    }

    private void WriteSizedDelimiter(MathNode.SizedDelimiter delimiter)
    {
        _output.Append('\\').Append(TexCommands.Sizes[delimiter.Size - 1]);
        if (delimiter.Class != AtomClass.Ord)
        {
            _output.Append(delimiter.Class switch { AtomClass.Open => 'l', AtomClass.Close => 'r', _ => 'm' });
        }

        WriteDelimiter(delimiter.Text);
    }
}
