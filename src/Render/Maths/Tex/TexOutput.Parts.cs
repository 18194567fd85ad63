namespace WorkedSolutions.Render.Maths;

/// <summary>Symbols, names and scripts.</summary>
internal ref partial struct TexOutput
{
    private void WriteSymbol(MathNode.Symbol symbol)
    {
        if (symbol.Alphabet != Alphabet.Default && !NeedsGroup(symbol))
        {
            WriteInAlphabet(symbol.Alphabet, [symbol]);
        }
        else
        {
            WriteInClass(symbol);
        }

        _lastIsSign = _afterOperator;
        _afterOperator = symbol.Class is AtomClass.Rel or AtomClass.Bin or AtomClass.Open or AtomClass.Punct;
    }

    /// <summary>Whether the symbol is used in a class that it does not have by itself.</summary>
    private static bool NeedsGroup(MathNode.Symbol symbol) =>
        TexSymbols.Find(symbol.Text, symbol.Class) < 0 && symbol.Class != TexSymbols.ClassOf(symbol.Text);

    private void WriteInClass(MathNode.Symbol symbol)
    {
        var index = TexSymbols.Find(symbol.Text, symbol.Class);
        if (index >= 0)
        {
            WriteKnown(TexSymbols.All[index]);
            return;
        }

        if (symbol.Class == TexSymbols.ClassOf(symbol.Text))
        {
            Append(symbol.Text);
            return;
        }

        if (symbol.Class != AtomClass.Ord)
        {
            AppendWord(symbol.Class switch
            {
                AtomClass.Op => "mathop",
                AtomClass.Bin => "mathbin",
                AtomClass.Rel => "mathrel",
                AtomClass.Open => "mathopen",
                AtomClass.Close => "mathclose",
                AtomClass.Punct => "mathpunct",
                _ => "mathinner",
            });
        }

        Append('{');
        WriteSymbol(symbol with { Class = TexSymbols.ClassOf(symbol.Text) });
        Append('}');
    }

    private void WriteKnown(in TexSymbol symbol)
    {
        if (_dialect == TexDialect.Latex && symbol.Tex == "degree")
        {
            Append("{}^{\\circ}");
        }
        else if (symbol.IsWord)
        {
            AppendWord(symbol.Tex);
        }
        else if (symbol.Tex is "{" or "}" or "%" or "#" or "&" or "_" or "$")
        {
            AppendWord(symbol.Tex);
        }
        else
        {
            Append(symbol.Tex);
        }
    }

    private void WriteInAlphabet(Alphabet alphabet, scoped ReadOnlySpan<MathNode> symbols)
    {
        AppendWord(alphabet switch
        {
            Alphabet.Roman => "mathrm",
            Alphabet.Bold => "mathbf",
            Alphabet.BoldItalic => "boldsymbol",
            Alphabet.Blackboard => "mathbb",
            _ => "mathcal",
        });
        Append('{');
        foreach (var node in symbols)
        {
            WriteInClass(((MathNode.Symbol)node) with { Alphabet = Alphabet.Default });
        }

        Append('}');
    }

    private void WriteOperator(MathNode node)
    {
        if (node is MathNode.LargeOperator large)
        {
            WriteLargeOperator(large.Text);
        }
        else
        {
            WriteFunctionName((MathNode.FunctionName)node);
        }

        _afterOperator = false;
    }

    private void WriteLargeOperator(string text)
    {
        foreach (var operation in TexCommands.LargeOperators)
        {
            if (string.Equals(operation.Text, text, StringComparison.Ordinal))
            {
                AppendWord(operation.Name);
                return;
            }
        }

        throw new ArgumentException($"'{text}' is not a large operator");
    }

    private void WriteFunctionName(MathNode.FunctionName function)
    {
        if (Array.IndexOf(function.Limits ? TexCommands.FunctionsWithLimits : TexCommands.Functions, function.Name) >= 0)
        {
            AppendWord(function.Name);
            return;
        }

        AppendWord(function.Limits ? "operatorname*" : "operatorname");
        Append('{');
        TexText.Encode(_output, function.Name.Replace(' ', '\u2009'));
        Append('}');
    }

    private void WriteScripts(MathNode.Scripts scripts)
    {
        var @base = scripts.Base;
        while (_dialect == TexDialect.Plain && @base is MathNode.Link link)
        {
            @base = link.Body;
        }

        WriteBase(@base);
        if (scripts.Sub is not null)
        {
            WriteScript('_', scripts.Sub);
        }

        if (scripts.Sup is not null && !TryWritePrimes(scripts.Sup))
        {
            WriteScript('^', scripts.Sup);
        }
    }

    private void WriteBase(MathNode node)
    {
        var braced = node is MathNode.Scripts or MathNode.Styled or MathNode.Brace or MathNode.Space or MathNode.Coloured
            || (node is MathNode.Row row && !IsAlphabetRow(row));
        if (node is MathNode.Row { Children.Items: [] })
        {
            Append("{}");
        }
        else if (braced)
        {
            WriteBraced(node);
        }
        else if (node is MathNode.Row run)
        {
            WriteInAlphabet(((MathNode.Symbol)run.Children.Items[0]).Alphabet, run.Children.Items.AsSpan());
        }
        else
        {
            WriteItem(node);
        }
    }

    private static bool IsAlphabetRow(MathNode.Row row)
    {
        var items = row.Children.Items;
        return items.Length > 1 && AlphabetRun(items, 0) == items.Length;
    }

    private bool TryWritePrimes(MathNode sup)
    {
        if (sup is MathNode.Symbol { Text: "′", Class: AtomClass.Ord, Alphabet: Alphabet.Default })
        {
            Append('\'');
            return true;
        }

        if (sup is not MathNode.Row { Children.Items: [_, _, ..] items })
        {
            return false;
        }

        foreach (var item in items)
        {
            if (item is not MathNode.Symbol { Text: "′", Class: AtomClass.Ord, Alphabet: Alphabet.Default })
            {
                return false;
            }
        }

        Append(new string('\'', items.Length));
        return true;
    }

    private void WriteScript(char mark, MathNode script)
    {
        Append(mark);
        if (IsOneToken(script))
        {
            WriteItem(script);
            return;
        }

        var (tight, afterOperator) = (_tight, _afterOperator);
        _tight = true;
        WriteBraced(script);
        (_tight, _afterOperator) = (tight, afterOperator);
    }

    private static bool IsOneToken(MathNode node) => node switch
    {
        MathNode.Digits digits => digits.Text.Length == 1,
        MathNode.Symbol { Alphabet: Alphabet.Default, Class: AtomClass.Ord } symbol => symbol.Text == "⊤" || (symbol.Text.Length == 1 && char.IsAsciiLetter(symbol.Text[0])),
        MathNode.Symbol { Alphabet: Alphabet.Default, Class: AtomClass.Bin, Text: "∗" } => true,
        _ => false,
    };
}
