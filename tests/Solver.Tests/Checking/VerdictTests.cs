using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Tests.Graphs;

namespace WorkedSolutions.Solver.Tests.Checking;

public class VerdictTests
{
    [Theory]
    [InlineData("dL/dw[1][1][1](1)", "0", Verdict.Wrong)] // exact 0.000438568
    [InlineData("dL/dw[1][1][1](1)", "0.000", Verdict.Wrong)]
    [InlineData("dL/dw[1][1][1](1)", "0.0000", Verdict.Wrong)]
    [InlineData("dL/dw[1][1][1](1)", "0.00044", Verdict.Correct)]
    [InlineData("dL/dw[1][1][1](1)", "4.386e-4", Verdict.Correct)]
    [InlineData("dL/dw[1][1][1](1)", "0.00055", Verdict.Wrong)]
    [InlineData("a[1][1](1)", "0.59", Verdict.Correct)] // judged at its own precision
    [InlineData("a[1][1](1)", "0.6", Verdict.Correct)] // one digit agrees as well
    [InlineData("a[1][1](1)", "0.5", Verdict.Wrong)]
    [InlineData("dL/dw[2][1][1](1)", "0.08", Verdict.Correct)] // exact 0.08216704
    [InlineData("dL/dw[2][1][1](1)", "0.09", Verdict.Wrong)]
    [InlineData("a[1][1](1)", "0.593269992107187", Verdict.Correct)]
    [InlineData("a[1][1](1)", "0.593269992117187", Verdict.Wrong)] // z is exact
    [InlineData("a[1][1](1)", "0.5934", Verdict.Wrong)] // z is exact: no rounding leads there
    [InlineData("z[1][1](1)", "0.378", Verdict.Correct)] // a tie, half up
    [InlineData("z[1][1](1)", "0.377", Verdict.Rounding)] // the same tie, to even
    [InlineData("z[1][1](1)", "0.376", Verdict.Wrong)]
    public void A_single_number_is_judged(string id, string written, Verdict verdict) =>
        Assert.Equal(verdict, Mazur.Check((id, written)).Marked(id).Verdict);

    [Fact]
    public void The_envelope_knows_that_a_and_one_minus_a_move_together()
    {
        // a = 0.5 to one digit stands for 0.45 to 0.55; a(1 − a) for 0.2475 to 0.25, not for 0.2025 to 0.3025.
        var a = Affine.Noisy(0, new Interval(0.45, 0.55));
        var product = a * (Affine.At(1) + -a);
        Assert.InRange(product.Range.Low, 0.2449, 0.2475);
        Assert.InRange(product.Range.High, 0.25, 0.2526);
    }

    [Fact]
    public void A_slip_in_the_last_digit_is_caught()
    {
        // a to four decimals is given; a(1 − a) = 0.2413 moves by 0.00002 at most with it.
        var honest = Mazur.Check(("a[1][1](1)", "0.5933"), ("da/dz[1][1](1)", "0.2413"));
        Assert.True(honest.Quantities.Where(m => m.Answer is not null).All(m => m.IsRight));
        Assert.Equal(Verdict.Wrong, Mazur.Check(("a[1][1](1)", "0.5933"), ("da/dz[1][1](1)", "0.2414")).Marked("da/dz[1][1](1)").Verdict);
        Assert.Equal(Verdict.Wrong, Mazur.Check(("a[1][1](1)", "0.5933"), ("da/dz[1][1](1)", "0.2412")).Marked("da/dz[1][1](1)").Verdict);
    }

