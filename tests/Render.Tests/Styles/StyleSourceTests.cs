using WorkedSolutions.Render.Styles;

namespace WorkedSolutions.Render.Tests.Styles;

public class StyleSourceTests
{
    [Fact]
    public void The_four_styles_have_every_copy()
    {
        Assert.Equal<string>(["graph", "lecture", "matrix", "questions"], StyleSource.List());
        foreach (var style in StyleSource.List())
        {
            var source = StyleSource.Embedded(style)!;
            foreach (var copy in (string[])["solution", "question", "answers", "marking"])
            {
                var result = source.Template(copy);
                Assert.Empty(result.Diagnostics);
                Assert.Same(result, source.Template(copy));
            }
        }
    }

    [Fact]
    public void An_unknown_style_or_copy_is_nothing_to_work_with()
    {
        Assert.Null(StyleSource.Embedded("parts"));
        Assert.Null(StyleSource.Embedded("../lecture"));
        Assert.Empty(StyleSource.Export("parts"));
        foreach (var copy in (string[])["nothing", "../parts/solution", ""])
        {
            Assert.Equal("style", Assert.Single(StyleSource.Embedded("lecture")!.Template(copy).Diagnostics).Code);
        }
    }

    [Fact]
    public void An_exported_style_is_the_style()
    {
        foreach (var style in StyleSource.List())
        {
            var files = StyleSource.Export(style).ToDictionary(file => file.Name, file => file.Text);
            Assert.Equal(style, files["style.txt"].Trim());
            var (source, diagnostics) = StyleSource.Folder("mine", files.GetValueOrDefault);
            Assert.Empty(diagnostics);
            Assert.Equal("mine/solution.sbn", source!.Template("solution").Template!.File.Name);
            Assert.Equal(StyleSource.Embedded(style)!.Template("solution").Template!.File.Text, source.Template("solution").Template!.File.Text);
        }
    }

    [Fact]
    public void A_folder_stands_before_the_style_that_it_names()
    {
        var (source, _) = StyleSource.Folder("mine/", name => name switch { "style.txt" => " graph\n", "solution.sbn" => "own", _ => null });
        Assert.Equal(("mine/solution.sbn", "own"), (source!.Template("solution").Template!.File.Name, source.Template("solution").Template!.File.Text));
        Assert.StartsWith("templates/", source.Template("question").Template!.File.Name, StringComparison.Ordinal);
        (source, _) = StyleSource.Folder("mine", _ => null);
        Assert.NotNull(source!.Template("solution").Template);
    }

    [Fact]
    public void A_folder_that_names_no_style_is_a_diagnostic()
    {
        var (source, diagnostics) = StyleSource.Folder("mine", name => name == "style.txt" ? "lectur" : null);
        Assert.Null(source);
        Assert.Equal("mine/style.txt:1:1", Assert.Single(diagnostics).Place.ToString());
    }

    [Fact]
    public void A_mistake_in_a_file_of_the_folder_has_its_name_and_line()
    {
        var (source, _) = StyleSource.Folder("mine", name => name == "solution.sbn" ? "a\n{{ if }}" : null);
        Assert.Equal(("mine/solution.sbn", 2), (source!.Template("solution").Diagnostics[0].Place.File, source.Template("solution").Diagnostics[0].Place.Line));
    }
}
