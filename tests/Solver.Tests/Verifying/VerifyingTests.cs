using WorkedSolutions.Solver.Activations;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Networks;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Reading;
using WorkedSolutions.Solver.Tests.Networks;
using WorkedSolutions.Solver.Traces;
using WorkedSolutions.Solver.Verifying;

namespace WorkedSolutions.Solver.Tests.Verifying;

public class VerifyingTests
{
    public static TheoryData<string> Activations => [.. ActivationTable.All.Select(activation => activation.Name)];

    [Theory]
    [MemberData(nameof(Activations))]
    public void Every_flipped_sign_is_found(string activation)
    {
        foreach (var loss in new[] { "squared-error", "huber", "categorical-cross-entropy" })
        {
            var problem = Nets.Random(12, activation, loss, "nesterov", BiasKind.Shared, regularised: true);
            var (program, track) = Worked(problem);
            var backward = program.BackwardLines(0);
            Assert.Empty(Check(problem, program, track));
            foreach (var line in backward)
            {
                var value = track.Values[line.Slot];
                if (Math.Abs(value) > 1e-12)
                {
                    track.Put(line.Slot, -value, null);
                    Assert.Contains(Naming.Id(line.Key, 0), Check(problem, program, track));
                    track.Put(line.Slot, value, null);
                }
            }
        }
    }

    [Theory]
    [InlineData("absolute-error")]
    [InlineData("huber")]
    [InlineData("squared-error")]
    public void A_saturated_output_that_meets_its_target_has_no_loss(string loss)
    {
        // tanh 85 is 1 in double precision, but not known exactly; |x| a little below and above 0 is the same, but not 0.
        var trace = Worked($"inputs: [50]\ntargets: [1]\nlayers: [{{activation: tanh, weights: [[1.7]]}}]\nloss: {loss}\n");
        Assert.Equal((0, "0"), (trace.Find("E[1](1)")!.Value, trace.Find("E[1](1)")!.Shown));
        Assert.Empty(trace.Verification.Disagreements);
    }

    [Fact]
    public void At_the_least_of_a_square_rounding_errors_a_step_away_are_no_disagreement()
    {
        var trace = Worked("inputs: [-1.1]\ntargets: [0.5]\nlayers: [{activation: relu, weights: [[-0.2]], bias: [0.07]}]\nloss: cost\nrounding: {carry: rounded}\ntraining: {learning-rate: 0.1, optimizer: adagrad, updates: 2}\n");
        Assert.InRange(Math.Abs(trace.Find("dJ/dw[1][1][1]#1")!.Exact), 1e-9, 1e-7);
        Assert.Empty(trace.Verification.Disagreements);
    }

    [Fact]
    public void A_bound_that_overflows_is_still_one()
    {
        var trace = Worked("inputs: [-0.04, -0.76]\ntargets: [1]\nlayers: [{activation: relu, weights: [[0.5, 1.25], [-0.7, 0.24]], bias: [1.5, -0.47]}, {activation: softmax, weights: [[-1.85, -1.21]], bias: 1.1}]\nloss: log-loss\nrounding: {carry: rounded, decimals: 0}\n");
        Assert.Empty(trace.Verification.Disagreements);
    }

    [Fact]
    public void The_bound_of_a_square_at_its_least_is_not_zero()
    {
        var graph = new ScalarGraph([85, 0, 0]);
        Expr difference = Expr.Apply(HyperbolicTangent.Instance, new Expr.Ref(0)) - Expr.One;
        graph.Assign(1, Expr.Square(difference));
        graph.Assign(2, difference * difference);
        Assert.InRange(graph.Error(1), 1e-32, 1e-29);
        Assert.InRange(graph.Error(2), 1e-32, 1e-29);
    }

    private static Trace Worked(string body) => Solve.Run(ProblemSource.Parse("title: T\nkind: network\n" + body, "t.yaml").Build(new()).Problem!).Trace!;

