using System.Collections.Immutable;

namespace WorkedSolutions.Render.Maths;

/// <summary>One pass over one TeX text. Lists are gathered on one stack; nothing is read twice.</summary>
internal sealed partial class TexParser(string source)
{
    private const int MaximumErrors = 20;

    private readonly string _source = source;
    private readonly List<MathNode> _stack = [];
    private List<TexError>? _errors;
    private Alphabet _alphabet;
    private int _position;
    private int _depth;
    private int _openDelimiters;
    private int _openGrids;
    private int _openBraces;
    private bool _isAborted;

    /// <summary>What ends a list.</summary>
    private enum Stop
    {
        End, Brace, Bracket, Right, Cell,
    }

    /// <summary>The mistakes found, in the order of the text.</summary>
    internal ImmutableArray<TexError> Errors => _errors is null ? [] : [.. _errors];

    /// <summary>Reads the whole text.</summary>
    internal MathNode ReadAll() => ReadList(Stop.End);

    private bool AtEnd => _position >= _source.Length;

    private void Error(int offset, string message, string? hint = null)
    {
        _errors ??= [];
        if (_errors.Count < MaximumErrors && !_isAborted)
        {
            _errors.Add(new TexError(offset, message, hint));
        }
    }

    /// <summary>Reads nothing further and reports nothing further.</summary>
    private void Abort()
    {
        _isAborted = true;
        _position = _source.Length;
    }

    /// <summary>Reads nodes up to what ends the list, which stays unread.</summary>
    private MathNode ReadList(Stop stop)
    {
        if (_depth >= TexReader.MaximumDepth)
        {
            if (_position < _source.Length)
            {
                Error(_position, $"groups are nested more than {TexReader.MaximumDepth} deep");
            }

            Abort();
            return MathNode.Empty;
        }

        _depth++;
        var mark = _stack.Count;
        while (!IsStopped(stop))
        {
            ReadItem(stop);
        }

        _depth--;
        return PopFrom(mark);
    }

