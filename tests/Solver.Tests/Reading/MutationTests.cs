using CsCheck;
using WorkedSolutions.Solver.Reading;

namespace WorkedSolutions.Solver.Tests.Reading;

/// <summary>Whatever happens to a good file, reading it never throws: it gives a problem or says why not.</summary>
public class MutationTests
{
    private static readonly string[] Texts = [.. Corpus.Good.Concat(Corpus.Bad).Select(File.ReadAllText)];

    private static readonly string[] Pieces =
    [
        "", " ", "\n", "\t", "[", "]", "{", "}", ":", ": ", ",", "-", "- ", "#", "&a ", "*a", "!", "!!int ", "|", ">", "'", "\"", "\\", "%", "@", "`", "?", "? ", "<<: ",
        "---\n", "...\n", "~", "null", "true", ".nan", "1e999", "-0", "0x1", "x", "w1", "ü", "\u2028", "\ud83d\ude00", "\0", "(", ")", "^", "*", "/", "[[]]", "{}",
        "{uniform: [0, 1]}", "{shape: [2, 2], integers: [0, 9]}", "rows", "shape", "title: ", "kind: graph\n", "layers", "define", "%YAML 1.1\n---\n",
    ];

    [Fact]
    public void A_mutated_file_never_throws() =>
        (from text in Gen.Int[0, Texts.Length - 1].Select(i => Texts[i])
         from edits in Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 12], Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i])).Array[1, 4]
         select edits.Aggregate(text, Edit))
        .Sample(
            text =>
            {
                var result = ProblemReader.Read(text, "mutated.yaml");
                Assert.True(result.Problem is not null || result.Diagnostics.Length > 0);
                Assert.All(result.Diagnostics, d => Assert.True(d.Place.Line >= 0 && d.Message.Length > 0));
            },
            iter: 3_000);

    private static string Edit(string text, (int At, int Removed, string Inserted) edit)
    {
        var at = text.Length == 0 ? 0 : edit.At % text.Length;
        return text.Remove(at, Math.Min(edit.Removed, text.Length - at)).Insert(at, edit.Inserted);
    }
}
