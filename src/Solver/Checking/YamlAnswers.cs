using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Reading;

namespace WorkedSolutions.Solver.Checking;

/// <summary>Reads a mapping of names to numbers; beside them <c>decimal: comma</c>, <c>student</c> and <c>answers</c> (the mapping itself).</summary>
internal static class YamlAnswers
{
    public static AnswerSheet Read(string text, string file, AnswerNames names)
    {
        var document = YamlReader.Read(text, file);
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        diagnostics.AddRange(document.Diagnostics.Select(d => d.Code switch
        {
            "empty-file" => d with { Hint = "`worked check PROBLEM --blank` prints a form to fill in" },
            "file-too-large" => d with { Hint = "an answers file holds one number per quantity" },
            _ => d,
        }));
        if (document.Root is not YamlNode.Mapping root)
        {
            if (document.Root is { } other)
            {
                diagnostics.Add(Diagnostic.Error("not-answers", other.Place, "an answers file is a list of `name: number` lines", "for example z_h1: 0.3775"));
            }

            return new([], false, diagnostics.ToImmutable());
        }

        var comma = DecimalComma(root, diagnostics);
        var student = (root.Find("student") as YamlNode.Scalar)?.Text;
        var collector = new AnswerCollector(names, Severity.Error, diagnostics);
        Collect(root.Find("answers") as YamlNode.Mapping ?? root, comma, collector, diagnostics);
        var failed = diagnostics.Any(d => d.Severity == Severity.Error);
        return new(failed ? [] : [new Answers(student, collector.All)], false, diagnostics.ToImmutable());
    }

    private static bool DecimalComma(YamlNode.Mapping root, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (root.Find("decimal") is not { } node)
        {
            return false;
        }

        var word = (node as YamlNode.Scalar)?.Text;
        if (word is not ("comma" or "point"))
        {
            diagnostics.Add(Diagnostic.Error("bad-value", node.Place, "`decimal` is `comma` or `point`"));
        }

        return word == "comma";
    }

    private static void Collect(YamlNode.Mapping mapping, bool comma, AnswerCollector collector, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        foreach (var (key, value) in mapping.Entries)
        {
            if (key.Text is "decimal" or "student" or "problem" or "$schema")
            {
                continue;
            }

            if (diagnostics.Count >= Diagnostic.MostOfAFile)
            {
                return;
            }

            if (value is YamlNode.Scalar scalar)
            {
                collector.Add(key.Text, key.Place, scalar.IsNull ? "" : scalar.Text, scalar.Place, comma);
            }
            else
            {
                diagnostics.Add(Diagnostic.Error("not-a-number", value.Place, $"{AnswerNames.Shortened(key.Text)} has a list or a mapping where its number belongs", "one number per quantity"));
            }
        }
    }
}
