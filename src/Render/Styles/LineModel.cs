using Scriban.Runtime;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Styles;

/// <summary>The quantities of a trace as a template sees them: ready strings, no numbers.</summary>
internal sealed class LineModel(Trace trace, Formulas formulas)
{
    private readonly LazyObject?[] _lines = new LazyObject?[trace.Quantities.Length];

    /// <summary>The lines as formulas.</summary>
    public Lines Lines { get; } = new(trace, links: true);

    /// <summary>The formulas on their way to the document.</summary>
    public Formulas Formulas => formulas;

    /// <summary>The trace.</summary>
    public Trace Trace => trace;

    /// <summary>
    /// A quantity: <c>id role rule anchor given</c>; as inline maths <c>symbol value equation</c> (symbol = value) <c>formula
    /// substituted chain symbolic closed_form</c> ("" where there is none); as displays <c>display</c> (the whole line),
    /// <c>short</c> (without its chain) and <c>answer</c> (symbol = value).
    /// </summary>
    public LazyObject Of(Quantity quantity) => _lines[quantity.Index] ??= new LazyObject()
        .With("id", quantity.Id)
        .With("role", Names.Of(quantity.Role))
        .With("rule", quantity.Rule)
        .With("anchor", () => Anchors.Of(quantity.Id))
        .With("link", () => "[" + formulas.Inline(Notate.Slashed(quantity.Symbol)) + $"](#{Anchors.Of(quantity.Id)})")
        .With("given", quantity.Given is not null)
        .With("neuron", quantity.Neuron)
        .With("unit", quantity.Unit)
        .With("layer", quantity.Layer)
        .With("sample", quantity.Sample)
        .With("exactly", quantity.ShownExactly)
        .With("certain", quantity.ShownExactly && quantity.Value == quantity.Exact)
        .With("plain", () => quantity.Symbol.Plain)
        .With("shown", () => Shown(quantity))
        .With("symbol", () => formulas.Inline(Notate.Slashed(quantity.Symbol)))
        .With("value", () => formulas.Inline(Notate.Number(Shown(quantity))))
        .With("equation", () => formulas.Inline(Equation(Notate.Slashed(quantity.Symbol), quantity)))
        .With("formula", () => Inline(Lines.Formula(quantity)))
        .With("substituted", () => Inline(Lines.Substituted(quantity)))
        .With("chain", () => Inline(quantity.Chain))
        .With("symbolic", () => Inline(quantity.Symbolic))
        .With("closed_form", () => Inline(quantity.ClosedForm))
        .With("answer", () => formulas.Display(Equation(Lines.Symbol(quantity.Index), quantity)))
        .With("short", () => formulas.Display(Lines.Display(quantity, chain: false), Anchors.Of(quantity.Id)))
        .With("display", () => formulas.Display(Lines.Display(quantity), Anchors.Of(quantity.Id)));

    /// <summary>A list of lines.</summary>
    public ScriptArray Of(IEnumerable<int> indices)
    {
        var array = new ScriptArray();
        foreach (var index in indices)
        {
            array.Add(Of(trace.Quantities[index]));
        }

        return array;
    }

    /// <summary>The optimizer's states that a problem starts with, apart from 0; at most 16.</summary>
    public ScriptArray InitialStates() => Of(trace.Quantities
        .Where(quantity => quantity is { Role: Role.OptimizerState, Update: 0, Given: not null } && quantity.Value != 0)
        .Take(16)
        .Select(quantity => quantity.Index));

    /// <summary>symbol = value, joined by ≈ where the value is rounded.</summary>
    private static MathNode Equation(MathNode symbol, Quantity quantity) => MathNode.Of(
        symbol,
        quantity.Given is null ? Lines.Relation(quantity) : Notate.EqualSign,
        Notate.Number(Shown(quantity)));

    /// <summary>An expression as inline maths; "" for none.</summary>
    public PaperText Inline(Expr? expr) => expr is null ? PaperText.Empty : formulas.Inline(Lines.InSymbols(expr));

    private static string Shown(Quantity quantity) => quantity.Given?.Text ?? quantity.Shown;

    private PaperText Inline(MathNode? node) => node is null ? PaperText.Empty : formulas.Inline(node);
}
