using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Networks;

/// <summary>A number that the problem gives, in its slot.</summary>
internal sealed record Given(Key Key, Expr.Ref Slot, Literal Literal);

/// <summary>A weight or a bias: its slot and where its renewed states and itself are put.</summary>
internal sealed record Parameter(Key Key, Expr.Ref Slot);

/// <summary>The parameters at which a pass is taken: weights [layer][neuron][unit], biases [layer][neuron] (one slot again and again where shared).</summary>
internal sealed record Point(ExprList[][] Weights, ExprList[] Biases);

/// <summary>The slots of everything that a problem gives.</summary>
internal sealed class Givens
{
    private readonly Slots _slots;
    private readonly List<Given> _all = [];
    private readonly Dictionary<string, Expr.Ref> _settings = new(StringComparer.Ordinal);

    /// <summary>Gives slots to the inputs, targets, parameters, settings and states of a problem, in this order.</summary>
    public Givens(Problem.Network problem, Slots slots)
    {
        _slots = slots;
        Problem = problem;
        Inputs = Table(problem.Inputs, (i, s) => new Key(Role.Input, Unit: i, Sample: s));
        Targets = Table(problem.Targets, (k, s) => new Key(Role.Target, Neuron: k, Sample: s));
        Parameters = AddParameters(out var point);
        Point = point;
        AddSettings();
        States = AddStates();
    }

    /// <summary>The problem.</summary>
    public Problem.Network Problem { get; }

    /// <summary>x, [sample][input].</summary>
    public ExprList[] Inputs { get; }

    /// <summary>y, [sample][output].</summary>
    public ExprList[] Targets { get; }

    /// <summary>θ.</summary>
    public Point Point { get; }

    /// <summary>All parameters, layer by layer, weights before biases.</summary>
    public ImmutableArray<Parameter> Parameters { get; }

    /// <summary>The optimizer's states before the update, by name and the slot of the parameter.</summary>
    public Dictionary<(string State, int Parameter), Expr.Ref> States { get; }

    /// <summary>Everything that has a slot so far, in the order of the slots.</summary>
    public IReadOnlyList<Given> All => _all;

    /// <summary>A setting by its id.</summary>
    public Expr Setting(string id) => _settings[id];

    private Expr.Ref Add(Key key, Literal literal)
    {
        var slot = _slots.New();
        _all.Add(new Given(key, slot, literal));
        return slot;
    }

    private ExprList[] Table(ImmutableArray<ImmutableArray<Literal>> numbers, Func<int, int, Key> key)
    {
        var table = new ExprList[numbers.Length];
        for (var s = 0; s < table.Length; s++)
        {
            var row = ImmutableArray.CreateBuilder<Expr>(numbers[s].Length);
            for (var i = 0; i < numbers[s].Length; i++)
            {
                row.Add(Add(key(i + 1, s + 1), numbers[s][i]));
            }

            table[s] = new ExprList(row.MoveToImmutable());
        }

        return table;
    }

    private ImmutableArray<Parameter> AddParameters(out Point point)
    {
        var parameters = ImmutableArray.CreateBuilder<Parameter>();
        var weights = new ExprList[Problem.Layers.Length][];
        var biases = new ExprList[Problem.Layers.Length];
        for (var l = 0; l < weights.Length; l++)
        {
            var layer = Problem.Layers[l];
            weights[l] = new ExprList[layer.Size];
            for (var j = 0; j < layer.Size; j++)
            {
                var row = ImmutableArray.CreateBuilder<Expr>(layer.Weights[j].Length);
                for (var i = 0; i < layer.Weights[j].Length; i++)
                {
                    row.Add(AddParameter(parameters, new Key(Role.Weight, l + 1, j + 1, i + 1), layer.Weights[j][i]));
                }

                weights[l][j] = new ExprList(row.MoveToImmutable());
            }

            biases[l] = AddBiases(parameters, layer, l);
        }

        point = new Point(weights, biases);
        return parameters.ToImmutable();
    }

    private ExprList AddBiases(ImmutableArray<Parameter>.Builder parameters, Layer layer, int l)
    {
        switch (layer.BiasKind)
        {
            case BiasKind.None:
                return [];
            case BiasKind.Shared:
                var shared = AddParameter(parameters, new Key(Role.Bias, l + 1), layer.Biases[0]);
                return new ExprList([.. Enumerable.Repeat<Expr>(shared, layer.Size)]);
            default:
                var own = ImmutableArray.CreateBuilder<Expr>(layer.Size);
                for (var j = 0; j < layer.Size; j++)
                {
                    own.Add(AddParameter(parameters, new Key(Role.Bias, l + 1, j + 1), layer.Biases[j]));
                }

                return new ExprList(own.MoveToImmutable());
        }
    }

    private Expr.Ref AddParameter(ImmutableArray<Parameter>.Builder parameters, Key key, Literal literal)
    {
        var slot = Add(key, literal);
        parameters.Add(new Parameter(key, slot));
        return slot;
    }

    private void AddSettings()
    {
        if (Problem.BiasAsWeight)
        {
            AddSetting("x0", Literal.Of("1"));
        }

        if (Problem.Regularisation is { } regularisation)
        {
            AddSetting("lambda", regularisation.Lambda);
        }

        if (Problem.Training is { Updates: > 0 } training)
        {
            AddSetting("eta", training.LearningRate);
            foreach (var (name, value) in training.Optimizer.Settings)
            {
                AddSetting(name, Literal.Of(value.Text ?? Numbers.NumberFormat.RoundTrip(value.Double)));
            }
        }
    }

    private void AddSetting(string id, Literal value) => _settings.Add(id, Add(new Key(Role.Setting, Prefix: id), value));

    private Dictionary<(string State, int Parameter), Expr.Ref> AddStates()
    {
        var states = new Dictionary<(string, int), Expr.Ref>();
        if (Problem.Training is { Updates: > 0 } training)
        {
            foreach (var parameter in Trained(training))
            {
                foreach (var state in training.Optimizer.States)
                {
                    var key = parameter.Key with { Role = Role.OptimizerState, Prefix = state };
                    states.Add((state, parameter.Slot.Index), Add(key, Initial(training, state, parameter.Key)));
                }
            }
        }

        return states;
    }

    /// <summary>The parameters that an update changes.</summary>
    public IEnumerable<Parameter> Trained(Training training) =>
        Parameters.Where(parameter => training.UpdateBiases || parameter.Key.Role == Role.Weight);

    private Literal Initial(Training training, string state, Key parameter)
    {
        foreach (var (name, written, value) in training.InitialState)
        {
            if (name == state && new Naming(Problem).Means(written.Text, parameter))
            {
                return value;
            }
        }

        return Literal.Of("0");
    }
}
