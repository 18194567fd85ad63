using System.Globalization;
using System.Text;
using WorkedSolutions.Render.Drawings;
using WorkedSolutions.Render.Frames;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Pictures;

/// <summary>Writes a <see cref="Picture"/> as a TikZ picture: paths as <c>\draw</c> and <c>\fill</c>, labels as nodes of maths.</summary>
public static class TikzWriter
{
    /// <summary>The <c>tikzpicture</c> environment; it needs tikz, amsmath, amssymb and xcolor.</summary>
    public static string Write(Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var tex = new StringBuilder(8 * 1024);
        tex.Append("\\begin{tikzpicture}[x=1bp,y=-1bp,line join=round]\n");
        tex.Append(CultureInfo.InvariantCulture, $"\\useasboundingbox (0,0) rectangle ({picture.Width:0.##},{picture.Height:0.##});\n");
        foreach (var item in picture.Items)
        {
            switch (item)
            {
                case PictureItem.Shape shape:
                    Draw(tex, shape);
                    break;
                case PictureItem.Label label:
                    tex.Append(CultureInfo.InvariantCulture, $"\\node[inner sep={(label.Ground is null ? 0 : PictureItem.Margin):0.##}bp");
                    _ = label.Ground is { } ground ? tex.Append(",fill=").Append(Name(ground)) : tex;
                    _ = label.Colour != Colour.Black ? tex.Append(",text=").Append(Name(label.Colour)) : tex;
                    tex.Append(CultureInfo.InvariantCulture, $"] at ({label.X:0.##},{label.Y:0.##}) {{\\fontsize{{{label.Size:0.##}}}{{{1.2 * label.Size:0.##}}}\\selectfont$");
                    TexWriter.Write(label.Text, tex, TexDialect.Latex);
                    tex.Append("$};\n");
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        return tex.Append("\\end{tikzpicture}\n").ToString();
    }

    private static void Draw(StringBuilder tex, PictureItem.Shape shape)
    {
        tex.Append("\\path[");
        if (shape.StrokeWidth > 0)
        {
            tex.Append(CultureInfo.InvariantCulture, $"draw={Name(shape.Colour)},line width={shape.StrokeWidth:0.##}bp");
            if (!shape.Dashes.IsDefaultOrEmpty)
            {
                tex.Append(",dash pattern=");
                for (var i = 0; i < shape.Dashes.Length; i++)
                {
                    tex.Append(CultureInfo.InvariantCulture, $"{(i % 2 == 0 ? "on" : " off")} {shape.Dashes[i]:0.##}bp{(i % 2 == 0 ? "" : " ")}");
                }
            }
        }

        _ = shape.Fill is { } fill ? tex.Append(shape.StrokeWidth > 0 ? "," : "").Append("fill=").Append(Name(fill)) : tex;
        tex.Append(']');
        foreach (var step in shape.Steps)
        {
            tex.Append(step.Kind switch
            {
                'M' => string.Create(CultureInfo.InvariantCulture, $" ({step.X:0.##},{step.Y:0.##})"),
                'L' => string.Create(CultureInfo.InvariantCulture, $" -- ({step.X:0.##},{step.Y:0.##})"),
                'C' => string.Create(CultureInfo.InvariantCulture, $" .. controls ({step.X1:0.##},{step.Y1:0.##}) and ({step.X2:0.##},{step.Y2:0.##}) .. ({step.X:0.##},{step.Y:0.##})"),
                'Z' => " -- cycle",
                _ => throw new System.Diagnostics.UnreachableException(),
            });
        }

        tex.Append(";\n");
    }

    private static string Name(Colour colour) =>
        colour == Colour.Black ? "black" : string.Create(CultureInfo.InvariantCulture, $"{{rgb,255:red,{colour.Red};green,{colour.Green};blue,{colour.Blue}}}");
}
