using WorkedSolutions.Solver.Graphs;

namespace WorkedSolutions.Solver;

/// <summary>What the variants of one problem have in common and one of them has worked out: the symbolic forms of a graph. Several threads may share it.</summary>
public sealed class CommonWork
{
    private volatile NamedForms? _forms;

    /// <summary>The forms of the graph that was solved last; null before.</summary>
    internal NamedForms? Forms
    {
        get => _forms;
        set => _forms = value;
    }
}
