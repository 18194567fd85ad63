using System.Diagnostics;
using System.Globalization;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Benchmarks;

/// <summary>Formulas a second, warm: read, written as TeX and MathML, set in boxes; beside them KaTeX on the same file (formulas.mjs, in Node).</summary>
internal static class Formulas
{
    private static readonly TimeSpan Phase = TimeSpan.FromSeconds(2);

    public static int Run(string[] files)
    {
        foreach (var file in files)
        {
            var texts = File.ReadAllLines(file);
            var nodes = Array.ConvertAll(texts, text => TexReader.Read(text).Node);
            Print("read TeX", texts, text => TexReader.Read(text));
            Print("write TeX", nodes, node => TexWriter.Write(node));
            Print("write MathML", nodes, node => MathMlWriter.Write(node, display: true));
            Print("set in boxes", nodes, node => MathLayout.Layout(node, 10, MathStyle.Display));
            var markup = Print("read TeX, write MathML", texts, text => MathMlWriter.Write(TexReader.Read(text).Node, display: true));
            var boxes = Print("read TeX, set in boxes", texts, text => MathLayout.Layout(TexReader.Read(text).Node, 10, MathStyle.Display));
            Compare(file, boxes, markup);
        }

        return 0;
    }

    /// <summary>KaTeX reads TeX, too: so does what it is compared with.</summary>
    private static void Compare(string file, double boxes, double markup)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine("benchmarks", "formulas.mjs"));
        start.ArgumentList.Add(file);
        using var node = Process.Start(start)!;
        while (node.StandardOutput.ReadLine() is { } line)
        {
            var (output, rate) = (line.Split(' ')[0], double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
            var ours = output == "html" ? boxes : markup;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"KaTeX to " + output,-24} {rate,10:0} a second; ours is {ours / rate:0.0} times as fast"));
        }
    }

    private static double Print<T>(string name, T[] inputs, Action<T> action)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Phase;)
        {
            Array.ForEach(inputs, action);
        }

        var rounds = new List<double>();
        for (var total = Stopwatch.StartNew(); total.Elapsed < Phase;)
        {
            var clock = Stopwatch.StartNew();
            Array.ForEach(inputs, action);
            rounds.Add(clock.Elapsed.TotalSeconds);
        }

        rounds.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-24} {inputs.Length / rounds[rounds.Count / 2],10:0} a second (median of {rounds.Count} rounds)"));
        return inputs.Length / rounds[rounds.Count / 2];
    }
}
