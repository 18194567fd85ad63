using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using WorkedSolutions.Cli.Batch;
using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Cli.Tests.Batch;

public class BatchTests
{
    private const string Small = """
        title: A sum of products
        kind: graph
        define: {u: a*b, J: 3*(u + c)}
        values: {a: {integers: [1, 3]}, b: {integers: [2, 4]}, c: {integers: [1, 2]}}
        """;

    [Theory]
    [InlineData("sigmoid-beginners")]
    [InlineData("relu-softmax-classifier")]
    [InlineData("log-loss-graph")]
    public void TheBytesDependOnNeitherJobsNorCulture(string problem)
    {
        using var scratch = new Scratch();
        string[] formats = ["json", "md", "html", "tex", "moodle", "qti21"];
        var one = Making.Made(Making.Options(Scratch.Problem(problem), scratch["one"], 12, null, formats) with { Jobs = 1 });
        var culture = CultureInfo.CurrentCulture;
        SortedDictionary<string, string> many;
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (comma.NumberFormat.NumberDecimalSeparator, comma.NumberFormat.NegativeSign) = (",", "minus");
            CultureInfo.CurrentCulture = comma;
            many = Making.Made(Making.Options(Scratch.Problem(problem), scratch["many"], 12, null, formats) with { Jobs = 5 });
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        Assert.Equal(one, many);
        const int papers = 12 * (3 * 2 + 1); // md, html, tex in two copies, json in one
        const int common = 5; // problem, two manifests, moodle.xml, qti21.zip
        Assert.Equal(papers + common, one.Keys.Count(NotAPicture));
    }

