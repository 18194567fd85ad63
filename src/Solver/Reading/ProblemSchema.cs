using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WorkedSolutions.Solver.Reading;

/// <summary>
/// The JSON Schema (draft 2020-12) of a problem file, for editors. It is written from the tables that the reader goes by, and says
/// all that does not depend on other values: what the schema refuses the reader refuses.
/// </summary>
public static class ProblemSchema
{
    private static readonly ImmutableArray<KeySet> Definitions =
    [
        Keys.Network, Keys.Graph, Keys.Derivative, Keys.Generator, Keys.Rounding, Keys.Image, Keys.Layer, Keys.Loss, Keys.Regularisation,
        Keys.NetworkTraining, Keys.GraphTraining,
    ];

    /// <summary>The schema as JSON text, indented by two spaces.</summary>
    public static string Json { get; } = Write();

    private static string Write()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            WriteRoot(json);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteRoot(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteString("title", "Problem file of Worked Solutions");
        json.WriteString("type", "object");
        WriteNames(json, "required", ["title", "kind"]);
        json.WriteStartObject("properties");
        json.WriteStartObject("kind");
        json.WriteString("description", Keys.Network.Find("kind")!.Description);
        WriteNames(json, "enum", Words.Of(Words.Kinds));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("allOf");
        foreach (var (kind, keys) in Keys.Kinds)
        {
            WriteKind(json, kind, keys);
        }

        json.WriteEndArray();
        json.WriteStartObject("$defs");
        foreach (var keys in Definitions)
        {
            json.WriteStartObject(keys.Name);
            WriteFields(json, keys);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteKind(Utf8JsonWriter json, string kind, KeySet keys)
    {
        json.WriteStartObject();
        json.WriteStartObject("if");
        json.WriteStartObject("properties");
        json.WriteStartObject("kind");
        json.WriteString("const", kind);
        json.WriteEndObject();
        json.WriteEndObject();
        WriteNames(json, "required", ["kind"]);
        json.WriteEndObject();
        json.WriteStartObject("then");
        json.WriteString("$ref", $"#/$defs/{keys.Name}");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter json, KeySet keys)
    {
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        foreach (var key in keys.Keys)
        {
            json.WriteStartObject(key.Name);
            json.WriteString("description", key.Description);
            WriteForm(json, key.Form);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
        var required = keys.Keys.Where(key => key.Required).Select(key => key.Name).ToList();
        if (required.Count > 0)
        {
            WriteNames(json, "required", required);
        }

        WriteRules(json, keys);
    }

    private static void WriteRules(Utf8JsonWriter json, KeySet keys)
    {
        if (keys.ExactlyOne.Length > 0)
        {
            json.WriteStartArray("oneOf");
            foreach (var name in keys.ExactlyOne)
            {
                json.WriteStartObject();
                WriteNames(json, "required", [name]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (keys.AtMostOne.Length > 0)
        {
            json.WriteStartObject("not");
            WriteNames(json, "required", keys.AtMostOne);
            json.WriteEndObject();
        }

        if (keys.Needs.Length > 0)
        {
            json.WriteStartObject("dependentRequired");
            foreach (var (key, other) in keys.Needs)
            {
                WriteNames(json, key, [other]);
            }

            json.WriteEndObject();
        }

        if (keys.RequiredUnlessZero is { } rule)
        {
            json.WriteStartObject("if");
            json.WriteStartObject("properties");
            json.WriteStartObject(rule.Other);
            json.WriteNumber("const", 0);
            json.WriteEndObject();
            json.WriteEndObject();
            WriteNames(json, "required", [rule.Other]);
            json.WriteEndObject();
            json.WriteStartObject("else");
            WriteNames(json, "required", [rule.Key]);
            json.WriteEndObject();
        }
    }

    private static void WriteForm(Utf8JsonWriter json, Form form)
    {
        switch (form)
        {
            case Form.Text text:
                WriteText(json, text);
                break;
            case Form.OneOf words:
                WriteNames(json, "enum", words.Names);
                break;
            case Form.Flag:
                json.WriteString("type", "boolean");
                break;
            case Form.Integer integer:
                json.WriteString("type", "integer");
                json.WriteNumber("minimum", integer.Least);
                WriteLimit(json, "maximum", integer.Greatest);
                break;
            case Form.Number number:
                WriteNumber(json, number);
                break;
            case Form.PlainNumber number:
                json.WriteString("type", "number");
                WriteLimit(json, "exclusiveMinimum", number.Positive ? 0 : null);
                break;
            case Form.ListOf list:
                WriteList(json, list);
                break;
            case Form.MapOf map:
                WriteMap(json, map);
                break;
            case Form.Fields { Keys.Name: "" } fields:
                WriteFields(json, fields.Keys);
                break;
            case Form.Fields fields:
                json.WriteString("$ref", $"#/$defs/{fields.Keys.Name}");
                break;
            case Form.AnyOf any:
                WriteAny(json, any.Forms);
                break;
        }
    }

    private static void WriteText(Utf8JsonWriter json, Form.Text text)
    {
        if (text.OrNumber)
        {
            WriteNames(json, "type", ["string", "number"]);
        }
        else
        {
            json.WriteString("type", "string");
        }

        json.WriteString("pattern", text.Pattern ?? @"\S");
    }

    private static void WriteNumber(Utf8JsonWriter json, Form.Number number)
    {
        json.WriteStartArray("anyOf");
        json.WriteStartObject();
        WriteForm(json, new Form.PlainNumber(number.Positive));
        WriteLimit(json, "minimum", number.NotNegative ? 0 : null);
        json.WriteEndObject();
        json.WriteStartObject();
        WriteForm(json, new Form.Fields(Keys.Generator));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteList(Utf8JsonWriter json, Form.ListOf list)
    {
        json.WriteString("type", "array");
        json.WriteStartObject("items");
        WriteForm(json, list.Item);
        json.WriteEndObject();
        json.WriteNumber("minItems", list.Least);
        WriteLimit(json, "maxItems", list.Greatest);
        if (list.Unique)
        {
            json.WriteBoolean("uniqueItems", true);
        }
    }

    private static void WriteMap(Utf8JsonWriter json, Form.MapOf map)
    {
        json.WriteString("type", "object");
        json.WriteStartObject("propertyNames");
        json.WriteString("pattern", map.KeyPattern);
        json.WriteEndObject();
        json.WriteStartObject("additionalProperties");
        WriteForm(json, map.Value);
        json.WriteEndObject();
        json.WriteNumber("minProperties", map.Least);
        WriteLimit(json, "maxProperties", map.Greatest);
    }

    private static void WriteAny(Utf8JsonWriter json, ImmutableArray<Form> forms)
    {
        json.WriteStartArray("anyOf");
        foreach (var form in forms)
        {
            json.WriteStartObject();
            WriteForm(json, form);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLimit(Utf8JsonWriter json, string name, int? limit)
    {
        if (limit is { } value)
        {
            json.WriteNumber(name, value);
        }
    }

    private static void WriteNames(Utf8JsonWriter json, string name, IEnumerable<string> names)
    {
        json.WriteStartArray(name);
        foreach (var one in names)
        {
            json.WriteStringValue(one);
        }

        json.WriteEndArray();
    }
}
