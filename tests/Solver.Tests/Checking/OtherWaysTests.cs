using System.Globalization;
using WorkedSolutions.Solver.Activations;
using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Losses;
using WorkedSolutions.Solver.Networks;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Tests.Graphs;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Tests.Checking;

/// <summary>A number is right in whatever way it was worked, and no number beside it becomes right by that.</summary>
public class OtherWaysTests
{
    /// <summary>Definitions of v over u, and its slope through v as people work it.</summary>
    private static readonly (string Definition, Func<double, double> Value, Func<double, double, double> Slope)[] Nodes =
    [
        ("1/(1 + exp(-u))", u => 1 / (1 + Math.Exp(-u)), (_, v) => v * (1 - v)),
        ("exp(u)/(1 + exp(u))", u => 1 / (1 + Math.Exp(-u)), (_, v) => v - (v * v)),
        ("1/(1 + exp(-2*u))", u => 1 / (1 + Math.Exp(-2 * u)), (_, v) => 2 * v * (1 - v)),
        ("3/(1 + exp(-u))", u => 3 / (1 + Math.Exp(-u)), (_, v) => v * (3 - v) / 3),
        ("(exp(u) - exp(-u))/(exp(u) + exp(-u))", Math.Tanh, (_, v) => 1 - (v * v)),
        ("exp(-0.7*u)", u => Math.Exp(-0.7 * u), (_, v) => -0.7 * v),
        ("exp(-u^2/2)", u => Math.Exp(-u * u / 2), (u, v) => -u * v),
        ("1/(1 + u^2)", u => 1 / (1 + (u * u)), (u, v) => -2 * u * v * v),
        ("1/u", u => 1 / u, (_, v) => -v * v),
        ("2/u", u => 2 / u, (u, v) => -v / u),
        ("sqrt(u^2 + 1)", u => Math.Sqrt((u * u) + 1), (u, v) => u / v),
        ("1/(1 + exp(-u))", u => 1 / (1 + Math.Exp(-u)), (u, v) => Math.Exp(-u) * v * v),
    ];

    [Fact]
    public void A_slope_through_the_rounded_value_of_the_node_is_no_false_alarm_and_two_units_beside_it_are_wrong()
    {
        var (alarms, missed, other) = (new List<string>(), 0, 0);
        foreach (var (definition, value, slope) in Nodes)
        {
            for (var step = -18; step <= 18; step++)
            {
                var u = (step * 0.1) + 0.05;
                var trace = Graph($"u: x*k; v: {definition}; f: v^2", $"x={Plain(u)}; k=1");
                var marker = new Marker(trace);
                for (var decimals = 3; decimals <= 5; decimals++)
                {
                    var v = Rounded(value(u), decimals);
                    var text = Mazur.Text(Rounded(slope(u, v), decimals), decimals);
                    if (Mazur.Check(trace, ("v", Mazur.Text(v, decimals)), ("dv/du", text)).Marked("dv/du") is { IsRight: false } wrong && wrong.Answer!.Number.Value != 0)
                    {
                        alarms.Add($"{definition} at {u}: {text} for {wrong.Quantity.Exact}");
                    }

                    var beside = Mazur.Text(Rounded(slope(u, v), decimals) + (Math.Sign(slope(u, v) - slope(u, value(u))) * 2 * Math.Pow(10, -decimals)), decimals);
                    other += beside == text ? 0 : 1;
                    missed += beside != text && Mazur.Check(trace, ("v", Mazur.Text(v, decimals)), ("dv/du", beside)).Marked("dv/du").IsRight ? 1 : 0;
                }
            }
        }

        Assert.True(alarms.Count == 0, $"{alarms.Count} alarms\n{string.Join('\n', alarms.Take(20))}");
        Assert.True(other > 1000 && missed < 0.03 * other, $"{missed} of {other} missed");
    }

