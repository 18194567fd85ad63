namespace WorkedSolutions.Render.Maths;

/// <summary>Where a space stands.</summary>
internal ref partial struct TexOutput
{
    /// <summary>Spaces as a person sets them, and an empty group where two things would be read as one.</summary>
    private void Separate(MathNode before, MathNode next, MathNode? afterNext)
    {
        if (before is MathNode.Digits && (next is MathNode.Digits or MathNode.Scripts { Base: MathNode.Digits } || (next is MathNode.Symbol { Text: "." } && afterNext is MathNode.Digits or MathNode.Scripts { Base: MathNode.Digits })))
        {
            Append("{}");
        }
        else if (before is MathNode.Digits && next is MathNode.Link && _dialect == TexDialect.Plain)
        {
            Space();
        }
        else if (next is MathNode.Scripts { Base: MathNode.Row { Children.Items: [] } })
        {
            return;
        }
        else if (IsSpacedFrom(before, next))
        {
            Space();
        }
    }

    private readonly bool IsSpacedFrom(MathNode before, MathNode next)
    {
        if (IsBracket(next))
        {
            return before is MathNode.Symbol { Class: AtomClass.Punct or AtomClass.Rel } || (!_tight && IsSpaced(before, after: true) && next is not MathNode.Symbol { Class: AtomClass.Punct });
        }

        return IsSpaced(before, after: true) || IsSpaced(next, after: false) || (_afterWord && next is not MathNode.Space)
            || (!_tight && (IsBig(before) || IsFunction(next) || before is MathNode.Space { Em: >= 0.5 } || next is MathNode.Space { Em: >= 0.5 }));
    }

    private readonly bool IsSpaced(MathNode node, bool after) => node is MathNode.Symbol symbol && symbol.Class switch
    {
        AtomClass.Rel => !_tight || IsWritten(symbol),
        AtomClass.Bin => (after ? !_lastIsSign : !_afterOperator) && (!_tight || IsWritten(symbol)),
        AtomClass.Punct => after && !_tight,
        AtomClass.Inner => !_tight,
        _ => false,
    };

    /// <summary>Whether the symbol is written as a control word.</summary>
    private static bool IsWritten(MathNode.Symbol symbol) => TexSymbols.Find(symbol.Text) is >= 0 and var index && TexSymbols.All[index].IsWord;

    private static bool IsBig(MathNode node) =>
        node is MathNode.Scripts or MathNode.Fraction or MathNode.Radical or MathNode.Accent or MathNode.Delimited or MathNode.Grid or MathNode.Brace
            or MathNode.Coloured or MathNode.Link or MathNode.LargeOperator;

    private static bool IsBracket(MathNode node) => node switch
    {
        MathNode.Symbol symbol => symbol.Class is AtomClass.Open or AtomClass.Close or AtomClass.Punct,
        MathNode.Scripts scripts => IsBracket(scripts.Base),
        _ => false,
    };

    private static bool IsFunction(MathNode node) => node is MathNode.FunctionName or MathNode.Scripts { Base: MathNode.FunctionName };

    private readonly void Space()
    {
        if (_output.Length > 0 && _output[^1] != ' ')
        {
            _output.Append(' ');
        }
    }
}
