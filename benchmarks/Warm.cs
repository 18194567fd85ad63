using System.Diagnostics;
using System.Globalization;
using WorkedSolutions.Render;
using WorkedSolutions.Solver;
using WorkedSolutions.Solver.Reading;

namespace WorkedSolutions.Benchmarks;

/// <summary>Times documents inside one long run: reading, solving, verification and writing.</summary>
internal static class Warm
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    public static int Run(string[] files)
    {
        foreach (var file in files)
        {
            var text = File.ReadAllText(file);
            Console.WriteLine(file);
            Print("read", text, _ => { });
            Print("read and solve", text, source => Solve.Run(source.Build(new()).Problem!));
            foreach (var format in Enum.GetValues<PaperFormat>())
            {
                Print($"to {format}", text, source => Papers.Write(Solve.Run(source.Build(new()).Problem!).Trace!, new PaperRequest(format), Stream.Null));
            }
        }

        return 0;
    }

    /// <summary>Milliseconds for one problem to Markdown in a long run, solving and verification included: the median.</summary>
    public static double ToMarkdown(string file) =>
        Time(File.ReadAllText(file), source => Papers.Write(Solve.Run(source.Build(new()).Problem!).Trace!, new PaperRequest(PaperFormat.Markdown), Stream.Null)).Median;

    private static void Print(string name, string text, Action<ProblemSource> action)
    {
        var (median, fastest, runs) = Time(text, action);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-16} {median,8:0.000} ms median, {fastest,8:0.000} ms fastest tenth, {runs} runs"));
    }

    private static (double Median, double Fastest, int Runs) Time(string text, Action<ProblemSource> action)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < WarmUp;)
        {
            action(ProblemSource.Parse(text, "problem.yaml"));
        }

        var times = new List<double>();
        for (var total = Stopwatch.StartNew(); total.Elapsed < WarmUp;)
        {
            var clock = Stopwatch.StartNew();
            action(ProblemSource.Parse(text, "problem.yaml"));
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return (times[times.Count / 2], times[times.Count / 10], times.Count);
    }
}
