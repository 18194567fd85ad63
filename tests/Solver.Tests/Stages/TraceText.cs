using System.Globalization;
using System.Text;
using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Tests.Stages;

/// <summary>
/// A trace as a person reads it, a line per quantity: id | symbol = formula = numbers ≈ result | rule | what it reads; under a
/// derivative of the first pass its chain and its closed form. Then what else the stage hands on.
/// </summary>
internal sealed class TraceText(Trace trace)
{
    private readonly StringBuilder _text = new();

    public static string Of(Trace trace) => new TraceText(trace).Write();

    private string Write()
    {
        _text.Append(trace.Problem.Head.Title).Append("\n\n");
        foreach (var quantity in trace.Quantities)
        {
            WriteQuantity(quantity);
        }

        Section("nodes", trace.Nodes, node => $"{node.Name} = {Symbols(node.Expression)}");
        Section("paths", trace.Paths.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value.Select(path => (pair.Key, path))),
            one => $"{one.Key}: {string.Join(" → ", one.path.Nodes)}: {string.Join(", ", one.path.Factors.Select(Symbols))}");
        Section("derivations", trace.Derivations.SelectMany(DerivationLines), line => line);
        Section("history", trace.History, value => value.ToString("G10", CultureInfo.InvariantCulture));
        Section("remarks", trace.Remarks, remark => $"{remark.Kind}: {Ids(remark.Quantities)}{string.Concat(remark.Numbers.Select(number => " " + number))}");
        Section("asked", trace.Asked, index => $"{trace.Quantities[index].Id} for {trace.Marks.GetValueOrDefault(index, 1)}");
        Section("checked", [trace.Verification], verification => $"{verification.Checked}: {string.Join("; ", verification.Routes)}");
        return _text.ToString();
    }

    private void WriteQuantity(Quantity quantity)
    {
        var relation = quantity.ShownExactly ? "=" : "≈";
        _text.Append(quantity.Id).Append(" | ").Append(quantity.Symbol.Plain);
        if (quantity.Formula is { } formula)
        {
            var texts = Substitution.Texts(trace.Quantities, quantity);
            _text.Append(" = ").Append(Symbols(formula)).Append(" = ").Append(PlainLine.Write(formula, texts));
        }

        _text.Append(' ').Append(relation).Append(' ').Append(quantity.Shown).Append(" | ").Append(quantity.Rule);
        if (quantity.Formula is { } read)
        {
            var indices = new List<int>();
            References.Visit(read, indices.Add);
            _text.Append(" | ").Append(Ids(indices.Distinct()));
        }

        _text.Append('\n');
        if (quantity is { Chain: { } chain, Update: 0 })
        {
            _text.Append("    ").Append(Symbols(chain)).Append(quantity.Symbolic is { } symbolic ? " = " + Symbols(symbolic) : "").Append('\n');
        }
    }

    private IEnumerable<string> DerivationLines(Derivation derivation) =>
    [
        $"d{derivation.Of}/d{derivation.By}",
        .. derivation.Steps.Select(step => $"{new string(' ', 2 * step.Depth + 2)}{step.Rule}: d({Symbols(step.Of)})/d{step.By} = {Symbols(step.Result)}"),
        .. derivation.Lines.Select(line => $"  = {Symbols(line)}"),
    ];

    private void Section<T>(string title, IEnumerable<T> items, Func<T, string> line)
    {
        var lines = items.Select(line).ToList();
        if (lines.Count > 0)
        {
            _text.Append('\n').Append(title).Append('\n').AppendJoin("", lines.Select(one => one + "\n"));
        }
    }

    private string Symbols(Expr expr) => PlainLine.Write(expr, index => trace.Quantities[index].Symbol.Plain);

    private string Ids(IEnumerable<int> indices) => string.Join(", ", indices.Select(index => trace.Quantities[index].Id));
}
