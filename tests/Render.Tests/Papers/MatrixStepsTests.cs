using System.Globalization;
using System.Text.RegularExpressions;

namespace WorkedSolutions.Render.Tests.Papers;

/// <summary>The product that the matrix style works out before it adds the biases, read back from the paper and worked again in decimals.</summary>
public partial class MatrixStepsTests
{
    [Fact]
    public void Products_follow_from_the_printed_numbers_and_results_from_the_printed_products()
    {
        var random = new Random(20261128);
        var lines = 0;
        for (var n = 0; n < 120; n++)
        {
            foreach (var rows in Sums(Paper(random)))
            {
                var (w, x, b, product, sum, result) = (rows[0], rows[1], rows[2], rows[3], rows[4], rows[5]);
                Assert.Equal(b, sum);
                for (var j = 0; j < w.Length; j++)
                {
                    for (var s = 0; s < x[0].Length; s++)
                    {
                        var exact = Enumerable.Range(0, x.Length).Sum(i => Value(w[j][i]) * Value(x[i][s]));
                        Assert.True(Math.Abs(exact - Value(product[j][s])) <= HalfUnit(product[j][s]), $"{product[j][s]} for {exact}");
                        Assert.True(Math.Abs(Value(product[j][s]) + Value(b[j][0]) - Value(result[j][s])) <= HalfUnit(result[j][s]), $"{product[j][s]} + {b[j][0]} gives {result[j][s]}");
                        lines++;
                    }
                }
            }
        }

        Assert.True(lines > 500, $"only {lines} entries");
    }

    [Fact]
    public void A_single_number_has_its_terms_and_signs_tell_what_is_rounded()
    {
        var paper = Shipped.Written(Shipped.SolvedText(Text("[[0.579, 0.510, 0.560]]", "[[0.3, -0.2, 0.4]]", "[-0.2]", "decimals: 4")), new PaperRequest(PaperFormat.Markdown));
        Assert.Contains(@"= \begin{bmatrix} 0.1737 + (-0.102) + 0.224 \end{bmatrix} + \begin{bmatrix} -0.2 \end{bmatrix}", paper, StringComparison.Ordinal);
        Assert.Contains(@"= \begin{bmatrix} 0.2957 \end{bmatrix} + \begin{bmatrix} -0.2 \end{bmatrix} = \begin{bmatrix} 0.0957 \end{bmatrix}", paper, StringComparison.Ordinal);
        var rounded = Shipped.Written(Shipped.SolvedText(Text("[[0.579, 0.510, 0.560]]", "[[0.3, -0.2, 0.4]]", "[-0.2]", "decimals: 2, at-least: 1")), new PaperRequest(PaperFormat.Markdown));
        Assert.Contains(@"\approx \begin{bmatrix} 0.30 \end{bmatrix} + \begin{bmatrix} -0.2 \end{bmatrix} = \begin{bmatrix} 0.10 \end{bmatrix}", rounded, StringComparison.Ordinal);
    }

    private static string Paper(Random random)
    {
        var (inputs, neurons, samples) = (random.Next(1, 5), random.Next(1, 4), random.Next(1, 4));
        string Number() => (random.Next(-99, 100) / 100m).ToString(CultureInfo.InvariantCulture);
        string Rows(int rows, int columns) => "[" + string.Join(", ", Enumerable.Range(0, rows).Select(_ => "[" + string.Join(", ", Enumerable.Range(0, columns).Select(_ => Number())) + "]")) + "]";
        string[] roundings = ["decimals: 4", "decimals: 2, carry: rounded", "significant: 3", "decimals: 3, ties: half-even", "decimals: 3, carry: rounded, at-least: 3"];
        var biases = "[" + string.Join(", ", Enumerable.Range(0, neurons).Select(_ => Number())) + "]";
        return Shipped.Written(Shipped.SolvedText(Text(Rows(samples, inputs), Rows(neurons, inputs), biases, roundings[random.Next(roundings.Length)])), new PaperRequest(PaperFormat.Markdown));
    }

    private static string Text(string inputs, string weights, string biases, string rounding)
    {
        var samples = Regex.Count(inputs, @"\[") - 1;
        var second = Regex.Replace(weights, @"\[[^\[\]]*\]", "0.5").Replace("[", "[[", StringComparison.Ordinal).Replace("]", "]]", StringComparison.Ordinal);
        return $"title: T\nkind: network\nnotation: matrix\ninputs: {inputs}\ntargets: [{string.Join(", ", Enumerable.Repeat("[0.3]", samples))}]\nlayers:\n  - {{activation: tanh, weights: {weights}, bias: {biases}}}\n  - {{activation: identity, weights: {second}, bias: [-0.17]}}\nloss: squared-error\nrounding: {{{rounding}}}\n";
    }

    /// <summary>The six matrices of each Z = WX + b = … + b = Z, by row and column.</summary>
    private static IEnumerable<string[][][]> Sums(string paper)
    {
        foreach (Match display in Displays().Matches(paper))
        {
            var matrices = Matrices().Matches(display.Value).Select(matrix => matrix.Groups[1].Value.Split(@"\\").Select(row => row.Split('&').Select(cell => cell.Trim()).ToArray()).ToArray()).ToList();
            matrices.RemoveAll(matrix => matrix[0][0].Contains(" + ", StringComparison.Ordinal));
            if (matrices.Count >= 6)
            {
                yield return [matrices[0], matrices[1], matrices[2], matrices[^3], matrices[^2], matrices[^1]];
            }
        }
    }

    private static decimal Value(string number) => decimal.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static decimal HalfUnit(string number) => (decimal)Math.Pow(10, number.Contains('.', StringComparison.Ordinal) ? number.IndexOf('.', StringComparison.Ordinal) + 1 - number.Length : 0) / 2;

    [GeneratedRegex(@"```math\n\\begin\{aligned\}\n[zZ]\^\{\[\d\]\} (?s:.*?)```")]
    private static partial Regex Displays();

    [GeneratedRegex(@"\\begin\{bmatrix\} (.*?) \\end\{bmatrix\}")]
    private static partial Regex Matrices();
}