    private MathNode PopFrom(int mark)
    {
        var count = _stack.Count - mark;
        if (count == 0)
        {
            return MathNode.Empty;
        }

        var node = count == 1
            ? _stack[mark]
            : new MathNode.Row(new NodeList(ImmutableArray.Create(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_stack).Slice(mark, count))));
        _stack.RemoveRange(mark, count);
        return node;
    }

    private void Push(MathNode node)
    {
        if (node is MathNode.Row row)
        {
            foreach (var child in row.Children.Items)
            {
                _stack.Add(child);
            }
        }
        else
        {
            _stack.Add(node);
        }
    }

    private void SkipSpaces()
    {
        while (_position < _source.Length && char.IsWhiteSpace(_source[_position]))
        {
            _position++;
        }
    }

    /// <summary>Whether the list ends here; reports and skips what ends nothing.</summary>
    private bool IsStopped(Stop stop)
    {
        bool? stopped;
        do
        {
            stopped = EndsHere(stop);
        }
        while (stopped is null);
        return stopped.Value;
    }

    /// <summary>Whether the list ends here; null where something misplaced was skipped.</summary>
    private bool? EndsHere(Stop stop)
    {
        SkipSpaces();
        if (AtEnd)
        {
            return true;
        }

        switch (_source[_position])
        {
            case '}':
                if (stop == Stop.Brace || _openBraces > 0)
                {
                    return true;
                }

                Error(_position++, "} without {");
                return null;
            case ']':
                return stop == Stop.Bracket;
            case '&':
                if (EndsCell(stop))
                {
                    return true;
                }

                Error(_position++, "& outside the cells of an environment", "write \\& for the sign itself");
                return null;
            case '\\':
                return EndsAtCommand(stop);
            default:
                return false;
        }
    }

    private bool? EndsAtCommand(Stop stop)
    {
        var rest = _source.AsSpan(_position + 1);
        if (rest is ['\\', ..])
        {
            if (EndsCell(stop))
            {
                return true;
            }

            Error(_position, "\\\\ outside the rows of an environment", "put the lines between \\begin{aligned} and \\end{aligned}");
            _position += 2;
            return null;
        }

        if (IsWord(rest, "right"))
        {
            if (stop == Stop.Right || _openDelimiters > 0)
            {
                return true;
            }

            Error(_position, "\\right without \\left");
            _position += "\\right".Length;
            ReadDelimiter();
            return null;
        }

        if (IsWord(rest, "end"))
        {
            if (stop == Stop.Cell || _openGrids > 0)
            {
                return true;
            }

            Error(_position, "\\end without \\begin");
            _position += "\\end".Length;
            ReadRawArgument();
            return null;
        }

        return false;
    }

    private bool EndsCell(Stop stop) => stop == Stop.Cell || (stop == Stop.End && _openGrids > 0);

    private static bool IsWord(ReadOnlySpan<char> rest, string word) =>
        rest.StartsWith(word, StringComparison.Ordinal) && (rest.Length == word.Length || !char.IsAsciiLetter(rest[word.Length]));

    /// <summary>Reads one atom with its scripts and pushes it.</summary>
    private void ReadItem(Stop stop)
    {
        var c = _source[_position];
        var start = _position;
        if (c is '^' or '_' or '\'')
        {
            Push(ReadScripts(MathNode.Empty, grouped: true));
            return;
        }

        var mark = _stack.Count;
        var node = c == '{' ? AsGroup(ReadBraced()) : ReadNucleus(stop, oneDigit: false);
        if (node is null)
        {
            return;
        }

        SkipSpaces();
        if (!AtEnd && (_source[_position] is '^' or '_' or '\'' || _source[_position] == '\\'))
        {
            node = ReadScripts(node, c == '{');
        }

        if (_position == start)
        {
            throw new System.Diagnostics.UnreachableException("The TeX reader stands still.");
        }

        System.Diagnostics.Debug.Assert(_stack.Count == mark);
        Push(node);
    }

    /// <summary>In TeX a group is an ordinary atom whatever it holds: {-} is a sign, {,} a decimal comma.</summary>
    private static MathNode AsGroup(MathNode node) =>
        node is MathNode.Symbol { Class: not AtomClass.Ord } symbol ? symbol with { Class = AtomClass.Ord } : node;

    /// <summary>Reads {…}, the brace being here.</summary>
    private MathNode ReadBraced()
    {
        var start = _position++;
        _openBraces++;
        var node = ReadList(Stop.Brace);
        _openBraces--;
        if (!AtEnd && _source[_position] == '}')
        {
            _position++;
        }
        else
        {
            Error(start, "{ is never closed");
        }

        return node;
    }

    /// <summary>Reads the argument of a command: a group or one token.</summary>
    private MathNode ReadArgument(string of)
    {
        SkipSpaces();
        if (!AtEnd && _source[_position] == '{')
        {
            return ReadBraced();
        }

        if (AtEnd || IsStopped(Stop.End) || _source[_position] is '^' or '_' or '&')
        {
            Error(_position, $"{of} wants an argument", "put it in braces");
            return MathNode.Empty;
        }

        if (_depth >= TexReader.MaximumDepth)
        {
            return ReadList(Stop.End);
        }

        _depth++;
        var node = ReadNucleus(Stop.End, oneDigit: true) ?? MathNode.Empty;
        _depth--;
        return node;
    }

    private MathNode.Digits ReadDigits(bool one)
    {
        var start = _position++;
        while (!one && !AtEnd && char.IsAsciiDigit(_source[_position]))
        {
            _position++;
        }

        if (!one && _position + 1 < _source.Length && _source[_position] == '.' && char.IsAsciiDigit(_source[_position + 1]))
        {
            _position++;
            while (!AtEnd && char.IsAsciiDigit(_source[_position]))
            {
                _position++;
            }
        }

        return new MathNode.Digits(_source[start.._position]);
    }
}
