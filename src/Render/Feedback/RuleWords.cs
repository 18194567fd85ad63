using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Feedback;

/// <summary>The rule behind a line, as a first hint.</summary>
internal static class RuleWords
{
    /// <summary>A sentence without its full stop; no number of the solution in it.</summary>
    public static string Of(Trace trace, Quantity quantity)
    {
        var network = trace.Problem as Problem.Network;
        var activation = network is not null && quantity.Layer >= 1 && quantity.Layer <= network.Layers.Length ? network.Layers[quantity.Layer - 1].Activation.Name : "activation";
        return quantity.Role switch
        {
            Role.PreActivation => "a pre-activation is the weighted sum of what the neuron reads, plus its bias where it has one",
            Role.Activation => $"an activation is the {activation} function of the pre-activation",
            Role.LossShare => $"the share of an output in the {network?.Loss.Loss.Name.Replace('-', ' ')} loss, from its target and its prediction",
            Role.SampleLoss => "the loss of a sample is put together from the shares of its outputs",
            Role.Objective => "the total loss is put together from the losses of all samples",
            Role.RegularisationTerm => "the penalty is made of the squares of the weights",
            Role.ActivationGradient when quantity.Layer == network?.Layers.Length => "the loss is differentiated by the prediction",
            Role.ActivationGradient or Role.InputGradient => "chain rule: the deltas of the next layer, each times the weight that leads there, added up over all paths; the weights from before the update",
            Role.LocalDerivative => $"the derivative of the {activation} function at this neuron",
            Role.Delta => "chain rule: the derivative by the activation times the derivative of the activation",
            Role.SampleWeightGradient => "the delta of the neuron times what the weight multiplies",
            Role.SampleBiasGradient => "the delta of the neuron: a bias multiplies 1",
            Role.WeightGradient or Role.BiasGradient => "the gradients of the samples of the batch, put together as the loss puts them together",
            Role.OptimizerState or Role.LookAhead => "the rule of the optimizer for its state",
            Role.Weight or Role.Bias or Role.Parameter => "the rule of the update: the old value, and a step along the gradient of the size that the learning rate says",
            Role.NodeGradient => "chain rule: what comes from the nodes that read this one, each times its local derivative, added up over all paths",
            Role.EdgeDerivative => "the derivative of one node by another that it reads directly",
            _ => "the line as the problem defines it",
        };
    }
}
