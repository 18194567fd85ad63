using WorkedSolutions.Solver.Activations;

namespace WorkedSolutions.Solver.Reading;

/// <summary>Reads activations.</summary>
internal static class ActivationReader
{
    /// <summary>The activation, or null.</summary>
    public static Activation? Read(ReaderContext context, YamlNode node, string field) =>
        SettingReader.Read(context, node, "`activation`", field, [.. ActivationTable.All.Select(a => a.Name)], ActivationTable.Find,
            activation => [.. activation.Settings.Select(s => s.Name)],
            (activation, setting) => activation.Settings.First(s => s.Name == setting).Allowed,
            (activation, setting, value) => activation.With(setting, value));
}
