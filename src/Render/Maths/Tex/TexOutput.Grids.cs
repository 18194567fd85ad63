using System.Globalization;

namespace WorkedSolutions.Render.Maths;

/// <summary>Environments, spaces, styles, colours, links.</summary>
internal ref partial struct TexOutput
{
    private void WriteGrid(MathNode.Grid grid)
    {
        var name = TexCommands.Environments[(int)grid.Kind].Name;
        AppendWord("begin");
        Append('{');
        Append(name);
        Append('}');
        if (grid.Kind == GridKind.Array)
        {
            Append('{');
            _output.Append(grid.Columns);
            Append('}');
        }

        var tight = _tight;
        _tight = false;
        var rows = grid.Rows.Rows;
        for (var r = 0; r < rows.Length; r++)
        {
            _output.Append(r == 0 ? " " : " \\\\ ");
            WriteCells(rows[r], first: r == 0);
        }

        _tight = tight;
        Space();
        _output.Append("\\end{").Append(name).Append('}');
        _afterWord = false;
    }

    private void WriteCells(NodeList cells, bool first)
    {
        for (var c = 0; c < cells.Items.Length; c++)
        {
            _afterWord = false;
            if (c > 0)
            {
                Space();
                _output.Append("& ");
            }

            var start = _output.Length;
            WriteList(cells.Items[c]);
            if (c == 0 && _output.Length > start && _output[start] is '[' or '*')
            {
                _output.Insert(start, "{}");
            }
        }
    }

    private void WriteSpace(double em)
    {
        foreach (var space in TexCommands.Spaces)
        {
            if (space.Em == em)
            {
                AppendWord(space.Name);
                return;
            }
        }

        AppendWord("hspace");
        Append('{');
        _output.Append(CultureInfo.InvariantCulture, $"{em:0.######}");
        Append("em}");
    }

    private void WriteStyled(MathNode.Styled styled)
    {
        Append('{');
        AppendWord(styled.Style switch
        {
            MathStyle.Display => "displaystyle",
            MathStyle.Text => "textstyle",
            MathStyle.Script => "scriptstyle",
            MathStyle.ScriptScript => "scriptscriptstyle",
            _ => "relax",
        });
        Space();
        WriteList(styled.Body);
        Append('}');
    }

    private void WriteColoured(MathNode.Coloured coloured)
    {
        AppendWord("textcolor");
        if (_dialect == TexDialect.Latex && CssColours.TryParse(coloured.Colour, out var colour))
        {
            _output.Append(CultureInfo.InvariantCulture, $"[HTML]{{{colour.Red:X2}{colour.Green:X2}{colour.Blue:X2}}}");
            _afterWord = false;
        }
        else
        {
            Append('{');
            Append(coloured.Colour);
            Append('}');
        }

        WriteBraced(coloured.Body);
    }

    private void WriteLink(MathNode.Link link)
    {
        if (_dialect == TexDialect.Plain)
        {
            WriteTransparent(link.Body);
            return;
        }

        AppendWord(_dialect == TexDialect.Latex ? "hyperlink" : "href");
        Append(_dialect == TexDialect.Latex ? "{" : "{#");
        TexText.EncodeTarget(_output, link.Target);
        Append('}');
        WriteBraced(link.Body);
    }

    /// <summary>The body of a link that is left out, beside what stands around it.</summary>
    private void WriteTransparent(MathNode body)
    {
        if (body is MathNode.Row row)
        {
            WriteItems(row.Children.Items);
        }
        else
        {
            WriteItem(body);
        }
    }
}
