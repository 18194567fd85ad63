using System.Xml.Linq;
using CsCheck;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Tests.Maths;

public class MathMlTests
{
    private static string Body(string tex, bool display = false)
    {
        var result = TexReader.Read(tex);
        Assert.Empty(result.Errors);
        var text = MathMlWriter.Write(result.Node, display);
        var start = text.IndexOf("<semantics>", StringComparison.Ordinal) + "<semantics>".Length;
        return text[start..text.IndexOf("<annotation", StringComparison.Ordinal)];
    }

    [Theory]
    [InlineData("0.5", "<mn>0.5</mn>")]
    [InlineData("x_1", "<msub><mi>x</mi><mn>1</mn></msub>")]
    [InlineData(@"-x", "<mrow><mo form=\"prefix\" lspace=\"0\" rspace=\"0\">−</mo><mi>x</mi></mrow>")]
    [InlineData(@"a-b", "<mrow><mi>a</mi><mo form=\"infix\">−</mo><mi>b</mi></mrow>")]
    [InlineData(@"\frac{\partial L}{b}", "<mfrac><mrow><mi>∂</mi><mi>L</mi></mrow><mi>b</mi></mfrac>")]
    [InlineData(@"\mathbf{W}", "<mi>𝐖</mi>")]
    [InlineData(@"\mathbb{R}", "<mi>ℝ</mi>")]
    [InlineData(@"\mathcal{L}", "<mi>ℒ</mi>")]
    [InlineData(@"\boldsymbol{\delta}", "<mi>𝜹</mi>")]
    [InlineData(@"\ln x", "<mrow><mi>ln</mi><mo>&#x2061;</mo><mspace width=\"0.1667em\"/><mi>x</mi></mrow>")]
    [InlineData(@"f(x)", "<mrow><mi>f</mi><mo form=\"prefix\" stretchy=\"false\">(</mo><mi>x</mi><mo form=\"postfix\" stretchy=\"false\">)</mo></mrow>")]
    [InlineData(@"\href{#z.h1}{0.5}", "<mn><a href=\"#z.h1\">0.5</a></mn>")]
    [InlineData(@"\href{#a&b}{x_1}", "<msub><mi><a href=\"#a%26b\">𝑥</a></mi><mn><a href=\"#a%26b\" tabindex=\"-1\">1</a></mn></msub>")]
    [InlineData(@"\mathrm{net}", "<mrow><mi>net</mi></mrow>")]
    [InlineData(@"\text{ a<b & }", "<mtext>\u00a0a&lt;b &amp;\u00a0</mtext>")]
    [InlineData(@"\boxed{x}", "<mrow class=\"tex-boxed\"><mi>x</mi></mrow>")]
    [InlineData(@"\textcolor{red}{x}", "<mrow mathcolor=\"red\"><mi>x</mi></mrow>")]
    public void Is_presentation_MathML_Core(string tex, string expected)
    {
        Assert.Equal(expected, Body(tex.Replace("a<b & ", @"a<b \& ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Limits_stand_below_in_a_display_and_beside_in_a_line()
    {
        Assert.StartsWith("<mrow><munderover>", Body(@"\sum_{i}^n x", display: true), StringComparison.Ordinal);
        Assert.StartsWith("<mrow><msubsup>", Body(@"\sum_{i}^n x"), StringComparison.Ordinal);
        Assert.Contains("<msubsup><mo largeop=\"true\">∫", Body(@"\int_0^1 x", display: true), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_formula_is_well_formed_and_carries_its_TeX() =>
        MathNodes.Of(3).Sample(
            node =>
            {
                var math = XElement.Parse(MathMlWriter.Write(node, display: true, standalone: true));
                return math.Descendants().Single(e => e.Name.LocalName == "annotation").Value == TexWriter.Write(node)
                    && math.Elements().Single().Elements().Count() == 2
                    && math.Descendants().All(HasItsArguments);
            },
            iter: 1000,
            print: node => TexWriter.Write(node));

    [Fact]
    public void The_plain_document_of_a_formula_has_the_same_parts_without_looks() =>
        MathNodes.Of(3).Sample(
            node =>
            {
                if (PlainMathMl.Write(node, display: true) is not { } plain)
                {
                    return true;
                }

                var (math, full) = (XElement.Parse(plain), XElement.Parse(MathMlWriter.Write(node, display: true, standalone: true)));
                var parts = full.Elements().Single().Elements().First();
                return parts.DescendantsAndSelf().Select(Shape).SequenceEqual(math.Descendants().Select(Shape))
                    && math.Descendants().Attributes().All(attribute => attribute.Name.LocalName is "accent" or "linethickness" or "mathvariant");
            },
            iter: 1000,
            print: node => TexWriter.Write(node));

    [Theory]
    [InlineData("w_{1}", false)]
    [InlineData(@"\hat y", false)]
    [InlineData(@"-8.1 \times 10^{-11}", false)]
    [InlineData("w_{1}^{(2)} = 3", true)]
    [InlineData(@"-\frac12", true)]
    [InlineData("x_{a_b}", true)]
    public void Only_a_formula_with_parts_gets_a_plain_document(string tex, bool expected) =>
        Assert.Equal(expected, PlainMathMl.Write(TexReader.Read(tex).Node, display: false) is not null);

    private static (string, string) Shape(XElement element) => (element.Name.LocalName, element.HasElements ? "" : element.Value);

    private static bool HasItsArguments(XElement element) => element.Name.LocalName switch
    {
        "mfrac" or "msub" or "msup" or "munder" or "mover" or "mroot" => element.Elements().Count() == 2,
        "msubsup" or "munderover" => element.Elements().Count() == 3,
        "mi" or "mn" or "mo" or "mtext" or "mspace" => !element.Elements().Any(),
        "mtable" => element.Elements().All(e => e.Name.LocalName == "mtr"),
        "mtr" => element.Elements().All(e => e.Name.LocalName == "mtd"),
        _ => true,
    };

    [Theory]
    [InlineData("z_{h1} = w_1 x_1 + b", "z sub h 1 equals w sub 1 x sub 1 plus b")]
    [InlineData(@"\frac{\partial L}{\partial w_5} \approx -0.08", "partial L over partial w sub 5 is approximately negative 0.08")]
    [InlineData(@"\frac{1}{1+e^{-z}}", "the fraction 1 over 1 plus e to the power negative z end of fraction")]
    [InlineData(@"\mathbf{W}^{(1)\top} \odot x^2, f'", "W super open bracket 1 close bracket transposed element-wise times x squared, f prime")]
    [InlineData(@"w_1^{\text{new}} + W^{[2]\text{ new}}", "w sub 1 new plus W super open square bracket 2 close square bracket new")]
    [InlineData(@"\sum_{i=1}^n \sqrt{x}", "the sum from i equals 1 to n of the square root of x")]
    [InlineData(@"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", "the matrix 1, 2; 3, 4 end of matrix")]
    [InlineData(@"w \leftarrow w - \alpha \cdot \Delta", "w becomes w minus alpha times capital delta")]
    public void Is_read_aloud_in_English(string tex, string expected) => Assert.Equal(expected, SpokenText.Of(TexReader.Read(tex).Node));

    [Fact]
    public void Every_formula_can_be_read_aloud_and_estimated() =>
        MathNodes.Of(3).Sample(node => SpokenText.Of(node) is not null && double.IsFinite(WidthEstimate.Of(node)), iter: 1000);
}
