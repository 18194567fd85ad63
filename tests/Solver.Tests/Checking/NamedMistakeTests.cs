using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Checking.Mistakes;
using WorkedSolutions.Solver.Tests.Graphs;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Tests.Checking;

public class NamedMistakeTests
{
    /// <summary>
    /// Wrong values worked out by hand from the published numbers of the example: out_h1 0.593269992, out_h2 0.596884378, net_o1 1.105905967,
    /// out_o1 0.75136507, out_o2 0.772928465, deltas 0.138498562 and −0.038098237, E_o1 0.274811083.
    /// </summary>
    [Theory]
    [InlineData("dL/dw[2][1][1](1)", "-0.0822", "sign-flipped")] // −0.082167
    [InlineData("dL/da[2][1](1)", "-0.7414", "sign-flipped")]
    [InlineData("dL/da[2][1](1)", "-0.7414", "target-and-prediction-swapped")]
    [InlineData("dL/dw[2][1][1](1)", "0.4398", "derivative-left-out")] // 0.741365 · 0.593270
    [InlineData("dL/dz[2][1](1)", "0.7414", "derivative-left-out")]
    [InlineData("da/dz[2][1](1)", "-0.1171", "derivative-at-pre-activation")] // 1.105906 · (1 − 1.105906)
    [InlineData("dL/dw[2][1][1](1)", "-0.0515", "derivative-at-pre-activation")] // 0.741365 · −0.117122 · 0.593270
    [InlineData("da/dz[2][1](1)", "0.2178", "derivative-taken-twice")] // σ(0.751365)(1 − σ(0.751365))
    [InlineData("E[1](1)", "0.5496", "half-forgotten")] // 0.741365²
    [InlineData("E[1](1)", "0.1374", "half-doubled")]
    [InlineData("dL/dw[2][1][1](1)", "0.1643", "half-forgotten")]
    [InlineData("z[1][1](1)", "0.0275", "bias-left-out")] // 0.15 · 0.05 + 0.2 · 0.1
    [InlineData("a[1][1](1)", "0.5069", "bias-left-out")] // σ(0.0275), z left out
    [InlineData("a[2][1](1)", "1.1059", "activation-left-out")]
    [InlineData("dL/dw[2][1][1](1)", "0.0523", "pre-activation-used")] // 0.138499 · 0.3775
    [InlineData("dL/dw[2][1][1](1)", "0.1041", "own-activation-used")] // 0.138499 · 0.751365
    [InlineData("z[2][1](1)", "1.1357", "weights-transposed")] // 0.4 · 0.593270 + 0.5 · 0.596884 + 0.6
    [InlineData("dL/dw[1][1][1](1)", "0.000462", "weights-transposed")]
    [InlineData("a[1][1](1)", "0.5969", "neurons-swapped")]
    [InlineData("dL/dw[1][1][1](1)", "0.000668", "one-path-only")]
    [InlineData("dL/dw[1][1][1](1)", "0.000365", "updated-weight-used")]
    [InlineData("w[2][1][1]#1", "0.3178", "learning-rate-left-out")] // 0.4 − 0.082167
    [InlineData("w[2][1][1]#1", "0.4411", "plus-for-minus")] // 0.4 + 0.5 · 0.082167
    [InlineData("L(1)", "0.1492", "mean-for-sum")] // 0.298371/2
    [InlineData("dL/dw[2][1][1](1)", "0.822", "decimal-point-slipped")]
    [InlineData("a[2][1](1)", "0.7541", "digits-transposed")] // for 0.7514
    [InlineData("a[1][1](1)", "0.5932", "truncated")] // 0.593269…
    [InlineData("a[1][1](1)", "0.5935", "rounded-too-early")]
    public void A_mistake_is_named(string id, string written, string name)
    {
        var marked = Mazur.Check((id, written)).Marked(id);
        Assert.Equal(Verdict.Wrong, marked.Verdict);
        var found = marked.Mistakes.FirstOrDefault(mistake => mistake.Name == name);
        Assert.True(found is not null, $"found {string.Join(", ", marked.Mistakes.Select(mistake => mistake.Name))}");
        Assert.Contains(found.Message, message => char.IsAsciiDigit(message));
    }

    /// <summary>
    /// f = ab·sin²(a + c) + ln(a + c) at a = 2, b = 3, c = 1: sin 3 = 0.14112, cos 3 = −0.98999, ln 3 = 1.09861,
    /// df/dv = 12 · 0.14112 · (−0.98999) + 1/3 = −1.34317.
    /// </summary>
    [Theory]
    [InlineData("F", "0.4771", "log-base-ten")]
    [InlineData("C", "0.0523", "degrees")]
    [InlineData("dG/dB", "-1.6765", "one-path-only")]
    [InlineData("dG/dB", "0.3333", "one-path-only")]
    [InlineData("dG/dB", "1.3432", "sign-flipped")]
    [InlineData("dG/dB", "2.0268", "derivative-left-out")] // 12 · 0.14112 + 1/3
    [InlineData("dD/dC", "0.1411", "half-doubled")] // the 2 of 2 sin v forgotten
    public void A_mistake_in_a_graph_is_named(string id, string written, string name)
    {
        var trace = GraphProblems.Of("u: a*b; v: a + c; f: u*sin(v)^2 + ln(v)", "a=2; b=3; c=1", letters: true).Solve();
        var marked = Mazur.Check(trace, (id, written)).Marked(id);
        Assert.Equal(Verdict.Wrong, marked.Verdict);
        Assert.True(marked.Mistakes.Any(mistake => mistake.Name == name), $"found {string.Join(", ", marked.Mistakes.Select(mistake => mistake.Name))}");
    }

