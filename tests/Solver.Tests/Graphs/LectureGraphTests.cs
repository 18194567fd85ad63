using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Tests.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Tests.Graphs;

/// <summary>The graphs of the lecture notes: the network with log loss, J = 3(a + bc), f = (a + b)c + (a + b)d.</summary>
public sealed class LectureGraphTests
{
    internal static Problem.Graph Network() => GraphProblems.Of(
        "z1: x1*w1 + x2*w2; z2: x1*w3 + x2*w4; z3: 1/(1 + exp(-(w5*z1 + w6*z2))); L: -y*ln(z3) - (1 - y)*ln(1 - z3)",
        "x1=1; x2=2; w1=1; w2=1; w3=2; w4=1; w5=1; w6=2",
        "y=1",
        "A: x1*w3; B: x1*w1; C: x2*w2; D: x2*w4",
        "w1 w2 w3 w4 w5 w6",
        letters: true).Trained("w1", "0.05");

    [Fact]
    public void NodesHaveTheLettersOfTheNote()
    {
        var nodes = Network().Solve().Nodes.Select(node => $"{node.Name} = {Plain.Typed(node.Expression)}").Order(StringComparer.Ordinal);
        Assert.Equal(
            ["A = x1*w3", "B = x1*w1", "C = x2*w2", "D = x2*w4", "E = B + C", "F = A + D", "G = w5*E", "H = w6*F", "I = G + H", "J = -I", "K = exp(J)", "L = 1 + K", "M = 1/L", "N = ln(M)", "O = -N"],
            nodes);
    }

    [Theory]
    [InlineData("A", 2)]
    [InlineData("B", 1)]
    [InlineData("C", 2)]
    [InlineData("D", 2)]
    [InlineData("E", 3)]
    [InlineData("F", 4)]
    [InlineData("G", 3)]
    [InlineData("H", 8)]
    [InlineData("I", 11)]
    [InlineData("J", -11)]
    [InlineData("K", 1.670170079024566e-05)]
    [InlineData("L", 1.0000167017007902)]
    [InlineData("M", 0.999983298578152)]
    [InlineData("dO/dw1", -1.6701421848095181e-05)]
    [InlineData("dO/dw2", -3.3402843696190363e-05)]
    [InlineData("dO/dw5", -5.010426554428554e-05)]
    [InlineData("dO/dw6", -6.680568739238073e-05)]
    [InlineData("w1#1", 1.0000008350710923)]
    public void NumbersAreThoseOfTheNote(string id, double value)
    {
        var quantity = Network().Solve().Find(id);
        Assert.NotNull(quantity);
        Assert.Equal(value, quantity.Value, Math.Abs(value) * 1e-12);
    }

    [Theory]
    [InlineData("J", null)]
    [InlineData("K", "exp(-11)")]
    [InlineData("L", "1 + exp(-11)")]
    [InlineData("M", "1/(1 + exp(-11))")]
    [InlineData("dO/dw1", "-exp(-11)/(1 + exp(-11))")]
    [InlineData("dO/dw6", "-4*exp(-11)/(1 + exp(-11))")]
    public void ClosedFormsStandBesideDecimals(string id, string? closed)
    {
        var form = Network().Solve().Find(id)!.ClosedForm;
        Assert.Equal(closed, form is null ? null : Plain.Typed(form));
    }

    [Fact]
    public void TheWholeDerivationOfTheFirstWeight()
    {
        var trace = Network().Solve();
        var derivation = trace.Derivations[0];
        Assert.Equal(("O", "w1", trace.Find("dO/dw1")!.Index), (derivation.Of, derivation.By, derivation.Quantity));
        Assert.Equal("dO/dN·dN/dM·dM/dL·dL/dK·dK/dJ·dJ/dI·dI/dG·dG/dE·dE/dB·dB/dw1", Plain.Write(derivation.Lines[0]).Trim('[', ']'));
        Assert.Equal("(-1)*(1/M)*(-1/L^2)*1*exp(J)*(-1)*1*w5*1*x1", Plain.Typed(derivation.Lines[1]));
        Assert.Equal("-w5*x1*exp(-(w5*(x1*w1 + x2*w2) + w6*(x1*w3 + x2*w4)))/(1 + exp(-(w5*(x1*w1 + x2*w2) + w6*(x1*w3 + x2*w4))))", Plain.Typed(derivation.Lines[3]));
        Assert.Equal("-exp(-11)/(1 + exp(-11))", Plain.Typed(derivation.Lines[^1]));
        Assert.Equal("O N M L K J I G E B w1", string.Join(" ", trace.Paths["dO/dw1"].Single().Nodes));
    }

    [Fact]
    public void AnUpdateThatFourDecimalsHideIsRemarked()
    {
        var trace = Network().Solve();
        var remark = trace.Remarks.Single(r => r.Kind == "invisible-update");
        Assert.Equal(["w1#1", "w1"], remark.Quantities.Select(i => trace.Quantities[i].Id));
        Assert.StartsWith("1.00000083507109", Assert.Single(remark.Numbers), StringComparison.Ordinal);
        Assert.Equal("w1_new", trace.Find("w1#1")!.Symbol.Plain);
        Assert.Equal(2, trace.History.Length);
        Assert.True(trace.History[1] < trace.History[0]);
    }

    [Fact]
    public void SymbolicGradientsOfThreeTimesAPlusBc()
    {
        var trace = GraphProblems.Of("u: b*c; v: a + u; J: 3*v", gradients: "a b c").Solve();
        Assert.Empty(trace.Quantities);
        Assert.Equal(["3", "3*c", "3*b"], trace.Derivations.Select(d => Plain.Typed(d.Lines[^1])));
        Assert.Equal("[dJ/dv·dv/du·du/db]", Plain.Write(trace.Derivations[1].Lines[0]));
        Assert.Equal("[3·1·c]", Plain.Write(trace.Derivations[1].Lines[1]));
        Assert.True(trace.Verification.Checked > 0);
    }

    [Fact]
    public void BothPathsOfASharedSum()
    {
        var trace = GraphProblems.Of("f: (a + b)*c + (a + b)*d", gradients: "a b c d", letters: true).Solve();
        Assert.Equal(["A = a + b", "B = A*c", "C = A*d", "D = B + C"], trace.Nodes.Select(node => $"{node.Name} = {Plain.Typed(node.Expression)}"));
        Assert.Equal([["D", "B", "A", "a"], ["D", "C", "A", "a"]], trace.Paths["dD/da"].Select(path => path.Nodes.ToArray()));
        Assert.Equal(["c + d", "c + d", "a + b", "a + b"], trace.Derivations.Select(d => Plain.Typed(d.Lines[^1])));
    }
}
