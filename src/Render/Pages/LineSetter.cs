using System.Collections.Immutable;
using System.Text;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Fonts;
using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Pages;

/// <summary>Sets the broken lines of a paragraph: each a slab with runs joined, spaces stretched, formulas on the baseline, link areas.</summary>
internal sealed class LineSetter
{
    /// <summary>Spaces stretch no further than this many times their stretch; a line that would need more stays short.</summary>
    private const double Loosest = 1.3;
    private readonly List<Atom> _atoms;
    private readonly StringBuilder _text = new();
    private readonly List<double> _gaps = [];
    private Slab _slab = new(0, 0);
    private TextStyle? _style;
    private double _runX;
    private double _x;
    private (string Target, int Node, double X)? _link;

    private readonly Setting _setting;

    private LineSetter(Setting setting, List<Atom> atoms)
    {
        _setting = setting;
        _atoms = atoms;
    }

    /// <summary>The lines of some inlines set in a width: justified, or ragged and aligned.</summary>
    public static List<Slab> Lines(Setting setting, ImmutableArray<Inline> content, TextStyle style, double width, Alignment? ragged = null) =>
        Lines(setting, ParagraphAtoms.Of(setting, content, style, width), style, width, ragged);

    /// <summary>The lines of some atoms set in a width.</summary>
    public static List<Slab> Lines(Setting setting, List<Atom> atoms, TextStyle style, double width, Alignment? ragged = null)
    {
        atoms = ParagraphAtoms.Splittable(atoms, width);
        var setter = new LineSetter(setting, atoms);
        var slabs = new List<Slab>();
        foreach (var line in LineBreaker.Lines(atoms, width, ragged is null ? 0 : 4 * style.Size))
        {
            slabs.Add(setter.Set(line, style, width, ragged));
        }

        return slabs;
    }

    /// <summary>The width that inlines take in one line.</summary>
    public static double NaturalWidth(List<Atom> atoms)
    {
        double widest = 0, width = 0;
        foreach (var atom in atoms)
        {
            width += atom.Kind == AtomKind.Penalty ? 0 : atom.Width;
            widest = Math.Max(widest, width);
            width = atom.Kind == AtomKind.Penalty && atom.Penalty == Atom.Always ? 0 : width;
        }

        return widest;
    }

    private Slab Set(Line line, TextStyle style, double width, Alignment? ragged)
    {
        _slab = new Slab(0.7 * style.Size, 0.22 * style.Size);
        _x = 0;
        var ratio = Math.Min(line.Ratio, ragged is null ? Loosest : 0);
        if (ragged is Alignment.Centre or Alignment.Right)
        {
            _x = Math.Max(0, width - LineWidth(line, ratio)) / (ragged == Alignment.Right ? 1 : 2);
        }

        for (var i = line.Start; i < line.End; i++)
        {
            Place(_atoms[i], ratio);
        }

        if (line.End < _atoms.Count && _atoms[line.End].Content is WordSpace space)
        {
            Unseen(space.Style);
        }

        EndLink();
        EndRun();
        return _slab;
    }

    /// <summary>The space that a line is broken at is set at its end, so that words stay apart when the text is read or copied.</summary>
    private void Unseen(TextStyle style)
    {
        Follow(style);
        Begin(style);
        _text.Append(' ');
        _gaps.Add(0);
    }

    private double LineWidth(Line line, double ratio)
    {
        var width = 0.0;
        for (var i = line.Start; i < line.End; i++)
        {
            width += _atoms[i].Kind == AtomKind.Penalty ? 0 : Width(_atoms[i], ratio);
        }

        return width;
    }

    private static double Width(Atom atom, double ratio) =>
        atom.Stretch >= 1e6 ? 0 : atom.Width + (ratio > 0 ? ratio * atom.Stretch : ratio * atom.Shrink);

    private void Place(Atom atom, double ratio)
    {
        switch (atom.Content)
        {
            case Run run:
                Follow(run.Style);
                Append(run);
                break;
            case WordSpace space:
                Follow(space.Style);
                var width = Width(atom, ratio);
                Begin(space.Style);
                _text.Append(' ');
                _gaps.Add(width - FontFile.Of(space.Style.Face).Advance(' ') * space.Style.Size / 1000);
                _x += width;
                break;
            case InlineFormula formula:
                Follow(formula.Style);
                EndRun();
                _slab.Add(_setting, formula.Box, _x, 0, formula.Node);
                _slab.Height = Math.Max(_slab.Height, formula.Box.Height);
                _slab.Depth = Math.Max(_slab.Depth, formula.Box.Depth);
                _x += formula.Box.Width;
                break;
            default:
                if (atom.Kind != AtomKind.Penalty && atom.Width > 0)
                {
                    EndRun();
                    _x += Width(atom, ratio);
                }

                break;
        }
    }

    private void Append(Run run)
    {
        if (run.Spoken is { } spoken)
        {
            EndRun();
            _slab.Add(new FrameItem.Glyphs(run.Style.Face, run.Style.Size, 0, 0, run.Text, default, spoken) { Colour = run.Style.Colour }, _x, 0, run.Style.Node);
            _x += run.Width;
            return;
        }

        Begin(run.Style);
        _text.Append(run.Text);
        for (var i = 0; i < run.Text.Length; i++)
        {
            _gaps.Add(run.Gaps?[i] ?? 0);
        }

        _x += run.Width;
    }

    private void Begin(TextStyle style)
    {
        if (_style != style)
        {
            EndRun();
            _style = style;
            _runX = _x;
        }
    }

    private void EndRun()
    {
        if (_style is { } style && _text.Length > 0)
        {
            ImmutableArray<double> gaps = _gaps.TrueForAll(gap => gap == 0) ? default : [.. _gaps];
            _slab.Add(new FrameItem.Glyphs(style.Face, style.Size, 0, 0, _text.ToString(), gaps) { Colour = style.Colour }, _runX, 0, style.Node);
        }

        _style = null;
        _text.Clear();
        _gaps.Clear();
    }

    private void Follow(TextStyle style)
    {
        if (_link is { } link && (link.Target != style.Target || link.Node != style.Node))
        {
            EndLink();
        }

        if (_link is null && style.Target is { } target)
        {
            _link = (target, style.Node, _x);
        }
    }

    private void EndLink()
    {
        if (_link is { } link && _x > link.X)
        {
            EndRun();
            _slab.Add(new FrameItem.LinkArea(0, -_slab.Height, _x - link.X, _slab.Height + _slab.Depth, link.Target), link.X, 0, link.Node);
        }

        _link = null;
    }
}
