using System.Globalization;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Networks;

/// <summary>The ids of a network's quantities.</summary>
internal sealed partial class Naming
{
    /// <summary>The id, e.g. <c>dL/dw[2][1][1](1)#3</c>.</summary>
    public static string Id(Key key, int update)
    {
        var id = Stem(key);
        if (key.Prefix is not null && key.Role != Role.Setting)
        {
            id = $"{key.Prefix}:{id}";
        }

        return update == 0 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}#{update}");
    }

    private static string Stem(Key key) => key.Role switch
    {
        Role.Input => string.Create(CultureInfo.InvariantCulture, $"x[{key.Unit}]({key.Sample})"),
        Role.Target => string.Create(CultureInfo.InvariantCulture, $"y[{key.Neuron}]({key.Sample})"),
        Role.PreActivation => string.Create(CultureInfo.InvariantCulture, $"z[{key.Layer}][{key.Neuron}]({key.Sample})"),
        Role.Activation => string.Create(CultureInfo.InvariantCulture, $"a[{key.Layer}][{key.Neuron}]({key.Sample})"),
        Role.LossShare => string.Create(CultureInfo.InvariantCulture, $"E[{key.Neuron}]({key.Sample})"),
        Role.SampleLoss => string.Create(CultureInfo.InvariantCulture, $"L({key.Sample})"),
        Role.RegularisationTerm => "R",
        Role.Objective => "J",
        Role.ActivationGradient => string.Create(CultureInfo.InvariantCulture, $"dL/da[{key.Layer}][{key.Neuron}]({key.Sample})"),
        Role.LocalDerivative => string.Create(CultureInfo.InvariantCulture, $"da/dz[{key.Layer}][{key.Neuron}]({key.Sample})"),
        Role.Delta => string.Create(CultureInfo.InvariantCulture, $"dL/dz[{key.Layer}][{key.Neuron}]({key.Sample})"),
        Role.SampleWeightGradient => string.Create(CultureInfo.InvariantCulture, $"dL/dw[{key.Layer}][{key.Neuron}][{key.Unit}]({key.Sample})"),
        Role.SampleBiasGradient => string.Create(CultureInfo.InvariantCulture, $"dL/db[{key.Layer}][{key.Neuron}]({key.Sample})"),
        Role.WeightGradient => string.Create(CultureInfo.InvariantCulture, $"dJ/dw[{key.Layer}][{key.Neuron}][{key.Unit}]"),
        Role.BiasGradient => "dJ/d" + BiasId(key),
        Role.InputGradient => string.Create(CultureInfo.InvariantCulture, $"dL/dx[{key.Unit}]({key.Sample})"),
        Role.Setting => key.Prefix!,
        Role.LookAhead => "lookahead:" + ParameterId(key),
        _ => ParameterId(key),
    };

    private static string ParameterId(Key key) => key.Unit == 0
        ? BiasId(key)
        : string.Create(CultureInfo.InvariantCulture, $"w[{key.Layer}][{key.Neuron}][{key.Unit}]");

    private static string BiasId(Key key) => key.Neuron == 0
        ? string.Create(CultureInfo.InvariantCulture, $"b[{key.Layer}]")
        : string.Create(CultureInfo.InvariantCulture, $"b[{key.Layer}][{key.Neuron}]");
}
