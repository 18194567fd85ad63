using System.Diagnostics;
using System.Globalization;

namespace WorkedSolutions.Benchmarks;

/// <summary>Times whole processes in turn, so that a slow moment of the machine hits all of them.</summary>
internal static class ColdStart
{
    private const int Rounds = 40;

    public static int Run(string[] arguments)
    {
        if (arguments is not [var binary, var empty, var dll, var problem])
        {
            Console.Error.WriteLine("usage: cold BINARY EMPTY DLL PROBLEM");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("worked-cold");
        try
        {
            Measure(binary, empty, dll, problem, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private static void Measure(string binary, string empty, string dll, string problem, string folder)
    {
        var tex = Path.Combine(folder, "solution.tex");
        Time(binary, ["solve", problem, "-o", tex, "--quiet"]);
        List<(string Name, string File, string[] Arguments)> rows =
        [
            ("empty NativeAOT program", empty, []),
            ("to Markdown, NativeAOT", binary, ["solve", problem, "--quiet"]),
            ("to Markdown, dotnet worked.dll", "dotnet", [dll, "solve", problem, "--quiet"]),
            ("to PDF, NativeAOT", binary, ["solve", problem, "-o", Path.Combine(folder, "solution.pdf"), "--quiet"]),
        ];
        if (Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(place => File.Exists(Path.Combine(place, "pdflatex"))))
        {
            rows.Add(("pdflatex, the finished .tex", "pdflatex", ["-interaction=batchmode", "-output-directory", folder, "-jobname", "peer", tex]));
        }

        Print(problem, rows, Times(rows));
    }

    private static List<double>[] Times(List<(string Name, string File, string[] Arguments)> rows)
    {
        var times = new List<double>[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            times[i] = [];
        }

        for (var round = 0; round <= Rounds; round++)
        {
            for (var i = 0; i < rows.Count; i++)
            {
                var time = Time(rows[i].File, rows[i].Arguments);
                if (round > 0)
                {
                    times[i].Add(time);
                }
            }
        }

        return times;
    }

    private static void Print(string problem, List<(string Name, string File, string[] Arguments)> rows, List<double>[] times)
    {
        var unit = Median(times[0]);
        Console.WriteLine($"{problem}, whole processes in turn, median of {Rounds}");
        for (var i = 0; i < rows.Count; i++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows[i].Name,-32} {Median(times[i]),8:0.00} ms  {Median(times[i]) / unit,6:0.0} x empty"));
        }

        var warm = Warm.ToMarkdown(problem);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"to Markdown, warm, one process",-32} {warm,8:0.00} ms  {warm / unit,6:0.0} x empty"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"to Markdown, NativeAOT / dotnet: {Median(times[1]) / Median(times[2]):0.00}"));
        if (rows.Count > 4)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"pdflatex / to PDF, NativeAOT: {Median(times[4]) / Median(times[3]):0.0}"));
        }
    }

    private static double Time(string file, string[] arguments)
    {
        var start = new ProcessStartInfo(file) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
