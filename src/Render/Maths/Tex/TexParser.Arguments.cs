using System.Collections.Immutable;
using System.Globalization;

namespace WorkedSolutions.Render.Maths;

/// <summary>Environments and arguments that are not formulas.</summary>
internal sealed partial class TexParser
{
    private MathNode ReadEnvironment(int start)
    {
        var place = _position;
        var name = ReadRawArgument().Trim();
        foreach (var environment in TexCommands.Environments)
        {
            if (environment.Name == name)
            {
                var grid = ReadGrid(name, environment.Kind, start);
                return environment.Left.Length == 0 ? grid : new MathNode.Delimited(environment.Left, grid, environment.Right);
            }
        }

        var known = Array.ConvertAll(TexCommands.Environments, e => e.Name);
        if (name is not ("equation" or "equation*" or "displaymath" or "math"))
        {
            Error(place, $"unknown environment {name}", TexSuggestions.Nearest(name, known) ?? "there are matrix, pmatrix, bmatrix, vmatrix, cases, aligned and array");
        }

        var rows = ReadRows(name, start);
        return rows is [{ Items: [var only] }] ? only : new MathNode.Grid(GridKind.Aligned, new GridRows(rows));
    }

    private MathNode.Grid ReadGrid(string name, GridKind kind, int start)
    {
        var columns = "";
        SkipOptional();
        if (kind == GridKind.Array)
        {
            columns = ReadColumns();
        }
        else if (name.StartsWith("alignedat", StringComparison.Ordinal) || name.StartsWith("alignat", StringComparison.Ordinal))
        {
            ReadRawArgument();
        }

        return new MathNode.Grid(kind, new GridRows(ReadRows(name, start)), columns);
    }

    /// <summary>Rows up to and with \end{name}.</summary>
    private ImmutableArray<NodeList> ReadRows(string name, int start)
    {
        var rows = ImmutableArray.CreateBuilder<NodeList>();
        var cells = ImmutableArray.CreateBuilder<MathNode>();
        var (delimiters, braces) = (_openDelimiters, _openBraces);
        (_openDelimiters, _openBraces) = (0, 0);
        _openGrids++;
        var columns = 0;
        while (true)
        {
            cells.Add(ReadList(Stop.Cell));
            columns = Math.Max(columns, cells.Count);
            if (columns * (rows.Count + 1L) > TexReader.MaximumCells)
            {
                Error(start, $"an environment of more than {TexReader.MaximumCells} cells");
                Abort();
                rows.Clear();
                cells.Clear();
            }

            if (!AtEnd && _source[_position] == '&')
            {
                _position++;
                continue;
            }

            rows.Add(new NodeList(cells.ToImmutable()));
            cells.Clear();
            if (AtEnd || !_source.AsSpan(_position).StartsWith("\\\\", StringComparison.Ordinal))
            {
                break;
            }

            _position += 2;
            SkipRowSpace();
        }

        _openGrids--;
        (_openDelimiters, _openBraces) = (delimiters, braces);
        ReadEnd(name, start);
        var trailing = rows[^1].Items is [MathNode.Row { Children.Items: [] }];
        rows.Count -= trailing ? 1 : 0;
        return rows.ToImmutable();
    }

    private void ReadEnd(string name, int start)
    {
        if (AtEnd || _source[_position] != '\\')
        {
            Error(start, $"\\begin{{{name}}} without \\end{{{name}}}");
            return;
        }

        var place = _position;
        _position += "\\end".Length;
        var end = ReadRawArgument().Trim();
        if (end != name)
        {
            Error(place, $"\\begin{{{name}}} is ended by \\end{{{end}}}");
        }
    }

    /// <summary>Skips the [t] of an environment.</summary>
    private void SkipOptional()
    {
        if (_source.AsSpan(_position) is ['[', 't' or 'c' or 'b', ']', ..])
        {
            _position += 3;
        }
    }

    /// <summary>Skips the [2pt] of a row's end.</summary>
    private void SkipRowSpace()
    {
        if (!AtEnd && _source[_position] == '*')
        {
            _position++;
        }

        if (AtEnd || _source[_position] != '[')
        {
            return;
        }

        var close = _source.AsSpan(_position, Math.Min(20, _source.Length - _position)).IndexOf(']');
        if (close > 0)
        {
            _position += close + 1;
        }
    }

    private string ReadColumns()
    {
        var place = _position;
        var columns = ReadRawArgument().Replace(" ", "", StringComparison.Ordinal);
        foreach (var c in columns)
        {
            if (c is not ('l' or 'c' or 'r' or '|'))
            {
                Error(place, $"{c} is not a column of an array", "l, c, r and | can be used");
                return "";
            }
        }

        return columns;
    }

    /// <summary>{…} as it stands, with balanced braces; the characters after a backslash are kept with it.</summary>
    private string ReadRawArgument()
    {
        SkipSpaces();
        if (AtEnd || _source[_position] != '{')
        {
            Error(_position, "an argument in braces is missing");
            return "";
        }

        var start = _position;
        var depth = 0;
        while (!AtEnd)
        {
            switch (_source[_position++])
            {
                case '{':
                    depth++;
                    break;
                case '}' when --depth == 0:
                    return _source[(start + 1)..(_position - 1)];
                case '\\' when !AtEnd:
                    _position++;
                    break;
            }
        }

        Error(start, "{ is never closed");
        return _source[(start + 1)..];
    }

    private string ReadText(int start)
    {
        SkipSpaces();
        var place = _position + 1;
        return TexText.Decode(ReadRawArgument(), (offset, message, hint) => Error(place + offset, message, hint));
    }

    private MathNode.FunctionName ReadOperatorName(int start)
    {
        var limits = !AtEnd && _source[_position] == '*';
        _position += limits ? 1 : 0;
        return new MathNode.FunctionName(ReadText(start).Replace('\u2009', ' '), limits);
    }

    private string ReadColour(int start)
    {
        var model = "";
        SkipSpaces();
        if (!AtEnd && _source[_position] == '[')
        {
            var close = _source.IndexOf(']', _position);
            if (close > 0)
            {
                model = _source[(_position + 1)..close];
                _position = close + 1;
            }
        }

        var place = _position;
        var colour = ReadRawArgument().Trim();
        colour = model == "HTML" ? "#" + colour.ToLowerInvariant() : colour;
        if (CssColours.TryParse(colour, out _))
        {
            return colour;
        }

        Error(place, $"{colour} is not a colour", "use a CSS colour name or #rrggbb");
        return "black";
    }

    private MathNode ReadLink(int start)
    {
        SkipSpaces();
        var place = _position;
        var target = TexText.DecodeTarget(ReadRawArgument());
        var body = ReadArgument(NameAt(start));
        if (target.Length > 1 && target[0] == '#')
        {
            return new MathNode.Link(target[1..], body);
        }

        Error(place, "a link in a formula leads to a place in the document", "write \\href{#place}{…}");
        return body;
    }

    private MathNode.Space ReadSpace(int start)
    {
        _position += !AtEnd && _source[_position] == '*' ? 1 : 0;
        var place = _position;
        var text = ReadRawArgument().AsSpan().Trim();
        var unit = text.Length > 2 ? text[^2..] : "";
        var scale = unit switch { "em" => 1.0, "ex" => 0.43, "mu" => 1.0 / 18, "pt" => 0.1, _ => 0 };
        if (scale > 0 && double.TryParse(text[..^2], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= 1000)
        {
            return new MathNode.Space(value * scale);
        }

        Error(place, $"{text} is not a width", "write for example \\hspace{0.5em}");
        return new MathNode.Space(0);
    }
}
