using System.Diagnostics;

namespace WorkedSolutions.Render.Maths;

/// <summary>How wide a formula is, roughly, without any font: for deciding where a line of working is broken.</summary>
public static class WidthEstimate
{
    private const double Script = 0.75;

    /// <summary>The width in em in display style; within about a tenth of the set width for ordinary lines of working.</summary>
    public static double Of(MathNode node)
    {
        switch (node)
        {
            case MathNode.Row row:
                var sum = 0.0;
                var afterOperator = true;
                foreach (var child in row.Children.Items)
                {
                    sum += child is MathNode.Symbol symbol ? OfSymbol(symbol, afterOperator) : Of(child);
                    afterOperator = child is MathNode.Symbol { Class: AtomClass.Bin or AtomClass.Rel or AtomClass.Open or AtomClass.Punct };
                }

                return sum;
            case MathNode.Symbol symbol:
                return OfSymbol(symbol, afterOperator: true);
            case MathNode.Digits digits:
                return digits.Text.Contains('.', StringComparison.Ordinal) ? (0.5 * digits.Text.Length) - 0.22 : 0.5 * digits.Text.Length;
            case MathNode.Words words:
                return 0.46 * words.Text.Length;
            case MathNode.FunctionName function:
                return (0.46 * function.Name.Length) + 0.25;
            case MathNode.LargeOperator:
                return 1.5;
            case MathNode.Scripts scripts:
                return OfScripts(scripts);
            case MathNode.Fraction fraction:
                return Math.Max(Of(fraction.Numerator), Of(fraction.Denominator)) + 0.24;
            default:
                return OfStructure(node);
        }
    }

    private static double OfStructure(MathNode node) => node switch
    {
        MathNode.Radical radical => Of(radical.Body) + 0.85 + (radical.Index is null ? 0 : 0.1),
        MathNode.Accent accent => Of(accent.Body),
        MathNode.Delimited delimited => Of(delimited.Body) + (delimited.Left == "." ? 0.12 : 0.5) + (delimited.Right == "." ? 0.12 : 0.5),
        MathNode.SizedDelimiter => 0.55,
        MathNode.Grid grid => OfGrid(grid),
        MathNode.Brace brace => Math.Max(Of(brace.Body), brace.Label is null ? 0 : Script * Of(brace.Label)) + 0.1,
        MathNode.Boxed boxed => Of(boxed.Body) + 0.7,
        MathNode.Coloured coloured => Of(coloured.Body),
        MathNode.Link link => Of(link.Body),
        MathNode.Styled styled => Of(styled.Body),
        MathNode.Cancelled cancelled => Of(cancelled.Body),
        MathNode.Space space => space.Em,
        _ => throw new UnreachableException(node.GetType().Name),
    };

    private static double OfSymbol(MathNode.Symbol symbol, bool afterOperator) => symbol.Class switch
    {
        AtomClass.Rel => 0.78 + 0.55,
        AtomClass.Bin when afterOperator => 0.78,
        AtomClass.Bin => symbol.Text == "⋅" ? 0.28 + 0.44 : 0.78 + 0.44,
        AtomClass.Open or AtomClass.Close => 0.39,
        AtomClass.Punct => 0.28 + 0.17,
        AtomClass.Inner => 1.17 + 0.3,
        _ => symbol.Text is "i" or "l" or "j" ? 0.36 : symbol.Text is "m" or "w" or "W" or "M" ? 0.88 : char.IsUpper(symbol.Text[0]) ? 0.75 : 0.55,
    };

    private static double OfScripts(MathNode.Scripts scripts)
    {
        var sub = scripts.Sub is null ? 0 : Script * OfScript(scripts.Sub);
        var sup = scripts.Sup is null ? 0 : Script * OfScript(scripts.Sup);
        var width = Of(scripts.Base);
        return scripts.Base is MathNode.LargeOperator or MathNode.FunctionName { Limits: true } ? Math.Max(width, Math.Max(sub, sup)) : width + Math.Max(sub, sup) + 0.05;
    }

    /// <summary>A script, in which operators stand without space.</summary>
    private static double OfScript(MathNode node)
    {
        if (node is not MathNode.Row row)
        {
            return node is MathNode.Symbol { Class: AtomClass.Rel or AtomClass.Bin } ? 0.78 : Of(node);
        }

        var sum = 0.0;
        foreach (var child in row.Children.Items)
        {
            sum += child is MathNode.Symbol { Class: AtomClass.Rel or AtomClass.Bin } ? 0.78 : Of(child);
        }

        return sum;
    }

    private static double OfGrid(MathNode.Grid grid)
    {
        var columns = 0;
        foreach (var row in grid.Rows.Rows)
        {
            columns = Math.Max(columns, row.Items.Length);
        }

        var sum = grid.Kind switch { GridKind.Aligned => 0.17, GridKind.Cases => 0.8, GridKind.Plain => 0.33, _ => 1.1 };
        for (var c = 0; c < columns; c++)
        {
            var widest = 0.0;
            foreach (var row in grid.Rows.Rows)
            {
                widest = c < row.Items.Length ? Math.Max(widest, Of(row.Items[c])) : widest;
            }

            sum += widest + (c > 0 && grid.Kind != GridKind.Aligned ? 1 : 0);
        }

        return sum;
    }
}
