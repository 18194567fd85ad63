namespace WorkedSolutions.Render.Pages;

/// <summary>Where blocks are set: a column, the left end and width within it, the style of text (its node is the parent of the blocks'), how deep in other blocks.</summary>
internal sealed record Region(Column Column, double Left, double Width, TextStyle Style, int Depth = 0)
{
    private const double Narrowest = 120;
    private const int Deepest = 40;

    /// <summary>The structure node that blocks belong to.</summary>
    public int Node => Style.Node;

    /// <summary>Whether blocks in here may hold blocks.</summary>
    public bool MayNest => Depth < Deepest;

    /// <summary>The region within, moved in from the left and right as far as there is room for it.</summary>
    public Region Inside(double left, double right, int node)
    {
        if (Width - left - right < Narrowest)
        {
            (left, right) = (0, 0);
        }

        return this with { Left = Left + left, Width = Width - left - right, Style = Style with { Node = node }, Depth = Depth + 1 };
    }

    /// <summary>Adds a slab at the region's left end.</summary>
    public void Add(Slab slab, double x = 0)
    {
        slab.Left = Left + x;
        Column.Add(slab);
    }
}
