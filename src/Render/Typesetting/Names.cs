using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Typesetting;

/// <summary>The names of kinds and roles in JSON and in templates.</summary>
public static class Names
{
    /// <summary><c>network</c>, <c>graph</c> or <c>derivative</c>.</summary>
    public static string Of(Problem problem) => problem switch
    {
        Problem.Network => "network",
        Problem.Graph => "graph",
        Problem.Derivative => "derivative",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A role in kebab-case, e.g. <c>pre-activation</c>.</summary>
    public static string Of(Role role) => role switch
    {
        Role.Input => "input",
        Role.Target => "target",
        Role.Weight => "weight",
        Role.Bias => "bias",
        Role.PreActivation => "pre-activation",
        Role.Activation => "activation",
        Role.LossShare => "loss-share",
        Role.SampleLoss => "sample-loss",
        Role.RegularisationTerm => "regularisation",
        Role.Objective => "objective",
        Role.ActivationGradient => "activation-gradient",
        Role.LocalDerivative => "local-derivative",
        Role.Delta => "delta",
        Role.SampleWeightGradient => "sample-weight-gradient",
        Role.SampleBiasGradient => "sample-bias-gradient",
        Role.WeightGradient => "weight-gradient",
        Role.BiasGradient => "bias-gradient",
        Role.InputGradient => "input-gradient",
        Role.OptimizerState => "optimizer-state",
        Role.LookAhead => "look-ahead",
        Role.Leaf => "leaf",
        Role.Node => "node",
        Role.NodeGradient => "gradient",
        Role.EdgeDerivative => "edge-derivative",
        Role.Parameter => "parameter",
        Role.Setting => "setting",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
