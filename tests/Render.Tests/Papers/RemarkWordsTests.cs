using System.Text.RegularExpressions;

namespace WorkedSolutions.Render.Tests.Papers;

/// <summary>What remarks say, where there is one of a thing, some, and very many.</summary>
public class RemarkWordsTests
{
    [Fact]
    public void One_step_that_cannot_be_seen_is_spoken_of_in_the_singular() =>
        Assert.Contains("prints like the old value: the step is only", Remark(1, 1, "{learning-rate: 0.00001}", "too small"));

    [Fact]
    public void Very_many_steps_are_not_all_listed()
    {
        var remark = Remark(4, 5, "{learning-rate: 0.00001}", "too small");

        Assert.Contains("and others print like the old values", remark);
        Assert.Equal(12, remark.Count(c => c == '$') / 2);
    }

    [Fact]
    public void Between_two_layers_there_is_one_factor() =>
        Assert.DoesNotContain("layer by layer", Remark(1, 1, "{updates: 0}", "vanishes", "sigmoid", "[[0.01]]"));

    [Fact]
    public void A_gradient_of_a_regularised_objective_has_the_penalty_s_derivative_in_its_chain()
    {
        var text = Written("inputs: [1]\ntargets: [0]\nlayers: [{activation: sigmoid, weights: [[0.5]]}]\nloss: squared-error\nregularisation: {l2: 0.1}");

        Assert.Matches(@"\\partial J\}\{\\partial w_1\}.*= .*\+ \\frac\{\\partial R\}\{\\partial w_1\} = \\frac\{\\partial L\}\{\\partial w_1\} \+ \\lambda w_1", text.ReplaceLineEndings(" "));
    }

    private static string Remark(int inputs, int neurons, string training, string about, string activation = "identity", string? output = null)
    {
        var row = string.Join(", ", Enumerable.Repeat("0.5", inputs));
        var weights = string.Join(", ", Enumerable.Repeat($"[{row}]", neurons));
        var last = output is null ? "" : $", {{activation: identity, weights: {output}}}";
        var text = Written($"inputs: [{row}]\ntargets: [{string.Join(", ", Enumerable.Repeat("2", neurons))}]\nlayers: [{{activation: {activation}, weights: [{weights}]}}{last}]\nloss: squared-error\ntraining: {training}");
        return Regex.Match(text, $@"^- \*\*[^*]*{about}.*$", RegexOptions.Multiline).Value;
    }

    private static string Written(string problem) =>
        Shipped.Written(Shipped.SolvedText("title: T\nkind: network\n" + problem), new PaperRequest(PaperFormat.Markdown));
}