    /// <summary>
    /// h = 0.5 · 0.8 + 0.35 = 0.75, s = σ(0.75) = 0.679179, p = 0.6 · s = 0.407507, e = p − 0.2 = 0.207507, f = ½e² + s² = 0.482813, m = (f + e)/2;
    /// dm/de = ½ · e + ½ = 0.603754, dm/ds = 0.603754 · 0.6 + ½ · 2s = 1.041431, w2 is 0.394972 after the update.
    /// </summary>
    [Theory]
    [InlineData("h", "0.4000", "bias-left-out")]
    [InlineData("f", "0.5043", "half-forgotten")] // 0.043059 + 0.461284
    [InlineData("df/de", "0.4150", "half-forgotten")]
    [InlineData("df/de", "0.1038", "half-doubled")]
    [InlineData("df/de", "-0.2075", "sign-flipped")]
    [InlineData("ds/dh", "0.1875", "derivative-at-pre-activation")] // 0.75 · 0.25
    [InlineData("dm/ds", "0.6792", "one-path-only")]
    [InlineData("dm/dh", "1.0414", "derivative-left-out")]
    [InlineData("m", "0.6903", "sum-for-mean")]
    [InlineData("dm/ds", "0.9176", "updated-weight-used")] // 0.603754 · 0.394972 + 0.679179
    [InlineData("w1#1", "0.6865", "learning-rate-left-out")]
    [InlineData("w1#1", "0.8567", "plus-for-minus")]
    public void A_mistake_in_a_graph_of_definitions_is_named(string id, string written, string name)
    {
        var graph = GraphProblems.Of("h: w1*x + b; s: sigmoid(h); p: w2*s; e: p - y; f: e^2/2 + s^2; m: (f + e)/2", "x=0.5; w1=0.8; b=0.35; w2=0.6; y=0.2");
        var marked = Mazur.Check(graph.Trained("w1 w2", "0.5").Solve(), (id, written)).Marked(id);
        Assert.Equal(Verdict.Wrong, marked.Verdict);
        Assert.True(marked.Mistakes.Any(mistake => mistake.Name == name), $"found {string.Join(", ", marked.Mistakes.Select(mistake => mistake.Name))}");
    }

    [Fact]
    public void A_wrong_derivative_that_happens_to_be_a_value_leaves_the_value_alone()
    {
        // dp/dw2 = s: 0.75 for it says nothing of s, so f, worked out from 0.75, does not follow.
        var trace = GraphProblems.Of("s: a + b; p: w*s; f: p^2", "a=0.5; b=0.2; w=2").Solve();
        var result = Mazur.Check(trace, ("dp/dw", "0.75"), ("p", "1.5"));
        Assert.Equal(["p Wrong", "dp/dw Wrong"], result.Quantities.Where(m => m.Answer is not null).Select(m => $"{m.Quantity.Id} {m.Verdict}"));
    }

    [Fact]
    public void Digits_that_hardly_any_working_gives_are_no_slip_of_the_pen()
    {
        // Rounded to one decimal everywhere, the gradient 0.0822 might be anything from 0 to 0.2: 0.5 is no slip of the point for 0.05.
        var result = Mazur.Check(("z[1][1](1)", "0.4"), ("a[1][1](1)", "0.6"), ("z[2][1](1)", "1.1"), ("dL/dw[2][1][1](1)", "0.5"));
        Assert.DoesNotContain(result.Marked("dL/dw[2][1][1](1)").Mistakes, mistake => mistake.Name == "decimal-point-slipped");
    }

    [Fact]
    public void A_slipped_point_is_named_although_rounding_behind_it_leaves_the_last_digit_open()
    {
        // 0.00043857; worked with rounded numbers it may be 0.000438 as well
        Assert.Contains(Mazur.Check(("dL/dw[1][1][1](1)", "0.00438")).Marked("dL/dw[1][1][1](1)").Mistakes, mistake => mistake.Name == "decimal-point-slipped");
        Assert.DoesNotContain(Mazur.Check(("dL/dw[1][1][1](1)", "0.00444")).Marked("dL/dw[1][1][1](1)").Mistakes, mistake => mistake.Name == "decimal-point-slipped");
    }

    [Theory]
    [InlineData("1/a")]
    [InlineData("-1/a")]
    [InlineData("ln(a)")]
    [InlineData("(a - a)/a^2 + 1/a")]
    public void A_zero_where_the_next_line_divides_by_it_leaves_nothing_to_compare_with(string next)
    {
        var trace = GraphProblems.Of($"a: w*x; f: {next}", "w=0.5; x=3", letters: false).Solve();
        var result = Mazur.Check(trace, ("a", "0"), ("f", "3.21"), ("df/da", "-7.654"), ("df/dw", "12.34"));
        Assert.Equal(["a Wrong", "f Wrong", "df/da Wrong", "df/dw Wrong"], result.Quantities.Where(m => m.Answer is not null).Select(m => $"{m.Quantity.Id} {m.Verdict}"));
    }

