namespace WorkedSolutions.Render.Maths;

/// <summary>Tables.</summary>
internal ref partial struct MathMlOutput
{
    private void WriteGrid(MathNode.Grid grid)
    {
        var (left, right) = grid.Kind switch
        {
            GridKind.Parentheses => ("(", ")"),
            GridKind.Brackets => ("[", "]"),
            GridKind.Bars => ("|", "|"),
            GridKind.Cases => ("{", "."),
            _ => (".", "."),
        };
        var bracketed = left != ".";
        _output.Append(bracketed ? "<mrow>" : "");
        WriteFence(left, "<mo fence=\"true\" stretchy=\"true\" form=\"prefix\">");
        _output.Append(grid.Kind switch
        {
            GridKind.Aligned => "<mtable class=\"tex-aligned\" displaystyle=\"true\">",
            GridKind.Cases => "<mtable class=\"tex-cases\">",
            _ => "<mtable>",
        });
        var level = _level;
        _level = grid.Kind == GridKind.Aligned ? 0 : Math.Max(level, 1);
        foreach (var row in grid.Rows.Rows)
        {
            WriteRow(grid, row);
        }

        _level = level;
        _output.Append("</mtable>");
        WriteFence(right, "<mo fence=\"true\" stretchy=\"true\" form=\"postfix\">");
        _output.Append(bracketed ? "</mrow>" : "");
    }

    private void WriteRow(MathNode.Grid grid, NodeList row)
    {
        _output.Append("<mtr>");
        var column = 0;
        for (var c = 0; c < row.Items.Length; c++)
        {
            var rule = false;
            while (column < grid.Columns.Length && grid.Columns[column] == '|')
            {
                rule = true;
                column++;
            }

            var align = column < grid.Columns.Length ? grid.Columns[column++] : 'c';
            _output.Append((align, rule) switch
            {
                ('l', false) => "<mtd class=\"tex-l\">",
                ('r', false) => "<mtd class=\"tex-r\">",
                ('l', true) => "<mtd class=\"tex-l tex-rule\">",
                ('r', true) => "<mtd class=\"tex-r tex-rule\">",
                (_, true) => "<mtd class=\"tex-rule\">",
                _ => "<mtd>",
            });
            WriteList(row.Items[c], afterOperator: !(grid.Kind == GridKind.Aligned && c % 2 == 1));
            _output.Append("</mtd>");
        }

        _output.Append("</mtr>");
    }
}
