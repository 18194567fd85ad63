using System.Collections.Immutable;
using WorkedSolutions.Solver.Generators;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Reading;
using WorkedSolutions.Solver.Traces;
using WorkedSolutions.Solver.Variants;

namespace WorkedSolutions.Solver.Tests.Variants;

public class VariantSelectionTests
{
    private static VariantSelection Selection(string text, ulong seed = 1, params string[] allowed)
    {
        var result = VariantSelection.Prepare(ProblemSource.Parse(text, "p.yaml"), seed, allowed.ToHashSet());
        Assert.True(result.Selection is not null, string.Join("\n", result.Diagnostics));
        return result.Selection!;
    }

    private static string Shipped(string name)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "WorkedSolutions.sln")))
        {
            folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!;
        }

        return File.ReadAllText(Path.Combine(folder, "problems", "sets", name + ".yaml"));
    }

    private static ImmutableArray<Variant> Many(string text, int count, params string[] allowed)
    {
        var selection = Selection(text, 1, allowed);
        var variants = new Variant[count];
        Parallel.For(0, count, i => variants[i] = selection.Select((i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)).Variant!);
        Assert.All(variants, Assert.NotNull);
        return [.. variants];
    }

    [Theory]
    [InlineData("sigmoid-beginners")]
    [InlineData("relu-softmax-classifier")]
    [InlineData("log-loss-graph")]
    public void ShippedSetsGiveCleanVariants(string name)
    {
        var variants = Many(Shipped(name), 150);
        foreach (var variant in variants)
        {
            Assert.Empty(variant.Trace.Verification.Disagreements);
            Assert.True(variant.Trace.Verification.Checked > 0);
            foreach (var quantity in variant.Trace.Quantities)
            {
                Assert.True(double.IsFinite(quantity.Value), quantity.Id);
            }

            foreach (var asked in variant.Trace.Asked.Select(i => variant.Trace.Quantities[i]))
            {
                Assert.Contains(asked.Shown, c => c is >= '1' and <= '9');
            }
        }

        Assert.True(variants.Select(v => v.Numbers).Distinct().Count() >= 149);
    }

    /// <summary>The forward pass, the loss and two gradients of every sheet, worked out here with nothing of ours.</summary>
    [Fact]
    public void TheBeginnersSheetIsRight()
    {
        foreach (var variant in Many(Shipped("sigmoid-beginners"), 100))
        {
            double Given(string field) => variant.Trace.Problem.Head.Drawn.Single(d => d.Field == field).Value.Value;
            static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
            double x1 = Given("inputs[1]"), x2 = Given("inputs[2]"), y = Given("targets[1]");
            Assert.NotEqual(x1, x2);
            var h1 = Sigmoid(Given("layers[1].weights[1][1]") * x1 + Given("layers[1].weights[1][2]") * x2 + Given("layers[1].bias"));
            var h2 = Sigmoid(Given("layers[1].weights[2][1]") * x1 + Given("layers[1].weights[2][2]") * x2 + Given("layers[1].bias"));
            var output = Sigmoid(Given("layers[2].weights[1][1]") * h1 + Given("layers[2].weights[1][2]") * h2 + Given("layers[2].bias"));
            Assert.True(Math.Abs(output - y) >= 0.2);
            var delta = (output - y) * output * (1 - output);
            var first = delta * Given("layers[2].weights[1][1]") * h1 * (1 - h1) * x1;
            Assert.Equal(output, variant.Trace.Find("a[2][1](1)")!.Exact, 12);
            Assert.Equal((output - y) * (output - y) / 2, variant.Trace.Find("J")!.Exact, 12);
            Assert.Equal(delta * h1, variant.Trace.Find("dJ/dw[2][1][1]")!.Exact, 12);
            Assert.Equal(first, variant.Trace.Find("dJ/dw[1][1][1]")!.Exact, 12);
            Assert.True(Math.Abs(first) >= 0.001);
            Assert.Equal(Given("layers[1].weights[1][1]") - 0.5 * first, variant.Trace.Find("w[1][1][1]#1")!.Exact, 12);
        }
    }

    [Fact]
    public void AVariantDependsOnSeedAndKeyAlone()
    {
        var text = Shipped("log-loss-graph");
        var one = Selection(text).Select("s17").Variant!;
        var selection = Selection(text);
        Assert.NotEqual(one.Numbers, selection.Select("s18").Variant!.Numbers);
        Assert.Equal(one.Numbers, selection.Select("s17").Variant!.Numbers);
        Assert.NotEqual(one.Numbers, Selection(text, 2).Select("s17").Variant!.Numbers);
        Assert.True(selection.Select("s17", one.Key.Attempt + 1).Variant!.Key.Attempt > one.Key.Attempt);
        Assert.Equal(one.Numbers, string.Concat(VariantSelection.Rebuild(ProblemSource.Parse(text, "p.yaml"), one.Key).Trace!.Problem.Head.Drawn.Select(d => $"{d.Field}={d.Value.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)} ")));
    }

    [Fact]
    public void AGeneratorAddedElsewhereLeavesTheOthersAsTheyAre()
    {
        const string before = "title: T\nkind: graph\ndefine: {J: a*b + c}\nvalues: {a: {integers: [1, 99]}, b: {integers: [1, 99]}, c: 5}\n";
        var after = before.Replace("c: 5", "c: {integers: [1, 99]}");
        Assert.Equal(Selection(before).Select("k").Variant!.Trace.Find("b")!.Value, Selection(after).Select("k").Variant!.Trace.Find("b")!.Value);
    }

    /// <summary>Each rule on a problem that breaks it often: kept by default, broken where that is allowed.</summary>
    [Theory]
    [InlineData("zero-answers", "define: {J: a*b}\nvalues: {a: {integers: [0, 1]}, b: 3}", "J", 0.0)]
    [InlineData("rounding-ties", "define: {J: a*b}\nvalues: {a: {choice: [1, 2]}, b: 0.25}\nrounding: {decimals: 1, at-least: 1}", "J", 0.25)]
    [InlineData("kinks", "define: {u: a - b, J: abs(u) + 7}\nvalues: {a: {integers: [2, 3]}, b: 2}", "u", 0.0)]
    public void RulesAreKeptUnlessTheyAreAllowed(string rule, string body, string id, double bad)
    {
        var text = "title: T\nkind: graph\nask: [J]\n" + body + "\n";
        Assert.DoesNotContain(Many(text, 40), v => v.Trace.Find(id)!.Value == bad);
        Assert.Contains(Many(text, 40, rule), v => v.Trace.Find(id)!.Value == bad);
    }

    [Fact]
    public void AllVariantsHaveTheSameNumberOfDeadUnits()
    {
        var dead = Many(Shipped("relu-softmax-classifier"), 60).Select(Dead).Distinct().ToList();
        Assert.Single(dead);
        Assert.True(Many(Shipped("relu-softmax-classifier"), 60, "live-paths", "zero-answers").Select(Dead).Distinct().Count() > 1);

        static int Dead(Variant variant) => Enumerable.Range(1, 3).Count(j => variant.Trace.Find($"z[1][{j}](1)")!.Value <= 0);
    }

    /// <summary>A unit that dies by the update, or comes to life, does not stand for one that is dead or alive before it.</summary>
    [Fact]
    public void DeadUnitsAreCountedWhereAGradientIsTaken()
    {
        const string text = "title: T\nkind: network\ninputs: {shape: 2, integers: [-3, 3], nonzero: true}\ntargets: [1]\nlayers:\n  - {activation: relu, weights: {shape: [3, 2], integers: [-3, 3], nonzero: true}}\n"
            + "  - {activation: identity, weights: {shape: [1, 3], integers: [-3, 3], nonzero: true}}\nloss: half-squared-error\ntraining: {learning-rate: 0.1, updates: 2}\nask: [J]\n";
        var alive = Many(text, 60).Select(variant => string.Join(' ', new[] { "", "#1" }.Select(update => Enumerable.Range(1, 3).Count(j => variant.Trace.Find($"z[1][{j}](1){update}")!.Value > 0)))).Distinct();
        Assert.Single(alive);
    }

    [Fact]
    public void NoTwoMistakesGiveTheRightNumber()
    {
        foreach (var variant in Many(Shipped("sigmoid-beginners"), 60))
        {
            foreach (var scheme in AnswerScheme.Of(variant.Trace))
            {
                var right = double.Parse(variant.Trace.Quantities[scheme.Quantity].Shown, System.Globalization.CultureInfo.InvariantCulture);
                Assert.InRange(right, scheme.Envelope.Low - 1e-4, scheme.Envelope.High + 1e-4);
                Assert.True(scheme.Mistakes.Where(m => Math.Abs(m.Value - right) < 1e-12 * Math.Abs(right)).Select(m => m.Name).Distinct().Count() < 2);
            }
        }
    }

    /// <summary>In ½(ŷ − y)² it does not matter which is subtracted, and an identity's a is its z: neither is a mistake there, whatever is drawn.</summary>
    [Fact]
    public void WhatIsNoMistakeInAProblemForbidsNothing()
    {
        const string text = "title: T\nkind: network\ninputs: {shape: 2, integers: [1, 9]}\ntargets: [20]\nlayers:\n  - {activation: identity, weights: {shape: [1, 2], integers: [1, 5]}}\nloss: half-squared-error\nask: [J]\n";
        foreach (var variant in Many(text, 20))
        {
            var right = variant.Trace.Find("J")!.Value;
            var lucky = AnswerScheme.Of(variant.Trace).Single().Mistakes.Where(mistake => mistake.Value == right).Select(mistake => mistake.Name).Distinct();
            Assert.Equal(["pre-activation-used", "target-and-prediction-swapped"], lucky.Order(StringComparer.Ordinal));
        }
    }

    /// <summary>z is exact, so 1 is as far from the kink as it says, however few decimals are shown; 0 is on it.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void AnExactNumberBesideAKinkIsNotOnIt(int decimals)
    {
        var text = $"title: T\nkind: graph\ndefine: {{z: w - x, J: 3*relu(z) + 1}}\nvalues: {{w: {{integers: [1, 9]}}, x: {{integers: [1, 9]}}}}\nask: [J]\nrounding: {{decimals: {decimals}}}\n";
        var near = Many(text, 60, "live-paths", "lucky-mistakes").Select(variant => variant.Trace.Find("z")!.Value).ToList();
        Assert.Contains(1, near);
        Assert.Contains(-1, near);
        Assert.DoesNotContain(0, near);
    }

    /// <summary>z2 can be 0.3 · 0.3333 = 0.09999 or 0.0999900…: with rounded steps one cannot tell on which side of 0.1 it is.</summary>
    [Fact]
    public void ANumberWithinRoundingOfAKinkIsThrownAway()
    {
        const string text = "title: T\nkind: graph\ndefine: {s: a/3, z: 3*s - a + b, J: relu(z) + 1}\nvalues: {a: {integers: [1, 9]}, b: {choice: [0.0001, 0.5]}}\nask: [J]\n";
        Assert.DoesNotContain(Many(text, 40, "live-paths", "lucky-mistakes"), variant => variant.Trace.Find("z")!.Value < 0.1 && variant.Trace.Find("a")!.Value % 3 != 0);
    }

    [Theory]
    [InlineData("max(0, z)")]
    [InlineData("min(6, max(0, z))")]
    [InlineData("relu(z)")]
    public void AReluWrittenWithMaxIsDeadAlike(string written)
    {
        var text = $"title: T\nkind: graph\ndefine: {{z: w*x, J: \"{written}\"}}\nvalues: {{w: {{integers: [-4, 4]}}, x: {{integers: [1, 3]}}}}\nask: [z]\n";
        Assert.Single(Many(text, 40).Select(variant => variant.Trace.Find("z")!.Value is > 0 and < 6).Distinct());
    }

    [Fact]
    public void AConditionThatNothingMeetsIsADiagnosticWithCountsAndANearMiss()
    {
        const string text = "title: T\nkind: graph\ndefine: {J: a*b}\nvalues: {a: {integers: [1, 3]}, b: 2}\nwhere: [\"J > 6\", \"a != 2\"]\n";
        var diagnostic = Assert.Single(Selection(text).Select("s1").Diagnostics);
        Assert.Equal("p.yaml:5:10", diagnostic.Place.ToString());
        Assert.Contains("no variant for s1 in 1000 draws; thrown away for: `J > 6` 1000", diagnostic.Message);
        Assert.StartsWith("the nearest draw misses J > 6 (with values.a = 3)", diagnostic.Hint);
        Assert.StartsWith("the nearest draw misses J > 6.5 by 0.5 (with values.a = 3)", Assert.Single(Selection(text.Replace("> 6", "> 6.5", StringComparison.Ordinal)).Select("s1").Diagnostics).Hint);
    }

    [Theory]
    [InlineData("where: [\"K > 6\"]", "there is no quantity K")]
    [InlineData("where: [\"J >\"]", "")]
    [InlineData("ask: [K]", "there is no quantity K")]
    public void WrongConditionsAreToldBeforeAnythingIsDrawn(string line, string message)
    {
        var result = VariantSelection.Prepare(ProblemSource.Parse("title: T\nkind: graph\ndefine: {J: a*b}\nvalues: {a: {integers: [1, 3]}, b: 2}\n" + line, "p.yaml"), 1, new HashSet<string>());
        Assert.Null(result.Selection);
        Assert.Contains(result.Diagnostics, d => d.Message.Contains(message, StringComparison.Ordinal) && d.Place.Line == 5);
    }

    [Fact]
    public void ADrawThatCannotBeWorkedOutIsThrownAway()
    {
        const string text = "title: T\nkind: graph\ndefine: {J: ln(a)}\nvalues: {a: {integers: [-3, 3]}}\nask: [J]\n";
        Assert.All(Many(text, 30), v => Assert.True(v.Trace.Find("a")!.Value > 1));
    }

    /// <summary>The forms over names are worked out once for all variants, and say of each what they say of it alone.</summary>
    [Fact]
    public void VariantsShareTheirFormsOverNames()
    {
        var source = ProblemSource.Parse(Shipped("log-loss-graph"), "p.yaml");
        var selection = VariantSelection.Prepare(source, 1, new HashSet<string>()).Selection!;
        foreach (var key in new[] { "1", "2", "3" })
        {
            var variant = selection.Select(key).Variant!;
            var alone = VariantSelection.Rebuild(source, variant.Key).Trace!;
            Assert.Equal(alone.Quantities.Select(q => (q.Id, q.Value, q.Symbolic, q.ClosedForm)), variant.Trace.Quantities.Select(q => (q.Id, q.Value, q.Symbolic, q.ClosedForm)));
        }

        var common = new CommonWork();
        Problem Drawn(ulong seed, string text) => ProblemSource.Parse(text, "p.yaml").Build(new VariantKey(seed)).Problem!;
        Solve.Run(Drawn(1, Shipped("log-loss-graph")), common);
        var forms = common.Forms;
        Solve.Run(Drawn(2, Shipped("log-loss-graph")), common);
        Assert.Same(forms, common.Forms);
        Solve.Run(Drawn(2, Shipped("log-loss-graph").Replace("x1*w3 - x2*w4", "x1*w3 + x2*w4", StringComparison.Ordinal)), common);
        Assert.NotSame(forms, common.Forms);
    }

    [Fact]
    public void TheSearchCanBeStopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => Selection(Shipped("log-loss-graph")).Select("1", 0, null, stop.Token));
    }

    [Fact]
    public void NamesOfRulesAreUniqueAndSayWhatTheyForbid()
    {
        Assert.Equal(VariantRules.Names.Distinct(), VariantRules.Names);
        Assert.All(VariantRules.All, rule => Assert.NotEmpty(rule.Forbids));
    }
}
