using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking;

/// <summary>Finds quantities by their place in the network.</summary>
internal sealed class Neighbourhood
{
    private readonly Dictionary<(Role Role, int Layer, int Neuron, int Unit, int Sample, int Update), int> _places = [];
    private readonly Dictionary<(Role Role, int Layer, int Sample, int Update), List<int>> _layers = [];

    private Neighbourhood() { }

    /// <summary>The quantities of a trace; those of a second forward pass of the same update (at a look-ahead point) are left out.</summary>
    public static Neighbourhood Of(Trace trace)
    {
        var result = new Neighbourhood();
        foreach (var quantity in trace.Quantities)
        {
            if (quantity.Id.Contains(':') || quantity.Role is Role.Setting or Role.Leaf or Role.Node or Role.NodeGradient or Role.EdgeDerivative)
            {
                continue;
            }

            if (result._places.TryAdd((quantity.Role, quantity.Layer, quantity.Neuron, quantity.Unit, quantity.Sample, quantity.Update), quantity.Index))
            {
                var key = (quantity.Role, quantity.Layer, quantity.Sample, quantity.Update);
                if (!result._layers.TryGetValue(key, out var layer))
                {
                    result._layers[key] = layer = [];
                }

                layer.Add(quantity.Index);
            }
        }

        return result;
    }

    /// <summary>The quantity at a place, or null.</summary>
    public int? Find(Role role, int layer, int neuron, int unit, int sample, int update) =>
        _places.TryGetValue((role, layer, neuron, unit, sample, update), out var index) ? index : null;

    /// <summary>All quantities of the same kind in the same layer, sample and update.</summary>
    public IReadOnlyList<int> Layer(Role role, int layer, int sample, int update) =>
        _layers.TryGetValue((role, layer, sample, update), out var found) ? found : [];
}