    /// <summary>The built program where it is another day and numbers are written with commas.</summary>
    [Theory]
    [InlineData("Pacific/Kiritimati", "de_DE.UTF-8")]
    [InlineData("America/St_Johns", "ar_EG.UTF-8")]
    public void TheBytesDependOnNeitherTimeZoneNorLanguageOfTheMachine(string zone, string language)
    {
        using var scratch = new Scratch();
        string[] formats = ["json", "md", "html", "pdf", "tex", "moodle", "qti21", "canvas"];
        var here = Making.Made(Making.Options(Scratch.Problem("sigmoid-beginners"), scratch["here"], 3, null, formats));
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "worked.dll"), "batch", Scratch.Problem("sigmoid-beginners"), "--count", "3", "--seed", "7", "--out", scratch["there"], "--to", string.Join(',', formats), "--quiet"]);
        (start.Environment["TZ"], start.Environment["LC_ALL"], start.Environment["LANG"], start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"]) = (zone, language, language, "0");
        using var process = Process.Start(start)!;
        process.WaitForExit();
        Assert.Equal(ExitCode.Done, process.ExitCode);
        Assert.Equal(here, Scratch.Files(scratch["there"]));
    }

    [Theory]
    [InlineData("batch p.yaml --to pdf html --copy question answers --count 3", "batch p.yaml --to pdf --to html --copy question --copy answers --count 3")]
    [InlineData("batch --to md p.yaml --copy question q.yaml", "batch --to md p.yaml --copy question q.yaml")]
    [InlineData("batch p.yaml --to moodle --to qti21 --out question", "batch p.yaml --to moodle --to qti21 --out question")]
    [InlineData("solve md --to md json", "solve md --to md json")]
    public void FormatsAndCopiesMayFollowOneOption(string line, string spread) =>
        Assert.Equal(spread, string.Join(' ', Commands.BatchCommand.Spread(line.Split(' '))));

    /// <summary>Pictures stand beside the Markdown that shows them.</summary>
    private static bool NotAPicture(string name) => !name.EndsWith(".svg", StringComparison.Ordinal);

    [Fact]
    public void AStudentsSheetDependsOnNobodyElse()
    {
        using var scratch = new Scratch();
        var problem = Scratch.Problem("sigmoid-beginners");
        var few = Making.Made(Making.Options(problem, scratch["few"], null, scratch.Write("a.csv", "id,name\ns3,Cy\ns1,Ada\n"), "md", "json"));
        var order = Making.Made(Making.Options(problem, scratch["order"], null, scratch.Write("b.csv", "id,name\ns1,Ada\ns3,Cy\n"), "md", "json"));
        var more = Making.Made(Making.Options(problem, scratch["more"], null, scratch.Write("c.csv", "id,name\ns2,Bo\ns3,Cy\ns1,Ada\ns0,Di\n"), "md", "json"));
        Assert.Equal(few, order);
        Assert.Equal(6, few.Keys.Count(name => name.Contains('/') && NotAPicture(name)));
        Assert.All(few.Where(file => file.Key.Contains('/')), file => Assert.Equal(file.Value, more[file.Key]));
        Assert.Contains("Ada (s1)", File.ReadAllText(Path.Combine(scratch["few"], "question", "s1.md")));
    }

    [Fact]
    public void MoreVariantsLeaveTheFirstAsTheyAre()
    {
        using var scratch = new Scratch();
        var problem = scratch.Write("p.yaml", Small);
        var few = Making.Made(Making.Options(problem, scratch["few"], 9, null, "json"));
        var more = Making.Made(Making.Options(problem, scratch["more"], 18, null, "json"));
        Assert.All(few.Where(file => file.Key.Contains('/')), file => Assert.Equal(file.Value, more[file.Key]));
    }

    [Fact]
    public void EveryNumberedVariantHasNumbersOfItsOwn()
    {
        using var scratch = new Scratch();
        var problem = scratch.Write("p.yaml", Small);
        Making.Made(Making.Options(problem, scratch["all"], 18, null, "json"));
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(scratch["all"], "manifest.json")));
        var given = manifest.RootElement.GetProperty("variants").EnumerateArray().Select(v => v.GetProperty("given").GetRawText()).ToHashSet();
        Assert.Equal(18, given.Count);
        Assert.Equal(ExitCode.Usage, Making.Make(Making.Options(problem, scratch["over"], 19, null, "json")));
        Assert.False(File.Exists(Path.Combine(scratch["over"], "manifest.json")));
        Assert.Equal(ExitCode.Done, Making.Make(Making.Options(problem, scratch["allowed"], 19, null, "json").Allowing("same-numbers")));
    }

    [Fact]
    public void StudentsWithTheSameNumbersAreToldOfAndMayBeAllowed()
    {
        using var scratch = new Scratch();
        var problem = scratch.Write("p.yaml", Small);
        var roster = scratch.Write("r.csv", "id\n" + string.Join("\n", Enumerable.Range(1, 19)));
        var options = Making.Options(problem, scratch["o"], null, roster, "json");
        Assert.Equal(ExitCode.Usage, Making.Make(options));
        Assert.False(File.Exists(Path.Combine(scratch["o"], "manifest.json")));
        Assert.Equal(ExitCode.Done, Making.Make(options.Allowing("same-numbers")));
    }

    [Fact]
    public void PartsJoinedAreTheWholeByteForByte()
    {
        using var scratch = new Scratch();
        var problem = scratch.Write("p.yaml", Small);
        string[] formats = ["json", "md", "moodle", "qti21", "canvas"];
        var options = Making.Options(problem, scratch["whole"], 7, null, formats).Allowing("same-numbers");
        var whole = Making.Made(options);
        for (var i = 1; i <= 3; i++)
        {
            Making.Made(options with { Out = scratch[$"part{i}"], Shard = (i, 3) });
        }

        string[] parts = [scratch["part2"], scratch["part3"], scratch["part1"]];
        Assert.Equal(ExitCode.Done, BatchMerge.Execute(parts, scratch["joined"], false, true));
        Assert.Equal(whole, Scratch.Files(scratch["joined"]));

        Assert.Equal(ExitCode.Usage, BatchMerge.Execute(parts[..2], scratch["gap"], false, true));
        Assert.Equal(ExitCode.Usage, BatchMerge.Execute([.. parts, parts[0]], scratch["overlap"], false, true));
        Assert.Equal(ExitCode.Usage, BatchMerge.Execute([scratch["whole"]], scratch["none"], false, true));
        Assert.Equal(ExitCode.Usage, BatchMerge.Execute(parts, scratch["joined"], false, true));
        Making.Made(options with { Out = scratch["other"], Shard = (1, 3), Seed = 8 });
        Assert.Equal(ExitCode.Usage, BatchMerge.Execute([scratch["other"], parts[0], parts[1]], scratch["mixed"], false, true));
        File.AppendAllText(Path.Combine(scratch["part3"], "json", "00006.json"), " ");
        Assert.Equal(ExitCode.Usage, BatchMerge.Execute(parts, scratch["changed"], false, true));
    }

    /// <summary>A piece has the length that it had, but another byte; a piece that is lost is made again by the same command.</summary>
    [Fact]
    public void PiecesThatWereChangedOrLostAreNotJoined()
    {
        using var scratch = new Scratch();
        var options = Making.Options(scratch.Write("p.yaml", Small), scratch["whole"], 4, null, "moodle");
        var whole = Making.Made(options);
        Making.Made(options with { Out = scratch["part1"], Shard = (1, 2) });
        Making.Made(options with { Out = scratch["part2"], Shard = (2, 2) });
        var piece = Path.Combine(scratch["part2"], "pieces", "0000003.moodle");
        var bytes = File.ReadAllBytes(piece);
        bytes[^20] ^= 1;
        File.WriteAllBytes(piece, bytes);
        Assert.Equal(ExitCode.Usage, BatchMerge.Execute([scratch["part1"], scratch["part2"]], scratch["changed"], false, true));
        File.Delete(piece);
        Assert.Equal(ExitCode.Usage, BatchMerge.Execute([scratch["part1"], scratch["part2"]], scratch["lost"], false, true));
        Making.Made(options with { Out = scratch["part2"], Shard = (2, 2) });
        Assert.Equal(ExitCode.Done, BatchMerge.Execute([scratch["part1"], scratch["part2"]], scratch["joined"], false, true));
        Assert.Equal(whole, Scratch.Files(scratch["joined"]));
    }

    /// <summary>A folder in which nothing was finished, because no variant could be made, is free for the next try.</summary>
    [Fact]
    public void AFailedBatchDoesNotBlockItsFolder()
    {
        using var scratch = new Scratch();
        var problem = scratch.Write("p.yaml", Small + "\nwhere: [\"J > 1e9\"]\n");
        Assert.Equal(ExitCode.Usage, Making.Make(Making.Options(problem, scratch["o"], 4, null, "json")));
        scratch.Write("p.yaml", Small);
        Assert.Equal(ExitCode.Done, Making.Make(Making.Options(problem, scratch["o"], 4, null, "json")));
        scratch.Write("f", "");
        Assert.Equal(ExitCode.Output, Making.Make(Making.Options(problem, scratch["f"], 4, null, "json")));
    }

    [Fact]
    public void WhatAllHaveInCommonIsNotNamedAfterAStudent()
    {
        using var scratch = new Scratch();
        var problem = scratch.Write("sheet.yaml", Small.Replace("title: ", "title: \"{name}: \"  #", StringComparison.Ordinal));
        var roster = scratch.Write("r.csv", "id,name\ns1,Ada\n");
        Making.Made(Making.Options(problem, scratch["o"], null, roster, "moodle"));
        var moodle = File.ReadAllText(Path.Combine(scratch["o"], "moodle.xml"));
        Assert.Contains("<category><text>$course$/top/sheet</text>", moodle, StringComparison.Ordinal);
        Assert.DoesNotContain("{name}", moodle, StringComparison.Ordinal);
    }

    [Fact]
    public void TheSameCommandAgainChangesNothingAndMakesWhatIsLost()
    {
        using var scratch = new Scratch();
        var options = Making.Options(scratch.Write("p.yaml", Small), scratch["o"], 5, null, "json", "md");
        var first = Making.Made(options);
        Assert.Equal(first, Making.Made(options));
        File.Delete(Path.Combine(scratch["o"], "json", "00002.json"));
        Assert.Equal(first, Making.Made(options));
        Assert.Equal(ExitCode.Usage, Making.Make(options with { Seed = 8 }));
        Assert.Equal(first, Scratch.Files(scratch["o"]));
    }

    [Fact]
    public void TheManifestLeadsBackToEachVariant()
    {
        using var scratch = new Scratch();
        var roster = scratch.Write("r.csv", "id,name,group\nb,=cmd|' /C calc'!A0,-1\na,\"O\"\"Neil, Al\",@x\n");
        var options = Making.Options(Scratch.Problem("relu-softmax-classifier"), scratch["o"], null, roster, "json");
        Making.Made(options);
        var diagnostics = new List<Diagnostic>();
        using var manifest = BatchManifest.Open(Path.Combine(scratch["o"], "manifest.json"), diagnostics);
        Assert.Empty(diagnostics);
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(scratch["o"], "manifest.json")));
        foreach (var variant in json.RootElement.GetProperty("variants").EnumerateArray())
        {
            Assert.Equal("7", variant.GetProperty("seed").GetString());
            var trace = manifest!.Rebuild(variant.GetProperty("key").GetString()!)!.Trace!;
            Assert.All(variant.GetProperty("answers").EnumerateObject(), answer => Assert.Equal(answer.Value.GetProperty("shown").GetString(), trace.Find(answer.Name)!.Shown));
            Assert.All(trace.Problem.Head.Drawn, drawn => Assert.Equal(drawn.Value.Text, variant.GetProperty("given").GetProperty(drawn.Field).GetString()));
        }

        Assert.Null(manifest!.Rebuild("c"));
        var rows = File.ReadAllLines(Path.Combine(scratch["o"], "manifest.csv"));
        Assert.StartsWith("key,seed,attempt,name,group,inputs[1]", rows[0]);
        Assert.StartsWith("a,7,", rows[1]);
        Assert.Contains("\"O\"\"Neil, Al\",'@x,", rows[1]);
        Assert.Contains(",'=cmd|' /C calc'!A0,-1,", rows[2]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1, 2]")]
    [InlineData("not json")]
    [InlineData("{\"format\": \"worked-batch/1\"}")]
    public void AForeignManifestIsADiagnostic(string text)
    {
        using var scratch = new Scratch();
        var diagnostics = new List<Diagnostic>();
        Assert.Null(BatchManifest.Open(scratch.Write("manifest.json", text), diagnostics));
        Assert.Contains("not the manifest", Assert.Single(diagnostics).Message);
        Assert.Equal(ExitCode.Usage, Making.Make(Making.Options(scratch.Write("p.yaml", Small), scratch.Root, 2, null, "json")));
    }

    [Theory]
    [InlineData(1000, true, true)]
    [InlineData(1001, true, false)]
    [InlineData(1001, false, true)]
    public void ABookletThatIsTooLongIsRefusedBeforeWorkBegins(int count, bool booklet, bool accepted)
    {
        using var scratch = new Scratch();
        var diagnostics = new List<Diagnostic>();
        var options = Making.Options(Scratch.Problem("sigmoid-beginners"), scratch["o"], count, null, "md") with { Booklet = booklet };
        Assert.Equal(accepted, BatchPlan.Read(options, diagnostics) is not null);
        Assert.Equal(accepted ? [] : ["booklet-too-long"], diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.Code));
        Assert.False(Directory.Exists(scratch["o"]));
    }

    [Fact]
    public void BookletsHoldEveryStudentOnNewPagesWithABookmark()
    {
        using var scratch = new Scratch();
        var roster = scratch.Write("r.csv", "id,name\ns1,Ada Lovelace\ns2,Alan Turing\n");
        var options = Making.Options(Scratch.Problem("sigmoid-beginners"), scratch["o"], null, roster, "pdf", "html", "md", "tex") with { Booklet = true };
        var files = Making.Made(options);
        Assert.Equal(["manifest.csv", "manifest.json", "problem.yaml", .. from copy in (string[])["question", "solution"] from ending in (string[])["html", "md", "pdf", "tex"] select $"{copy}.{ending}"], files.Keys.Where(NotAPicture).Order(StringComparer.Ordinal).OrderBy(k => k.StartsWith("question", StringComparison.Ordinal) || k.StartsWith("solution", StringComparison.Ordinal)));
        var html = File.ReadAllText(Path.Combine(scratch["o"], "solution.html"));
        Assert.Contains("Ada Lovelace (s1)", html);
        var ids = System.Text.RegularExpressions.Regex.Matches(html, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct().Count(), ids.Count);
        var targets = System.Text.RegularExpressions.Regex.Matches(html, "href=\"#([^\"]+)\"").Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.NotEmpty(targets);
        Assert.All(targets, target => Assert.Contains(target, ids));
        Assert.Equal((byte)'%', File.ReadAllBytes(Path.Combine(scratch["o"], "solution.pdf"))[0]);
    }

    [Fact]
    public void MoodleGetsAQuestionForEachVariantUnderOneCategory()
    {
        using var scratch = new Scratch();
        Making.Made(Making.Options(Scratch.Problem("sigmoid-beginners"), scratch["o"], 4, null, "moodle"));
        var quiz = XDocument.Load(Path.Combine(scratch["o"], "moodle.xml")).Root!;
        Assert.Equal(["category", "cloze", "cloze", "cloze", "cloze"], quiz.Elements("question").Select(q => q.Attribute("type")!.Value));
        Assert.Equal(4, quiz.Elements("question").Skip(1).Select(q => q.Element("idnumber")!.Value).Distinct().Count());
        Assert.All(quiz.Elements("question").Skip(1), q => Assert.Equal(13, q.Element("questiontext")!.Value.Split(":NUMERICAL:=").Length - 1));
    }

    [Fact]
    public void WhatCanvasCannotHoldStopsTheBatch()
    {
        using var scratch = new Scratch();
        var problem = scratch.Write("p.yaml", "title: T\nkind: graph\ndefine: {J: a*b}\nvalues: {a: {choice: [0.00001, 0.00002]}, b: 1}\nask: [J]\n");
        Assert.Equal(ExitCode.Usage, Making.Make(Making.Options(problem, scratch["o"], 2, null, "canvas")));
        Assert.False(File.Exists(Path.Combine(scratch["o"], "canvas.zip")));
    }

    [Fact]
    public void TheReportShowsSpreadRejectionsAndWhatCouldBeGuessed()
    {
        using var manifest = JsonDocument.Parse("""
            {"title": "T", "variants": [
              {"answers": {"J": {"symbol": "J", "value": 1, "shown": "1"}, "u": {"symbol": "u", "value": 2, "shown": "2"}}, "rejected": {"kinks": 2}},
              {"answers": {"J": {"symbol": "J", "value": 1, "shown": "1"}, "u": {"symbol": "u", "value": 4, "shown": "4"}}, "rejected": {"kinks": 1, "x > 1": 5}},
              {"answers": {"J": {"symbol": "J", "value": 1, "shown": "1"}, "u": {"symbol": "u", "value": 9, "shown": "9"}}, "rejected": {}}]}
            """);
        var lines = BatchReport.Text(manifest.RootElement).Split('\n');
        Assert.Contains(lines, line => line.StartsWith("J ", StringComparison.Ordinal) && line.EndsWith("1 in 100 %  <- could be guessed", StringComparison.Ordinal));
        Assert.Contains(lines, line => System.Text.RegularExpressions.Regex.IsMatch(line, @"^u +2 +5 +9 +3  2 in 33\.3 %$"));
        Assert.Contains("8 draws thrown away for 3 variants:", lines);
        Assert.Equal(["         5  x > 1", "         3  kinks"], lines[^3..^1]);
    }

    [Theory]
    [InlineData(0, 10, 0, 1.0, "[..............................] 0/10  0 a second  0:00:00 left ")]
    [InlineData(5, 10, 4, 2.0, "[###############...............] 5/10  2 a second  0:00:02 left ")]
    [InlineData(10, 10, 10, 0.5, "[##############################] 10/10  20 a second  0:00:00 left ")]
    public void TheBarSaysHowManyHowFastAndHowLong(int done, int all, int now, double seconds, string line) =>
        Assert.Equal(line, Progress.Line(done, all, now, seconds));
}
