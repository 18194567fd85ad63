using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace WorkedSolutions.Render.Tests.Platforms;

/// <summary>
/// The rules of the QTI 2.1 schema (imsqti_v2p1.xsd of 2012) for the elements that we write: which children in which order, whether
/// text is allowed, which attributes must and may be there. An element that is not listed is a fault.
/// </summary>
internal static partial class QtiStructure
{
    private const string Blocks = "pre|h[3-6]|p|ol|ul|hr|blockquote|table|div|math";
    private const string Inlines = "math|img|br|em|strong|code|a";
    private const string Flow = Blocks + "|img|br|em|strong|code|a";
    private const string Numbers = "variable|correct|baseValue|sum|product|divide|power|mathOperator|max|min";

    /// <summary>Children as a pattern over their names, each followed by a space; text; attributes that must be there; ones that may.</summary>
    private static readonly Dictionary<string, (string Children, bool Text, string[] Must, string[] May)> Rules = new()
    {
        ["assessmentItem"] = ("(responseDeclaration )+(outcomeDeclaration )+itemBody responseProcessing (modalFeedback )*", false, ["identifier", "title", "timeDependent"], ["adaptive"]),
        ["responseDeclaration"] = ("correctResponse ", false, ["identifier", "cardinality", "baseType"], []),
        ["correctResponse"] = ("value ", false, [], []),
        ["outcomeDeclaration"] = ("(defaultValue )?", false, ["identifier", "cardinality", "baseType"], ["normalMaximum"]),
        ["defaultValue"] = ("value ", false, [], []),
        ["value"] = ("", true, [], []),
        ["itemBody"] = ($"(({Blocks}) )+", false, [], []),
        ["modalFeedback"] = ($"(({Flow}) )*", true, ["outcomeIdentifier", "identifier", "showHide"], []),
        ["p"] = ($"(({Inlines}|textEntryInteraction) )*", true, [], []),
        ["div"] = ($"(({Flow}) )*", true, [], []),
        ["blockquote"] = ($"(({Blocks}) )*", false, [], []),
        ["ul"] = ("(li )*", false, [], []),
        ["ol"] = ("(li )*", false, [], []),
        ["li"] = ($"(({Flow}) )*", true, [], []),
        ["table"] = ("(thead )?tbody ", false, [], []),
        ["thead"] = ("(tr )+", false, [], []),
        ["tbody"] = ("(tr )+", false, [], []),
        ["tr"] = ("((th|td) )*", false, [], []),
        ["th"] = ($"(({Flow}) )*", true, [], []),
        ["td"] = ($"(({Flow}) )*", true, [], []),
        ["pre"] = ("((math|br|em|strong|code|a) )*", true, [], []),
        ["hr"] = ("", false, [], []),
        ["br"] = ("", false, [], []),
        ["em"] = ($"(({Inlines}) )*", true, [], []),
        ["strong"] = ($"(({Inlines}) )*", true, [], []),
        ["code"] = ($"(({Inlines}) )*", true, [], []),
        ["a"] = ("((math|img|br|em|strong|code) )*", true, ["href"], []),
        ["img"] = ("", false, ["src", "alt"], []),
        ["textEntryInteraction"] = ("", false, ["responseIdentifier"], ["expectedLength"]),
        ["responseProcessing"] = ("((responseCondition|setOutcomeValue) )*", false, [], []),
        ["responseCondition"] = ("responseIf (responseElseIf )*(responseElse )?", false, [], []),
        ["responseIf"] = ("(equal|and|not) (setOutcomeValue )*", false, [], []),
        ["responseElseIf"] = ("(equal|and) (setOutcomeValue )*", false, [], []),
        ["setOutcomeValue"] = ($"({Numbers}|multiple) ", false, ["identifier"], []),
        ["and"] = ("((equal|not|gte|lte|and) )+", false, [], []),
        ["not"] = ("(equal|and|gte|lte|isNull) ", false, [], []),
        ["isNull"] = ($"({Numbers}) ", false, [], []),
        ["equal"] = ($"(({Numbers}) ){{2}}", false, ["toleranceMode"], ["tolerance"]),
        ["gte"] = ($"(({Numbers}) ){{2}}", false, [], []),
        ["lte"] = ($"(({Numbers}) ){{2}}", false, [], []),
        ["multiple"] = ("((variable|baseValue) )*", false, [], []),
        ["sum"] = ($"(({Numbers}) )+", false, [], []),
        ["product"] = ($"(({Numbers}) )+", false, [], []),
        ["max"] = ($"(({Numbers}) )+", false, [], []),
        ["min"] = ($"(({Numbers}) )+", false, [], []),
        ["divide"] = ($"(({Numbers}) ){{2}}", false, [], []),
        ["power"] = ($"(({Numbers}) ){{2}}", false, [], []),
        ["mathOperator"] = ($"(({Numbers}) ){{1,2}}", false, ["name"], []),
        ["variable"] = ("", false, ["identifier"], []),
        ["correct"] = ("", false, ["identifier"], []),
        ["baseValue"] = ("", true, ["baseType"], []),
    };

