using System.Collections.Immutable;
using System.Text;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Generators;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Variants;

/// <summary>A variant that keeps all rules and meets all conditions.</summary>
/// <param name="Key">What its numbers depend on, the attempt included.</param>
/// <param name="Trace">Its worked solution, verified.</param>
/// <param name="Rejections">What was thrown away before it: the rule or condition that was broken first, and how often.</param>
public sealed record Variant(VariantKey Key, Trace Trace, ImmutableArray<Rejection> Rejections)
{
    /// <summary>The numbers that were drawn, as one text: variants with the same text have the same given numbers.</summary>
    public string Numbers
    {
        get
        {
            var text = new StringBuilder();
            foreach (var drawn in Trace.Problem.Head.Drawn)
            {
                text.Append(drawn.Field).Append('=').Append(NumberFormat.RoundTrip(drawn.Value.Value)).Append(' ');
            }

            return text.ToString();
        }
    }
}

/// <summary>How often draws were thrown away for a reason.</summary>
/// <param name="Reason">A rule's name, a condition as written, or the code of a diagnostic.</param>
/// <param name="Count">How often.</param>
public readonly record struct Rejection(string Reason, int Count);

/// <summary>A variant, or why there is none.</summary>
/// <param name="Variant">The variant; null where a diagnostic is an error.</param>
/// <param name="Diagnostics">What the user should know.</param>
public sealed record VariantResult(Variant? Variant, ImmutableArray<Diagnostic> Diagnostics);
