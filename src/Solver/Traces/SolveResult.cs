using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Solver.Traces;

/// <summary>A trace, or why there is none.</summary>
/// <param name="Trace">The trace; null where a diagnostic is an error.</param>
/// <param name="Diagnostics">All that the user should know.</param>
public sealed record SolveResult(Trace? Trace, ImmutableArray<Diagnostic> Diagnostics);
