using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Networks;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Optimizers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Graphs;

/// <summary>
/// The working of one update of a graph as lines over slots: forward pass, backward pass, new parameters. The slots of the first
/// vertices are the vertices themselves.
/// </summary>
internal sealed partial class GraphProgram
{
    private readonly Problem.Graph _problem;
    private readonly GraphShape _shape;
    private readonly GraphDerivatives _derivatives;
    private readonly bool _seed;
    private readonly bool[] _leadsToAsked;
    private readonly Slots _slots = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Expr.Ref> _settings = new(StringComparer.Ordinal);
    private readonly Dictionary<(string State, int Vertex), Expr.Ref> _states = [];

    /// <summary>The program of a problem's graph; with <paramref name="seed"/> a line says that the output's derivative by itself is 1.</summary>
    public GraphProgram(Problem.Graph problem, GraphShape shape, GraphDerivatives derivatives, bool seed)
    {
        (_problem, _shape, _derivatives, _seed) = (problem, shape, derivatives, seed);
        for (var i = 0; i < shape.Vertices.Length; i++)
        {
            _slots.New();
            _ids.Add(shape.Vertices[i].Name);
        }

        _leadsToAsked = LeadingToAsked();
        Parameters = [.. problem.Parameters.Where(name => shape.Find.TryGetValue(name, out var v) && v < shape.LeafCount).Select(name => shape.Find[name])];
        foreach (var vertex in Enumerable.Range(0, shape.Vertices.Length).Where(v => shape.Reaches[v] || IsAsked(v)))
        {
            _ids.Add(GradientId(vertex));
        }

        Letters = OwnLetters();
        AddGivens();
        var here = Enumerable.Range(0, shape.Vertices.Length).Select(i => new Expr.Ref(i)).ToArray();
        Forward = ForwardLines(here, "");
        var point = LookAhead(here);
        (Backward, var gradients) = BackwardLines(point);
        Update = Training is null ? [] : UpdateLines(gradients);
    }

    /// <summary>The letters of settings and states, which differ from all names of the graph.</summary>
    public Letters Letters { get; }

    /// <summary>Given numbers: leaves, settings, initial states.</summary>
    public List<GraphGiven> Givens { get; } = [];

    /// <summary>The forward pass.</summary>
    public ImmutableArray<GraphLine> Forward { get; }

    /// <summary>For Nesterov's rule: the forward pass where the gradient is taken.</summary>
    public ImmutableArray<GraphLine> Ahead { get; private set; } = [];

    /// <summary>The backward pass.</summary>
    public ImmutableArray<GraphLine> Backward { get; }

    /// <summary>New states and parameters.</summary>
    public ImmutableArray<GraphLine> Update { get; }

    /// <summary>Pairs of slots: what the first holds after an update, the second holds in the next.</summary>
    public List<(int New, int Old)> Moves { get; } = [];

    /// <summary>Leaves that training changes.</summary>
    public ImmutableArray<int> Parameters { get; }

    /// <summary>The slot of the number of the update; −1 where none reads it.</summary>
    public int TimeSlot { get; private set; } = -1;

    /// <summary>How many slots there are.</summary>
    public int SlotCount => _slots.Count;

    /// <summary>Training that changes anything.</summary>
    public Training? Training => _problem.Training is { Updates: > 0 } training && Parameters.Length > 0 ? training : null;

    /// <summary>The id of the output's derivative by a vertex.</summary>
    public string GradientId(int vertex) => $"d{_shape.Vertices[_shape.Output].Name}/d{_shape.Vertices[vertex].Name}";

    private bool IsAsked(int vertex) => _problem.Gradients.Contains(_shape.Vertices[vertex].Name) || _problem.Parameters.Contains(_shape.Vertices[vertex].Name);

    /// <summary>Which vertices are asked for or made from one that is: their derivatives stand in the chains of what is asked.</summary>
    private bool[] LeadingToAsked()
    {
        var leading = new bool[_shape.Vertices.Length];
        for (var i = 0; i < leading.Length; i++)
        {
            var vertex = _shape.Vertices[i];
            leading[i] = IsAsked(i)
                || vertex.OtherNames.Any(_problem.Gradients.Contains)
                || _problem.Head.Ask.Any(asked => asked.Text == GradientId(vertex.Index))
                || vertex.Inputs.Any(input => leading[input]);
        }

        return leading;
    }

    private Symbol SymbolOf(int vertex) => Symbol.FromName(_shape.Vertices[vertex].Name);

    private string Unique(string id)
    {
        while (!_ids.Add(id))
        {
            id = "setting:" + id;
        }

        return id;
    }

