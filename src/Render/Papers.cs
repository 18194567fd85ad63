using System.Collections.Immutable;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Json;
using WorkedSolutions.Render.Styles;
using WorkedSolutions.Render.Writers;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render;

/// <summary>From a trace to a paper.</summary>
public static class Papers
{
    /// <summary>Writes a paper; nothing where a diagnostic is an error.</summary>
    public static ImmutableArray<Diagnostic> Write(Trace trace, PaperRequest request, Stream stream)
    {
        if (request.Format == PaperFormat.Json)
        {
            TraceJson.Write(trace, stream);
            return [];
        }

        return [];
    }
}
