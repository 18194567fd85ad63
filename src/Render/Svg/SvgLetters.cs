namespace WorkedSolutions.Render.Svg;

/// <summary>How an SVG file holds its letters.</summary>
public enum SvgLetters
{
    /// <summary>As outlines of the paper's own fonts: the same everywhere.</summary>
    Outlines,

    /// <summary>
    /// As text in a serif font of the reader's, each letter at its place; brackets that grow and other letters that few fonts have
    /// stay outlines. A third of the size.
    /// </summary>
    Text,
}
