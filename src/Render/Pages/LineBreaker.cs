namespace WorkedSolutions.Render.Pages;

/// <summary>A piece of a paragraph in Knuth and Plass's terms: a box, glue, or a penalty for a break.</summary>
internal readonly record struct Atom(AtomKind Kind, double Width, double Stretch = 0, double Shrink = 0, int Penalty = 0, object? Content = null)
{
    /// <summary>A penalty that forbids a break.</summary>
    public const int Never = 10000;

    /// <summary>A penalty that forces one.</summary>
    public const int Always = -10000;
}

/// <summary>The kinds of <see cref="Atom"/>.</summary>
internal enum AtomKind
{
    /// <summary>Something of fixed width.</summary>
    Box,
    /// <summary>Space that stretches and shrinks; a line may end before it.</summary>
    Glue,
    /// <summary>How bad a break is here.</summary>
    Penalty,
}

/// <summary>A line: the atoms [Start, End) and how far its glue stretches (positive) or shrinks (negative), as a part of its most.</summary>
internal readonly record struct Line(int Start, int End, double Ratio);

/// <summary>
/// Breaks a paragraph into lines so that the whole looks best: D. E. Knuth and M. F. Plass, "Breaking paragraphs into lines"
/// (1981), with TeX's demerits and fitness classes. The list must end with a forced break.
/// </summary>
internal sealed class LineBreaker
{
    private const double Loosest = 1e6;
    private const int LinePenalty = 10;
    private const double UnevenDemerits = 5000;
    private readonly List<Atom> _atoms;
    private readonly double _width;
    private readonly double _rag;
    private readonly double[] _widths;
    private readonly double[] _stretches;
    private readonly double[] _shrinks;
    private readonly List<Break> _breaks = [];
    private readonly List<int> _active = [];

    private LineBreaker(List<Atom> atoms, double width, double rag)
    {
        _atoms = atoms;
        _width = width;
        _rag = rag;
        _widths = new double[atoms.Count + 1];
        _stretches = new double[atoms.Count + 1];
        _shrinks = new double[atoms.Count + 1];
        for (var i = 0; i < atoms.Count; i++)
        {
            var counts = atoms[i].Kind != AtomKind.Penalty;
            _widths[i + 1] = _widths[i] + (counts ? atoms[i].Width : 0);
            _stretches[i + 1] = _stretches[i] + atoms[i].Stretch;
            _shrinks[i + 1] = _shrinks[i] + atoms[i].Shrink;
        }
    }

    /// <summary>A break that some best way of setting the text so far ends with.</summary>
    private readonly record struct Break(int Position, int Start, double Demerits, double Ratio, int Fitness, int Previous);

    /// <summary>
    /// The lines of a paragraph. <paramref name="rag"/> is how much shorter than the width a line may be at no cost; 0 justifies.
    /// No line is wider than the width as long as no box between two possible breaks is.
    /// </summary>
    public static List<Line> Lines(List<Atom> atoms, double width, double rag = 0)
    {
        foreach (var tolerance in (ReadOnlySpan<double>)[1.3, 3, Loosest])
        {
            if (new LineBreaker(atoms, width, rag).Find(tolerance) is { } lines)
            {
                return lines;
            }
        }

        throw new System.Diagnostics.UnreachableException();
    }

    private List<Line>? Find(double tolerance)
    {
        _breaks.Add(new(-1, AfterDiscardable(0), 0, 0, 1, -1));
        _active.Add(0);
        for (var i = 0; i < _atoms.Count; i++)
        {
            if (IsLegal(i) && !Try(i, tolerance))
            {
                return null;
            }
        }

        var lines = new List<Line>();
        for (var at = _active.MinBy(active => _breaks[active].Demerits); _breaks[at].Previous >= 0; at = _breaks[at].Previous)
        {
            lines.Add(new(_breaks[_breaks[at].Previous].Start, _breaks[at].Position, _breaks[at].Ratio));
        }

        lines.Reverse();
        return lines;
    }

    private bool IsLegal(int at) => _atoms[at].Kind switch
    {
        AtomKind.Glue => at > 0 && _atoms[at - 1].Kind == AtomKind.Box,
        AtomKind.Penalty => _atoms[at].Penalty < Atom.Never,
        _ => false,
    };

    /// <summary>Looks at all lines that could end at a break; false if none could and nothing is left to go on from.</summary>
    private bool Try(int at, double tolerance)
    {
        var forced = _atoms[at].Kind == AtomKind.Penalty && _atoms[at].Penalty == Atom.Always;
        Span<int> best = [-1, -1, -1, -1];
        Span<double> least = [double.MaxValue, double.MaxValue, double.MaxValue, double.MaxValue];
        Span<double> ratios = stackalloc double[4];
        var lost = -1;
        for (var i = 0; i < _active.Count;)
        {
            var from = _active[i];
            var ratio = Ratio(_breaks[from].Start, at);
            if (ratio >= -1 && ratio <= tolerance)
            {
                var (demerits, fitness) = Judge(from, at, ratio);
                if (demerits < least[fitness])
                {
                    (least[fitness], best[fitness], ratios[fitness]) = (demerits, from, ratio);
                }
            }

            if (ratio < -1 || forced)
            {
                lost = from;
                _active.RemoveAt(i);
            }
            else
            {
                i++;
            }
        }

        var next = Start(at);
        for (var fitness = 0; fitness < 4; fitness++)
        {
            if (best[fitness] >= 0)
            {
                _active.Add(_breaks.Count);
                _breaks.Add(new(at, next, least[fitness], ratios[fitness], fitness, best[fitness]));
            }
        }

        if (_active.Count == 0 && tolerance >= Loosest)
        {
            _active.Add(_breaks.Count);
            _breaks.Add(new(at, next, _breaks[lost].Demerits + 1e12, -1, 0, lost));
        }

        return _active.Count > 0;
    }

    private int Start(int at) => AfterDiscardable(_atoms[at].Kind == AtomKind.Penalty ? at + 1 : at);

    private int AfterDiscardable(int at)
    {
        while (at < _atoms.Count && _atoms[at].Kind != AtomKind.Box && !(_atoms[at].Kind == AtomKind.Penalty && _atoms[at].Penalty == Atom.Always))
        {
            at++;
        }

        return at;
    }

    private double Ratio(int start, int end)
    {
        if (start > end)
        {
            return 0;
        }

        var room = _width - (_widths[end] - _widths[start]);
        if (room >= 0)
        {
            var stretch = _stretches[end] - _stretches[start];
            return stretch >= Loosest ? 0 : room <= _rag ? 0 : Math.Min((room - _rag) / Math.Max(stretch + _rag / 3, 1e-3), Loosest);
        }

        var shrink = _shrinks[end] - _shrinks[start];
        return shrink > 0 && -room <= shrink ? room / shrink : room > -1e-6 ? 0 : -2;
    }

    private (double Demerits, int Fitness) Judge(int from, int at, double ratio)
    {
        var badness = Math.Min(100 * Math.Pow(Math.Abs(ratio), 3), 1e5);
        var penalty = _atoms[at].Kind == AtomKind.Penalty ? _atoms[at].Penalty : 0;
        var demerits = Math.Pow(LinePenalty + badness, 2) + (penalty > 0 ? (double)penalty * penalty : 0);
        var fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
        if (Math.Abs(fitness - _breaks[from].Fitness) > 1)
        {
            demerits += UnevenDemerits;
        }

        return (_breaks[from].Demerits + demerits, fitness);
    }
}
