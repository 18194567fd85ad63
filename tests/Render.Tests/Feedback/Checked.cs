using WorkedSolutions.Solver;
using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Reading;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Tests.Feedback;

/// <summary>A small problem with answers to it.</summary>
internal static class Checked
{
    public const string Problem = """
        title: Backpropagation by hand <2-2-1>
        kind: network
        id: by-hand
        inputs: [0.05, 0.10]
        targets: [0.01]
        layers:
          - {name: h, activation: sigmoid, weights: [[0.15, 0.20], [0.25, 0.30]], bias: 0.35}
          - {name: out, activation: sigmoid, weights: [[0.40, 0.45]], bias: 0.60}
        loss: half-squared-error
        training: {learning-rate: 0.5}
        """;

    /// <summary>The bias is left out in z_h2, which is carried on; the sign of a gradient is wrong.</summary>
    public const string Slips = """
        z_h1: 0.3775
        z_h2: 0.0425
        a_h1: 0.593
        a_h2: 0.5106
        z_out: 1.0671
        y_hat: 0.7440
        dL/dw5: -0.0829
        """;

    public static Trace Trace(string problem = Problem, string more = "")
    {
        var read = ProblemReader.Read(problem + "\n" + more, "by-hand.yaml");
        Assert.NotNull(read.Problem);
        return Solve.Run(read.Problem!).Trace!;
    }

    public static CheckResult Result(string answers = Slips, string more = "", string? student = null)
    {
        var trace = Trace(more: more);
        var sheet = AnswersReader.Read(answers, "answers.yaml", trace);
        Assert.Empty(sheet.Diagnostics);
        return Marker.Check(trace, sheet.People[0] with { Student = student });
    }

    public static ClassResult Class(string csv)
    {
        var trace = Trace();
        return ClassResult.Mark(trace, AnswersReader.Read(csv, "class.csv", trace));
    }
}
