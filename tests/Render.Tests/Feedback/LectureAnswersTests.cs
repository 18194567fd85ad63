using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using WorkedSolutions.Render.Tests.Papers;
using WorkedSolutions.Solver.Checking;

namespace WorkedSolutions.Render.Tests.Feedback;

/// <summary>What the lecture notes print, checked: the slips of docs/lecture-notes-errata.md are found, and nothing else.</summary>
public class LectureAnswersTests
{
    private static readonly ImmutableDictionary<string, string[]> Slips = new Dictionary<string, string[]>
    {
        ["000-log-loss-graph"] = [],
        ["001-backpropagation-by-hand"] = ["da/dz[1][2](1)", "dL/dw[1][1][2](1)", "dL/dw[1][2][2](1)", "w[2][1][1]#1", "w[2][1][2]#1"],
        ["003-regression"] = ["w[1][1][1]#1"],
        ["004-matrix-log-loss"] =
        [
            "a[2][1](1)", "dL/da[1][1](1)", "dL/da[1][2](1)", "dL/da[1][3](1)",
            "dL/dw[1][1][2](1)", "dL/dw[1][2][1](1)", "dL/dw[1][3][2](1)", "dL/db[1][1](1)",
        ],
    }.ToImmutableDictionary();

    public static TheoryData<string> Names =>
        [.. Directory.EnumerateFiles(Folder(), "*.answers.yaml").Select(file => Path.GetFileName(file)[..^".answers.yaml".Length]).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_slips_are_found_and_nothing_else(string name)
    {
        var trace = Shipped.Solved(name);
        var sheet = AnswersReader.Read(File.ReadAllText(Path.Combine(Folder(), name + ".answers.yaml")), name + ".answers.yaml", trace);
        Assert.Empty(sheet.Diagnostics);
        var result = Marker.Check(trace, sheet.People[0]);
        var wrong = result.Quantities.Where(marked => marked.Verdict == Verdict.Wrong).Select(marked => marked.Quantity.Id);
        Assert.Equal(Slips[name].Order(StringComparer.Ordinal), wrong.Order(StringComparer.Ordinal));
        Assert.Equal(sheet.People[0].Given.Length, result.Quantities.Count(marked => marked.Answer is not null));
    }

    private static string Folder([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "problems"));
}
