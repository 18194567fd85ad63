using System.Text;
using Scriban.Runtime;
using WorkedSolutions.Render.Pictures;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Styles;

/// <summary>
/// The pictures of a trace as a template sees them: <c>pictures.network</c> and so on, each with its <c>name</c>, for
/// <c>figure:name</c>, and <c>alt</c>, what it shows; null where there is none. A question paper gets the ones that give nothing away,
/// a paper that cannot show them none.
/// </summary>
internal static class PictureModel
{
    private static readonly string[] Members = ["network", "network-backward", "graph", "loss", "gradient-sizes", "activation", "loss-along-weight"];

    /// <summary>The <c>pictures</c> member.</summary>
    public static LazyObject Of(Trace trace, PaperCopy copy, bool drawn)
    {
        var model = new LazyObject();
        var names = drawn ? Figures.Names(trace) : [];
        foreach (var member in Members)
        {
            var name = copy == PaperCopy.Question ? member + "-given" : member == "activation" ? "activation-1" : member;
            model.With(member.Replace('-', '_'), () => names.Contains(name)
                ? new LazyObject().With("name", name).With("alt", () => Escaped(Figures.Alternative(trace, name) ?? name))
                : null);
        }

        return model;
    }

    /// <summary>The words as Markdown: what would mean something is escaped.</summary>
    private static string Escaped(string words)
    {
        var text = new StringBuilder(words.Length + 16);
        foreach (var c in words)
        {
            _ = c is '\\' or '[' or ']' or '_' or '*' or '`' or '$' or '<' or '&' or '|' or '!' ? text.Append('\\') : text;
            text.Append(c is '\n' or '\r' ? ' ' : c);
        }

        return text.ToString();
    }
}
