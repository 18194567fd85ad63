using Scriban.Runtime;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Styles;

/// <summary>
/// How the loss depends on one parameter, as nested functions: L = f₁(ŷ), ŷ = f₂(o₁₁), o₁₁ = f₃(h₁₁), h₁₁ = f₄(w₁₁₁),
/// so L = f₁(f₂(f₃(f₄(w₁₁₁)))). Linear neurons count as one step, others as two (activation and pre-activation).
/// </summary>
internal sealed class Dependence(LineModel lines, Problem.Network problem)
{
    private const int MostNeurons = 3;

    /// <summary>The equations from the loss to the parameter, as inline maths.</summary>
    public ScriptArray Levels(Quantity gradient)
    {
        var array = new ScriptArray();
        var number = 0;
        foreach (var (of, on) in Steps(gradient))
        {
            var nodes = new List<MathNode> { of, Notate.EqualSign, Function(++number), Notate.Open };
            Separate(nodes, on);
            nodes.Add(Notate.Close);
            array.Add(lines.Formulas.Inline(MathNode.OfList(nodes)));
        }

        return array;
    }

    /// <summary>The whole composition, where there is one path only; else "".</summary>
    public PaperText Composition(Quantity gradient)
    {
        var steps = Steps(gradient);
        if (steps.Exists(step => step.On.Count > 1))
        {
            return PaperText.Empty;
        }

        var node = steps[^1].On[0];
        for (var i = steps.Count; i >= 1; i--)
        {
            node = MathNode.Of(Function(i), Notate.Open, node, Notate.Close);
        }

        return lines.Formulas.Inline(MathNode.Of(steps[0].Of, Notate.EqualSign, node));
    }

    /// <summary>The parameter's symbol.</summary>
    public PaperText Parameter(Quantity gradient) => lines.Formulas.Inline(ParameterNode(gradient));

    private List<(MathNode Of, List<MathNode> On)> Steps(Quantity gradient)
    {
        var steps = new List<(MathNode, List<MathNode>)>();
        var last = problem.Layers.Length;
        var loss = Node($"L({gradient.Sample})", gradient.Update);
        steps.Add((loss, Reached(last, gradient)));
        for (var l = last; l >= gradient.Layer; l--)
        {
            foreach (var neuron in Neurons(l, gradient))
            {
                var below = l == gradient.Layer ? [ParameterNode(gradient)] : Reached(l - 1, gradient);
                var activation = Node($"a[{l}][{neuron}]({gradient.Sample})", gradient.Update);
                if (problem.Layers[l - 1].Activation.Function is null)
                {
                    steps.Add((activation, below));
                    continue;
                }

                var sum = Node($"z[{l}][{neuron}]({gradient.Sample})", gradient.Update);
                steps.Add((activation, [sum]));
                steps.Add((sum, below));
            }
        }

        return steps;
    }

    private List<MathNode> Reached(int layer, Quantity gradient) =>
        [.. Neurons(layer, gradient).Select(j => Node($"a[{layer}][{j}]({gradient.Sample})", gradient.Update))];

    private IEnumerable<int> Neurons(int layer, Quantity gradient) =>
        layer == gradient.Layer ? [gradient.Neuron] : Enumerable.Range(1, Math.Min(problem.Layers[layer - 1].Size, MostNeurons));

    private MathNode ParameterNode(Quantity gradient)
    {
        var layer = problem.Layers[gradient.Layer - 1];
        var id = gradient.Role == Role.SampleWeightGradient
            ? $"w[{gradient.Layer}][{gradient.Neuron}][{gradient.Unit}]"
            : layer.BiasKind == BiasKind.Shared ? $"b[{gradient.Layer}]" : $"b[{gradient.Layer}][{gradient.Neuron}]";
        return Node(id, 0);
    }

    private MathNode Node(string id, int update)
    {
        var quantity = (update > 0 ? lines.Trace.Find($"{id}#{update}") : null) ?? lines.Trace.Find(id)!;
        return lines.Lines.Symbol(quantity.Index);
    }

    private static MathNode Function(int number) =>
        new MathNode.Scripts(new MathNode.Symbol("f"), new MathNode.Digits(number.ToString(System.Globalization.CultureInfo.InvariantCulture)), null);

    private static void Separate(List<MathNode> nodes, List<MathNode> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                nodes.Add(Notate.Comma);
            }

            nodes.Add(items[i]);
        }
    }
}
