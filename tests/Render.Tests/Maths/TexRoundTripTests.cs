using CsCheck;
using WorkedSolutions.Render.Maths;

namespace WorkedSolutions.Render.Tests.Maths;

public class TexRoundTripTests
{
    [Fact]
    public void What_is_written_reads_as_the_same_formula() =>
        MathNodes.Of(3).Sample(
            node =>
            {
                var tex = TexWriter.Write(node, TexDialect.Full);
                var (again, errors) = TexReader.Read(tex);
                return errors.IsEmpty && again.Equals(node);
            },
            iter: 3000,
            print: node => TexWriter.Write(node, TexDialect.Full) + "\n" + TexWriter.Write(TexReader.Read(TexWriter.Write(node, TexDialect.Full)).Node, TexDialect.Full) + "\n" + node);

    [Fact]
    public void Plain_TeX_has_no_links_and_can_be_read() =>
        MathNodes.Of(3).Sample(
            node =>
            {
                var tex = TexWriter.Write(node);
                return !tex.Contains("\\href", StringComparison.Ordinal) && TexReader.Read(tex).IsComplete;
            },
            iter: 1000,
            print: node => TexWriter.Write(node) + "\n" + string.Join("\n", TexReader.Read(TexWriter.Write(node)).Errors));
}
