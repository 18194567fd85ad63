using UglyToad.PdfPig.Content;
using WorkedSolutions.Render.Pages;

namespace WorkedSolutions.Render.Tests.Pages;

/// <summary>What holds for every page, as another reader (PdfPig) sees it.</summary>
internal static class PageCheck
{
    /// <summary>Every letter stands within the text's box (header and footer: the page's) and none over another.</summary>
    public static void Check(Page page, PageSettings settings)
    {
        const double slack = 1;
        var letters = page.Letters.Where(letter => letter.BoundingBox is { Width: > 0.3, Height: > 0.3 }).ToList();
        foreach (var letter in letters)
        {
            var box = letter.BoundingBox;
            Assert.True(
                box.Left > settings.Margin - 8 && box.Right < settings.Width - settings.Margin + 8 && box.Bottom > 20 && box.Top < settings.Height - 20,
                $"“{letter.Value}” at {box} is outside the text");
        }

        letters.Sort((a, b) => a.BoundingBox.Bottom.CompareTo(b.BoundingBox.Bottom));
        for (var i = 0; i < letters.Count; i++)
        {
            var a = letters[i].BoundingBox;
            for (var j = i + 1; j < letters.Count && letters[j].BoundingBox.Bottom < a.Top - slack; j++)
            {
                var b = letters[j].BoundingBox;
                var across = Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left);
                var down = Math.Min(a.Top, b.Top) - Math.Max(a.Bottom, b.Bottom);
                var smaller = Math.Min(a.Width * a.Height, b.Width * b.Height);
                Assert.False(across > 0 && down > 0 && across * down > 0.5 * smaller, $"“{letters[i].Value}” at {a} and “{letters[j].Value}” at {b} overlap on page {page.Number}");
            }
        }
    }
}