    private void AddGivens()
    {
        var values = _problem.Values.ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal);
        for (var i = 0; i < _shape.LeafCount; i++)
        {
            var name = _shape.Vertices[i].Name;
            Givens.Add(new GraphGiven(new GraphName(name, Role.Leaf, SymbolOf(i), i), i, values[name], "given"));
        }

        if (Training is not { } training)
        {
            return;
        }

        AddSetting("eta", training.LearningRate);
        foreach (var (name, value) in training.Optimizer.Settings)
        {
            AddSetting(name, Literal.Of(value.Text ?? NumberFormat.RoundTrip(value.Double)));
        }

        foreach (var vertex in Parameters)
        {
            foreach (var state in training.Optimizer.States)
            {
                var slot = _slots.New();
                _states.Add((state, vertex), slot);
                var name = _shape.Vertices[vertex].Name;
                var given = training.InitialState.FirstOrDefault(initial => initial.State == state && initial.Parameter.Text == name).Value;
                Givens.Add(new GraphGiven(StateName(state, vertex), slot.Index, given ?? Literal.Of("0"), "initial-state"));
            }
        }
    }

    private void AddSetting(string name, Literal value)
    {
        var slot = _slots.New();
        _settings.Add(name, slot);
        Givens.Add(new GraphGiven(new GraphName(Unique(name), Role.Setting, Letters.Setting(name), -1), slot.Index, value, "given"));
    }

    private GraphName StateName(string state, int vertex)
    {
        var name = _shape.Vertices[vertex].Name;
        return new GraphName($"{state}:{name}", Role.OptimizerState, Letters.State(state, (Symbol.Letter)Symbol.FromName(name)), vertex);
    }

    private ImmutableArray<GraphLine> ForwardLines(Expr.Ref[] at, string prefix)
    {
        var lines = ImmutableArray.CreateBuilder<GraphLine>();
        foreach (var (name, value) in prefix.Length == 0 ? _shape.Repeats : [])
        {
            AddAlias(lines, name, new GraphName(name, Role.Node, Symbol.FromName(name), -1), Moved(value, at));
        }

        for (var i = _shape.LeafCount; i < _shape.Vertices.Length; i++)
        {
            var vertex = _shape.Vertices[i];
            var symbol = prefix.Length == 0 ? SymbolOf(i) : GraphSymbols.Ahead(SymbolOf(i));
            var name = new GraphName(prefix + vertex.Name, Role.Node, symbol, i)
            {
                OtherNames = prefix.Length == 0 ? vertex.OtherNames : [],
                ClosedForm = prefix.Length == 0 ? _derivatives.ClosedValue(i) : null,
            };
            var slot = at[i];
            if (prefix.Length > 0)
            {
                at[i] = slot = _slots.New();
            }

            lines.Add(Line(name, slot.Index, Moved(vertex.Formula!, at), GraphRules.Of(vertex.Formula!)));
            foreach (var other in name.OtherNames)
            {
                AddAlias(lines, other, name with { Symbol = Symbol.FromName(other) }, slot);
            }
        }

        return lines.ToImmutable();
    }

    /// <summary>A definition that a letter stands for keeps a line under its own name, where that is free.</summary>
    private void AddAlias(ImmutableArray<GraphLine>.Builder lines, string id, GraphName of, Expr value)
    {
        if (_ids.Add(id))
        {
            lines.Add(Line(of with { Stem = id, OtherNames = [], ClosedForm = null }, _slots.New().Index, value, "definition"));
        }
    }

    private (ImmutableArray<GraphLine> Lines, Expr.Ref?[] Gradients) BackwardLines(Expr.Ref[] at)
    {
        var lines = ImmutableArray.CreateBuilder<GraphLine>();
        var gradients = new Expr.Ref?[_shape.Vertices.Length];
        var order = Enumerable.Range(_shape.LeafCount, _shape.Vertices.Length - _shape.LeafCount).Reverse().Concat(Enumerable.Range(0, _shape.LeafCount));
        foreach (var vertex in order)
        {
            if ((!_shape.Reaches[vertex] && !IsAsked(vertex)) || (vertex == _shape.Output && !_seed))
            {
                continue;
            }

            var terms = new List<Expr>();
            foreach (var consumer in _shape.Consumers[vertex])
            {
                var local = Moved(_derivatives.Edges[consumer, vertex], at);
                if (consumer == _shape.Output)
                {
                    terms.Add(local);
                }
                else
                {
                    terms.Add(new Expr.Product([gradients[consumer]!, EdgeLine(consumer, vertex, local, lines)]));
                }
            }

            var slot = _slots.New();
            gradients[vertex] = slot;
            var (formula, rule) = vertex == _shape.Output ? (Expr.One, "seed")
                : terms.Count == 0 ? (Expr.Zero, "no-path")
                : terms.Count > 1 ? (new Expr.Sum([.. terms]), "sum-over-paths")
                : (terms[0], _shape.Consumers[vertex][0] == _shape.Output ? "local-derivative" : "chain-rule");
            var name = GradientName(vertex);
            lines.Add(Line(name, slot.Index, formula, rule));
            foreach (var other in name.OtherNames)
            {
                var slash = other.IndexOf('/');
                AddAlias(lines, other, name with { Symbol = PartialOf(_shape.Output, vertex, other[1..slash], other[(slash + 2)..]) }, slot);
            }
        }

        return (lines.ToImmutable(), gradients);
    }

    private GraphName GradientName(int vertex)
    {
        var output = _shape.Vertices[_shape.Output];
        var others =
            from above in output.OtherNames.Add(output.Name)
            from below in _shape.Vertices[vertex].OtherNames.Add(_shape.Vertices[vertex].Name)
            let other = $"d{above}/d{below}"
            where !_ids.Contains(other)
            select other;
        return new GraphName(GradientId(vertex), Role.NodeGradient, PartialOf(_shape.Output, vertex), vertex)
        {
            OtherNames = [.. others],
            Chain = _derivatives.Chain(vertex),
            Symbolic = _derivatives.Symbolic(vertex),
            ClosedForm = LooksAhead ? null : _derivatives.ClosedGradient(vertex),
            IsNeeded = _leadsToAsked[vertex],
        };
    }

    private Expr EdgeLine(int from, int to, Expr local, ImmutableArray<GraphLine>.Builder lines)
    {
        var id = $"d{_shape.Vertices[from].Name}/d{_shape.Vertices[to].Name}";
        if (!_ids.Add(id))
        {
            return local;
        }

        var slot = _slots.New();
        var name = new GraphName(id, Role.EdgeDerivative, PartialOf(from, to), from)
        {
            Chain = new Expr.Partial(_shape.NameOf(from), _shape.NameOf(to)),
            Symbolic = _derivatives.SymbolicEdge(from, to),
            ClosedForm = LooksAhead ? null : _derivatives.ClosedEdge(from, to),
            IsNeeded = _leadsToAsked[to],
        };
        lines.Add(Line(name, slot.Index, local, "local-derivative"));
        return slot;
    }

    private ImmutableArray<GraphLine> UpdateLines(Expr.Ref?[] gradients)
    {
        var lines = ImmutableArray.CreateBuilder<GraphLine>();
        foreach (var vertex in Parameters)
        {
            var renewed = new Dictionary<string, Expr>(StringComparer.Ordinal);
            foreach (var line in Training!.Optimizer.UpdateLines)
            {
                var formula = line.Formula(Terms(Training, vertex, new Expr.Ref(vertex), gradients[vertex]!, renewed));
                var slot = _slots.New();
                var name = line.State is { } state ? StateName(state, vertex) : new GraphName(_shape.Vertices[vertex].Name, Role.Parameter, SymbolOf(vertex), vertex);
                lines.Add(Line(name, slot.Index, formula, Training.Optimizer.Name, after: true));
                if (line.State is { } renews)
                {
                    renewed[renews] = slot;
                    if (_states.TryGetValue((renews, vertex), out var old))
                    {
                        Moves.Add((slot.Index, old.Index));
                    }
                }
                else
                {
                    Moves.Add((slot.Index, vertex));
                }
            }
        }

        return lines.ToImmutable();
    }

    private UpdateTerms Terms(Training training, int vertex, Expr parameter, Expr gradient, Dictionary<string, Expr> renewed) => new(
        parameter,
        gradient,
        _settings["eta"],
        state => _states[(state, vertex)],
        state => renewed[state],
        setting => _settings[setting],
        () => new Expr.Ref(TimeSlot = TimeSlot < 0 ? _slots.New().Index : TimeSlot),
        training.Ascent ? -1 : 1);

    private static GraphLine Line(GraphName name, int slot, Expr formula, string rule, bool after = false) =>
        new(name, new Line { Key = new Key(name.Role, Prefix: name.Stem), Slot = slot, Formula = formula, Rule = rule, Chain = name.Chain, After = after });

    private static Expr Moved(Expr expr, Expr.Ref[] at) =>
        Substitute.Leaves(expr, leaf => leaf is Expr.Ref reference && at[reference.Index].Index != reference.Index ? at[reference.Index] : null);
}
