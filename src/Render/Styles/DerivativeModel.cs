using System.Collections.Immutable;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Calculus;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Styles;

/// <summary>A derivative's trace as a template sees it: <c>derivative</c> with the function, the rules by name and the lines.</summary>
internal sealed class DerivativeModel(LineModel lines, Problem.Derivative problem)
{
    private readonly Trace _trace = lines.Trace;

    private bool Total => problem.Variables.Length == 1;

    /// <summary>The <c>derivative</c> member.</summary>
    public LazyObject Derivative() => new LazyObject()
        .With("several", problem.Variables.Length > 1)
        .With("composition", problem.Definitions.Length > 1)
        .With("definitions", () => LineModel.List(problem.Definitions, d => lines.Formulas.Display(
            Break.Relations(problem.Definitions.Length > 1 ? Name(d.Name) : Of(d.Name), [(Notate.EqualSign, lines.Lines.InSymbols(d.Expression))]))))
        .With("function", () => lines.Formulas.Inline(Name(problem.Of)))
        .With("variables", () => LineModel.List(problem.Variables, v => lines.Formulas.Inline(Name(v))))
        .With("point", () => LineModel.List(problem.At, v => lines.Formulas.Inline(MathNode.Of(Name(v.Name), Notate.EqualSign, Notate.Number(v.Value.Text)))))
        .With("asked_names", () => LineModel.List(problem.Variables, v => lines.Formulas.Inline(Fraction(problem.Of, v))))
        .With("values", () => lines.Of(_trace.Quantities.Where(q => q.Role == Role.Node).Select(q => q.Index)))
        .With("derivations", () => LineModel.List(_trace.Derivations, Derivation))
        .With("asked", () => LineModel.List(_trace.Derivations.Where(derivation => derivation.Asked), Derivation));

    private LazyObject Derivation(Derivation derivation)
    {
        var quantity = derivation.Quantity >= 0 ? _trace.Quantities[derivation.Quantity] : null;
        return new LazyObject()
            .With("symbol", lines.Formulas.Inline(Fraction(derivation.Of, derivation.By)))
            .With("marks", derivation.Marks)
            .With("by", lines.Formulas.Inline(Name(derivation.By)))
            .With("others", () => LineModel.List(problem.Variables.Where(v => v != derivation.By), v => lines.Formulas.Inline(Name(v))))
            .With("steps", () => LineModel.List(derivation.Steps, Step))
            .With("display", () => Display(derivation))
            .With("result", () => lines.Formulas.Display(MathNode.Of(Fraction(derivation.Of, derivation.By), Notate.EqualSign, lines.Lines.InSymbols(derivation.Lines[^1]))))
            .With("working", () => lines.Formulas.Inline(lines.Lines.InSymbols(derivation.Lines[0])))
            .With("answer", () => lines.Formulas.Inline(lines.Lines.InSymbols(derivation.Lines[^1])))
            .With("line", quantity is null ? null : lines.Of(quantity))
            .With("inputs", () => quantity is null ? [] : lines.Of(Inputs(quantity, derivation)))
            .With("at", () => quantity is null ? PaperText.Empty : lines.Formulas.Display(lines.Lines.Display(quantity, chain: false), Anchors.Of(quantity.Id)));
    }

    /// <summary>What a derivative at the point is worked out from, apart from what an earlier derivative has shown.</summary>
    private IEnumerable<int> Inputs(Quantity quantity, Derivation derivation)
    {
        var shown = new HashSet<int>();
        foreach (var earlier in _trace.Derivations.TakeWhile(other => other != derivation).Where(other => other.Quantity >= 0))
        {
            Collect(earlier.Quantity, shown);
        }

        var needed = new HashSet<int>();
        Collect(quantity.Index, needed);
        return needed.Except(shown).Where(index => index != quantity.Index).Order();
    }

    private void Collect(int index, HashSet<int> found)
    {
        if (_trace.Quantities[index] is { IsComputed: true, Formula: { } formula } && found.Add(index))
        {
            References.Visit(formula, part => Collect(part, found));
        }
    }

    private LazyObject Step(RuleStep step) => new LazyObject()
        .With("rule", step.Rule)
        .With("depth", step.Depth)
        .With("of", () => lines.Formulas.Inline(lines.Lines.InSymbols(step.Of)))
        .With("equation", () => lines.Formulas.Inline(MathNode.Of(
            Operator(step.By), Bracketed(step.Of), Notate.EqualSign, lines.Lines.InSymbols(step.Result))));

    private PaperText Display(Derivation derivation)
    {
        var members = ImmutableArray.CreateBuilder<(MathNode, MathNode)>();
        MathNode? last = null;
        foreach (var line in derivation.Lines)
        {
            var node = lines.Lines.InSymbols(line);
            if (!Equals(node, last))
            {
                members.Add((Notate.EqualSign, node));
                last = node;
            }
        }

        return lines.Formulas.Display(Break.Aligned(Fraction(derivation.Of, derivation.By), members.ToImmutable()));
    }

    private MathNode Operator(string by) => new MathNode.Fraction(D, MathNode.Of(D, Name(by)));

    private MathNode Bracketed(Expr expr)
    {
        var node = lines.Lines.InSymbols(expr);
        return expr is Expr.Name or Expr.Number ? node : Typeset.Brackets(node);
    }

    private MathNode Of(string name)
    {
        var nodes = new List<MathNode> { Name(name), Notate.Open };
        for (var i = 0; i < problem.Variables.Length; i++)
        {
            if (i > 0)
            {
                nodes.Add(Notate.Comma);
            }

            nodes.Add(Name(problem.Variables[i]));
        }

        nodes.Add(Notate.Close);
        return MathNode.OfList(nodes);
    }

    private MathNode Fraction(string of, string by) => Notate.Derivative(Name(of), Name(by), Total);

    private MathNode D => Total ? new MathNode.Symbol("d", AtomClass.Ord, Alphabet.Roman) : Notate.PartialSign;

    private static MathNode Name(string name) => Notate.Symbol(Symbol.FromName(name));
}
