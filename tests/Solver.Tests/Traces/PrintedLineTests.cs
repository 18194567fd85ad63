using System.Globalization;
using System.Numerics;
using Fractions;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Networks;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Reading;
using WorkedSolutions.Solver.Tests.Networks;
using WorkedSolutions.Solver.Traces;
using Xunit;

namespace WorkedSolutions.Solver.Tests.Traces;

/// <summary>A line's result follows from the numbers that it prints, worked out exactly, as a person with a pencil does.</summary>
public sealed class PrintedLineTests
{
    [Theory]
    [InlineData("sigmoid", "half-squared-error", "gradient-descent")]
    [InlineData("tanh", "mean-squared-error", "momentum")]
    [InlineData("relu", "squared-error", "adam")]
    [InlineData("softmax", "categorical-cross-entropy", "rmsprop")]
    public void What_is_printed_gives_what_is_shown(string activation, string loss, string optimizer)
    {
        var lines = 0;
        for (var seed = 1; seed <= 40; seed++)
        {
            var trace = Solved(Nets.Random(seed, activation, loss, optimizer, regularised: seed % 3 == 0));
            foreach (var quantity in trace.Quantities.Where(q => q.Formula is not (null or Expr.Ref) && q.Value != 0))
            {
                var texts = Substitution.Texts(trace.Quantities, quantity);
                if (Exactly(quantity.Formula!, texts) is { } printed)
                {
                    lines++;
                    Assert.True(Shows(printed, quantity.Shown), $"seed {seed}: {quantity.Id} is shown as {quantity.Shown}, but what is printed gives {printed.ToDouble()}");
                }
            }
        }

        Assert.True(lines > 2000, $"only {lines} lines");
    }

    [Fact]
    public void A_tie_of_the_printed_numbers_gets_another_digit()
    {
        // 0.35 − 0.5 · 0.6413 is 0.02935, which rounds to 0.0294; in double precision it is 0.029349999…
        var shown = new Quantity { Index = 0, Id = "g", Role = Role.WeightGradient, Symbol = Symbol.FromName("g"), Value = 0.64132, Exact = 0.64132, Shown = "0.6413", ShownExactly = false, Rule = "" };
        var result = shown with { Index = 1, Value = 0.02934, Exact = 0.02934, Shown = "0.0293", Formula = Decimal("0.35") - (Decimal("0.5") * new Expr.Ref(0)) };

        Assert.Equal(1, Substitution.ExtraDigits([shown, result], result));
    }

    [Fact]
    public void With_twelve_decimals_nearly_a_tie_is_none()
    {
        // 1/0.8596103420438 is 1.16331778608248…, which rounds to …082; what is shown is the …083 of 1/0.85961034204376.
        var shown = new Quantity { Index = 0, Id = "g", Role = Role.WeightGradient, Symbol = Symbol.FromName("g"), Value = 0.85961034204376, Exact = 0.85961034204376, Shown = "0.859610342044", ShownExactly = false, Rule = "", Rounding = Rounding.Default with { Decimals = 12 } };
        var result = shown with { Index = 1, Value = 1.1633177860825379, Exact = 1.1633177860825379, Shown = "1.163317786083", Formula = Expr.One / new Expr.Ref(0) };

        Assert.Equal(2, Substitution.ExtraDigits([shown, result], result));
    }

    [Theory]
    [InlineData("relu", "a[2][1](1)", "0")]
    [InlineData("relu", "da/dz[2][1](1)", "0")]
    [InlineData("relu", "da/dz[2][2](1)", "1")]
    [InlineData("leaky-relu", "da/dz[2][1](1)", "0.01")]
    [InlineData("leaky-relu", "da/dz[2][2](1)", "1")]
    public void A_case_of_a_function_is_exact_whatever_goes_in(string activation, string id, string shown)
    {
        var net = Nets.Lecture() with
        {
            Layers = [Nets.Lecture().Layers[0], Nets.Layer("out", activation, [Nets.Row("-1", "-1"), Nets.Row("1", "1")], BiasKind.None)],
            Targets = [Nets.Row("1", "1")],
        };
        var quantity = Solved(net).Quantities.Single(q => q.Id == id);

        Assert.Equal((shown, true), (quantity.Shown, quantity.ShownExactly));
    }

