using System.Globalization;
using System.Xml.Linq;

namespace WorkedSolutions.Render.Tests.Platforms;

/// <summary>
/// Runs the response processing of an item as the QTI 2.1 information model describes it, for single floats and multiple
/// identifiers. Null is contagious; a condition that is null does not hold. Independent of our writer.
/// </summary>
internal sealed class QtiProcessor
{
    public static readonly XNamespace Ns = "http://www.imsglobal.org/xsd/imsqti_v2p1";
    private readonly XElement _item;
    private readonly Dictionary<string, double?> _numbers = [];
    private readonly HashSet<string> _feedback = [];

    private QtiProcessor(XElement item, IEnumerable<(string, double)> responses)
    {
        _item = item;
        foreach (var declaration in item.Elements(Ns + "outcomeDeclaration").Where(d => (string?)d.Attribute("baseType") == "float"))
        {
            var given = declaration.Descendants(Ns + "value").FirstOrDefault()?.Value;
            _numbers[declaration.Attribute("identifier")!.Value] = given is null ? null : double.Parse(given, CultureInfo.InvariantCulture);
        }

        foreach (var declaration in item.Elements(Ns + "responseDeclaration"))
        {
            _numbers[declaration.Attribute("identifier")!.Value] = null;
        }

        foreach (var (name, value) in responses)
        {
            Assert.True(_numbers.ContainsKey(name), $"no response {name}");
            _numbers[name] = value;
        }
    }

    public static (double Score, IReadOnlySet<string> Feedback) Run(XElement item, params IEnumerable<(string, double)> responses)
    {
        var processor = new QtiProcessor(item, responses);
        foreach (var rule in item.Element(Ns + "responseProcessing")!.Elements())
        {
            processor.Rule(rule);
        }

        return (processor._numbers["SCORE"]!.Value, processor._feedback);
    }

    private void Rule(XElement rule)
    {
        switch (rule.Name.LocalName)
        {
            case "setOutcomeValue" when rule.Attribute("identifier")!.Value == "FEEDBACK":
                _feedback.Add(rule.Descendants(Ns + "baseValue").Single().Value);
                break;
            case "setOutcomeValue":
                Assert.True(_numbers.ContainsKey(rule.Attribute("identifier")!.Value));
                _numbers[rule.Attribute("identifier")!.Value] = Number(rule.Elements().Single());
                break;
            case "responseCondition":
                var branch = rule.Elements().FirstOrDefault(b => b.Name.LocalName == "responseElse" || Holds(b.Elements().First()) == true);
                foreach (var inner in branch?.Elements().Skip(branch.Name.LocalName == "responseElse" ? 0 : 1) ?? [])
                {
                    Rule(inner);
                }

                break;
            default:
                Assert.Fail($"unknown rule {rule.Name.LocalName}");
                break;
        }
    }

    private bool? Holds(XElement e)
    {
        var parts = e.Elements().ToList();
        switch (e.Name.LocalName)
        {
            case "isNull":
                return Number(parts.Single()) is null;
            case "and":
                var all = parts.Select(Holds).ToList();
                return all.Contains(false) ? false : all.Contains(null) ? null : true;
            case "not":
                return !Holds(parts[0]);
            case "gte":
                return Number(parts[0]) >= Number(parts[1]);
            case "lte":
                return Number(parts[0]) <= Number(parts[1]);
            case "equal":
                var (x, y) = (Number(parts[0]), Number(parts[1]));
                if (x is null || y is null)
                {
                    return null;
                }

                if (e.Attribute("toleranceMode")!.Value == "exact")
                {
                    return x == y;
                }

                Assert.Equal("absolute", e.Attribute("toleranceMode")!.Value);
                var tolerance = e.Attribute("tolerance")!.Value.Split(' ').Select(t => double.Parse(t, CultureInfo.InvariantCulture)).ToList();
                return y >= x - tolerance[0] && y <= x + tolerance[^1];
            default:
                throw new InvalidOperationException($"unknown condition {e.Name.LocalName}");
        }
    }

    private double? Number(XElement e)
    {
        var parts = e.Elements().Select(Number).ToList();
        if (parts.Contains(null))
        {
            return null;
        }

        var x = parts.Select(part => part!.Value).ToList();
        return e.Name.LocalName switch
        {
            "variable" => _numbers[e.Attribute("identifier")!.Value],
            "correct" => double.Parse(_item.Elements(Ns + "responseDeclaration").Single(d => d.Attribute("identifier")!.Value == e.Attribute("identifier")!.Value).Descendants(Ns + "value").Single().Value, CultureInfo.InvariantCulture),
            "baseValue" => double.Parse(e.Value, CultureInfo.InvariantCulture),
            "sum" => x.Sum(),
            "product" => x.Aggregate(1.0, (a, b) => a * b),
            "divide" => x[1] == 0 ? null : x[0] / x[1],
            "power" => Math.Pow(x[0], x[1]),
            "max" => x.Max(),
            "min" => x.Min(),
            "mathOperator" => e.Attribute("name")!.Value switch
            {
                "exp" => Math.Exp(x[0]),
                "ln" => Math.Log(x[0]),
                "abs" => Math.Abs(x[0]),
                "sin" => Math.Sin(x[0]),
                "cos" => Math.Cos(x[0]),
                "tan" => Math.Tan(x[0]),
                "tanh" => Math.Tanh(x[0]),
                "signum" => Math.Sign(x[0]),
                var other => throw new InvalidOperationException($"unknown operator {other}"),
            },
            var other => throw new InvalidOperationException($"unknown expression {other}"),
        };
    }
}
