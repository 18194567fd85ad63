using Scriban.Runtime;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Styles;

namespace WorkedSolutions.Render.Tests.Styles;

public class StyleTemplateTests
{
    private static ScriptObject Model()
    {
        var steps = new ScriptArray();
        foreach (var id in (string[])["z1", "a1"])
        {
            steps.Add(new ScriptObject { ["id"] = id, ["shown"] = "0.3775", ["note"] = null });
        }

        return new ScriptObject
        {
            ["title"] = "Backpropagation",
            ["steps"] = steps,
            ["twice"] = new StyleTemplateFunction(1, 2, arguments => $"{arguments[0]}{arguments[0]}"),
            ["refuse"] = new StyleTemplateFunction(1, 1, arguments => new StyleTemplateFunction.Fault($"no quantity '{arguments[0]}'", "try z1")),
        };
    }

    private static StyleRendering Render(string text, Func<string, StyleFile?>? files = null, TimeSpan? limit = null)
    {
        var parsed = StyleTemplate.Parse(text, "mine/solution.sbn", files);
        return parsed.Template is null
            ? new StyleRendering(null, parsed.Diagnostics, _ => default)
            : parsed.Template.Render(Model(), null, limit);
    }

    private static Func<string, StyleFile?> Files(params (string Name, string Text)[] files) => name =>
    {
        foreach (var file in files)
        {
            if (file.Name == name)
            {
                return new StyleFile($"mine/{name}.sbn", file.Text);
            }
        }

        return null;
    };

    [Fact]
    public void Loops_functions_and_includes_render_clean_text()
    {
        var text = "# {{ title }}\n{{~ for s in steps ~}}\n- {{ s.id }} = {{ s.shown }}\n{{~ end ~}}\n{{ include \"foot\" }}\n{{ twice 'ab' }} {{ 'x' | twice }} {{ steps[0].note ?? 'none' }}";
        var rendering = Render(text, Files(("foot", "Checked: {{ steps.size }}.")));
        Assert.Empty(rendering.Diagnostics);
        Assert.Equal("# Backpropagation\n- z1 = 0.3775\n- a1 = 0.3775\nChecked: 2.\nabab xx none", rendering.Text);
    }

    [Theory]
    [InlineData("a\n{{ titel }}", 2, 4, "titel", "did you mean 'title'?")]
    [InlineData("{{ for s in steps }}\n{{ s.show }}\n{{ end }}", 2, null, "show", "did you mean 'shown'?")]
    [InlineData("{{ steps[7].id }}", 1, null, "7", null)]
    [InlineData("{{ refuse 'q' }}", 1, null, "no quantity 'q'", "try z1")]
    [InlineData("{{ 'q' | refuse }}", 1, null, "no quantity 'q'", "try z1")]
    [InlineData("{{ twice }}", 1, null, "argument", null)]
    [InlineData("{{ math.random 1 2 }}", 1, null, "random", null)]
    [InlineData("{{ math.uuid }}", 1, null, "uuid", null)]
    [InlineData("{{ date.now }}", 1, null, "date", null)]
    [InlineData("{{ object.eval '1' }}", 1, null, "eval", null)]
    [InlineData("{{ string.upcase = 1 }}", 1, null, "readonly", null)]
    [InlineData("{{ string = 1 }}{{ string.upcase 'a' }}", 1, null, "", null)]
    [InlineData("x {{ if }}", 1, null, "if", null)]
    [InlineData("{{ end }}", 1, null, "end", null)]
    public void A_mistake_is_a_diagnostic_with_its_place(string text, int line, int? column, string words, string? hint)
    {
        var rendering = Render(text);
        Assert.Null(rendering.Text);
        var diagnostic = rendering.Diagnostics[0];
        Assert.Equal("mine/solution.sbn", diagnostic.Place.File);
        Assert.Equal(line, diagnostic.Place.Line);
        Assert.True(column is null || column == diagnostic.Place.Column, diagnostic.ToString());
        Assert.Contains(words, diagnostic.Message, StringComparison.Ordinal);
        Assert.True(hint is null || diagnostic.Hint == hint, diagnostic.ToString());
    }