    [Theory]
    [InlineData("absolute-error", "dL/da[2][1](1)", "1")]
    [InlineData("hinge", "dL/da[2][1](1)", "0")]
    [InlineData("hinge", "E[1](1)", "0")]
    public void A_loss_by_cases_is_exact(string loss, string id, string shown)
    {
        var net = Nets.Lecture() with
        {
            Layers = [Nets.Lecture().Layers[0], Nets.Layer("out", "identity", [Nets.Row("2", "2")], BiasKind.None)],
            Targets = [Nets.Row("1")],
            Loss = Nets.Loss(loss),
        };
        var quantity = Solved(net).Quantities.Single(q => q.Id == id);

        Assert.Equal((shown, true), (quantity.Shown, quantity.ShownExactly));
    }

    [Fact]
    public void Terms_that_cancel_leave_no_rounding_error()
    {
        for (var seed = 1; seed <= 30; seed++)
        {
            // ŷ₁ − y₁ + ŷ₂ − y₂ = 1 − 1, so a bias that softmax shares has no gradient.
            var trace = Solved(Nets.Random(seed, "tanh", "categorical-cross-entropy", "adam", BiasKind.Shared));
            var gradient = trace.Quantities.Single(q => q.Id == "dJ/db[2]");

            Assert.Equal((0.0, "0"), (gradient.Value, gradient.Shown));
            Assert.Equal(trace.Quantities.Single(q => q.Id == "b[2]").Value, trace.Quantities.Single(q => q.Id == "b[2]#1").Value);
        }
    }

    [Fact]
    public void Deltas_that_are_small_differences_cancel_as_well()
    {
        // ŷ₁ is close to 1, so y₁ − ŷ₁ = 0.003 carries an error of 10⁻¹⁶; the sum of the deltas is 0 all the same.
        var trace = Read("inputs: [1]\ntargets: [1, 0, 0]\nlayers: [{activation: softmax, weights: [[5.1], [-0.7], [-4.4]], bias: 0.38}]\nloss: cross-entropy\ntraining: {learning-rate: 0.5, optimizer: rmsprop, updates: 5}");

        for (var t = 0; t < 5; t++)
        {
            Assert.Equal("0", trace.Find(t == 0 ? "dJ/db[1]" : $"dJ/db[1]#{t}")!.Shown);
        }

        Assert.Equal(("0.38", true), (trace.Find("b[1]#5")!.Shown, trace.Find("b[1]#5")!.ShownExactly));
    }

    [Fact]
    public void Nothing_over_a_probability_is_exactly_0()
    {
        var trace = Read("inputs: [1]\ntargets: [1, 0]\nlayers: [{activation: softmax, weights: [[0.3], [0.1]]}]\nloss: cross-entropy");

        Assert.Equal(("0", true), (trace.Find("dL/da[1][2](1)")!.Shown, trace.Find("dL/da[1][2](1)")!.ShownExactly));
        Assert.False(trace.Find("dL/da[1][1](1)")!.ShownExactly);
    }

    [Fact]
    public void A_softmax_over_one_neuron_is_exactly_1()
    {
        var trace = Read("inputs: [0.3]\ntargets: [1]\nlayers: [{activation: sigmoid, weights: [[0.3]]}, {activation: softmax, weights: [[0.3]]}]\nloss: cross-entropy");

        Assert.Equal(("1", true), (trace.Find("a[2][1](1)")!.Shown, trace.Find("a[2][1](1)")!.ShownExactly));
    }

    [Theory]
    [InlineData("exact")]
    [InlineData("rounded")]
    public void Thirds_that_make_a_whole_are_exact(string carry)
    {
        // (0 + 0 + 0)/3 + (0.1/3) · 0.3 is 0.01, although 0.1/3 is no finite decimal.
        var gradient = Read($"inputs: [[0], [0], [0]]\ntargets: [0, 0, 0]\nlayers: [{{activation: identity, weights: [[0.3]]}}]\nloss: squared-error\nregularisation: {{l2: 0.1}}\nrounding: {{carry: {carry}}}").Find("dJ/dw[1][1][1]")!;

        Assert.Equal(("0.01", true), (gradient.Shown, gradient.ShownExactly));
    }

