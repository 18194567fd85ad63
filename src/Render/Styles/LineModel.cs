using System.Collections.Immutable;
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
    private static readonly Shape<(LineModel Model, Quantity Quantity)> Shape = new(
        ("id", l => l.Quantity.Id),
        ("role", l => Names.Of(l.Quantity.Role)),
        ("rule", l => l.Quantity.Rule),
        ("anchor", l => l.Model.Lines.Anchor(l.Quantity.Index)),
        ("link", l => "[" + l.Model.Symbol(l.Quantity) + $"](#{l.Model.Lines.Anchor(l.Quantity.Index)})"),
        ("given", l => l.Quantity.Given is not null),
        ("neuron", l => l.Quantity.Neuron),
        ("unit", l => l.Quantity.Unit),
        ("layer", l => l.Quantity.Layer),
        ("sample", l => l.Quantity.Sample),
        ("exactly", l => l.Quantity.ShownExactly),
        ("certain", l => l.Quantity.ShownExactly && l.Quantity.Value == l.Quantity.Exact),
        ("places", l => l.Quantity.Rounding.Digits),
        ("plain", l => l.Quantity.Symbol.Plain),
        ("shown", l => Shown(l.Quantity)),
        ("symbol", l => l.Model.Symbol(l.Quantity)),
        ("value", l => l.Model.Formulas.Inline(Notate.Number(Shown(l.Quantity)))),
        ("equation", l => l.Model.Formulas.Inline(Equation(Notate.Slashed(l.Quantity.Symbol), l.Quantity))),
        ("formula", l => l.Model.Inline(l.Model.Lines.Formula(l.Quantity))),
        ("substituted", l => l.Model.Inline(l.Model.Lines.Substituted(l.Quantity))),
        ("chain", l => l.Model.Inline(l.Quantity.Chain)),
        ("symbolic", l => l.Model.Inline(l.Quantity.Symbolic)),
        ("closed_form", l => l.Model.Inline(l.Quantity.ClosedForm)),
        ("answer", l => l.Model.Formulas.Display(Equation(l.Model.Lines.Symbol(l.Quantity.Index), l.Quantity))),
        ("short", l => l.Model.Formulas.Display(l.Model.Lines.Display(l.Quantity, chain: false), l.Model.Lines.Anchor(l.Quantity.Index))),
        ("display", l => l.Model.Formulas.Display(l.Model.Lines.Display(l.Quantity), l.Model.Lines.Anchor(l.Quantity.Index))),
        ("question", l => l.Model.Asked(l.Quantity) is not null),
        ("parameter", l => l.Model.Asked(l.Quantity)?.Parameter(l.Quantity) ?? PaperText.Empty),
        ("levels", l => l.Model.Asked(l.Quantity)?.Levels(l.Quantity) ?? []),
        ("composition", l => l.Model.Asked(l.Quantity)?.Composition(l.Quantity) ?? PaperText.Empty));

    private readonly TemplateObject?[] _lines = new TemplateObject?[trace.Quantities.Length];
    private SymbolWords? _words;

    /// <summary>The lines as formulas.</summary>
    public Lines Lines { get; } = new(trace, links: true);

    /// <summary>The formulas on their way to the document.</summary>
    public Formulas Formulas => formulas;

    /// <summary>The trace.</summary>
    public Trace Trace => trace;

    /// <summary>How the loss of a network depends on a parameter; null for other problems.</summary>
    public Dependence? Dependence { get; set; }

    /// <summary>
    /// A quantity: <c>id role rule anchor given</c>; as inline maths <c>symbol value equation</c> (symbol = value) <c>formula
    /// substituted chain symbolic closed_form</c> ("" where there is none); as displays <c>display</c> (the whole line),
    /// <c>short</c> (without its chain) and <c>answer</c> (symbol = value); what asks for a parameter's gradient: <c>question
    /// parameter levels composition</c>.
    /// </summary>
    public TemplateObject Of(Quantity quantity) => _lines[quantity.Index] ??= Shape.Of((this, quantity));

    /// <summary>A list with something made of each item.</summary>
    public static ScriptArray List<T>(IEnumerable<T> items, Func<T, object?> make)
    {
        var array = new ScriptArray();
        foreach (var item in items)
        {
            array.Add(make(item));
        }

        return array;
    }

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

    /// <summary>The whole lines as displays below each other.</summary>
    public PaperText Displays(List<Quantity> quantities)
    {
        var displays = new (MathNode, ImmutableArray<string>)[quantities.Count];
        for (var i = 0; i < displays.Length; i++)
        {
            displays[i] = (Lines.Display(quantities[i]), [Lines.Anchor(quantities[i].Index)]);
        }

        return formulas.Displays(displays);
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

    /// <summary>The symbols in sentences.</summary>
    public SymbolWords Words => _words ??= new SymbolWords(trace);

    /// <summary>A quantity's symbol in a line of text.</summary>
    public PaperText Symbol(Quantity quantity) => formulas.Inline(Notate.Slashed(quantity.Symbol));

    // What the loss's dependence on a parameter is told for: the gradient of one sample's loss by it.
    private Dependence? Asked(Quantity quantity) => quantity.Role is Role.SampleWeightGradient or Role.SampleBiasGradient ? Dependence : null;

    private static string Shown(Quantity quantity) => quantity.Given?.Text ?? quantity.Shown;

    private PaperText Inline(MathNode? node) => node is null ? PaperText.Empty : formulas.Inline(node);
}
