namespace WorkedSolutions.Render.Tests.Papers;

/// <summary>Every number that the lecture notes print (slips apart, see docs/lecture-notes-errata.md) stands in our solutions.</summary>
public class LectureNumbersTests
{
    [Theory]
    [InlineData("000-log-loss-graph", "1 2 3 4 8 11 -11 1.0000008")]
    [InlineData("001-backpropagation-by-hand", "0.3775 0.3925 0.5933 0.5969 1.1059 0.7514 0.2748 0.1868 0.7414 0.0822 0.0827 0.2413 0.1385 0.0554 0.0134 0.00067 0.00134 0.0150 0.0015 0.00075 0.0284 0.40 0.45")]
    [InlineData("001-learning-rate-1", "0.3178 0.3673 0.1493 0.1987 0.2493 0.2985 0.4615 0.3216")]
    [InlineData("003-regression", "1.106 -1.894 0.890 -1.686 -0.213 0.0979 0.0426 -0.23 0.01 0.500")]
    [InlineData("004-matrix-log-loss", "0.22 0.14 0.19 0.32 0.04 0.24 0.1737 -0.102 0.224 0.2957 0.579 0.510 0.560 0.0957 0.524 -0.476 -0.243 -0.267 -0.1428 0.0952 -0.1904 0.244 0.250 0.246 -0.0348 0.0238 -0.0468")]
    public void A_solution_shows_the_numbers_of_its_note(string problem, string numbers)
    {
        var text = Shipped.Written(Shipped.Solved(problem), new PaperRequest(PaperFormat.Markdown));
        var missing = numbers.Split(' ').Where(number => !Contains(text, number)).ToList();
        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("000-log-loss-graph", @"-\frac{e^{-11}}{1 + e^{-11}}", @"\frac{\partial O}{\partial w_6}", @"\frac{1}{1 + e^{-11}}")]
    [InlineData("002-power-rule", "2x", "power")]
    [InlineData("002-constant-multiple", "12x^2", "constant")]
    [InlineData("002-partial-derivatives", "2x + 2y", "sum")]
    [InlineData("002-chain-rule", "18x", "chain rule", @"\frac{\mathrm{d}y}{\mathrm{d}u}")]
    [InlineData("003-regression", @"f_1(f_2(f_3(f_4(w_{111}))))", "How is the loss related to")]
    [InlineData("004-three-times-sum", "3c", "3b", @"\frac{\partial J}{\partial v} \cdot \frac{\partial v}{\partial u} \cdot \frac{\partial u}{\partial b}")]
    [InlineData("004-two-paths", "c + d", "a + b", "2 paths")]
    [InlineData("004-several-samples", @"\sum_j w_{kj}^{[l]}", @"\odot", @"\underbrace")]
    [InlineData("004-image", "row by row")]
    public void A_solution_shows_the_formulas_of_its_note(string problem, params string[] pieces)
    {
        var text = Shipped.Written(Shipped.Solved(problem), new PaperRequest(PaperFormat.Markdown));
        Assert.All(pieces, piece => Assert.Contains(piece, text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_gradient_of_the_deep_sigmoid_chain_vanishes_and_that_of_relu_does_not()
    {
        double First(string problem) => Math.Abs(Shipped.Solved(problem).Find("dJ/dw[1][1][1]")!.Exact);
        double Last(string problem) => Math.Abs(Shipped.Solved(problem).Find("dJ/dw[5][1][1]")!.Exact);
        Assert.True(First("002-vanishing-gradient-sigmoid") < Last("002-vanishing-gradient-sigmoid") / 500);
        Assert.True(First("002-vanishing-gradient-relu") > Last("002-vanishing-gradient-relu") / 5);
        Assert.Contains(Shipped.Solved("002-vanishing-gradient-sigmoid").Remarks, remark => remark.Kind == "vanishing-gradient");
        Assert.DoesNotContain(Shipped.Solved("002-vanishing-gradient-relu").Remarks, remark => remark.Kind == "vanishing-gradient");
    }

    [Fact]
    public void The_updates_of_note_001_follow_from_its_gradients()
    {
        // 0.40 − 1 · 0.0822 and so on, by hand.
        var trace = Shipped.Solved("001-learning-rate-1");
        Assert.Equal("0.3178", trace.Find("w[2][1][1]#1")!.Shown);
        Assert.Equal("0.3673", trace.Find("w[2][1][2]#1")!.Shown);
        Assert.Equal("0.4615", trace.Find("b[2]#1")!.Shown);
        Assert.Equal("0.3216", trace.Find("b[1]#1")!.Shown);
    }

    [Fact]
    public void The_theory_of_note_002_is_all_there()
    {
        var text = Shipped.Written(Shipped.Solved("002-vanishing-gradient-sigmoid"), new PaperRequest(PaperFormat.Markdown));
        foreach (var word in new[] { "Forward propagation", "Backward propagation", "Six steps", "chain rule", "regression", "log loss", "learning rate", "ReLU", "memory" })
        {
            Assert.Contains(word, text, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static bool Contains(string text, string number)
    {
        for (var at = text.IndexOf(number, StringComparison.Ordinal); at >= 0; at = text.IndexOf(number, at + 1, StringComparison.Ordinal))
        {
            var before = at == 0 ? ' ' : text[at - 1];
            if (!char.IsAsciiDigit(before) && before != '.')
            {
                return true;
            }
        }

        return false;
    }
}
