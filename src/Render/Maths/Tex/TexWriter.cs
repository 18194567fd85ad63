using System.Text;

namespace WorkedSolutions.Render.Maths;

/// <summary>For whom TeX is written.</summary>
public enum TexDialect
{
    /// <summary>Everything that the reader knows, links included: <c>Read(Write(n)) = n</c>.</summary>
    Full,
    /// <summary>For Markdown and annotations: without links.</summary>
    Plain,
    /// <summary>For LaTeX with amsmath, amssymb, xcolor, cancel and hyperref: links are \hyperlink, colours are given by their value.</summary>
    Latex,
}

/// <summary>Writes a formula as TeX, compact and as a person would write it: <c>z_{h1} = w_1 x_1 + b</c>.</summary>
public static class TexWriter
{
    /// <summary>The formula as TeX.</summary>
    public static string Write(MathNode node, TexDialect dialect = TexDialect.Plain)
    {
        var output = new StringBuilder(128);
        Write(node, output, dialect);
        return output.ToString();
    }

    /// <summary>Appends the formula as TeX.</summary>
    public static void Write(MathNode node, StringBuilder output, TexDialect dialect) => new TexOutput(output, dialect).WriteList(node);
}
