using WorkedSolutions.Render.Drawings;
using WorkedSolutions.Render.Frames;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Pictures;

/// <summary>The loss along one weight, all others held: the curve, its tangent at the weight, and the step of the update.</summary>
internal sealed class WeightCurve
{
    private const int MostQuantities = 3000;
    private const int Points = 120;
    private readonly Trace _trace;
    private readonly Quantity _weight;
    private readonly Quantity _after;
    private readonly Quantity _gradient;
    private readonly Quantity _objective;

    private WeightCurve(Trace trace, Quantity weight, Quantity after, Quantity gradient, Quantity objective) =>
        (_trace, _weight, _after, _gradient, _objective) = (trace, weight, after, gradient, objective);

    /// <summary>The curve along the weight with the steepest gradient; null where nothing is updated or the trace is large.</summary>
    public static WeightCurve? Of(Trace trace)
    {
        if (trace.Problem is not Problem.Network { Training: { Updates: > 0, Ascent: false, Optimizer.LooksAhead: false } } || trace.Quantities.Length > MostQuantities || trace.Omissions.Length > 0 || trace.Find("J") is not { } objective)
        {
            return null;
        }

        WeightCurve? steepest = null;
        foreach (var weight in trace.Quantities)
        {
            if (weight is { Role: Role.Weight, Update: 0, Given: not null } && trace.Find("dJ/d" + weight.Id) is { } gradient && trace.Find(weight.Id + "#1") is { } after
                && gradient.Exact != 0 && (steepest is null || Math.Abs(gradient.Exact) > Math.Abs(steepest._gradient.Exact)))
            {
                steepest = new WeightCurve(trace, weight, after, gradient, objective);
            }
        }

        return steepest;
    }

    /// <summary>J where the weight has another value: the lines of the forward pass, worked again.</summary>
    public double At(double weight)
    {
        var values = _trace.Quantities.Select(quantity => quantity.Exact).ToArray();
        values[_weight.Index] = weight;
        foreach (var quantity in _trace.Quantities)
        {
            if (quantity is { Update: 0, Formula: { } formula, Role: Role.PreActivation or Role.Activation or Role.LossShare or Role.SampleLoss or Role.RegularisationTerm or Role.Objective })
            {
                values[quantity.Index] = Evaluate.Over(formula, values);
            }
        }

        return values[_objective.Index];
    }

    /// <summary>What it shows.</summary>
    public string Describe() =>
        $"The loss as a function of {_weight.Symbol.Plain} alone, with its tangent at {_weight.Symbol.Plain} = {_weight.Given!.Text}, whose slope is {_gradient.Shown}, and the step of the update to {_after.Shown}: the loss goes from {CurvePictures.Shown(_trace, At(_weight.Exact))} to {CurvePictures.Shown(_trace, At(_after.Exact))} when only this weight moves.";

    /// <summary>The picture.</summary>
    public Picture Picture(string name)
    {
        var (here, there) = (_weight.Exact, _after.Exact);
        var reach = Math.Max(1, 2 * Math.Abs(there - here));
        var (from, to) = (Math.Min(here, there) - reach, Math.Max(here, there) + reach);
        var points = Enumerable.Range(0, Points + 1).Select(i => from + (to - from) * i / Points).Select(w => (W: w, J: At(w))).Where(point => double.IsFinite(point.J)).ToList();
        var loss = At(here);
        var symbol = Notate.Symbol(_weight.Symbol);
        var x = new Axis(from, to, 0, Chart.Width, false);
        var chart = new Chart(x, Chart.Up([.. points.Select(point => point.J), loss]), symbol, Notate.Symbol(_objective.Symbol), ticksOfX: false);
        foreach (var (number, label) in Axis.Even([from, to], 0, Chart.Width).Ticks())
        {
            if (number >= from && number <= to)
            {
                chart.Tick(number, label);
            }
        }

        chart.Curve(points, 1.4, Canvas.Blue);
        chart.Curve(Enumerable.Range(0, Points + 1).Select(i => here - reach + 2 * reach * i / Points).Where(w => w >= from && w <= to).Select(w => (w, loss + _gradient.Exact * (w - here))), 1.1, Canvas.Accent, [4, 2]);
        chart.Arrow((here, loss), (there, loss), Colour.Black);
        chart.Dot(here, loss, Canvas.Accent);
        chart.Dot(there, At(there), Canvas.Blue);
        chart.Beside(here, loss, _gradient.Exact, MathNode.Of(new MathNode.Words("slope"), Notate.EqualSign, Notate.Number(_gradient.Shown)), Canvas.Accent);
        return chart.Picture(name, "The loss along one weight", Describe());
    }
}
