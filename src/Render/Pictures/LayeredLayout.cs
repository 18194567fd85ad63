namespace WorkedSolutions.Render.Pictures;

/// <summary>
/// Layers and order of a directed graph after Sugiyama, Tagawa and Toda: layers by the longest path, edges over several layers
/// through points of their own, crossings lessened by sweeps of barycentres, then places as near to the neighbours as the
/// sizes allow.
/// </summary>
internal sealed class LayeredLayout
{
    private const int Sweeps = 16;
    private readonly List<List<int>> _layers = [];
    private readonly List<List<int>> _before = [];
    private readonly List<List<int>> _after = [];
    private readonly List<int> _layerOf = [];
    private readonly int _nodes;

    private LayeredLayout(int nodes) => _nodes = nodes;

    /// <summary>The layer of each node, the inputs' first.</summary>
    public IReadOnlyList<int> LayerOf => _layerOf;

    /// <summary>The place of each vertex across the layers; behind the nodes the points of long edges.</summary>
    public double[] Across { get; private set; } = [];

    /// <summary>The points of an edge between its ends, in order; empty for an edge to the next layer.</summary>
    public List<List<int>> PointsOf { get; } = [];

    /// <summary>How many layers.</summary>
    public int Count => _layers.Count;

    /// <summary>The vertices of a layer in order.</summary>
    public IReadOnlyList<int> Layer(int layer) => _layers[layer];

    /// <summary>Lays a graph out.</summary>
    /// <param name="nodes">How many nodes; what a node reads has a smaller index or is a leaf.</param>
    /// <param name="edges">The edges (from, to); from is evaluated first.</param>
    /// <param name="size">The room that a node takes across the layers.</param>
    /// <param name="pointSize">The room that a long edge takes.</param>
    public static LayeredLayout Of(int nodes, IReadOnlyList<(int From, int To)> edges, Func<int, double> size, double pointSize)
    {
        var layout = new LayeredLayout(nodes);
        layout.Assign(edges);
        layout.Points(edges);
        layout.Order();
        layout.Place(vertex => vertex < nodes ? size(vertex) : pointSize);
        return layout;
    }

    /// <summary>Crossings between all neighbouring layers in the present order.</summary>
    public int Crossings()
    {
        var position = Positions();
        var count = 0;
        foreach (var layer in _layers)
        {
            var ends = layer.SelectMany(vertex => _after[vertex].Select(to => position[to]).Order()).ToList();
            for (var i = 0; i < ends.Count; i++)
            {
                for (var j = i + 1; j < ends.Count; j++)
                {
                    count += ends[i] > ends[j] ? 1 : 0;
                }
            }
        }

        return count;
    }

