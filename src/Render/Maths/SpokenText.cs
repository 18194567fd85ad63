using System.Diagnostics;
using System.Text;

namespace WorkedSolutions.Render.Maths;

/// <summary>A formula read aloud in English, for the text alternatives of documents: "z sub h 1 equals w sub 1 x sub 1 plus b".</summary>
public static partial class SpokenText
{
    /// <summary>The formula in words.</summary>
    public static string Of(MathNode node)
    {
        var text = new StringBuilder(128);
        Speak(node, text);
        return text.ToString();
    }

    private static void Say(StringBuilder text, string words)
    {
        if (words.Length == 0)
        {
            return;
        }

        if (text.Length > 0 && text[^1] != ' ' && words is not ("," or ";"))
        {
            text.Append(' ');
        }

        text.Append(words);
    }

    private static void Speak(MathNode node, StringBuilder text)
    {
        switch (node)
        {
            case MathNode.Row row:
                SpeakRow(row, text);
                break;
            case MathNode.Symbol symbol:
                Say(text, NameOf(symbol.Text));
                break;
            case MathNode.Digits digits:
                Say(text, digits.Text);
                break;
            case MathNode.Words words:
                Say(text, words.Text.Trim());
                break;
            case MathNode.FunctionName function:
                Say(text, Names.GetValueOrDefault(function.Name, function.Name));
                break;
            case MathNode.LargeOperator large:
                Say(text, NameOf(large.Text));
                break;
            case MathNode.Scripts scripts:
                SpeakScripts(scripts, text);
                break;
            case MathNode.Fraction fraction:
                SpeakFraction(fraction, text);
                break;
            default:
                SpeakStructure(node, text);
                break;
        }
    }

    private static void SpeakRow(MathNode.Row row, StringBuilder text)
    {
        var items = row.Children.Items;
        for (var i = 0; i < items.Length; i++)
        {
            var first = i == 0 || items[i - 1] is MathNode.Symbol { Class: AtomClass.Bin or AtomClass.Rel or AtomClass.Open or AtomClass.Punct };
            var start = i;
            while (i + 1 < items.Length && items[i] is MathNode.Symbol { Alphabet: Alphabet.Roman } && items[i + 1] is MathNode.Symbol { Alphabet: Alphabet.Roman })
            {
                i++;
            }

            if (i > start)
            {
                var word = new StringBuilder();
                foreach (var node in items.AsSpan(start, i - start + 1))
                {
                    word.Append(((MathNode.Symbol)node).Text);
                }

                Say(text, word.ToString());
            }
            else if (first && items[i] is MathNode.Symbol { Text: "−", Class: AtomClass.Bin or AtomClass.Ord })
            {
                Say(text, "negative");
            }
            else
            {
                Speak(items[i], text);
            }
        }
    }

    private static void SpeakStructure(MathNode node, StringBuilder text)
    {
        switch (node)
        {
            case MathNode.Radical radical:
                SpeakRadical(radical, text);
                break;
            case MathNode.Accent accent:
                Speak(accent.Body, text);
                Say(text, accent.Kind switch
                {
                    AccentKind.Hat or AccentKind.WideHat => "hat",
                    AccentKind.Bar or AccentKind.Overline => "bar",
                    AccentKind.Tilde => "tilde",
                    AccentKind.Vector => "vector",
                    _ => "dot",
                });
                break;
            case MathNode.Delimited delimited:
                SpeakDelimited(delimited, text);
                break;
            case MathNode.SizedDelimiter delimiter:
                Say(text, delimiter.Text == "." ? "" : NameOf(delimiter.Text));
                break;
            case MathNode.Grid grid:
                SpeakGrid(grid, text);
                break;
            case MathNode.Brace brace:
                Speak(brace.Body, text);
                if (brace.Label is not null)
                {
                    Say(text, "(");
                    text.Append("labelled");
                    Speak(brace.Label, text);
                    text.Append(')');
                }

                break;
            case MathNode.Cancelled cancelled:
                Say(text, "cancelled");
                Speak(cancelled.Body, text);
                break;
            case MathNode.Boxed or MathNode.Coloured or MathNode.Link or MathNode.Styled:
                Speak(BodyOf(node), text);
                break;
            case MathNode.Space:
                break;
            default:
                throw new UnreachableException(node.GetType().Name);
        }
    }

    private static MathNode BodyOf(MathNode node) => node switch
    {
        MathNode.Boxed boxed => boxed.Body,
        MathNode.Coloured coloured => coloured.Body,
        MathNode.Link link => link.Body,
        MathNode.Styled styled => styled.Body,
        _ => node,
    };