    [Theory]
    [InlineData("{{ while true }}a{{ end }}")]
    [InlineData("{{ for i in 1..100000000 }}a{{ end }}")]
    [InlineData("{{ for i in 1..900 }}{{ for k in 1..100000 }}{{ end }}{{ end }}")]
    [InlineData("{{ func f(x); ret f(x + 1); end }}{{ f 1 }}")]
    [InlineData("{{ x = 'aaaaaaaaaa' * 100000000 }}{{ x }}")]
    [InlineData("{{ string.pad_left 'a' 2000000000 }}")]
    [InlineData("{{ s = 'aaaaaaaaaa' }}{{ for i in 1..40 }}{{ s = s + s }}{{ end }}{{ s }}")]
    [InlineData("{{ x = 9999999999 }}{{ for i in 1..60 }}{{ x = x * x }}{{ end }}{{ x }}")]
    [InlineData("{{ 1 << 2000000000 }}")]
    [InlineData("{{ for i in 1..900000 }}0123456789{{ end }}")]
    [InlineData("{{ include 'self' }}")]
    public void A_hostile_template_ends_soon_in_a_diagnostic(string text)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var rendering = Render(text, Files(("self", "{{ include 'self' }}")), TimeSpan.FromSeconds(2));
        Assert.Null(rendering.Text);
        Assert.NotEmpty(rendering.Diagnostics);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
    }

    [Theory]
    [InlineData("((((")]
    [InlineData("[[[[")]
    [InlineData("!!!!")]
    [InlineData("----")]
    [InlineData("a.a.")]
    public void A_template_nested_without_end_is_a_diagnostic(string unit)
    {
        var parsed = StyleTemplate.Parse("{{ " + string.Concat(Enumerable.Repeat(unit, 50_000)) + " }}", "deep.sbn");
        Assert.Null(parsed.Template);
        Assert.NotEmpty(parsed.Diagnostics);
        parsed = StyleTemplate.Parse(string.Concat(Enumerable.Repeat("{{ if true }}", 50_000)), "deep.sbn");
        Assert.Null(parsed.Template);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("foot.sbn")]
    [InlineData("")]
    public void Only_bare_names_are_included(string name)
    {
        var rendering = Render($"{{{{ include '{name}' }}}}", _ => throw new InvalidOperationException("the loader must not be asked"));
        Assert.Contains("not the name of a file", Assert.Single(rendering.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_in_an_included_file_has_its_own_place()
    {
        var rendering = Render("a\n\n{{ include 'foot' }}", Files(("foot", "one\ntwo {{ titel }}")));
        Assert.Equal("mine/foot.sbn:2:8", Assert.Single(rendering.Diagnostics).Place.ToString());
        rendering = Render("{{ include 'foot' }}", Files(("foot", "one\n{{ end }}")));
        Assert.Equal("mine/foot.sbn", Assert.Single(rendering.Diagnostics).Place.File);
        Assert.Equal(2, rendering.Diagnostics[0].Place.Line);
        rendering = Render("{{ include 'absent' }}", Files());
        Assert.Contains("absent.sbn", Assert.Single(rendering.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_the_text_is_traced_to_its_template()
    {
        var rendering = Render("# {{ title }}\n{{~ for s in steps ~}}\n$\\first$ {{ s.id }}\n$\\second$\n{{~ end ~}}\n{{ include 'foot' }}\nlast", Files(("foot", "one\n$\\third$")));
        Assert.Equal("# Backpropagation\n$\\first$ z1\n$\\second$\n$\\first$ a1\n$\\second$\none\n$\\third$\nlast", rendering.Text);
        Assert.Equal([1, 3, 4, 3, 4, 1, 2, 7], Enumerable.Range(1, 8).Select(line => rendering.PlaceOf(line).Line));
        Assert.Equal("mine/foot.sbn", rendering.PlaceOf(7).File);
        Assert.Equal("mine/solution.sbn", rendering.PlaceOf(8).File);
    }

    [Fact]
    public void Rendering_is_the_same_every_time_and_on_every_thread()
    {
        var template = StyleTemplate.Parse("{{ n = 0 }}{{ for s in steps }}{{ n = n + 1 }}{{ s.id }}{{ include 'foot' }}{{ end }}{{ n }}", "t.sbn", Files(("foot", "; "))).Template!;
        var texts = new string?[64];
        Parallel.For(0, texts.Length, i => texts[i] = template.Render(Model()).Text);
        Assert.All(texts, text => Assert.Equal("z1; a1; 2", text));
    }

    [Fact]
    public void A_cancelled_rendering_stops()
    {
        var template = StyleTemplate.Parse("{{ for i in 1..1000 }}{{ i }}{{ end }}", "t.sbn").Template!;
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => template.Render(Model(), null, null, source.Token));
    }

    [Theory]
    [InlineData("{{ f }}, {{ g }}", "$x$, $y$")]
    [InlineData("{{ f + ' and ' + g }}", "$x$ and $y$")]
    [InlineData("{{ f | string.replace 'x' 'z' }}", "$z$")]
    [InlineData("{{ f | string.size }} {{ f == '$x$' }} {{ '$x$' == f }} {{ f == g }} {{ f < g }}", "3 true true false true")]
    [InlineData("{{ f | string.contains 'x' }} {{ f * 2 }} {{ f ?? 'none' }}", "true $x$$x$ $x$")]
    [InlineData("{{ [f, g, 'h'] | array.join ', ' }} {{ [f, 'a'] | array.contains f }}", "$x$, $y$, h true")]
    [InlineData("{{ x = f; capture t }}{{ x }}!{{ end }}{{ t }} {{ t | string.size }}", "$x$! 4")]
    [InlineData("{{ t = include 'own' }}{{ t }}, {{ t | string.upcase }}, {{ 'a' + (include 'own') }}", "as $x$, AS $X$, aas $x$")]
    [InlineData("{{ if f }}yes{{ end }} {{ f | object.typeof }}", "yes string")]
    public void Whatever_a_template_does_with_a_formula_sees_its_tex(string text, string expected)
    {
        var sheet = new FormulaSheet();
        var model = new ScriptObject
        {
            ["f"] = new PaperText(sheet.Inline(new MathNode.Symbol("x")), sheet),
            ["g"] = new PaperText(sheet.Inline(new MathNode.Symbol("y")), sheet),
        };
        var rendering = StyleTemplate.Parse(text, "t.sbn", Files(("own", "as {{ f }}"))).Template!.Render(model, sheet);
        Assert.Empty(rendering.Diagnostics);
        Assert.Equal(expected, sheet.Written(rendering.Text!));
    }

    [Fact]
    public void A_text_that_looks_like_the_mark_of_a_formula_is_text()
    {
        var sheet = new FormulaSheet();
        var mark = sheet.Inline(new MathNode.Symbol("x"));
        var model = new ScriptObject { ["title"] = mark, ["list"] = new ScriptArray { mark } };
        var rendering = StyleTemplate.Parse($"{mark} {{{{ title }}}} {{{{ '{mark}' }}}} {{{{ list | array.join ',' }}}}", "t.sbn").Template!.Render(model, sheet);
        Assert.Equal(0, rendering.Text!.Count(c => c == mark[0]));
    }
}
