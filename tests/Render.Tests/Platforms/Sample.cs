using System.Collections.Immutable;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Platforms;
using WorkedSolutions.Solver.Activations;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Losses;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Tests.Platforms;

/// <summary>A sigmoid neuron by hand: z = w·x + b = 0.3775, a = σ(z), with numbers of Mazur's example.</summary>
internal static class Sample
{
    public const double Z = 0.3775;
    public const double A = 0.5932699921071872;

    public static PlatformQuestion Question(params ReadOnlySpan<PlatformMistake> mistakes) => Question("A neuron", [new Block.Paragraph([new Inline.Text("x is 0.05 & w < 1 {see}")])], mistakes);

    public static PlatformQuestion Question(string title, ImmutableArray<Block> statement, ReadOnlySpan<PlatformMistake> mistakes)
    {
        var trace = Trace();
        return new PlatformQuestion
        {
            Identifier = "neuron-1",
            Title = title,
            Category = "Neurons",
            Trace = trace,
            Statement = statement,
            Solution = [new Block.Paragraph([new Inline.Text("It is "), new Inline.Math(Formula(@"a = \frac{1}{1+e^{-z}}")), new Inline.Text(" ]]> so")])],
            Answers =
            [
                new PlatformAnswer(3, Formula("z_{h1}"), 1, new Interval(0.37745, 0.37755), []),
                new PlatformAnswer(4, Formula("a_{h1}"), 2, new Interval(0.5932, 0.5934), [.. mistakes]),
            ],
        };
    }

    public static PlatformQuestion Answering(double value, string shown, Interval accepted, params ReadOnlySpan<PlatformMistake> mistakes)
    {
        var question = Question(mistakes);
        var quantities = question.Trace.Quantities.SetItem(4, question.Trace.Quantities[4] with { Value = value, Exact = value, Shown = shown });
        return question with
        {
            Trace = new Trace(question.Trace.Problem, quantities) { Verification = question.Trace.Verification },
            Answers = question.Answers.SetItem(1, question.Answers[1] with { Accepted = accepted }),
        };
    }

    public static MathNode Formula(string tex) => TexReader.Read(tex).Node!;

    private static Trace Trace()
    {
        var x = Literal.Of("0.05");
        var layer = new Layer("h", ActivationTable.Find("sigmoid")!, [[Literal.Of("0.55")]], BiasKind.Shared, [Literal.Of("0.35")], [], [], [], default);
        var problem = new Problem.Network(
            new ProblemHead { File = "neuron.yaml", Id = "neuron", Title = "A neuron" },
            [[x]], [], null, [[Literal.Of("1")]], [layer],
            new LossChoice(LossTable.Find("half-squared-error")!, Reduction.Sum, Reduction.Mean, default), null, null, false);
        ImmutableArray<Quantity> quantities =
        [
            Given(0, "x[1](1)", Role.Input, "0.05"),
            Given(1, "w[1][1][1]", Role.Weight, "0.55"),
            Given(2, "b[1]", Role.Bias, "0.35"),
            Computed(3, "z[1][1](1)", Role.PreActivation, new Expr.Sum([new Expr.Product([new Expr.Ref(1), new Expr.Ref(0)]), new Expr.Ref(2)]), Z, "0.3775"),
            Computed(4, "a[1][1](1)", Role.Activation, Expr.Apply(Sigmoid.Instance, new Expr.Ref(3)), A, "0.5933"),
        ];
        return new Trace(problem, quantities) { Verification = new Verification([], 0, 0, []), Asked = [3, 4] };
    }

    private static Quantity Given(int index, string id, Role role, string text) => new()
    {
        Index = index,
        Id = id,
        Role = role,
        Symbol = Symbol.FromName("x" + index),
        Given = Literal.Of(text),
        Value = Literal.Of(text).Value,
        Exact = Literal.Of(text).Value,
        Shown = text,
        ShownExactly = true,
        Rule = "given",
    };

    private static Quantity Computed(int index, string id, Role role, Expr formula, double value, string shown) => new()
    {
        Index = index,
        Id = id,
        Role = role,
        Layer = 1,
        Neuron = 1,
        Sample = 1,
        Symbol = Symbol.FromName("z" + index),
        Formula = formula,
        Value = value,
        Exact = value,
        Shown = shown,
        ShownExactly = false,
        Rule = "rule",
    };
}
