using System.Text.Encodings.Web;
using System.Text.Json;
using WorkedSolutions.Solver.Checking;

namespace WorkedSolutions.Render.Feedback;

/// <summary>Writes a result as JSON: one person's as <c>worked-check/1</c>, a class's as <c>worked-check-class/1</c>.</summary>
public static class CheckJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>Writes one person's result.</summary>
    public static void Write(CheckResult result, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("format", "worked-check/1");
        json.WriteString("problem", result.Trace.Problem.Head.Id);
        WriteResult(json, result);
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Writes a class's results with what went wrong how often.</summary>
    public static void Write(ClassResult result, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("format", "worked-check-class/1");
        json.WriteString("problem", result.Trace.Problem.Head.Id);
        json.WriteNumber("mean_marks", result.MeanMarks);
        json.WriteNumber("of", result.Of);
        json.WriteStartArray("students");
        foreach (var student in result.Students)
        {
            json.WriteStartObject();
            WriteResult(json, student);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteTallies(json, result);
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    /// <summary>The word for a verdict.</summary>
    public static string Name(Verdict verdict) => verdict switch
    {
        Verdict.Correct => "correct",
        Verdict.Rounding => "rounding",
        Verdict.Follows => "follows",
        Verdict.Wrong => "wrong",
        Verdict.Missing => "missing",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static void WriteResult(Utf8JsonWriter json, CheckResult result)
    {
        if (result.Student is { } student)
        {
            json.WriteString("student", student);
        }

        json.WriteNumber("marks", result.Marks);
        json.WriteNumber("of", result.Of);
        json.WriteString("first_wrong", result.FirstWrong?.Quantity.Id);
        json.WriteString("summary", Summary.Of(result));
        json.WriteStartArray("quantities");
        foreach (var marked in result.Quantities)
        {
            WriteQuantity(json, result, marked);
        }

        json.WriteEndArray();
    }

    private static void WriteQuantity(Utf8JsonWriter json, CheckResult result, MarkedQuantity marked)
    {
        json.WriteStartObject();
        json.WriteString("id", marked.Quantity.Id);
        json.WriteString("given", marked.Answer?.Number.Text);
        json.WriteNumber("expected", marked.Quantity.Exact);
        json.WriteString("shown", marked.Quantity.Shown);
        json.WriteString("verdict", Name(marked.Verdict));
        json.WriteNumber("marks", marked.Marks);
        json.WriteNumber("of", marked.Of);
        json.WriteStartArray("follows_from");
        foreach (var index in marked.FollowsFrom)
        {
            json.WriteStringValue(result.Trace.Quantities[index].Id);
        }

        json.WriteEndArray();
        json.WriteString("refused", marked.Refused);
        json.WriteStartArray("mistakes");
        foreach (var mistake in marked.Mistakes)
        {
            json.WriteStartObject();
            json.WriteString("name", mistake.Name);
            json.WriteNumber("value", mistake.Value);
            json.WriteString("message", mistake.Message);
            json.WriteString("at", result.Trace.Quantities[mistake.At].Id);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTallies(Utf8JsonWriter json, ClassResult result)
    {
        json.WriteStartArray("quantities");
        foreach (var tally in result.Quantities)
        {
            json.WriteStartObject();
            json.WriteString("id", tally.Quantity.Id);
            json.WriteNumber("correct", tally.Correct);
            json.WriteNumber("follows", tally.Follows);
            json.WriteNumber("wrong", tally.Wrong);
            json.WriteNumber("first_wrong", tally.FirstWrong);
            json.WriteNumber("missing", tally.Missing);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("mistakes");
        foreach (var tally in result.Mistakes)
        {
            json.WriteStartObject();
            json.WriteString("name", tally.Name);
            json.WriteString("title", tally.Title);
            json.WriteNumber("students", tally.Students);
            json.WriteNumber("times", tally.Times);
            json.WriteStartArray("quantities");
            foreach (var quantity in tally.Quantities)
            {
                json.WriteStringValue(quantity.Id);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