    [Fact]
    public void Working_that_is_rounded_to_three_decimals_is_within_rounding()
    {
        // net_o1 = 0.4 · 0.593 + 0.45 · 0.597 + 0.6 = 1.10585; out 0.751; (0.751 − 0.01) · 0.751 · 0.249 = 0.139; · 0.593 = 0.0824
        var result = Mazur.Check(
            ("a[1][1](1)", "0.593"), ("a[1][2](1)", "0.597"), ("z[2][1](1)", "1.106"), ("a[2][1](1)", "0.751"), ("dL/dz[2][1](1)", "0.139"), ("dL/dw[2][1][1](1)", "0.0824"));
        Assert.Equal(Verdict.Rounding, result.Marked("dL/dw[2][1][1](1)").Verdict);
        Assert.Null(result.FirstWrong);
        Assert.True(result.IsAllRight);
    }

    [Fact]
    public void An_error_is_carried_forward_through_lines_that_were_not_written_down()
    {
        // Bias left out: net_h1 = 0.0275; out_h1 = σ(0.0275) = 0.506875, not given; net_o1 = 0.4 · 0.506875 + 0.45 · 0.596884 + 0.6 = 1.071348
        var result = Mazur.Check(("z[1][1](1)", "0.0275"), ("z[2][1](1)", "1.0713"), ("z[2][2](1)", "1.2249"));
        Assert.Equal("z[1][1](1)", result.FirstWrong?.Quantity.Id);
        var follows = result.Marked("z[2][1](1)");
        Assert.Equal(Verdict.Follows, follows.Verdict);
        Assert.Equal(["z[1][1](1)"], follows.FollowsFrom.Select(index => result.Trace.Quantities[index].Id));
        Assert.InRange(follows.Own!.Value, 1.0713, 1.0714);
        Assert.Equal(Verdict.Wrong, Mazur.Check(("z[1][1](1)", "0.0275"), ("z[2][1](1)", "1.0723")).Marked("z[2][1](1)").Verdict);
        Assert.Equal(Verdict.Correct, result.Marked("z[2][2](1)").Verdict); // from right numbers
    }

    [Theory]
    [InlineData(CarriedCredit.Full, 2)]
    [InlineData(CarriedCredit.Half, 1)]
    [InlineData(CarriedCredit.None, 0)]
    public void Carried_credit_is_as_the_problem_says(CarriedCredit credit, double marks)
    {
        var trace = Mazur.Trace(head => head with
        {
            Ecf = credit,
            Ask = [new Written("z[1][1](1)", default), new Written("a[1][1](1)", default), new Written("J", default)],
            Marks = [(new Written("a[1][1](1)", default), 2)],
        });
        var result = Mazur.Check(trace, ("z[1][1](1)", "0.0275"), ("a[1][1](1)", "0.5069"));
        Assert.Equal(Verdict.Follows, result.Marked("a[1][1](1)").Verdict);
        Assert.Equal(marks, result.Marked("a[1][1](1)").Marks);
        Assert.Equal(4, result.Of);
        Assert.Equal(marks, result.Marks);
        Assert.Equal(Verdict.Missing, result.Quantities[^1].Verdict);
        Assert.False(result.IsAllRight);
    }

    [Theory]
    [InlineData("a[1][1](1)", "1.2", "z[2][1](1)", "1.3486", "the sigmoid function gives nothing outside 0 … 1")] // 0.4 · 1.2 + 0.45 · 0.596884 + 0.6
    [InlineData("E[1](1)", "-0.2748", "L(1)", "-0.2512", "never negative")] // −0.2748 + 0.023560
    [InlineData("da/dz[2][1](1)", "0.4", "dL/dz[2][1](1)", "0.2965", "nothing outside 0 … 0.25")] // 0.741365 · 0.4
    [InlineData("dL/dz[2][1](1)", "0", "dL/dw[2][1][1](1)", "0", "makes this line 0")]
    public void Impossible_and_trivialising_values_earn_no_carried_credit(string earlier, string wrong, string later, string written, string reason)
    {
        var marked = Mazur.Check((earlier, wrong), (later, written)).Marked(later);
        Assert.Equal(Verdict.Wrong, marked.Verdict);
        Assert.StartsWith("no credit is carried forward: ", marked.Refused);
        Assert.Contains(reason, marked.Refused);
    }

