using System.Globalization;
using System.Text;
using System.Text.Json;

namespace WorkedSolutions.Cli.Batch;

/// <summary>How the answers of a batch spread, what was thrown away and why, and which answers one could guess.</summary>
internal static class BatchReport
{
    /// <summary>An answer that so large a part of the variants share can be guessed.</summary>
    private const double GuessableShare = 0.5;

    /// <summary>Prints the report of a whole batch or part; false where standard output cannot be written.</summary>
    public static bool Print(BatchFolder folder)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(folder.Manifest));
        return Files.WriteToOutput(Encoding.UTF8.GetBytes(Text(document.RootElement)));
    }

    /// <summary>The report of a manifest.</summary>
    public static string Text(JsonElement manifest)
    {
        var spreads = new Dictionary<string, Spread>(StringComparer.Ordinal);
        var rejected = new Dictionary<string, long>(StringComparer.Ordinal);
        var variants = 0;
        foreach (var variant in manifest.GetProperty("variants").EnumerateArray())
        {
            variants++;
            foreach (var answer in variant.GetProperty("answers").EnumerateObject())
            {
                if (!spreads.TryGetValue(answer.Name, out var spread))
                {
                    spreads[answer.Name] = spread = new Spread();
                }

                spread.Add(answer.Value.GetProperty("value").GetDouble(), answer.Value.GetProperty("shown").GetString()!);
            }

            foreach (var rejection in variant.GetProperty("rejected").EnumerateObject())
            {
                rejected[rejection.Name] = rejected.GetValueOrDefault(rejection.Name) + rejection.Value.GetInt32();
            }
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{variants} variants of {manifest.GetProperty("title").GetString()}\n\n");
        Answers(text, spreads, variants);
        Rejections(text, rejected, variants);
        return text.ToString();
    }

    private static void Answers(StringBuilder text, Dictionary<string, Spread> spreads, int variants)
    {
        var width = Math.Max(8, spreads.Select(pair => pair.Key.Length).DefaultIfEmpty().Max() + 2);
        text.Append("answer".PadRight(width)).Append($"{"least",14}{"mean",14}{"greatest",14}{"different",12}  commonest\n");
        foreach (var (id, spread) in spreads)
        {
            var (shown, count) = spread.Commonest;
            var share = variants == 0 ? 0 : (double)count / variants;
            text.Append(id.PadRight(width));
            text.Append(CultureInfo.InvariantCulture, $"{spread.Least,14:G6}{spread.Mean,14:G6}{spread.Greatest,14:G6}{spread.Different,12}  {shown} in {share * 100:0.#} %");
            text.Append(share > GuessableShare && variants > 1 ? "  <- could be guessed\n" : "\n");
        }
    }

    private static void Rejections(StringBuilder text, Dictionary<string, long> rejected, int variants)
    {
        var all = rejected.Values.Sum();
        text.Append(CultureInfo.InvariantCulture, $"\n{all} draws thrown away for {variants} variants");
        text.Append(all > 0 ? ":\n" : "\n");
        foreach (var (reason, count) in rejected.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{count,10}  {reason}\n");
        }
    }

    private sealed class Spread
    {
        private readonly Dictionary<string, int> _shown = new(StringComparer.Ordinal);
        private double _sum;
        private int _count;

        public double Least { get; private set; } = double.PositiveInfinity;

        public double Greatest { get; private set; } = double.NegativeInfinity;

        public double Mean => _sum / _count;

        public int Different => _shown.Count;

        public (string Shown, int Count) Commonest => _shown.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value)).First();

        public void Add(double value, string shown)
        {
            Least = Math.Min(Least, value);
            Greatest = Math.Max(Greatest, value);
            _sum += value;
            _count++;
            _shown[shown] = _shown.GetValueOrDefault(shown) + 1;
        }
    }
}
