using System.Text.Encodings.Web;
using System.Text.Json;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Json;

/// <summary>Writes a trace as JSON, format <c>worked-trace/1</c>: every quantity with its formula, numbers and what it uses.</summary>
public static class TraceJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    private static readonly JsonWriterOptions Compact = Options with { Indented = false };

    private const int ManyQuantities = 5_000;

    private const int FlushAt = 1 << 16;

    /// <summary>Writes UTF-8 without a byte-order mark; large traces without indentation.</summary>
    public static void Write(Trace trace, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, trace.Quantities.Length > ManyQuantities ? Compact : Options);
        var lines = new Lines(trace, links: false);
        var seen = new int[trace.Quantities.Length];
        var ids = new JsonEncodedText[trace.Quantities.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = JsonEncodedText.Encode(trace.Quantities[i].Id, Options.Encoder);
        }

        var head = trace.Problem.Head;
        json.WriteStartObject();
        json.WriteString("format", "worked-trace/1");
        json.WriteString("id", head.Id);
        json.WriteString("title", head.Title);
        json.WriteString("kind", Names.Of(trace.Problem));
        json.WriteStartArray("quantities");
        foreach (var quantity in trace.Quantities)
        {
            WriteQuantity(json, ids, seen, lines, quantity);
            if (json.BytesPending > FlushAt)
            {
                json.Flush();
            }
        }

        if (trace.Quantities.IsEmpty)
        {
            SymbolicJson.Write(json, trace, lines);
        }

        json.WriteEndArray();
        WriteHistory(json, trace);
        WriteDerivations(json, trace, lines);
        WriteNodes(json, trace, lines);
        WriteRemarks(json, trace);
        WriteVerification(json, trace.Verification);
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static void WriteQuantity(Utf8JsonWriter json, JsonEncodedText[] ids, int[] seen, Lines lines, Quantity quantity)
    {
        json.WriteStartObject();
        json.WriteString("id", ids[quantity.Index]);
        json.WriteString("role", Names.Of(quantity.Role));
        WritePlace(json, quantity);
        json.WriteString("symbol", quantity.Symbol.Plain);
        json.WriteString("latex", Tex(lines.Symbol(quantity.Index)));
        if (quantity.Formula is { } formula)
        {
            json.WriteString("formula", Tex(lines.Formula(quantity)!));
            json.WriteString("substituted", Tex(lines.Substituted(quantity)!));
        }

        json.WriteNumber("value", quantity.Value);
        json.WriteNumber("exact", quantity.Exact);
        json.WriteString("shown", quantity.Given?.Text ?? quantity.Shown);
        json.WriteString("relation", quantity.ShownExactly ? "=" : "≈");
        json.WriteStartArray("uses");
        if (quantity.Formula is not null)
        {
            // A mark per quantity, so that each is named once: the quantity's own number plus 1.
            References.Visit(quantity.Formula, index =>
            {
                if (seen[index] != quantity.Index + 1)
                {
                    seen[index] = quantity.Index + 1;
                    json.WriteStringValue(ids[index]);
                }
            });
        }

        json.WriteEndArray();
        json.WriteString("rule", quantity.Rule);
        WriteExpr(json, lines, "chain", quantity.Chain);
        WriteExpr(json, lines, "symbolic", quantity.Symbolic);
        WriteExpr(json, lines, "closed_form", quantity.ClosedForm);
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, Quantity quantity)
    {
        WriteIndex(json, "layer", quantity.Layer);
        WriteIndex(json, "neuron", quantity.Neuron);
        WriteIndex(json, "unit", quantity.Unit);
        WriteIndex(json, "sample", quantity.Sample);
        json.WriteNumber("update", quantity.Update);
    }

    private static void WriteIndex(Utf8JsonWriter json, string name, int index)
    {
        if (index > 0)
        {
            json.WriteNumber(name, index);
        }
    }

    private static void WriteExpr(Utf8JsonWriter json, Lines lines, string name, Expr? expr)
    {
        if (expr is not null)
        {
            json.WriteString(name, Tex(lines.InSymbols(expr)));
        }
    }

    private static void WriteHistory(Utf8JsonWriter json, Trace trace)
    {
        if (trace.History.Length == 0)
        {
            return;
        }

        json.WriteStartArray("history");
        foreach (var value in trace.History)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }

    private static void WriteDerivations(Utf8JsonWriter json, Trace trace, Lines lines)
    {
        if (trace.Derivations.Length == 0)
        {
            return;
        }

        json.WriteStartArray("derivations");
        foreach (var derivation in trace.Derivations)
        {
            json.WriteStartObject();
            json.WriteString("of", derivation.Of);
            json.WriteString("by", derivation.By);
            json.WriteStartArray("steps");
            foreach (var step in derivation.Steps)
            {
                json.WriteStartObject();
                json.WriteString("rule", step.Rule);
                json.WriteString("of", Tex(lines.InSymbols(step.Of)));
                json.WriteString("by", step.By);
                json.WriteString("result", Tex(lines.InSymbols(step.Result)));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("lines");
            foreach (var line in derivation.Lines)
            {
                json.WriteStringValue(Tex(lines.InSymbols(line)));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNodes(Utf8JsonWriter json, Trace trace, Lines lines)
    {
        if (trace.Nodes.Length == 0)
        {
            return;
        }

        json.WriteStartArray("nodes");
        foreach (var node in trace.Nodes)
        {
            json.WriteStartObject();
            json.WriteString("name", node.Name);
            json.WriteString("derived_from", Tex(lines.InSymbols(node.Expression)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRemarks(Utf8JsonWriter json, Trace trace)
    {
        if (trace.Remarks.Length > 0)
        {
            json.WriteStartArray("remarks");
            foreach (var remark in trace.Remarks)
            {
                json.WriteStartObject();
                json.WriteString("kind", remark.Kind);
                json.WriteStartArray("quantities");
                foreach (var index in remark.Quantities)
                {
                    json.WriteStringValue(trace.Quantities[index].Id);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (trace.Omissions.Length > 0)
        {
            json.WriteStartArray("omitted");
            foreach (var omission in trace.Omissions)
            {
                json.WriteStartObject();
                json.WriteString("what", omission.What);
                json.WriteNumber("count", omission.Count);
                json.WriteString("why", omission.Why);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }

    private static void WriteVerification(Utf8JsonWriter json, Verification verification)
    {
        json.WriteStartObject("verification");
        json.WriteStartArray("routes");
        foreach (var route in verification.Routes)
        {
            json.WriteStringValue(route);
        }

        json.WriteEndArray();
        json.WriteNumber("checked", verification.Checked);
        json.WriteNumber("worst_relative_difference", verification.WorstRelativeDifference);
        json.WriteEndObject();
    }

    private static string Tex(MathNode node) => TexWriter.Write(node);
}
