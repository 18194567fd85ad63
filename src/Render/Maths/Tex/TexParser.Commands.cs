namespace WorkedSolutions.Render.Maths;

/// <summary>The commands.</summary>
internal sealed partial class TexParser
{
    /// <summary>Reads one atom without its scripts; null where nothing is to be set.</summary>
    private MathNode? ReadNucleus(Stop stop, bool oneDigit)
    {
        var c = _source[_position];
        switch (c)
        {
            case '\\':
                return ReadCommand(stop);
            case >= '0' and <= '9':
                return ReadNumber(oneDigit);
            case '~':
                _position++;
                return new MathNode.Space(1.0 / 3);
            case '%' or '$' or '#':
                Error(_position++, $"{c} has a meaning of its own in TeX", $"write \\{c} for the sign itself");
                return null;
            case < ' ' or '\u007f':
                Error(_position++, $"a control character (U+{(int)c:X4}) in a formula");
                return null;
        }

        if (char.IsSurrogate(c))
        {
            return ReadSurrogate();
        }

        _position++;
        var index = TexSymbols.Find(c);
        return index < 0 ? Letter(CharacterTexts.Of(c)) : InAlphabet(TexSymbols.All[index]);
    }

    private MathNode? ReadSurrogate()
    {
        if (_position + 1 < _source.Length && char.IsSurrogatePair(_source[_position], _source[_position + 1]))
        {
            _position += 2;
            return new MathNode.Symbol(_source[(_position - 2).._position]);
        }

        Error(_position++, "half a character (a lone surrogate)");
        return null;
    }

    private MathNode ReadNumber(bool oneDigit)
    {
        var digits = ReadDigits(oneDigit);
        if (_alphabet is Alphabet.Default or Alphabet.Roman or Alphabet.Calligraphic or Alphabet.Blackboard)
        {
            return digits;
        }

        var nodes = new MathNode[digits.Text.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = digits.Text[i] == '.' ? new MathNode.Symbol(".") : new MathNode.Symbol(CharacterTexts.Of(digits.Text[i]), AtomClass.Ord, _alphabet);
        }

        return MathNode.Of(nodes);
    }

    private MathNode.Symbol Letter(string text) => new(text, AtomClass.Ord, Alphabets.Apply(_alphabet, text, AtomClass.Ord));

    private MathNode.Symbol InAlphabet(in TexSymbol symbol) => new(symbol.Text, symbol.Class, Alphabets.Apply(_alphabet, symbol.Text, symbol.Class));

    private MathNode? ReadCommand(Stop stop)
    {
        var start = _position++;
        if (AtEnd)
        {
            Error(start, "a backslash at the end of the formula");
            return null;
        }

        while (!AtEnd && char.IsAsciiLetter(_source[_position]))
        {
            _position++;
        }

        _position += _position == start + 1 ? 1 : 0;
        var name = _source.AsSpan(start + 1, _position - start - 1);
        if (name is "\n" or "\t" or "\r")
        {
            name = " ";
        }

        if (TexCommands.TryGet(name, out var command))
        {
            return Obey(command, start, stop);
        }

        Error(start, $"unknown command \\{name}", TexSuggestions.For(name));
        return new MathNode.Words("\\" + name.ToString());
    }

    private MathNode? Obey(in TexCommand command, int start, Stop stop)
    {
        switch (command.Verb)
        {
            case TexVerb.Symbol:
                return InAlphabet(TexSymbols.All[command.Argument]);
            case TexVerb.Function or TexVerb.FunctionWithLimits:
                return new MathNode.FunctionName(command.Text, command.Verb == TexVerb.FunctionWithLimits);
            case TexVerb.LargeOperator:
                return new MathNode.LargeOperator(command.Text);
            case TexVerb.Accent:
                return new MathNode.Accent((AccentKind)command.Argument, ReadArgument(NameAt(start)));
            case TexVerb.Space:
                return new MathNode.Space(command.Em);
            case TexVerb.Fraction:
                return ReadFraction((MathStyle)command.Argument, start);
            case TexVerb.Binomial:
                var fraction = ReadFraction((MathStyle)command.Argument, start);
                return new MathNode.Delimited("(", fraction with { Bar = false }, ")");
            case TexVerb.GeneralFraction:
                return ReadGeneralFraction(start);
            case TexVerb.Radical:
                return ReadRadical(start);
            case TexVerb.Alphabet:
                return ReadInAlphabet((Alphabet)command.Argument, start);
            case TexVerb.Style:
                return new MathNode.Styled((MathStyle)command.Argument, ReadList(stop));
            case TexVerb.Text:
                return new MathNode.Words(ReadText(start));
            case TexVerb.OperatorName:
                return ReadOperatorName(start);
            default:
                return ObeyStructure(command, start, stop);
        }
    }

