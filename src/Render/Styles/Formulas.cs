using System.Text;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Styles;

/// <summary>
/// Formulas on their way through a template: written as TeX into the Markdown, and remembered, so that reading the Markdown
/// does not have to parse what was just written.
/// </summary>
internal sealed class Formulas
{
    private readonly Dictionary<string, MathNode> _known = new(StringComparer.Ordinal);

    /// <summary>A formula inside a line of text.</summary>
    public string Inline(MathNode node) => $"${Remember(node)}$";

    /// <summary>A display, with the anchors that it defines.</summary>
    public string Display(MathNode node, params ReadOnlySpan<string> anchors)
    {
        var text = new StringBuilder("$$");
        for (var i = 0; i < anchors.Length; i++)
        {
            text.Append(i == 0 ? " {#" : " #").Append(anchors[i]);
        }

        return text.Append(anchors.Length > 0 ? "}\n" : "\n").Append(Remember(node)).Append("\n$$\n").ToString();
    }

    /// <summary>The node of a TeX text that was written here, or null.</summary>
    public MathNode? Find(string tex) => _known.GetValueOrDefault(tex);

    private string Remember(MathNode node)
    {
        var tex = TexWriter.Write(node, TexDialect.Full);
        _known[tex] = node;
        return tex;
    }
}
