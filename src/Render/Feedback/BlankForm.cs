using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Feedback;

/// <summary>A form with a line for every quantity that is asked for.</summary>
public static class BlankForm
{
    /// <summary>As YAML, to be filled in and given to <c>worked check</c>.</summary>
    public static string Yaml(Trace trace)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(trace.Problem.Head.Title.ReplaceLineEndings(" ")).Append('\n');
        text.Append("# Write each number behind its name, with all the digits that you claim; leave out what you do not have.\n");
        text.Append("# decimal: comma\n");
        foreach (var name in Names(trace))
        {
            text.Append(name).Append(":\n");
        }

        return text.ToString();
    }

    /// <summary>As CSV with the header <c>quantity,value</c>.</summary>
    public static string Csv(Trace trace) =>
        string.Concat(Names(trace).Select(name => CsvTable.Line([name, ""]) + "\n").Prepend("quantity,value\n"));

    /// <summary>As JSON, each quantity null.</summary>
    public static void Json(Trace trace, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" });
        json.WriteStartObject();
        foreach (var name in Names(trace))
        {
            json.WriteNull(name);
        }

        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    /// <summary>The name of each asked quantity: its symbol where that means it and nothing else, else its id.</summary>
    internal static IEnumerable<string> Names(Trace trace)
    {
        var names = new QuantityNames(trace.Quantities);
        foreach (var index in trace.Asked)
        {
            var quantity = trace.Quantities[index];
            var plain = quantity.Symbol.Plain;
            yield return names.Find(plain)?.Index == index && IsPlainKey(plain) ? plain : quantity.Id;
        }
    }

    private static bool IsPlainKey(string name) =>
        name is not ("decimal" or "student" or "problem" or "answers" or "true" or "false" or "null" or "y" or "n" or "yes" or "no" or "on" or "off")
        && char.IsLetter(name[0]) && !name.Contains(": ") && !name.Contains(" #");
}
