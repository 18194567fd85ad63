using System.Text.RegularExpressions;

namespace WorkedSolutions.Cli.Tests.Solving;

/// <summary>A browser as an outside judge: it renders a page without network and without script, and the maths has size.</summary>
public sealed partial class ChromiumTests
{
    // How many formulas have size and how many there are; how many runs of displays there are, and how many pixels at most the
    // relations of one are apart, and what stands left of them from them.
    private const string Measure = """
        <script>
        const box = element => element.getBoundingClientRect();
        const runs = [...document.querySelectorAll('.run')].map(run => [...run.querySelectorAll(':scope > .display > math > semantics > mtable > mtr')]);
        const spread = rows => Math.max(...rows.map(row => box(row.children[1]).left)) - Math.min(...rows.map(row => box(row.children[1]).left));
        const gap = row => row.children[0].lastElementChild ? box(row.children[1]).left - box(row.children[0].lastElementChild).right : 0;
        const formulas = [...document.querySelectorAll('math')];
        document.title = [
          formulas.filter(formula => box(formula).width > 4 && box(formula).height > 4).length, formulas.length,
          runs.length, Math.round(Math.max(...runs.map(spread))), Math.round(Math.max(...runs.flat().map(gap))),
        ].join(' ');
        </script>
        """;

    [Fact]
    public void A_browser_lays_the_maths_out()
    {
        if (!Command.Has("chromium"))
        {
            Assert.NotEqual("true", Environment.GetEnvironmentVariable("CI"));
            return;
        }

        var folder = Directory.CreateTempSubdirectory("worked-chromium");
        try
        {
            var page = Path.Combine(folder.FullName, "page.html");
            Assert.Equal(0, Command.Worked("solve", "problems/001-backpropagation-by-hand.yaml", "-o", page, "--quiet").Exit);
            var html = File.ReadAllText(page);
            Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);

            // The measuring page is the same one with its policy taken off, so that a script of ours may ask for sizes.
            var measured = Path.Combine(folder.FullName, "measured.html");
            File.WriteAllText(measured, Policy().Replace(html, "").Replace("</body>", Measure + "</body>", StringComparison.Ordinal));
            var run = Command.Start("chromium", ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", $"--user-data-dir={folder.FullName}/profile", "--dump-dom", "file://" + measured]);
            var title = Title().Match(run.Output).Groups[1].Value.Split(' ');
            Assert.True(title.Length == 5, run.Error);
            var sizes = title.Select(size => int.Parse(size, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(sizes[1], sizes[0]);
            Assert.True(sizes[0] > 60);
            Assert.True(sizes[2] > 5);
            Assert.InRange(sizes[3], 0, 1);
            Assert.InRange(sizes[4], 0, 2);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex("<meta http-equiv=\"Content-Security-Policy\"[^>]*>")]
    private static partial Regex Policy();

    [GeneratedRegex("<title>([^<]*)</title>")]
    private static partial Regex Title();
}
