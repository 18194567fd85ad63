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

        (string Name, string File, string[] Arguments)[] rows =
        [
            ("empty NativeAOT program", empty, []),
            ("worked, NativeAOT", binary, ["solve", problem, "--quiet"]),
            ("dotnet worked.dll", "dotnet", [dll, "solve", problem, "--quiet"]),
        ];
        var times = new List<double>[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            times[i] = [];
        }

        for (var round = 0; round <= Rounds; round++)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                var time = Time(rows[i].File, rows[i].Arguments);
                if (round > 0)
                {
                    times[i].Add(time);
                }
            }
        }

        var unit = Median(times[0]);
        Console.WriteLine($"{problem} to Markdown, whole processes, median of {Rounds}");
        for (var i = 0; i < rows.Length; i++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows[i].Name,-26} {Median(times[i]),8:0.00} ms  {Median(times[i]) / unit,6:0.0} x empty"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"NativeAOT / dotnet: {Median(times[1]) / Median(times[2]):0.00}"));
        return 0;
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