    [Fact]
    public void Behind_an_equals_sign_stands_all_of_what_is_printed()
    {
        // 0.6099 − 0.3099 = 0.3, and not 0.61 − 0.3099 = 0.3, although that rounds to 0.30.
        var shown = new Quantity { Index = 0, Id = "g", Role = Role.WeightGradient, Symbol = Symbol.FromName("g"), Value = 0.6099, Exact = 0.6099, Decimal = DecimalNumber.Parse("0.6099"), Shown = "0.61", Rounding = Rounding.Default with { Decimals = 2 }, ShownExactly = false, Rule = "" };
        var result = shown with { Index = 1, Value = 0.3, Exact = 0.3, Decimal = DecimalNumber.Parse("0.3"), Shown = "0.3", ShownExactly = true, Formula = new Expr.Ref(0) - Decimal("0.3099") };

        Assert.Equal(2, Substitution.ExtraDigits([shown, result], result));
    }

    [Fact]
    public void A_quotient_that_does_not_end_is_not_equal_to_one_that_does()
    {
        // 0.0020/0.001999 is 1.0005…, so before "= 1" stands 0.001999/0.001999.
        var shown = new Quantity { Index = 0, Id = "v", Role = Role.OptimizerState, Symbol = Symbol.FromName("v"), Value = 0.001999, Exact = 0.001999, Decimal = DecimalNumber.Parse("0.001999"), Shown = "0.0020", Rounding = Rounding.Default with { Decimals = 2 }, ShownExactly = false, Rule = "" };
        var result = shown with { Index = 1, Value = 1, Exact = 1, Decimal = DecimalNumber.One, Shown = "1", ShownExactly = true, Formula = new Expr.Ref(0) / Decimal("0.001999") };

        Assert.Equal(2, Substitution.ExtraDigits([shown, result], result));
    }

    private static Trace Read(string problem)
    {
        var read = ProblemReader.Read("title: T\nkind: network\n" + problem, "p.yaml");
        Assert.Empty(read.Diagnostics);
        return Solved((Problem.Network)read.Problem!);
    }

    private static Trace Solved(Problem.Network problem)
    {
        var solved = NetworkSolver.Solve(problem);
        Assert.Empty(solved.Diagnostics);
        return solved.Trace!;
    }

    private static Expr Decimal(string text) => new Expr.Number(Fraction.FromString(text, CultureInfo.InvariantCulture), text);

    /// <summary>The number that the printed texts give, in fractions; null where a function or a long sum stands in the way.</summary>
    private static Fraction? Exactly(Expr expr, Func<int, string> texts) => expr switch
    {
        Expr.Ref reference => Fraction.FromString(texts(reference.Index), NumberStyles.Float, CultureInfo.InvariantCulture),
        Expr.Number number => number.Value,
        Expr.Negate negate => -Exactly(negate.Operand, texts),
        Expr.Sum sum => sum.Terms.Count > Substitution.LongestSum ? null : sum.Terms.Aggregate((Fraction?)Fraction.Zero, (total, term) => total + Exactly(term, texts)),
        Expr.Product product => product.Factors.Aggregate((Fraction?)Fraction.One, (result, factor) => result * Exactly(factor, texts)),
        Expr.Dot dot => Enumerable.Range(0, dot.Left.Count).Aggregate((Fraction?)Fraction.Zero, (total, i) => total + (Exactly(dot.Left[i], texts) * Exactly(dot.Right[i], texts))),
        Expr.Quotient quotient => Exactly(quotient.Numerator, texts) / Exactly(quotient.Denominator, texts),
        Expr.Power { Exponent: Expr.Number { Value: var exponent } } power when exponent == 2 => Exactly(power.Base, texts) is { } x ? x * x : null,
        _ => null,
    };

    /// <summary>Whether a number rounds to that text, ties away from 0.</summary>
    private static bool Shows(Fraction number, string shown)
    {
        var decimals = shown.Contains('.') ? shown.Length - shown.IndexOf('.') - 1 : 0;
        var half = new Fraction(1, 2 * BigInteger.Pow(10, decimals));
        var difference = number.Abs() - Fraction.FromString(shown, NumberStyles.Float, CultureInfo.InvariantCulture).Abs();
        return difference < half && difference >= -half;
    }
}