    [Fact]
    public void Names_are_unique_and_kebab_case_and_words_are_there()
    {
        Assert.Equal(MistakeTable.All.Length, MistakeTable.All.Select(mistake => mistake.Name).Distinct().Count());
        Assert.All(MistakeTable.All, mistake =>
        {
            Assert.Matches("^[a-z]+(-[a-z]+)*$", mistake.Name);
            Assert.NotEmpty(mistake.Title);
            Assert.Same(mistake, MistakeTable.Find(mistake.Name));
        });
    }

    [Fact]
    public void The_message_names_the_line_that_was_not_written_down()
    {
        var mistake = Mazur.Check(("a[1][1](1)", "0.5069")).Marked("a[1][1](1)").Mistakes.Single(m => m.Name == "bias-left-out");
        var trace = Mazur.Trace();
        Assert.Equal("z[1][1](1)", trace.Quantities[mistake.At].Id);
        Assert.StartsWith($"in {trace.Find("z[1][1](1)")!.Symbol.Plain}: the bias {trace.Find("b[1]")!.Symbol.Plain} is left out: 0.15·0.05 + 0.2·0.1", mistake.Message);
    }

    [Fact]
    public void The_message_shows_the_numbers_that_give_the_mistake()
    {
        // 0.138499 · 0.5969, and not over the person's own 0.2 for the delta
        var mistake = Mazur.Check(("dL/dz[2][1](1)", "0.2000"), ("dL/dw[2][1][1](1)", "0.4398")).Marked("dL/dw[2][1][1](1)").Mistakes;
        Assert.DoesNotContain(mistake, m => m.Message.Contains("0.2000", StringComparison.Ordinal) && m.Message.Contains("0.4398", StringComparison.Ordinal));
        var flipped = Mazur.Check(("dL/dz[2][1](1)", "0.2000"), ("dL/dw[2][1][1](1)", "-0.0822")).Marked("dL/dw[2][1][1](1)").Mistakes;
        Assert.Equal("sign-flipped", flipped[0].Name);
        Assert.Contains("-0.1385·0.5933, which gives -0.0822", flipped[0].Message);
    }

    [Fact]
    public void A_mistake_that_reads_a_later_number_allows_for_the_rounding_before_it()
    {
        // The other neuron's sum from numbers rounded to one decimal: 0.5 · 0.6 + 0.55 · 0.6 + 0.6 = 1.23; exactly 1.2249
        var result = Mazur.Check(("a[1][1](1)", "0.6"), ("a[1][2](1)", "0.6"), ("z[2][1](1)", "1.23"), ("z[2][2](1)", "1.23"));
        Assert.Contains(result.Marked("z[2][1](1)").Mistakes, mistake => mistake.Name == "neurons-swapped");
    }

    /// <summary>Over numbers with three decimals 0.741 · 0.187 = 0.138567, 0.139, where the exact product is 0.138499.</summary>
    [Theory]
    [InlineData("0.193", "digits-transposed")]
    [InlineData("1.39", "decimal-point-slipped")]
    public void A_slip_of_the_pen_is_found_behind_rounded_working(string written, string name)
    {
        var result = Mazur.Check(("a[2][1](1)", "0.751"), ("dL/da[2][1](1)", "0.741"), ("da/dz[2][1](1)", "0.187"), ("dL/dz[2][1](1)", written));
        Assert.Contains(result.Marked("dL/dz[2][1](1)").Mistakes, mistake => mistake.Name == name);
    }

    [Fact]
    public void A_mistake_over_the_persons_own_numbers_is_named()
    {
        // z without the bias; then a from it without the sigmoid.
        var result = Mazur.Check(("z[1][1](1)", "0.0275"), ("a[1][1](1)", "0.0275"));
        Assert.Contains(result.Marked("a[1][1](1)").Mistakes, mistake => mistake.Name == "activation-left-out");
    }

    [Fact]
    public void A_mistake_that_cannot_be_told_from_the_right_value_is_not_offered()
    {
        // The two neurons of this layer have the same numbers, so swapping them changes nothing.
        var networks = Mazur.Trace();
        var problem = (Problems.Problem.Network)networks.Problem;
        var rows = problem.Layers[0].Weights;
        var same = problem with { Layers = problem.Layers.SetItem(0, problem.Layers[0] with { Weights = [rows[0], rows[0]] }) };
        var trace = WorkedSolutions.Solver.Networks.NetworkSolver.Solve(same).Trace!;
        var marked = Mazur.Check(trace, ("z[1][1](1)", "0.5")).Marked("z[1][1](1)");
        Assert.Equal(Verdict.Wrong, marked.Verdict);
        Assert.DoesNotContain(marked.Mistakes, mistake => mistake.Name == "neurons-swapped");
    }
}
