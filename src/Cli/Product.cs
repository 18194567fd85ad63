using System.Reflection;

namespace WorkedSolutions.Cli;

/// <summary>This program.</summary>
internal static class Product
{
    /// <summary>Its version, e.g. <c>0.1.0</c>.</summary>
    public static string Version { get; } = typeof(Product).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
}
