namespace WorkedSolutions.Render.Fonts;

/// <summary>A map from characters of Unicode's basic plane to small numbers, 0 where nothing was put; made of pages of 128.</summary>
internal sealed class CodeMap
{
    private const int PageSize = 128;
    private readonly ushort[]?[] _pages = new ushort[]?[0x10000 / PageSize];

    /// <summary>The number of a character; characters outside the basic plane have 0.</summary>
    public ushort this[int codePoint]
    {
        get => (uint)codePoint < 0x10000 && _pages[codePoint / PageSize] is { } page ? page[codePoint % PageSize] : (ushort)0;
        set => (_pages[codePoint / PageSize] ??= new ushort[PageSize])[codePoint % PageSize] = value;
    }

    /// <summary>The characters with a number other than 0, in order.</summary>
    public string Characters()
    {
        var found = new System.Text.StringBuilder();
        for (var at = 0; at < _pages.Length; at++)
        {
            for (var i = 0; _pages[at] is { } page && i < PageSize; i++)
            {
                if (page[i] != 0)
                {
                    found.Append((char)(at * PageSize + i));
                }
            }
        }

        return found.ToString();
    }
}