    [Fact]
    public void Probabilities_that_do_not_add_up_to_one_earn_no_carried_credit()
    {
        var oracle = Oracles.OracleNetwork.Load("mihir_softmax_ce");
        var trace = WorkedSolutions.Solver.Networks.NetworkSolver.Solve(oracle.Problem).Trace!;
        var result = Mazur.Check(trace, ("a[1][1](1)", "0.199"), ("a[1][2](1)", "0.659"), ("a[1][3](1)", "0.242"), ("dL/dz[1][1](1)", "0.199"));
        Assert.Contains("the probabilities of the layer add up to 1.100, not to 1", result.Marked("dL/dz[1][1](1)").Refused);
        var plausible = Mazur.Check(trace, ("a[1][1](1)", "0.199"), ("a[1][2](1)", "0.559"), ("a[1][3](1)", "0.242"), ("dL/dz[1][1](1)", "0.199"));
        Assert.Equal(Verdict.Follows, plausible.Marked("dL/dz[1][1](1)").Verdict);
    }

    [Fact]
    public void A_misread_given_number_is_found_and_carried_forward()
    {
        var result = Mazur.Check(("x[2](1)", "0.2"), ("z[1][1](1)", "0.3975")); // 0.15 · 0.05 + 0.2 · 0.2 + 0.35
        Assert.Equal("x[2](1)", result.FirstWrong?.Quantity.Id);
        Assert.Equal(Verdict.Follows, result.Marked("z[1][1](1)").Verdict);
    }

    [Fact]
    public void A_line_that_repeats_another_gets_the_same_verdict_once()
    {
        var result = Mazur.Check(("dJ/dw[2][1][1]", "-0.0822"));
        var marked = Assert.Single(result.Quantities, m => m.Answer is not null);
        Assert.Equal("dJ/dw[2][1][1]", marked.Quantity.Id);
        Assert.Equal("dJ/dw[2][1][1]", result.FirstWrong?.Quantity.Id);
        Assert.Equal("dL/dw[2][1][1](1)", marked.Line.Id);
        Assert.Equal(Verdict.Wrong, marked.Verdict);
        Assert.Contains(marked.Mistakes, mistake => mistake.Name == "sign-flipped");
    }

    [Fact]
    public void What_follows_from_a_quantity_names_it_as_the_person_did()
    {
        // 0.4 − 0.5 · 0.16 = 0.32
        foreach (var id in (string[])["dJ/dw[2][1][1]", "dL/dw[2][1][1](1)"])
        {
            var result = Mazur.Check((id, "0.16"), ("w[2][1][1]#1", "0.32"));
            var follows = result.Marked("w[2][1][1]#1");
            Assert.Equal(Verdict.Follows, follows.Verdict);
            Assert.Equal([id], follows.FollowsFrom.Select(index => result.Trace.Quantities[index].Id));
        }
    }

    [Fact]
    public void A_mistake_in_a_line_that_only_repeats_another_is_named_where_both_are_given()
    {
        var result = Mazur.Check(("dL/dw[2][1][1](1)", "0.0822"), ("dJ/dw[2][1][1]", "-0.0822"));
        Assert.Equal(Verdict.Correct, result.Marked("dL/dw[2][1][1](1)").Verdict);
        Assert.Equal("dJ/dw[2][1][1]", result.FirstWrong?.Quantity.Id);
        Assert.Contains(result.Marked("dJ/dw[2][1][1]").Mistakes, mistake => mistake.Name == "sign-flipped");
    }