    private static void SpeakScripts(MathNode.Scripts scripts, StringBuilder text)
    {
        Speak(scripts.Base, text);
        if (scripts is { Base: MathNode.Delimited { Left: ".", Right: "|" }, Sub: not null, Sup: null })
        {
            Say(text, "at");
            Speak(scripts.Sub, text);
            return;
        }

        var large = scripts.Base is MathNode.LargeOperator or MathNode.FunctionName { Limits: true };
        if (scripts.Sub is not null)
        {
            Say(text, large ? scripts.Base is MathNode.LargeOperator ? "from" : "over" : "sub");
            Speak(scripts.Sub, text);
        }

        switch (scripts.Sup)
        {
            case null:
                break;
            case MathNode.Digits { Text: "2" } when !large:
                Say(text, "squared");
                break;
            case MathNode.Digits { Text: "3" } when !large:
                Say(text, "cubed");
                break;
            case MathNode.Symbol { Text: "⊤" or "⊺" or "′" } symbol:
                Say(text, NameOf(symbol.Text));
                break;
            case MathNode.Row { Children.Items: [MathNode.Symbol { Text: "′" }, MathNode.Symbol { Text: "′" }] }:
                Say(text, "double prime");
                break;
            default:
                Say(text, large ? "to" : IsName(scripts.Sup) ? "" : IsIndex(scripts.Sup) ? "super" : "to the power");
                Speak(scripts.Sup, text);
                break;
        }

        if (large)
        {
            Say(text, "of");
        }
    }

    /// <summary>Whether a superscript is an index in brackets, as the layer in W^{(1)}, also with a word or ⊤ behind it.</summary>
    private static bool IsIndex(MathNode sup) => sup is MathNode.Delimited
        or MathNode.Row { Children.Items: [MathNode.Symbol { Class: AtomClass.Open }, .., MathNode.Symbol { Class: AtomClass.Close } or MathNode.Symbol { Text: "⊤" } or MathNode.Words] };

    /// <summary>Whether a superscript is a word that tells the new from the old, and no power.</summary>
    private static bool IsName(MathNode sup) => sup is MathNode.Words { Text.Length: > 1 };

    private static void SpeakFraction(MathNode.Fraction fraction, StringBuilder text)
    {
        if (IsShort(fraction.Numerator) && IsShort(fraction.Denominator))
        {
            Speak(fraction.Numerator, text);
            Say(text, fraction.Bar ? "over" : "above");
            Speak(fraction.Denominator, text);
            return;
        }

        Say(text, "the fraction");
        Speak(fraction.Numerator, text);
        Say(text, fraction.Bar ? "over" : "above");
        Speak(fraction.Denominator, text);
        Say(text, "end of fraction");
    }

    private static bool IsShort(MathNode node) => node switch
    {
        MathNode.Row { Children.Items: [MathNode.Symbol { Text: "∂" or "d" }, _] } => true,
        MathNode.Row => false,
        MathNode.Fraction => false,
        _ => true,
    };

    private static void SpeakRadical(MathNode.Radical radical, StringBuilder text)
    {
        Say(text, radical.Index is null ? "the square root of" : "the root of order");
        if (radical.Index is not null)
        {
            Speak(radical.Index, text);
            Say(text, "of");
        }

        Speak(radical.Body, text);
        Say(text, IsShort(radical.Body) ? "" : "end of root");
    }

    private static void SpeakDelimited(MathNode.Delimited delimited, StringBuilder text)
    {
        if (delimited is { Left: "(", Body: MathNode.Fraction { Bar: false } binomial })
        {
            Speak(binomial.Numerator, text);
            Say(text, "choose");
            Speak(binomial.Denominator, text);
            return;
        }

        var (open, close) = (delimited.Left, delimited.Right) switch
        {
            ("|", "|") => ("the absolute value of", "end of absolute value"),
            ("‖", "‖") => ("the norm of", "end of norm"),
            (".", "|") => ("", "evaluated"),
            _ => (delimited.Left == "." ? "" : NameOf(delimited.Left), delimited.Right == "." ? "" : NameOf(delimited.Right)),
        };
        Say(text, open);
        Speak(delimited.Body, text);
        Say(text, close);
    }

    private static void SpeakGrid(MathNode.Grid grid, StringBuilder text)
    {
        var rows = grid.Rows.Rows;
        var (name, end) = grid.Kind switch
        {
            GridKind.Aligned => ("", ""),
            GridKind.Cases => ("the cases", "end of cases"),
            GridKind.Bars => ("the determinant", "end of determinant"),
            GridKind.Array => ("the table", "end of table"),
            _ => ("the matrix", "end of matrix"),
        };
        Say(text, name);
        for (var r = 0; r < rows.Length; r++)
        {
            if (r > 0)
            {
                text.Append(';');
            }

            for (var c = 0; c < rows[r].Items.Length; c++)
            {
                Say(text, c > 0 && grid.Kind != GridKind.Aligned ? "," : "");
                Speak(rows[r].Items[c], text);
            }
        }

        Say(text, end);
    }
}