    [Theory]
    [InlineData("relu", "squared-error", "-0.6, 0.1", "0.5")]
    [InlineData("leaky-relu", "squared-error", "1.0, -0.3", "0.5")]
    [InlineData("identity", "absolute-error", "0.3, 0.025", "0.3")]
    [InlineData("identity", "hinge", "0.6, 0.3", "1")]
    [InlineData("identity", "{type: huber, delta: 0.1}", "-0.6, 0.1", "0.1")]
    public void A_number_on_a_kink_but_for_rounding_errors_is_on_it_for_every_route(string activation, string loss, string weights, string target)
    {
        var text = $"title: T\nkind: network\ninputs: [0.5, 2]\ntargets: [{target}]\nlayers:\n  - {{activation: {activation}, weights: [[{weights}]], bias: 0.1}}\n"
            + $"loss: {loss}\ntraining: {{learning-rate: 0.1, updates: 2}}\n";
        Assert.Empty(Solve.Run(ProblemReader.Read(text, "kink.yaml").Problem!).Trace!.Verification.Disagreements);
    }

    [Fact]
    public void A_wrong_forward_number_is_found()
    {
        var problem = Nets.Lecture();
        var (program, track) = Worked(problem);
        var slot = program.ForwardPass.Objective.Index;
        track.Put(slot, track.Values[slot] * (1 + 1e-9), null);
        Assert.Equal(["J"], Check(problem, program, track));
    }

    [Fact]
    public void Numerical_differentiation_alone_finds_a_wrong_gradient()
    {
        var problem = Nets.Lecture();
        var plain = new PlainNetwork(problem);
        double[] point = [0.15, 0.20, 0.25, 0.30, 0.35, 0.40, 0.45, 0.60];
        var at = point[5];
        var difference = Difference.Along(plain, [0], point, (all, step) => all[5] = at + step, 0.4, 1e-16, 1e-9);
        Assert.True(Math.Abs(difference.Value - 0.082167040564230784) <= difference.Bound);
        Assert.True(difference.Bound < 1e-6);
        Assert.Equal(0.40, point[5]);
    }

    [Fact]
    public void A_kink_within_the_steps_gives_no_number()
    {
        var problem = Nets.Lecture() with { Layers = [Nets.Layer("out", "relu", [Nets.Row("0", "0")], BiasKind.None)] };
        double[] point = [0, 0];
        var difference = Difference.Along(new PlainNetwork(problem), [0], point, (all, step) => all[0] = step, 0, 1e-16, 1e-9);
        Assert.True(double.IsPositiveInfinity(difference.Bound));
    }

    [Fact]
    public void Slopes_are_slopes()
    {
        foreach (var function in FunctionTable.All.Where(f => f.LeastArguments == 1 && f.MostArguments == 1))
        {
            foreach (var x in new[] { 0.3, 1.7, 2.9, -0.4, -2.3 })
            {
                double step = 1e-4, coarse = Central(function, x, step), fine = Central(function, x, step / 2);
                if (double.IsFinite(coarse))
                {
                    var (slope, _) = Slopes.At(function, x, 0);
                    Assert.True(Math.Abs(slope - (4 * fine - coarse) / 3) <= 1e-8 * (1 + Math.Abs(slope)), $"{function} at {x}: {slope}");
                }
            }
        }
    }

    [Fact]
    public void Every_run_says_what_was_checked()
    {
        var verification = Nets.Solve(Nets.Lecture()).Verification;
        Assert.Equal(3, verification.Routes.Length);
        Assert.True(verification.Checked >= 40);
        Assert.InRange(verification.WorstRelativeDifference, 0, 1e-8);
    }

    private static double Central(Function function, double x, double step) => (function.Value([x + step]) - function.Value([x - step])) / (2 * step);

    private static (NetworkProgram Program, Track Track) Worked(Problem.Network problem)
    {
        var program = new NetworkProgram(problem, new SampleGradients(0, []));
        var backward = program.BackwardLines(0);
        var track = new Track(program.SlotCount, null);
        foreach (var given in program.Givens.All)
        {
            track.Put(given.Slot.Index, given.Literal.Value, given.Literal.Exact);
        }

        foreach (var line in program.Forward.Concat(program.Ahead).Concat(backward))
        {
            Assert.True(track.Run(line));
        }

        return (program, track);
    }

    private static IEnumerable<string> Check(Problem.Network problem, NetworkProgram program, Track track)
    {
        var verifier = new NetworkVerifier(problem, program);
        verifier.Check(0, track, program.BackwardLines(0));
        return verifier.Result.Disagreements;
    }
}