    [Fact]
    public void Of_two_names_of_one_line_that_are_both_asked_for_the_one_that_is_not_given_is_missing()
    {
        var trace = Mazur.Trace(head => head with { Ask = [new Written("L(1)", default), new Written("J", default)] });
        var result = Mazur.Check(trace, ("J", "0.2984"));
        Assert.Equal(["L(1) Missing", "J Correct"], result.Quantities.Select(marked => $"{marked.Quantity.Id} {marked.Verdict}"));
        var other = Mazur.Trace(head => head with { Ask = [new Written("J", default)] });
        Assert.Equal(["J Correct"], Mazur.Check(other, ("L(1)", "0.2984")).Quantities.Select(marked => $"{marked.Quantity.Id} {marked.Verdict}"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_sigmoid_that_is_spelled_out_in_a_graph_gives_nothing_outside_0_to_1(bool letters)
    {
        var trace = GraphProblems.Of("z: w*x; s: 1/(1 + exp(-z)); f: -ln(s)", "w=0.5; x=2", letters: letters).Solve();
        var sigmoid = trace.Quantities.First(q => q.IsComputed && !q.IsAlias && Math.Abs(q.Exact - 0.7310585786300049) < 1e-12);
        var log = trace.Quantities.First(q => q.IsComputed && q.Index > sigmoid.Index && !q.IsAlias);
        var written = log.Exact < 0 ? "0.1823" : "-0.1823"; // ln 1.2
        var marked = Mazur.Check(trace, (sigmoid.Id, "1.2"), (log.Id, written)).Marked(log.Id);
        Assert.Equal(Verdict.Wrong, marked.Verdict);
        Assert.Contains("gives nothing outside 0 … 1", marked.Refused);
        Assert.Equal(Verdict.Follows, Mazur.Check(trace, (sigmoid.Id, "0.8000"), (log.Id, log.Exact < 0 ? "-0.2231" : "0.2231")).Marked(log.Id).Verdict);
    }

    [Fact]
    public void Marks_for_a_quantity_that_repeats_another_are_the_marks_of_its_line()
    {
        var trace = Mazur.Trace(head => head with { Marks = [(new Written("J", default), 3), (new Written("dJ/dw[2][1][1]", default), 2)] });
        var result = Mazur.Check(trace, ("J", "0.2984"), ("dJ/dw[2][1][1]", "0.0822"));
        Assert.Equal(3, result.Marked("J").Of);
        Assert.Equal(2, result.Marked("dJ/dw[2][1][1]").Of);
        Assert.Equal(5, result.Marks);
    }

    [Fact]
    public void Who_writes_as_many_significant_digits_everywhere_rounds_so_in_the_lines_that_are_not_written_down()
    {
        // net_o1 = 1.106 to four digits, not 1.1059; out_o1 = σ(1.1064) would be 0.7515: with z rounded to 1.106 it is 0.7514
        var steps = StepRounding.For(Rounding.Default, [.. ((string[])["0.5933", "1.106", "0.08217"]).Select(text => WrittenNumber.Read(text, false, out _)!.Value)]);
        Assert.Equal(0.0005, steps.HalfUnit(new Interval(1.1, 1.2)), 10);
        Assert.Equal(0.00005, steps.HalfUnit(new Interval(0.59, 0.6)), 10);
    }

    [Fact]
    public void The_summary_says_how_many_marks_and_where_the_first_slip_is()
    {
        var trace = Mazur.Trace(head => head with { Ask = [new Written("z[1][1](1)", default), new Written("a[1][1](1)", default), new Written("z[2][1](1)", default)] });
        Assert.Equal(
            $"2 of 3 marks; the first slip is in {trace.Find("z[1][1](1)")!.Symbol.Plain}: the bias {trace.Find("b[1]")!.Symbol.Plain} is left out; everything after it follows correctly",
            Summary.Of(Mazur.Check(trace, ("z[1][1](1)", "0.0275"), ("a[1][1](1)", "0.5069"), ("z[2][1](1)", "1.0713"))));
        Assert.Equal("3 of 3 marks; everything is right", Summary.Of(Mazur.Check(trace, ("z[1][1](1)", "0.3775"), ("a[1][1](1)", "0.5933"), ("z[2][1](1)", "1.1059"))));
        Assert.Equal("0 of 3 marks; no number is given; 3 numbers are missing", Summary.Of(Mazur.Check(trace)));
    }
}
