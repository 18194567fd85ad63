using System.Globalization;

namespace WorkedSolutions.Render.Maths;

/// <summary>Symbols, scripts, tables and the rest.</summary>
internal ref partial struct MathMlOutput
{
    private void WriteSymbol(MathNode.Symbol symbol, bool afterOperator)
    {
        if (symbol.Alphabet is not (Alphabet.Default or Alphabet.Roman) && MathAlphanumerics.Find(symbol.Text, symbol.Alphabet) is { } letter)
        {
            Token(symbol.Class == AtomClass.Ord ? "<mi>" : "<mo>", letter, symbol.Class == AtomClass.Ord ? "</mi>" : "</mo>");
            return;
        }

        var bold = symbol.Alphabet is Alphabet.Bold or Alphabet.BoldItalic;
        if (symbol.Class == AtomClass.Ord)
        {
            WriteOrdinary(symbol, bold);
            return;
        }

        var tag = symbol.Class switch
        {
            AtomClass.Bin or AtomClass.Rel or AtomClass.Punct or AtomClass.Inner when _level > 1 && !bold => "<mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">",
            AtomClass.Bin when afterOperator => bold ? "<mo class=\"tex-bold\" form=\"prefix\" lspace=\"0\" rspace=\"0\">" : "<mo form=\"prefix\" lspace=\"0\" rspace=\"0\">",
            AtomClass.Bin => bold ? "<mo class=\"tex-bold\" form=\"infix\">" : symbol.Text is "−" or "+" or "±" or "∓" ? "<mo form=\"infix\">" : "<mo lspace=\"0.2222em\" rspace=\"0.2222em\">",
            AtomClass.Rel => bold ? "<mo class=\"tex-bold\">" : "<mo stretchy=\"false\" lspace=\"0.2778em\" rspace=\"0.2778em\">",
            AtomClass.Open => "<mo form=\"prefix\" stretchy=\"false\">",
            AtomClass.Close => symbol.Text is "!" or "?" ? "<mo form=\"postfix\" lspace=\"0\" rspace=\"0\">" : "<mo form=\"postfix\" stretchy=\"false\">",
            AtomClass.Punct => "<mo separator=\"true\" lspace=\"0\" rspace=\"0.1667em\">",
            AtomClass.Op => "<mo lspace=\"0.1667em\" rspace=\"0.1667em\">",
            _ => "<mo lspace=\"0.1667em\" rspace=\"0.1667em\">",
        };
        Token(tag, symbol.Text, "</mo>");
    }

    private void WriteOrdinary(MathNode.Symbol symbol, bool bold)
    {
        var c = symbol.Text[0];
        if (symbol.Text.Length == 1 && char.IsAsciiDigit(c))
        {
            Token(bold ? "<mn class=\"tex-bold\">" : "<mn>", symbol.Text, "</mn>");
        }
        else if (symbol.Text == "′")
        {
            Token("<mo lspace=\"0\" rspace=\"0\">", symbol.Text, "</mo>");
        }
        else if (symbol.Alphabet == Alphabet.Default && (char.IsAsciiLetter(c) || Alphabets.IsGreekSmall(c) || c == '∂'))
        {
            // Inside a link the letter is not the element's own text, so its italic form is spelt out.
            var text = _target is null ? symbol.Text : MathAlphanumerics.Italic(symbol.Text);
            Token("<mi>", text, "</mi>");
        }
        else
        {
            Token(bold ? "<mi mathvariant=\"normal\" class=\"tex-bold\">" : "<mi mathvariant=\"normal\">", symbol.Text, "</mi>");
        }
    }

    private void WriteWords(string text)
    {
        Open("<mtext>");
        var start = text.Length - text.AsSpan().TrimStart(' ').Length;
        var end = text.AsSpan().TrimEnd(' ').Length;
        _output.Append('\u00a0', Math.Min(start, text.Length));
        if (end > start)
        {
            AppendEscaped(_output, text.AsSpan(start, end - start));
            _output.Append('\u00a0', text.Length - end);
        }

        Close("</mtext>");
    }

    private void WriteScripts(MathNode.Scripts scripts, bool afterOperator)
    {
        var limits = _level == 0 && scripts.Base switch
        {
            MathNode.LargeOperator large => large.Text is not ("∫" or "∬" or "∭" or "∮"),
            MathNode.FunctionName function => function.Limits,
            MathNode.Brace => true,
            _ => false,
        };
        var element = (scripts.Sub is not null, scripts.Sup is not null) switch
        {
            (true, true) => limits ? "munderover>" : "msubsup>",
            (true, false) => limits ? "munder>" : "msub>",
            _ => limits ? "mover>" : "msup>",
        };
        _output.Append('<').Append(element);
        if (scripts.Base is MathNode.Row)
        {
            WriteOne(scripts.Base);
        }
        else
        {
            WriteItem(scripts.Base, afterOperator);
        }

        if (scripts.Sub is not null)
        {
            WriteAt(scripts.Sub, Math.Max(_level, 1) + 1);
        }

        if (scripts.Sup is not null)
        {
            WriteAt(scripts.Sup, Math.Max(_level, 1) + 1);
        }

        _output.Append("</").Append(element);
    }

    private void WriteFraction(MathNode.Fraction fraction)
    {
        var styled = StyleAttributes(fraction.Style);
        if (styled.Length > 0)
        {
            _output.Append("<mstyle").Append(styled).Append('>');
        }

        _output.Append(fraction.Bar ? "<mfrac>" : "<mfrac linethickness=\"0\">");
        var level = fraction.Style == MathStyle.Auto ? _level : (int)fraction.Style - 1;
        WriteAt(fraction.Numerator, level + 1);
        WriteAt(fraction.Denominator, level + 1);
        _output.Append(styled.Length > 0 ? "</mfrac></mstyle>" : "</mfrac>");
    }

    private static string StyleAttributes(MathStyle style) => style switch
    {
        MathStyle.Display => " displaystyle=\"true\" scriptlevel=\"0\"",
        MathStyle.Text => " displaystyle=\"false\" scriptlevel=\"0\"",
        MathStyle.Script => " displaystyle=\"false\" scriptlevel=\"1\"",
        MathStyle.ScriptScript => " displaystyle=\"false\" scriptlevel=\"2\"",
        _ => "",
    };

    private void WriteStyled(MathNode.Styled styled)
    {
        var level = _level;
        _level = styled.Style == MathStyle.Auto ? level : (int)styled.Style - 1;
        _output.Append("<mstyle").Append(StyleAttributes(styled.Style)).Append('>');
        WriteList(styled.Body, afterOperator: true);
        _output.Append("</mstyle>");
        _level = level;
    }

    private void WriteDelimited(MathNode.Delimited delimited)
    {
        // Chromium gives a bracket that may grow the width of its largest form, so one that need not grow may not.
        var grows = IsTall(delimited.Body);
        _output.Append("<mrow>");
        WriteFence(delimited.Left, grows ? "<mo fence=\"true\" stretchy=\"true\" form=\"prefix\">" : "<mo fence=\"true\" stretchy=\"false\" form=\"prefix\">");
        WriteOne(delimited.Body);
        WriteFence(delimited.Right, grows ? "<mo fence=\"true\" stretchy=\"true\" form=\"postfix\">" : "<mo fence=\"true\" stretchy=\"false\" form=\"postfix\">");
        _output.Append("</mrow>");
    }

    private static bool IsTall(MathNode node)
    {
        switch (node)
        {
            case MathNode.Row row:
                foreach (var child in row.Children.Items)
                {
                    if (IsTall(child))
                    {
                        return true;
                    }
                }

                return false;
            case MathNode.Scripts scripts:
                return IsTall(scripts.Base) || scripts is { Sub: MathNode.Fraction } or { Sup: MathNode.Fraction } || scripts.Base is MathNode.FunctionName { Limits: true };
            case MathNode.Link link:
                return IsTall(link.Body);
            case MathNode.Coloured coloured:
                return IsTall(coloured.Body);
            case MathNode.Delimited delimited:
                return IsTall(delimited.Body);
            default:
                return node is not (MathNode.Symbol or MathNode.Digits or MathNode.Words or MathNode.FunctionName or MathNode.Space or MathNode.Accent);
        }
    }

    private readonly void WriteFence(string text, string open)
    {
        if (text != ".")
        {
            _output.Append(open).Append(text).Append("</mo>");
        }
    }

    private readonly void WriteSizedDelimiter(MathNode.SizedDelimiter delimiter)
    {
        if (delimiter.Text == ".")
        {
            _output.Append("<mrow></mrow>");
            return;
        }

        var em = delimiter.Size switch { 1 => "1.2em", 2 => "1.8em", 3 => "2.4em", _ => "3em" };
        var form = delimiter.Class switch { AtomClass.Open => "prefix", AtomClass.Close => "postfix", _ => "infix" };
        var space = delimiter.Class == AtomClass.Rel ? "0.2778em" : "0";
        _output.Append(CultureInfo.InvariantCulture, $"<mo stretchy=\"true\" symmetric=\"true\" minsize=\"{em}\" maxsize=\"{em}\" form=\"{form}\" lspace=\"{space}\" rspace=\"{space}\">{delimiter.Text}</mo>");
    }

    private void WriteAccent(MathNode.Accent accent)
    {
        if (accent.Kind == AccentKind.Overline)
        {
            WriteAround("<mrow class=\"tex-overline\">", accent.Body, "</mrow>");
            return;
        }

        _output.Append("<mover accent=\"true\">");
        WriteOne(accent.Body);
        _output.Append(accent.Kind switch
        {
            AccentKind.Hat => "<mo stretchy=\"false\">^</mo>",
            AccentKind.WideHat => "<mo stretchy=\"true\">&#x302;</mo>",
            AccentKind.Bar => "<mo stretchy=\"false\">¯</mo>",
            AccentKind.Tilde => "<mo stretchy=\"false\">~</mo>",
            AccentKind.Vector => "<mo stretchy=\"false\" mathsize=\"60%\">→</mo>",
            _ => "<mo stretchy=\"false\">˙</mo>",
        }).Append("</mover>");
    }

    private void WriteBrace(MathNode.Brace brace)
    {
        var (element, mark) = brace.Above ? ("mover>", "<mo stretchy=\"true\">⏞</mo>") : ("munder>", "<mo stretchy=\"true\">⏟</mo>");
        if (brace.Label is not null)
        {
            _output.Append('<').Append(element);
        }

        _output.Append('<').Append(element);
        WriteOne(brace.Body);
        _output.Append(mark).Append("</").Append(element);
        if (brace.Label is not null)
        {
            WriteAt(brace.Label, Math.Max(_level, 1) + 1);
            _output.Append("</").Append(element);
        }
    }

    private void WriteLink(MathNode.Link link)
    {
        var (target, reachable) = (_target, _isTargetReachable);
        if (_links)
        {
            (_target, _isTargetReachable) = (link.Target, false);
        }

        WriteOne(link.Body);
        (_target, _isTargetReachable) = (target, reachable);
    }
}
