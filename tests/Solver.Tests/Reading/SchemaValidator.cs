using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WorkedSolutions.Solver.Tests.Reading;

/// <summary>Validates JSON against a schema of draft 2020-12, as far as our schema uses it; a keyword that it does not know is an error.</summary>
internal sealed class SchemaValidator(string schema)
{
    private readonly JsonElement _root = JsonDocument.Parse(schema).RootElement;

    public bool IsValid(JsonNode? instance) => Check(_root, instance);

    private bool Check(JsonElement schema, JsonNode? value)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            if (!Keyword(schema, keyword.Name, keyword.Value, value))
            {
                return false;
            }
        }

        return true;
    }

    private bool Keyword(JsonElement schema, string name, JsonElement rule, JsonNode? value) => name switch
    {
        "$schema" or "title" or "description" or "$defs" or "then" or "else" => true,
        "$ref" => Check(_root.GetProperty("$defs").GetProperty(rule.GetString()!["#/$defs/".Length..]), value),
        "type" => rule.ValueKind == JsonValueKind.String ? IsType(rule.GetString()!, value) : rule.EnumerateArray().Any(type => IsType(type.GetString()!, value)),
        "enum" => rule.EnumerateArray().Any(one => value is JsonValue v && v.GetValueKind() == JsonValueKind.String && v.GetValue<string>() == one.GetString()),
        "const" => rule.ValueKind == JsonValueKind.String
            ? value is JsonValue v && v.GetValueKind() == JsonValueKind.String && v.GetValue<string>() == rule.GetString()
            : Number(value) == rule.GetDouble(),
        "pattern" => value is not JsonValue || value.GetValueKind() != JsonValueKind.String || Regex.IsMatch(value.GetValue<string>(), rule.GetString()!),
        "minimum" => Number(value) is not { } n || n >= rule.GetDouble(),
        "maximum" => Number(value) is not { } n || n <= rule.GetDouble(),
        "exclusiveMinimum" => Number(value) is not { } n || n > rule.GetDouble(),
        "items" => value is not JsonArray array || array.All(item => Check(rule, item)),
        "minItems" => value is not JsonArray array || array.Count >= rule.GetInt32(),
        "maxItems" => value is not JsonArray array || array.Count <= rule.GetInt32(),
        "uniqueItems" => value is not JsonArray array || array.Select(item => item?.ToJsonString()).Distinct().Count() == array.Count,
        "properties" => value is not JsonObject o || rule.EnumerateObject().All(p => !o.ContainsKey(p.Name) || Check(p.Value, o[p.Name])),
        "additionalProperties" => value is not JsonObject o || o.All(p => IsListed(schema, p.Key) || (rule.ValueKind == JsonValueKind.Object && Check(rule, p.Value))),
        "propertyNames" => value is not JsonObject o || o.All(p => Check(rule, JsonValue.Create(p.Key))),
        "minProperties" => value is not JsonObject o || o.Count >= rule.GetInt32(),
        "required" => value is not JsonObject o || rule.EnumerateArray().All(key => o.ContainsKey(key.GetString()!)),
        "dependentRequired" => value is not JsonObject o
            || rule.EnumerateObject().All(p => !o.ContainsKey(p.Name) || p.Value.EnumerateArray().All(key => o.ContainsKey(key.GetString()!))),
        "anyOf" => rule.EnumerateArray().Any(one => Check(one, value)),
        "allOf" => rule.EnumerateArray().All(one => Check(one, value)),
        "oneOf" => rule.EnumerateArray().Count(one => Check(one, value)) == 1,
        "not" => !Check(rule, value),
        "if" => Check(rule, value)
            ? !schema.TryGetProperty("then", out var then) || Check(then, value)
            : !schema.TryGetProperty("else", out var otherwise) || Check(otherwise, value),
        _ => throw new NotSupportedException($"keyword {name}"),
    };

    private static bool IsListed(JsonElement schema, string key) => schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(key, out _);

    private static bool IsType(string type, JsonNode? value) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value is JsonValue && value.GetValueKind() == JsonValueKind.String,
        "boolean" => value is JsonValue && value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "number" => Number(value) is not null,
        "integer" => Number(value) is { } n && Math.Floor(n) == n,
        _ => throw new NotSupportedException($"type {type}"),
    };

    private static double? Number(JsonNode? value) =>
        value is JsonValue && value.GetValueKind() == JsonValueKind.Number ? double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture) : null;
}
