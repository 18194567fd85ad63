using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using WorkedSolutions.Render.Frames;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Pdf;

namespace WorkedSolutions.Render.Tests.Maths.Layout;

/// <summary>
/// The ink beside that of pdflatex, at 300 dots to the inch, where pdflatex and pdftoppm are installed; the boxes are compared
/// everywhere (<see cref="TexComparisonTests"/>).
/// </summary>
public class InkComparisonTests
{
    private const double Left = 10;
    private const double Baseline = 60;
    private const double Width = 330;
    private const double Height = 110;

    /// <summary>Ink counts as shared where the other page has ink at most this many dots away (0.17 mm).</summary>
    private const int Tolerance = 2;

    [Fact]
    public void Ink_lies_where_TeX_puts_it()
    {
        if (!IsInstalled("pdflatex") || !IsInstalled("pdftoppm"))
        {
            return;
        }

        var formulas = TexComparisonTests.Measured().Select(row => (string)row[0]).Distinct().ToArray();
        var folder = Directory.CreateTempSubdirectory("ink").FullName;
        try
        {
            WriteOurs(formulas, Path.Combine(folder, "ours.pdf"));
            File.WriteAllText(Path.Combine(folder, "theirs.tex"), TexSource(formulas));
            Run("pdflatex", "-interaction=batchmode theirs.tex", folder);
            Run("pdftoppm", "-r 300 -gray ours.pdf ours", folder);
            Run("pdftoppm", "-r 300 -gray theirs.pdf theirs", folder);
            var ours = Directory.GetFiles(folder, "ours-*.pgm").Order(StringComparer.Ordinal).ToArray();
            var theirs = Directory.GetFiles(folder, "theirs-*.pgm").Order(StringComparer.Ordinal).ToArray();
            Assert.Equal(formulas.Length, ours.Length);
            Assert.Equal(formulas.Length, theirs.Length);
            var shares = formulas.Select((_, i) => SharedInk(ours[i], theirs[i])).ToArray();
            var report = string.Join('\n', formulas.Select((f, i) => string.Create(CultureInfo.InvariantCulture, $"{shares[i]:0.000} {f}")).Order(StringComparer.Ordinal));
            if (Environment.GetEnvironmentVariable("INK_REPORT") is { } file)
            {
                File.WriteAllText(file, report);
            }

            Assert.True(shares.Min() > 0.93 && shares.Average() > 0.99, report);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static void Run(string program, string arguments, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardOutput.ReadToEnd();
        process.StandardError.ReadToEnd();
        process.WaitForExit();
    }

    private static string TexSource(string[] formulas)
    {
        var tex = new StringBuilder("""
            \documentclass[10pt]{article}
            \usepackage{amsmath,amssymb,xcolor,cancel}
            \usepackage[draft]{hyperref}
            \begin{document}
            \pdfhorigin=0pt \pdfvorigin=0pt
            \def\m#1{\setbox0\hbox{\kern10bp$\displaystyle#1$}\ht0=0pt \dp0=0pt \pdfpagewidth=330bp \pdfpageheight=110bp \shipout\vbox{\vskip60bp \box0}}

            """);
        foreach (var formula in formulas)
        {
            tex.Append("\\m{").Append(TexWriter.Write(TexReader.Read(formula).Node, TexDialect.Latex)).Append("}\n");
        }

        return tex.Append("\\end{document}\n").ToString();
    }

    private static void WriteOurs(string[] formulas, string path)
    {
        const double pointsOfTex = 72 / 72.27;
        var pages = formulas.Select(formula =>
        {
            var box = MathLayout.Layout(TexReader.Read(formula).Node, 10 * pointsOfTex, MathStyle.Display);
            return new Frame(Width, Height, [.. box.Items.Where(item => item is not FrameItem.LinkArea).Select(Moved)]);
        });
        using var target = File.Create(path);
        PdfWriter.Write(new FrameBook([.. pages], [new StructureNode("Document", -1)], [], "Formulas", null, "en"), target);
    }

    private static FrameItem Moved(FrameItem item) => item switch
    {
        FrameItem.Glyphs glyphs => glyphs with { X = glyphs.X + Left, Baseline = glyphs.Baseline + Baseline },
        FrameItem.Rectangle rectangle => rectangle with { X = rectangle.X + Left, Y = rectangle.Y + Baseline },
        FrameItem.Path path => path with { Steps = ImmutableArray.CreateRange(path.Steps, s => s with { X = s.X + Left, Y = s.Y + Baseline }) },
        _ => item,
    };

    /// <summary>The smaller of the shares of either page's ink that has ink of the other near it.</summary>
    private static double SharedInk(string one, string other)
    {
        var (a, width) = ReadInk(one);
        var (b, _) = ReadInk(other);
        return Math.Min(ShareNear(a, b, width), ShareNear(b, a, width));
    }

    private static double ShareNear(bool[] ink, bool[] other, int width)
    {
        int all = 0, near = 0;
        for (var i = 0; i < ink.Length; i++)
        {
            if (ink[i])
            {
                all++;
                near += IsNear(other, width, i) ? 1 : 0;
            }
        }

        return all == 0 ? 0 : (double)near / all;
    }

    private static bool IsNear(bool[] ink, int width, int place)
    {
        for (var dy = -Tolerance; dy <= Tolerance; dy++)
        {
            for (var dx = -Tolerance; dx <= Tolerance; dx++)
            {
                var i = place + (dy * width) + dx;
                if (i >= 0 && i < ink.Length && ink[i])
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static (bool[] Ink, int Width) ReadInk(string path)
    {
        var data = File.ReadAllBytes(path);
        var fields = new List<string>();
        var at = 0;
        while (fields.Count < 4)
        {
            var end = Array.FindIndex(data, at, b => b is (byte)' ' or (byte)'\n');
            fields.Add(Encoding.ASCII.GetString(data, at, end - at));
            at = end + 1;
        }

        var (width, height) = (int.Parse(fields[1], CultureInfo.InvariantCulture), int.Parse(fields[2], CultureInfo.InvariantCulture));
        return ([.. data.Skip(at).Take(width * height).Select(grey => grey < 128)], width);
    }
}
