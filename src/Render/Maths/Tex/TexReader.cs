using System.Collections.Immutable;

namespace WorkedSolutions.Render.Maths;

/// <summary>Reads the TeX subset of docs/maths.md. Never throws on bad input: every mistake is an error with its place.</summary>
public static class TexReader
{
    /// <summary>The longest text that is read, in UTF-16 units.</summary>
    public const int MaximumLength = 100_000;

    /// <summary>How deep groups, arguments and environments may be nested.</summary>
    public const int MaximumDepth = 100;

    /// <summary>How many cells an environment may have, rows times columns.</summary>
    public const int MaximumCells = 10_000;

    /// <summary>Reads a formula (without surrounding dollars).</summary>
    public static TexResult Read(string tex)
    {
        if (tex.Length > MaximumLength)
        {
            return new TexResult(MathNode.Empty, [new TexError(MaximumLength, $"the formula is longer than {MaximumLength} characters")]);
        }

        var parser = new TexParser(tex);
        var node = parser.ReadAll();
        return new TexResult(node, parser.Errors);
    }
}