    [Fact]
    public void A_slope_worked_from_a_wrong_value_of_the_node_follows_from_it()
    {
        var trace = Graph("h: w*x + b; s: 1/(1 + exp(-h)); f: s^2", "w=1.31; x=0.7; b=0.2");
        var result = Mazur.Check(trace, ("h", "1.117"), ("s", "0.643"), ("ds/dh", "0.230"), ("df/dh", "0.295"));
        Assert.Equal("h Correct, s Wrong, ds/dh Follows, df/dh Follows", Verdicts(result));
        Assert.Equal("0.643·(1 - 0.643)", result.Marked("ds/dh").Own!.Line);
        Assert.Equal("s", Assert.Single(result.Marked("ds/dh").FollowsFrom.Select(index => trace.Quantities[index].Id)));
        Assert.Equal("s Wrong, df/dh Follows", Verdicts(Mazur.Check(trace, ("s", "0.643"), ("df/dh", "0.295"))));
        Assert.Equal("s Wrong, ds/dh Wrong", Verdicts(Mazur.Check(trace, ("s", "0.643"), ("ds/dh", "0.203"))));
    }

    [Fact]
    public void Results_on_the_way_may_be_noted_down_rounded()
    {
        // exp(−0.56) = 0.571, 1/1.571 = 0.6365 and so 0.637, although σ(0.56) = 0.63645
        var trace = Graph("h: w*x; s: 1/(1 + exp(-h)); f: s^2", "w=0.8; x=0.7");
        Assert.Equal("h Correct, s Rounding", Verdicts(Mazur.Check(trace, ("h", "0.56"), ("s", "0.637"))));
        Assert.Equal("h Correct, s Wrong", Verdicts(Mazur.Check(trace, ("h", "0.56"), ("s", "0.635"))));
    }

    [Fact]
    public void The_long_way_to_the_delta_of_a_cross_entropy_is_right_where_it_is_written_down()
    {
        var trace = OneNeuron("-2.8", "1");
        var (a, dz) = (trace.Find("a[1][1](1)")!, trace.Find("dL/dz[1][1](1)")!);
        var written = Rounded(a.Exact, 3);
        double upstream = Rounded(-1 / written, 3), local = Rounded(written * (1 - written), 3);
        (string, string)[] way = [(a.Id, Mazur.Text(written, 3)), ("dL/da[1][1](1)", Mazur.Text(upstream, 3)), ("da/dz[1][1](1)", Mazur.Text(local, 3))];
        var delta = Mazur.Text(Rounded(upstream * local, 3), 3);
        Assert.NotEqual(Mazur.Text(dz.Exact, 3), delta);
        Assert.Equal(Verdict.Rounding, Mazur.Check(trace, [.. way, (dz.Id, delta)]).Marked(dz.Id).Verdict);
        Assert.Equal(Verdict.Wrong, Mazur.Check(trace, (dz.Id, delta)).Marked(dz.Id).Verdict);
    }

    private static Trace Graph(string definitions, string values) => GraphProblems.Of(definitions, values, letters: false).Solve();

    private static Trace OneNeuron(string weight, string target)
    {
        var layer = new Layer(null, SigmoidActivation.Instance, [[Literal.Of(weight)]], BiasKind.None, [], [], [], [], default);
        var loss = new LossChoice(BinaryCrossEntropy.Instance, Reduction.Sum, Reduction.Sum, default);
        var head = new ProblemHead { File = "neuron.yaml", Id = "neuron", Title = "neuron" };
        return NetworkSolver.Solve(new Problem.Network(head, [[Literal.Of("1")]], [], null, [[Literal.Of(target)]], [layer], loss, null, null, false)).Trace!;
    }

    private static string Verdicts(CheckResult result) =>
        string.Join(", ", result.Quantities.Where(m => m.Answer is not null).Select(m => $"{m.Quantity.Id} {m.Verdict}"));

    private static double Rounded(double value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);

    private static string Plain(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