    private static readonly string[] Operators =
    [
        "sin", "cos", "tan", "sec", "csc", "cot", "asin", "acos", "atan", "atan2", "asec", "acsc", "acot", "sinh", "cosh", "tanh",
        "sech", "csch", "coth", "log", "ln", "exp", "abs", "signum", "floor", "ceil", "toDegrees", "toRadians",
    ];

    /// <summary>Asserts that an item keeps the rules.</summary>
    public static void Check(XElement item)
    {
        var declared = item.Elements().Where(e => e.Name.LocalName.EndsWith("Declaration", StringComparison.Ordinal)).Select(e => e.Attribute("identifier")!.Value).ToList();
        Assert.Equal(declared.Distinct(), declared);
        foreach (var element in item.DescendantsAndSelf().Where(e => e.Name.Namespace == QtiProcessor.Ns))
        {
            CheckElement(element);
            foreach (var reference in element.Attributes().Where(a => a.Name.LocalName is "responseIdentifier" or "outcomeIdentifier" || (a.Name == "identifier" && element.Name.LocalName is "variable" or "correct" or "setOutcomeValue")))
            {
                Assert.Contains(reference.Value, declared);
            }
        }
    }

    private static void CheckElement(XElement element)
    {
        var name = element.Name.LocalName;
        Assert.True(Rules.TryGetValue(Regex.IsMatch(name, "^h[3-6]$") ? "p" : name, out var rule), $"no element {name}");
        var children = string.Concat(element.Elements().Select(child => child.Name.LocalName + " "));
        Assert.True(Regex.IsMatch(children, "^(" + rule.Children + ")$"), $"{name} has {children}");
        Assert.True(rule.Text || element.Nodes().OfType<XText>().All(text => string.IsNullOrWhiteSpace(text.Value)), $"{name} has text");
        var attributes = element.Attributes().Where(a => !a.IsNamespaceDeclaration).Select(a => a.Name.LocalName).ToList();
        Assert.Empty(rule.Must.Except(attributes));
        Assert.Empty(attributes.Except(rule.Must).Except(rule.May));
        foreach (var attribute in element.Attributes().Where(a => a.Name.LocalName.EndsWith("dentifier", StringComparison.Ordinal)))
        {
            Assert.Matches(Identifier(), attribute.Value);
        }

        switch (name)
        {
            case "mathOperator":
                Assert.Contains(element.Attribute("name")!.Value, Operators);
                break;
            case "baseValue" when element.Attribute("baseType")!.Value == "float":
                Assert.True(double.TryParse(element.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _), element.Value);
                break;
            case "equal":
                Assert.True(element.Attribute("toleranceMode")!.Value is "exact" or "absolute");
                Assert.Equal(element.Attribute("toleranceMode")!.Value == "exact", element.Attribute("tolerance") is null);
                break;
        }
    }

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_.\-]*$")]
    private static partial Regex Identifier();
}
