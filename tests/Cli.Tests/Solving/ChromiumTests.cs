using System.Text.RegularExpressions;

namespace WorkedSolutions.Cli.Tests.Solving;

/// <summary>A browser as an outside judge: it renders a page without network and without script, and the maths has size.</summary>
public sealed partial class ChromiumTests
{
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
            File.WriteAllText(measured, Policy().Replace(html, "").Replace("</body>", "<script>document.title = [...document.querySelectorAll('math')].map(m => m.getBoundingClientRect()).filter(r => r.width > 4 && r.height > 4).length + ' of ' + document.querySelectorAll('math').length</script></body>", StringComparison.Ordinal));
            var run = Command.Start("chromium", ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", $"--user-data-dir={folder.FullName}/profile", "--dump-dom", "file://" + measured]);
            var title = Title().Match(run.Output).Groups[1].Value.Split(" of ");
            Assert.True(title.Length == 2, run.Error);
            Assert.Equal(title[1], title[0]);
            Assert.True(int.Parse(title[0], System.Globalization.CultureInfo.InvariantCulture) > 60);
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
