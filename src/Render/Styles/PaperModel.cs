using System.Globalization;
using Scriban.Runtime;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Styles;

/// <summary>Everything that a template sees of a trace. The members are listed in docs/styles.md.</summary>
internal static class PaperModel
{
    private const int MostHistory = 20;

    /// <summary>The model of one trace.</summary>
    public static LazyObject Of(Trace trace, PaperCopy copy, Formulas formulas, bool drawn)
    {
        var lines = new LineModel(trace, formulas);
        var head = trace.Problem.Head;
        var model = new LazyObject()
            .With("title", head.Title)
            .With("course", head.Course ?? "")
            .With("author", head.Author ?? "")
            .With("date", head.Date ?? "")
            .With("copy", copy.ToString().ToLowerInvariant())
            .With("kind", Names.Of(trace.Problem))
            .With("optimizer", TrainingOf(trace.Problem)?.Optimizer.Name ?? "")
            .With("ascent", TrainingOf(trace.Problem)?.Ascent ?? false)
            .With("notation", head.Notation.ToString().ToLowerInvariant())
            .With("explain", head.Explain.ToString().ToLowerInvariant())
            .With("ecf", head.Ecf.ToString().ToLowerInvariant())
            .With("rounding", Rounding(head.Rounding, trace.Letters, formulas))
            .With("asked", () => lines.Of(trace.Asked.Take(400)))
            .With("asked_count", trace.Asked.Length)
            .With("asked_all", head.Ask.Length == 0)
            .With("marks", () => MarkScheme.Model(lines))
            .With("total_marks", TotalMarks(trace))
            .With("remarks", () => Remarks(lines))
            .With("omissions", () => Omissions(trace))
            .With("pictures", () => PictureModel.Of(trace, copy, drawn))
            .With("history", () => History(trace, formulas))
            .With("verification", Verification(trace.Verification, symbolic: trace.Quantities.IsEmpty));
        return trace.Problem switch
        {
            Problem.Network network => Network(model, lines, network),
            Problem.Graph graph => model.With("graph", () => new GraphModel(lines, graph).Graph()),
            Problem.Derivative derivative => model.With("derivative", () => new DerivativeModel(lines, derivative).Derivative()),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The marks of all asked quantities, or of the asked derivatives where only formulas are asked for.</summary>
    private static int TotalMarks(Trace trace) =>
        trace.Asked.IsEmpty ? trace.Derivations.Where(derivation => derivation.Asked).Sum(derivation => derivation.Marks) : trace.Asked.Sum(index => trace.Marks.GetValueOrDefault(index, 1));

    private static Training? TrainingOf(Problem problem) => problem switch
    {
        Problem.Network network => network.Training,
        Problem.Graph graph => graph.Training,
        _ => null,
    };

    private static LazyObject Network(LazyObject model, LineModel lines, Problem.Network network)
    {
        var own = new NetworkModel(lines, network);
        lines.Dependence = new Dependence(lines, network);
        return model
            .With("network", () => own.Network())
            .With("updates", () => own.Updates())
            .With("matrices", () =>
            {
                var all = new ScriptArray();
                IEnumerable<int> closing = network.Training is { Updates: > 0 and var last } ? [last] : [];
                foreach (var update in lines.Trace.ShownUpdates.DefaultIfEmpty(0).Concat(closing))
                {
                    all.Add(new MatrixModel(lines, network, update).Model(own).With("number", update + 1));
                }

                return all;
            });
    }

    private static LazyObject Rounding(Rounding rounding, Letters letters, Formulas formulas) => new LazyObject()
        .With("places", rounding.Digits.ToString(CultureInfo.InvariantCulture))
        .With("unit", rounding.Significant is not null ? "significant digit" : "decimal")
        .With("several", rounding.Digits != 1)
        .With("exceptions", () => LineModel.List(rounding.Exceptions, exception => new LazyObject()
            .With("symbol", formulas.Inline(Notate.Kind(exception.Kind, letters)))
            .With("places", exception.Digits)))
        .With("carry", rounding.CarryRounded ? "rounded" : "exact")
        .With("half_even", rounding.Ties == Ties.HalfEven)
        .With("at_least", rounding.AtLeast.ToString(CultureInfo.InvariantCulture));

    private static ScriptArray Remarks(LineModel lines)
    {
        var array = new ScriptArray();
        foreach (var remark in lines.Trace.Remarks)
        {
            var numbers = new ScriptArray();
            foreach (var number in remark.Numbers)
            {
                numbers.Add(lines.Formulas.Inline(Notate.Number(number)));
            }

            array.Add(new LazyObject()
                .With("kind", remark.Kind)
                .With("lines", lines.Of(remark.Quantities))
                .With("numbers", numbers));
        }

        return array;
    }

    private static ScriptArray Omissions(Trace trace)
    {
        var array = new ScriptArray();
        foreach (var omission in trace.Omissions)
        {
            array.Add(new LazyObject().With("what", omission.What).With("count", omission.Count.ToString("N0", CultureInfo.InvariantCulture)).With("why", omission.Why));
        }

        return array;
    }

    /// <summary>J after each update, thinned out to about twenty rows: the first, the last, and steps of 1, 2 or 5 · 10ⁿ between.</summary>
    private static ScriptArray History(Trace trace, Formulas formulas)
    {
        var array = new ScriptArray();
        var last = trace.History.Length - 1;
        foreach (var t in Ticks(last))
        {
            var shown = NumberFormat.Show(trace.History[t], null, trace.Problem.Head.Rounding.For(trace.Problem is Problem.Graph graph ? graph.Output : "J"));
            array.Add(new LazyObject().With("update", t).With("loss", formulas.Inline(Notate.Number(shown.Text))));
        }

        return array;
    }

    private static IEnumerable<int> Ticks(int last)
    {
        var step = 1;
        for (var i = 0; last / step > MostHistory; i++)
        {
            step = i % 3 == 1 ? step / 2 * 5 : step * 2;
        }

        for (var t = 0; t < last; t += step)
        {
            yield return t;
        }

        if (last >= 0)
        {
            yield return last;
        }
    }

    private static LazyObject Verification(Verification verification, bool symbolic)
    {
        var routes = new ScriptArray();
        foreach (var route in verification.Routes)
        {
            routes.Add(route);
        }

        var worst = verification.WorstRelativeDifference;
        return new LazyObject()
            .With("symbolic", symbolic)
            .With("single", verification.Checked == 1)
            .With("checked", verification.Checked.ToString("N0", CultureInfo.InvariantCulture))
            .With("none", verification.Checked == 0)
            .With("routes", routes)
            .With("exact", worst == 0)
            .With("worst", () => worst == 0 ? "0" : $"${TexPower(worst)}$");
    }

    private static string TexPower(double value)
    {
        var text = value.ToString("0.0e0", CultureInfo.InvariantCulture);
        var e = text.IndexOf('e');
        return $@"{text[..e]} \times 10^{{{text[(e + 1)..]}}}";
    }
}
