using System.Collections.Immutable;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Pages;

/// <summary>Turns the inlines of a paragraph into atoms, none of which is wider than a line.</summary>
internal static class ParagraphAtoms
{
    private const int RelationPenalty = 500;
    private const int EmergencyPenalty = 5000;
    private const double Fill = 1e6;
    private const int DeepestNesting = 64;

    /// <summary>The atoms of a paragraph for lines of a width, ended by a forced break.</summary>
    public static List<Atom> Of(Setting setting, ImmutableArray<Inline> content, TextStyle style, double width)
    {
        var atoms = new List<Atom>();
        Add(setting, atoms, new RunMaker(setting, atoms), content, style, width, 0);
        while (atoms.Count > 0 && atoms[^1].Kind == AtomKind.Glue)
        {
            atoms.RemoveAt(atoms.Count - 1);
        }

        EndLine(atoms);
        return atoms;
    }

    private static void Add(Setting setting, List<Atom> atoms, RunMaker runs, ImmutableArray<Inline> content, TextStyle style, double width, int depth)
    {
        foreach (var inline in depth > DeepestNesting ? [] : content)
        {
            switch (inline)
            {
                case Inline.Text text:
                    runs.Add(text.Value, style);
                    break;
                case Inline.Math math:
                    AddFormula(setting, atoms, math.Formula, style, width);
                    break;
                case Inline.Emphasis emphasis:
                    Add(setting, atoms, runs, emphasis.Content, style.Emphasised(), width, depth + 1);
                    break;
                case Inline.Strong strong:
                    Add(setting, atoms, runs, strong.Content, style.Strong(), width, depth + 1);
                    break;
                case Inline.Code code:
                    runs.Add(code.Value, style.Code() with { Node = setting.Node("Code", style.Node) });
                    break;
                case Inline.Link link:
                    Add(setting, atoms, runs, link.Content, style.Link(link.Target, setting.Node("Link", style.Node)), width, depth + 1);
                    break;
                case Inline.LineBreak:
                    EndLine(atoms);
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
    }

    private static void EndLine(List<Atom> atoms)
    {
        atoms.Add(new(AtomKind.Penalty, 0, Penalty: Atom.Never));
        atoms.Add(new(AtomKind.Glue, 0, Fill));
        atoms.Add(new(AtomKind.Penalty, 0, Penalty: Atom.Always));
    }

    /// <summary>A formula; a line may be broken after its outer relations, as in TeX.</summary>
    private static void AddFormula(Setting setting, List<Atom> atoms, MathNode formula, TextStyle style, double width)
    {
        var node = setting.FormulaNode(formula, style.Node, display: false);
        var whole = setting.Formulas.Inline(formula, style.Size);
        var parts = whole.Width > 4 * style.Size ? Parts(formula) : [];
        if (parts.Count < 2)
        {
            atoms.Add(FormulaAtom(setting.Prepared(whole, width), node, style));
            return;
        }

        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0)
            {
                var space = style.Size * 5 / 18;
                atoms.Add(new(AtomKind.Penalty, 0, Penalty: RelationPenalty));
                atoms.Add(new(AtomKind.Glue, space, space / 2));
            }

            atoms.Add(FormulaAtom(setting.Inline(parts[i], style.Size, width), node, style));
        }
    }

    private static Atom FormulaAtom(MathBox box, int node, TextStyle style) =>
        new(AtomKind.Box, box.Width, Content: new InlineFormula(box, node, style));

    /// <summary>The formula cut after its outer relations.</summary>
    private static List<MathNode> Parts(MathNode formula)
    {
        var parts = new List<MathNode>();
        if (formula is not MathNode.Row row)
        {
            return parts;
        }

        var children = row.Children.Items;
        var start = 0;
        for (var i = 0; i < children.Length; i++)
        {
            var next = i + 1 < children.Length ? children[i + 1] : null;
            if (next is null || (children[i] is MathNode.Symbol { Class: AtomClass.Rel } && i > start && next is not MathNode.Symbol { Class: AtomClass.Rel }))
            {
                parts.Add(MathNode.Of(children.AsSpan()[start..(i + 1)]));
                start = i + 1;
            }
        }

        return parts;
    }

    /// <summary>Lets whatever is wider than a line be broken: between its boxes, and within long runs.</summary>
    public static List<Atom> Splittable(List<Atom> atoms, double width)
    {
        if (!HasTooWide(atoms, width))
        {
            return atoms;
        }

        var split = new List<Atom>();
        foreach (var atom in atoms)
        {
            if (atom.Kind == AtomKind.Box && split.Count > 0 && split[^1].Kind == AtomKind.Box)
            {
                split.Add(new(AtomKind.Penalty, 0, Penalty: EmergencyPenalty));
            }

            if (atom is { Kind: AtomKind.Box, Content: Run run } && run.Width > width / 3)
            {
                Pieces(run, width, split);
            }
            else
            {
                split.Add(atom.Kind == AtomKind.Penalty && atom.Penalty == Atom.Never ? atom with { Penalty = EmergencyPenalty } : atom);
            }
        }

        return split;
    }

    private static bool HasTooWide(List<Atom> atoms, double width) => LeastWidth(atoms) > width;

    /// <summary>The width of the widest thing between two places where a line may be broken.</summary>
    public static double LeastWidth(List<Atom> atoms)
    {
        double run = 0, widest = 0;
        for (var i = 0; i < atoms.Count; i++)
        {
            var legal = atoms[i].Kind == AtomKind.Glue ? i > 0 && atoms[i - 1].Kind == AtomKind.Box : atoms[i].Kind == AtomKind.Penalty && atoms[i].Penalty < Atom.Never;
            run = legal ? 0 : run + atoms[i].Width;
            widest = Math.Max(widest, run);
        }

        return widest;
    }

    private static void Pieces(Run run, double width, List<Atom> target)
    {
        var style = run.Style;
        var font = Fonts.FontFile.Of(style.Face);
        for (var i = 0; i < run.Text.Length; i++)
        {
            var advance = font.Advance(run.Text[i]) * style.Size / 1000;
            target.Add(new(AtomKind.Box, advance, Content: new Run(style, run.Text[i].ToString(), null, advance)));
            if (i + 1 < run.Text.Length)
            {
                target.Add(new(AtomKind.Penalty, 0, Penalty: EmergencyPenalty));
            }
        }
    }
}
