using System.Collections.Immutable;
using System.Globalization;
using WorkedSolutions.Render.Drawings;
using WorkedSolutions.Render.Frames;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Pictures;

/// <summary>The curves of a trace: the loss over the updates, the size of the gradient by layer, an activation with its tangent.</summary>
internal static class CurvePictures
{
    private const int MostPoints = 240;
    private const int FewPoints = 30;
    private const double ManyTimes = 200;

    /// <summary>Whether there are enough updates for a curve.</summary>
    public static bool HasLoss(Trace trace) => trace.History.Length > 3 && trace.History.All(double.IsFinite);

    /// <summary>The loss over the updates; by powers of ten where it falls to a small part of what it was.</summary>
    public static Picture Loss(Trace trace, string name)
    {
        var history = trace.History;
        var stride = Math.Max(1, (history.Length + MostPoints - 1) / MostPoints);
        var points = Enumerable.Range(0, history.Length).Where(t => t % stride == 0 || t == history.Length - 1).Select(t => ((double)t, history[t])).ToList();
        var powers = history.Min() > 0 && history.Max() / history.Min() > ManyTimes;
        var letter = trace.Problem is Problem.Graph graph ? Notate.Symbol(Symbol.FromName(graph.Output)) : Notate.Word(trace.Letters.Objective);
        var chart = new Chart(Chart.Across([0, history.Length - 1]), Chart.Up(history, powers), new MathNode.Words("updates"), letter);
        chart.Curve(points, 1.4, Canvas.Blue);
        foreach (var (t, loss) in points.Count <= FewPoints ? points : [])
        {
            chart.Dot(t, loss, Canvas.Blue, 2);
        }

        return chart.Picture(name, "The loss over the updates", string.Create(
            CultureInfo.InvariantCulture,
            $"A curve of the loss over {history.Length - 1} updates{(powers ? ", on a logarithmic axis" : "")}: from {Shown(trace, history[0])} before the first to {Shown(trace, history[^1])} after the last; the lowest is {Shown(trace, history.Min())}, the highest {Shown(trace, history.Max())}."));
    }

    /// <summary>Mean |delta| of each layer in the first update; empty where the network is not deep or a layer has none.</summary>
    public static ImmutableArray<double> Sizes(Trace trace)
    {
        if (trace.Problem is not Problem.Network { Layers.Length: >= 3 and <= 40 } network)
        {
            return [];
        }

        var sums = new double[network.Layers.Length];
        var counts = new int[network.Layers.Length];
        foreach (var quantity in trace.Quantities)
        {
            if (quantity is { Role: Role.Delta, Update: 0, Layer: > 0 })
            {
                sums[quantity.Layer - 1] += Math.Abs(quantity.Exact);
                counts[quantity.Layer - 1]++;
            }
        }

        var means = sums.Select((sum, l) => sum / counts[l]).ToImmutableArray();
        return means.All(mean => double.IsFinite(mean) && mean > 1e-300) ? means : [];
    }

    /// <summary>How large the deltas are, layer by layer, on a logarithmic axis.</summary>
    public static Picture GradientSizes(Trace trace, string name)
    {
        var sizes = Sizes(trace);
        var delta = trace.Quantities.First(quantity => quantity is { Role: Role.Delta, Update: 0 }).Symbol is Symbol.Partial { Of: var loss } ? Notate.Symbol(loss) : Notate.Word(trace.Letters.Loss);
        var title = MathNode.Of(new MathNode.Words("mean "), new MathNode.Symbol("|"), Notate.PartialSign, delta, new MathNode.Symbol("/"), Notate.PartialSign, Notate.Word(trace.Letters.PreActivation), new MathNode.Symbol("|"));
        var chart = new Chart(new Axis(0.4, sizes.Length + 0.6, 0, Chart.Width, false), Chart.Up(sizes, powers: true), new MathNode.Words("layer"), title, ticksOfX: false);
        for (var l = 0; l < sizes.Length; l++)
        {
            chart.Stem(l + 1, sizes[l], new Colour(0xb9, 0xc9, 0xe0));
            chart.Dot(l + 1, sizes[l], Canvas.Blue);
            if (sizes.Length <= 16 || l % 5 == 0)
            {
                chart.Tick(l + 1, new MathNode.Digits((l + 1).ToString(CultureInfo.InvariantCulture)));
            }

            if (sizes.Length <= 6)
            {
                chart.Above(l + 1, sizes[l], Notate.Number(Shown(trace, sizes[l])));
            }
        }

        return chart.Picture(name, "The size of the gradient by layer", "The mean size of the derivative of the loss by the weighted sums of each layer, on a logarithmic axis: "
            + string.Join(", ", sizes.Select((size, l) => string.Create(CultureInfo.InvariantCulture, $"layer {l + 1}: {Shown(trace, size)}"))) + ".");
    }

    /// <summary>The weighted sum at which a layer's activation is drawn; null where there is nothing to see.</summary>
    public static Quantity? Point(Trace trace, int layer) =>
        trace.Problem is Problem.Network network && layer >= 1 && layer <= network.Layers.Length
        && network.Layers[layer - 1].Activation is { IsElementwise: true, Function: not null }
        && trace.Find(string.Create(CultureInfo.InvariantCulture, $"z[{layer}][1](1)")) is { } z && Math.Abs(z.Exact) <= 50 ? z : null;

    /// <summary>A layer's activation with its tangent at the weighted sum of the first neuron.</summary>
    public static Picture Activation(Trace trace, int layer, string name)
    {
        var activation = ((Problem.Network)trace.Problem).Layers[layer - 1].Activation;
        var z = Point(trace, layer)!;
        double At(double x) => Evaluate.Over(activation.Formula([new Expr.Ref(0)], 0), [x]);
        var (here, slope) = (At(z.Exact), Evaluate.Over(activation.LocalDerivative(new Expr.Ref(0), new Expr.Ref(1)), [z.Exact, At(z.Exact)]));
        var reach = Math.Max(4, Math.Ceiling(Math.Abs(z.Exact) * 1.25));
        var xs = Enumerable.Range(0, 161).Select(i => -reach + 2 * reach * i / 160).ToList();
        var ys = xs.ConvertAll(At);
        var chart = new Chart(new Axis(-reach, reach, 0, Chart.Width, false), Chart.Up([.. ys, here]), Notate.Symbol(z.Symbol), trace.Find(z.Id.Replace('z', 'a')) is { } a ? Notate.Symbol(a.Symbol) : Notate.Word(trace.Letters.Activation));
        chart.Curve(xs.Zip(ys), 1.4, Canvas.Blue);
        chart.Curve(Enumerable.Range(0, 161).Select(i => z.Exact - reach / 2 + reach * i / 160).Where(x => Math.Abs(x) <= reach).Select(x => (x, here + slope * (x - z.Exact))), 1.1, Canvas.Accent, [4, 2]);
        chart.Dot(z.Exact, here, Canvas.Accent);
        var shown = NumberFormat.Show(slope, null, trace.Problem.Head.Rounding).Text;
        chart.Beside(z.Exact, here, slope, MathNode.Of(new MathNode.Words("slope"), Notate.EqualSign, Notate.Number(shown)), Canvas.Accent);
        return chart.Picture(name, "The activation and its slope", $"The curve of {activation.Name} with its tangent at {z.Symbol.Plain} = {z.Shown}, where it has the value {Shown(trace, here)} and the slope {shown}.");
    }

    /// <summary>A number as the problem shows numbers.</summary>
    public static string Shown(Trace trace, double number) => NumberFormat.Show(number, null, trace.Problem.Head.Rounding).Text;
}