    private MathNode? ObeyStructure(in TexCommand command, int start, Stop stop)
    {
        switch (command.Verb)
        {
            case TexVerb.Left:
                return ReadDelimited(start);
            case TexVerb.Sized:
                return new MathNode.SizedDelimiter(ReadDelimiter(), command.Argument, (AtomClass)(int)command.Em);
            case TexVerb.Begin:
                return ReadEnvironment(start);
            case TexVerb.UnderBrace or TexVerb.OverBrace:
                return new MathNode.Brace(ReadArgument(NameAt(start)), null, command.Verb == TexVerb.OverBrace);
            case TexVerb.Boxed:
                return new MathNode.Boxed(ReadArgument(NameAt(start)));
            case TexVerb.Cancel:
                return new MathNode.Cancelled(ReadArgument(NameAt(start)));
            case TexVerb.TextColour:
                var colour = ReadColour(start);
                return new MathNode.Coloured(colour, ReadArgument(NameAt(start)));
            case TexVerb.Colour:
                return new MathNode.Coloured(ReadColour(start), ReadList(stop));
            case TexVerb.Link:
                return ReadLink(start);
            case TexVerb.ClassOf:
                return ReadInClass((AtomClass)command.Argument, start);
            case TexVerb.HSpace:
                return ReadSpace(start);
            case TexVerb.Right or TexVerb.End or TexVerb.NewRow:
                Error(start, $"{NameAt(start)} cannot stand here");
                return null;
            default:
                return null;
        }
    }

    private string NameAt(int start)
    {
        var end = start + 1;
        while (end < _source.Length && char.IsAsciiLetter(_source[end]))
        {
            end++;
        }

        return _source[start..Math.Min(_source.Length, Math.Max(end, start + 2))];
    }

    private MathNode.Fraction ReadFraction(MathStyle style, int start)
    {
        var name = NameAt(start);
        var numerator = ReadArgument(name);
        return new MathNode.Fraction(numerator, ReadArgument(name), style);
    }

    /// <summary>\genfrac{left}{right}{thickness}{style}{numerator}{denominator}; only the bar's presence and the style count.</summary>
    private MathNode ReadGeneralFraction(int start)
    {
        var left = ReadDelimiterArgument();
        var right = ReadDelimiterArgument();
        var bar = ReadRawArgument().Trim() is not ("0pt" or "0");
        var style = ReadRawArgument().Trim() switch
        {
            "0" => MathStyle.Display,
            "1" => MathStyle.Text,
            "2" => MathStyle.Script,
            "3" => MathStyle.ScriptScript,
            _ => MathStyle.Auto,
        };
        MathNode fraction = ReadFraction(style, start) with { Bar = bar };
        return left.Length == 0 && right.Length == 0
            ? fraction
            : new MathNode.Delimited(left.Length == 0 ? "." : left, fraction, right.Length == 0 ? "." : right);
    }

    private string ReadDelimiterArgument()
    {
        var place = _position;
        var tex = ReadRawArgument().Trim();
        return tex.Length == 0 ? "" : FindDelimiter(tex, place);
    }

    private MathNode.Radical ReadRadical(int start)
    {
        SkipSpaces();
        MathNode? index = null;
        if (!AtEnd && _source[_position] == '[')
        {
            var bracket = _position++;
            index = ReadList(Stop.Bracket);
            if (AtEnd || _source[_position] != ']')
            {
                Error(bracket, "[ is never closed");
            }
            else
            {
                _position++;
            }
        }

        return new MathNode.Radical(ReadArgument(NameAt(start)), index);
    }

    private MathNode ReadInAlphabet(Alphabet alphabet, int start)
    {
        var outer = _alphabet;
        _alphabet = alphabet;
        var node = ReadArgument(NameAt(start));
        _alphabet = outer;
        return node;
    }

    private MathNode ReadInClass(AtomClass @class, int start) => ReadArgument(NameAt(start)) switch
    {
        MathNode.Symbol symbol => symbol with { Class = @class },
        var node => node,
    };

    private MathNode.Delimited ReadDelimited(int start)
    {
        var left = ReadDelimiter();
        _openDelimiters++;
        var body = ReadList(Stop.Right);
        _openDelimiters--;
        if (AtEnd || !IsWord(_source.AsSpan(_position).TrimStart('\\'), "right") || _source[_position] != '\\')
        {
            Error(start, "\\left without \\right");
            return new MathNode.Delimited(left, body, ".");
        }

        _position += "\\right".Length;
        return new MathNode.Delimited(left, body, ReadDelimiter());
    }

    /// <summary>The bracket after \left, \right or \big; "." where there is none.</summary>
    private string ReadDelimiter()
    {
        SkipSpaces();
        var start = _position;
        if (AtEnd)
        {
            Error(start, "a bracket is missing", "a full stop stands for an invisible one");
            return ".";
        }

        _position++;
        if (_source[start] == '\\' && !AtEnd)
        {
            _position++;
            while (char.IsAsciiLetter(_source[start + 1]) && !AtEnd && char.IsAsciiLetter(_source[_position]))
            {
                _position++;
            }
        }

        return FindDelimiter(_source.AsSpan(start, _position - start), start);
    }

    private string FindDelimiter(ReadOnlySpan<char> tex, int start)
    {
        foreach (var delimiter in TexCommands.Delimiters)
        {
            if (tex.SequenceEqual(delimiter.Tex))
            {
                return delimiter.Text;
            }
        }

        Error(start, $"{tex} is not a bracket that can grow", "use ( ) [ ] \\{ \\} | \\| \\langle \\rangle \\lfloor \\rfloor \\lceil \\rceil or a full stop");
        return ".";
    }
}
