using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Tests.Maths;

public class TexReaderTests
{
    [Theory]
    [InlineData(@"z_{h1}=w_1x_1+w_2 x_2 +b_1", @"z_{h1} = w_1 x_1 + w_2 x_2 + b_1")]
    [InlineData(@"\frac{\partial L}{\partial w_{5}}\approx-0.0821670", @"\frac{\partial L}{\partial w_5} \approx -0.0821670")]
    [InlineData(@"w^{(1)}_{11}\leftarrow w_{11}^{(1)}-\alpha\cdot(-0.5)", @"w_{11}^{(1)} \leftarrow w_{11}^{(1)} - \alpha \cdot (-0.5)")]
    [InlineData(@"f'(x) = 2x, f''_1", @"f'(x) = 2x, f_1''")]
    [InlineData(@"\frac12 \left( y-\hat y \right)^2", @"\frac{1}{2} \left(y - \hat{y}\right)^2")]
    [InlineData(@"\mathbf W^\top\mathbf{ x}", @"\mathbf{W}^\top \mathbf{x}")]
    [InlineData(@"\sigma(z)=\dfrac1{1+e^{-z}}", @"\sigma(z) = \dfrac{1}{1 + e^{-z}}")]
    [InlineData(@"\sum_{i=1}^n x_i \to \infty", @"\sum_{i=1}^n x_i \to \infty")]
    [InlineData(@"\sum\limits_{i}\int\nolimits x", @"\sum_i \int x")]
    [InlineData(@"\begin{equation} a = b \end{equation}", @"a = b")]
    [InlineData(@"\begin{align*} a &= b \\[2pt] &= c \\ \end{align*}", @"\begin{aligned} a & = b \\ & = c \end{aligned}")]
    [InlineData(@"\underbrace{W}_{2 \times 3}\,\underbrace{x}_{3\times1}", @"\underbrace{W}_{2 \times 3} \,\underbrace{x}_{3 \times 1}")]
    [InlineData(@"1{,}000{.}5", @"1{,}000{}.5")]
    [InlineData(@"\binom nk", @"\binom{n}{k}")]
    [InlineData(@"\operatorname{ReLU}(z)=\max(0,z)", @"\operatorname{ReLU}(z) = \max(0, z)")]
    [InlineData(@"\color{red} x + 1", @"\textcolor{red}{x + 1}")]
    [InlineData("α ≤ β·γ − 1", @"\alpha \le \beta \cdot \gamma - 1")]
    [InlineData(@"\href{#z.h1}{z_{h1}}", @"z_{h1}")]
    public void Is_written_as_a_person_would(string tex, string expected)
    {
        var result = TexReader.Read(tex);
        Assert.Empty(result.Errors);
        Assert.Equal(expected, TexWriter.Write(result.Node));
    }

    [Theory]
    [InlineData(@"a + \parital b", 4, @"unknown command \parital", @"did you mean \partial?")]
    [InlineData(@"\frac{a}{b", 8, "{ is never closed", null)]
    [InlineData(@"a } b", 2, "} without {", null)]
    [InlineData(@"a & b", 2, "& outside the cells of an environment", @"write \& for the sign itself")]
    [InlineData(@"a \\ b", 2, @"\\ outside the rows of an environment", @"put the lines between \begin{aligned} and \end{aligned}")]
    [InlineData(@"\left( x", 0, @"\left without \right", null)]
    [InlineData(@"x \right)", 2, @"\right without \left", null)]
    [InlineData(@"\begin{matrix} a", 0, @"\begin{matrix} without \end{matrix}", null)]
    [InlineData(@"\begin{matrix} a \end{pmatrix}", 17, @"\begin{matrix} is ended by \end{pmatrix}", null)]
    [InlineData(@"\begin{pmatix} a \end{pmatix}", 6, "unknown environment pmatix", "did you mean pmatrix?")]
    [InlineData(@"x_1_2", 3, "double subscript", "put braces around what the first one belongs to")]
    [InlineData(@"x^", 2, "^ wants an argument", "put it in braces")]
    [InlineData(@"50 % off", 3, "% has a meaning of its own in TeX", @"write \% for the sign itself")]
    [InlineData(@"\textcolor{redd}{x}", 10, "redd is not a colour", "use a CSS colour name or #rrggbb")]
    [InlineData(@"\href{javascript:alert(1)}{x}", 5, "a link in a formula leads to a place in the document", @"write \href{#place}{…}")]
    [InlineData(@"\left\alpha x \right)", 5, @"\alpha is not a bracket that can grow", @"use ( ) [ ] \{ \} | \| \langle \rangle \lfloor \rfloor \lceil \rceil or a full stop")]
    [InlineData(@"\text{50 % off}", 9, "% has a meaning of its own in TeX", @"write \% for the sign itself")]
    [InlineData(@"x\", 1, "a backslash at the end of the formula", null)]
    public void Says_what_is_wrong_and_where(string tex, int offset, string message, string? hint)
    {
        var error = Assert.Single(TexReader.Read(tex).Errors);
        Assert.Equal(new TexError(offset, message, hint), error);
    }

    [Theory]
    [InlineData("{")]
    [InlineData(@"\sqrt")]
    [InlineData(@"\sqrt{")]
    [InlineData("x^")]
    [InlineData(@"\left(")]
    [InlineData(@"\begin{matrix}")]
    [InlineData(@"\color{red}")]
    [InlineData(@"\displaystyle")]
    [InlineData("}")]
    [InlineData("&")]
    [InlineData(@"\frac{")]
    [InlineData(@"\sqrt[")]
    [InlineData("'")]
    [InlineData("x_{a}^{b} ")]
    [InlineData("\0")]
    public void Hostile_text_ends_at_once(string part)
    {
        var tex = string.Concat(Enumerable.Repeat(part, TexReader.MaximumLength / part.Length));
        var result = TexReader.Read(tex);
        Assert.InRange(result.Errors.Length, 0, 20);
        TexWriter.Write(result.Node);
    }

    [Fact]
    public void Half_a_character_is_an_error() => Assert.Equal(1, Assert.Single(TexReader.Read("x\ud800y").Errors).Offset);

    [Fact]
    public void An_environment_of_too_many_cells_is_an_error()
    {
        var tex = "\\begin{matrix}" + new string('&', 20_000) + string.Concat(Enumerable.Repeat("\\\\", 20_000)) + "\\end{matrix}";
        Assert.Equal("an environment of more than 10000 cells", Assert.Single(TexReader.Read(tex).Errors).Message);
    }

    [Fact]
    public void A_text_beyond_the_limit_is_an_error() =>
        Assert.Single(TexReader.Read(new string('x', TexReader.MaximumLength + 1)).Errors);

    [Fact]
    public void Random_text_never_throws()
    {
        var random = new Random(7);
        string[] parts = [.. TexCommands.Names.Select(n => "\\" + n), "{", "}", "&", "\\\\", "_", "^", "'", "x", "12", ".", " ", "[", "]", "\\begin{matrix}", "\\end{matrix}", "\\left(", "\\right)"];
        for (var i = 0; i < 5000; i++)
        {
            var tex = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => parts[random.Next(parts.Length)]));
            var node = TexReader.Read(tex).Node;
            var written = TexWriter.Write(node, TexDialect.Full);
            Assert.True(node.Equals(TexReader.Read(written).Node), tex + "\n" + written);
        }
    }
}