    private void Assign(IReadOnlyList<(int From, int To)> edges)
    {
        _layerOf.AddRange(Enumerable.Repeat(0, _nodes));
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (from, to) in edges)
            {
                if (_layerOf[to] <= _layerOf[from])
                {
                    _layerOf[to] = _layerOf[from] + 1;
                    changed = true;
                }
            }
        }

        for (var v = 0; v < _nodes; v++)
        {
            var readers = edges.Where(edge => edge.From == v).ToList();
            if (readers.Count > 0 && edges.All(edge => edge.To != v))
            {
                _layerOf[v] = readers.Min(edge => _layerOf[edge.To]) - 1;
            }
        }

        var last = _nodes == 0 ? 0 : _layerOf.Max();
        for (var l = 0; l <= last; l++)
        {
            _layers.Add([]);
        }

        for (var v = 0; v < _nodes; v++)
        {
            _layers[_layerOf[v]].Add(v);
            _before.Add([]);
            _after.Add([]);
        }
    }

    private void Points(IReadOnlyList<(int From, int To)> edges)
    {
        foreach (var (from, to) in edges)
        {
            var points = new List<int>();
            var last = from;
            for (var l = _layerOf[from] + 1; l < _layerOf[to]; l++)
            {
                var point = _before.Count;
                _before.Add([]);
                _after.Add([]);
                _layerOf.Add(l);
                _layers[l].Add(point);
                points.Add(point);
                Join(last, point);
                last = point;
            }

            Join(last, to);
            PointsOf.Add(points);
        }
    }

    private void Join(int from, int to)
    {
        _after[from].Add(to);
        _before[to].Add(from);
    }

    private void Order()
    {
        FromTheOutput();
        var (best, crossings) = (Copy(), Crossings());
        for (var sweep = 0; sweep < Sweeps && crossings > 0; sweep++)
        {
            for (var i = 0; i < _layers.Count; i++)
            {
                var layer = sweep % 2 == 0 ? _layers.Count - 1 - i : i;
                Sort(layer, sweep % 2 == 0 ? _after : _before);
            }

            if (Crossings() is var now && now < crossings)
            {
                (best, crossings) = (Copy(), now);
            }
        }

        for (var l = 0; l < _layers.Count; l++)
        {
            _layers[l] = best[l];
        }
    }

    /// <summary>First order: depth first from the last layer back, what is read in order.</summary>
    private void FromTheOutput()
    {
        var seen = new bool[_before.Count];
        var order = _layers.Select(_ => new List<int>()).ToList();
        void Visit(int vertex)
        {
            if (seen[vertex])
            {
                return;
            }

            seen[vertex] = true;
            order[_layerOf[vertex]].Add(vertex);
            foreach (var from in _before[vertex])
            {
                Visit(from);
            }
        }

        for (var l = _layers.Count - 1; l >= 0; l--)
        {
            foreach (var vertex in _layers[l])
            {
                Visit(vertex);
            }
        }

        for (var l = 0; l < _layers.Count; l++)
        {
            _layers[l] = order[l];
        }
    }

    private void Sort(int layer, List<List<int>> neighbours)
    {
        var position = Positions();
        _layers[layer] = [.. _layers[layer].OrderBy(v => neighbours[v].Count == 0 ? position[v] : neighbours[v].Average(n => position[n]))];
    }

    private List<List<int>> Copy() => [.. _layers.Select(layer => layer.ToList())];

    private double[] Positions()
    {
        var position = new double[_before.Count];
        foreach (var layer in _layers)
        {
            for (var i = 0; i < layer.Count; i++)
            {
                position[layer[i]] = i - (layer.Count - 1) / 2.0;
            }
        }

        return position;
    }

    private void Place(Func<int, double> size)
    {
        Across = new double[_before.Count];
        foreach (var layer in _layers)
        {
            Fit(layer, _ => 0, size);
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            for (var i = 0; i < _layers.Count; i++)
            {
                if (sweep % 2 == 0)
                {
                    Fit(_layers[^(i + 1)], vertex => Wish(vertex, _after, _before), size);
                }
                else
                {
                    Fit(_layers[i], vertex => Wish(vertex, _before, _after), size);
                }
            }
        }
    }

    private double Wish(int vertex, List<List<int>> near, List<List<int>> otherwise)
    {
        var own = near[vertex].Count > 0 ? near[vertex] : otherwise[vertex];
        return own.Count == 0 ? Across[vertex] : own.Average(n => Across[n]);
    }

    /// <summary>The places nearest to the wishes that keep the order and the room of each (pool adjacent violators).</summary>
    private void Fit(List<int> layer, Func<int, double> wish, Func<int, double> size)
    {
        var offsets = new double[layer.Count];
        for (var i = 1; i < layer.Count; i++)
        {
            offsets[i] = offsets[i - 1] + (size(layer[i - 1]) + size(layer[i])) / 2;
        }

        var blocks = new List<(double Sum, int Count)>();
        for (var i = 0; i < layer.Count; i++)
        {
            var block = (Sum: wish(layer[i]) - offsets[i], Count: 1);
            while (blocks.Count > 0 && blocks[^1].Sum / blocks[^1].Count > block.Sum / block.Count)
            {
                block = (block.Sum + blocks[^1].Sum, block.Count + blocks[^1].Count);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        var next = 0;
        foreach (var (sum, count) in blocks)
        {
            for (var i = 0; i < count; i++, next++)
            {
                Across[layer[next]] = sum / count + offsets[next];
            }
        }
    }
}
