using System.Diagnostics;
using System.Text;
using WorkedSolutions.Solver.Reading;

namespace WorkedSolutions.Solver.Tests.Reading;

/// <summary>No file may hang the reader, fill the memory or throw. Bounds: 20 s, so that a busy machine does not matter (on an idle one each takes less than 1 s), and 200 MB allocated.</summary>
public class HostileFileTests
{
    private const string Head = "title: T\nkind: network\ninputs: [1]\ntargets: [1]\nloss: hinge\n";

    public static TheoryData<string, string> Files
    {
        get
        {
            return new()
            {
                { "brackets", "nested-too-deep" },
                { "braces", "nested-too-deep" },
                { "dashes", "nested-too-deep" },
                { "questions", "nested-too-deep" },
                { "alias-bomb", "too-many-nodes" },
                { "deep-aliases", "nested-too-deep" },
                { "nul", "forbidden-character" },
                { "surrogate", "forbidden-character" },
                { "anchors", "too-many-anchors" },
                { "many-numbers", "too-many-nodes" },
                { "large-generator", "too-many-numbers" },
                { "huge-exponent", "out-of-range" },
                { "long-number", "out-of-range" },
                { "deep-expression", "expression-too-deep|expression-too-long" },
                { "deep-sum", "expression-too-deep|expression-too-long" },
                { "deep-condition", "bad-condition" },
                { "long-title", "bad-text" },
                { "many-mistakes", "too-many-mistakes" },
                { "four-megabytes-of-text", "bad-text" },
                { "open-quote", "yaml-syntax" },
                { "tabs", "empty-file" },
                { "many-definitions", "cycle" },
                { "too-many-definitions", "too-many-definitions" },
                { "unknown-keys", "unknown-key" },
                { "unknown-values", "unknown-name" },
                { "too-long", "file-too-large" },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_hostile_file_ends_in_a_diagnostic_within_bounds(string name, string codes)
    {
        var text = Make(name);
        ProblemReader.Read(Head, "warm.yaml");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        var result = ProblemReader.Read(text, "hostile.yaml");
        var elapsed = watch.Elapsed;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Null(result.Problem);
        Assert.NotEmpty(result.Diagnostics);
        Assert.All(result.Diagnostics, d => Assert.True(d.Message.Length < 400 && !d.Message.Contains('\n')));
        if (codes.Length > 0)
        {
            Assert.Contains(result.Diagnostics, d => codes.Split('|').Contains(d.Code));
        }

        Assert.True(elapsed.TotalSeconds < 20, $"{elapsed.TotalSeconds:F2} s");
        Assert.True(allocated < 200_000_000, $"{allocated / 1_000_000} MB");
    }

    private static string Make(string name) => name switch
    {
        "brackets" => new string('[', 100_000),
        "braces" => new string('{', 100_000),
        "dashes" => string.Concat(Enumerable.Repeat("- ", 100_000)),
        "questions" => string.Concat(Enumerable.Repeat("? ", 100_000)),
        "alias-bomb" => Aliases(10, 30),
        "deep-aliases" => Aliases(1, 100),
        "nul" => Head + "layers: \0",
        "surrogate" => Head + "author: \ud800",
        "anchors" => string.Concat(Enumerable.Range(0, 100_000).Select(i => $"- &a{i} x\n")),
        "many-numbers" => $"{Head}layers: [{string.Concat(Enumerable.Repeat("1,", 1_000_000))}]",
        "large-generator" => Head + "layers: [{activation: relu, weights: {shape: [300000, 300000], integers: [0, 9]}}]",
        "huge-exponent" => Head + "layers: [{activation: relu, weights: [[1e999999999999]]}]",
        "long-number" => $"{Head}layers: [{{activation: relu, weights: [[{new string('1', 1_000_000)}]]}}]",
        "deep-expression" => $"title: T\nkind: derivative\nvariables: [x]\nfunction: {new string('(', 10_000)}x{new string(')', 10_000)}",
        "deep-sum" => $"title: T\nkind: derivative\nvariables: [x]\nfunction: {string.Concat(Enumerable.Repeat("sin(1/", 10_000))}",
        "deep-condition" => $"{Head}where: [\"{new string('(', 1_500)}\"]",
        "long-title" => $"title: {new string('x', 100_000)}\nkind: graph\n",
        "many-mistakes" => $"{Head}layers: [{string.Concat(Enumerable.Repeat("x, ", 100_000))}]",
        "four-megabytes-of-text" => $"title: {new string('x', 4_000_000)}\nkind: graph\n",
        "open-quote" => $"title: \"{new string('x', 4_000_000)}",
        "tabs" => new string('\t', 4_000_000),
        "many-definitions" => "title: T\nkind: derivative\nvariables: [x]\nof: a0\ndefine:\n"
            + string.Concat(Enumerable.Range(0, 998).Select(i => $"  a{i}: a{i + 1} + x\n")) + "  b: c\n  c: b\n",
        "too-many-definitions" => "title: T\nkind: graph\ndefine:\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"  a{i}: a{i + 1} + x\n")),
        "unknown-keys" => Head + string.Concat(Enumerable.Range(0, 149_000).Select(i => $"k{i}: 1\n")),
        "unknown-values" => $"title: T\nkind: graph\ndefine: {{L: {string.Join('+', Enumerable.Range(0, 900).Select(i => $"x{i}"))}}}\n"
            + $"values: {{{string.Join(", ", Enumerable.Range(0, 70_000).Select(i => $"y{i}: 1"))}}}\n",
        "too-long" => new string('\n', 5_000_000),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static string Aliases(int width, int height)
    {
        var text = new StringBuilder("a0: &a0 [1]\n");
        for (var i = 1; i < height; i++)
        {
            text.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", width))}]\n");
        }

        return text.ToString();
    }

    [Fact]
    public void A_file_of_50_MB_is_refused_without_reading_it()
    {
        using var stream = new EndlessStream();
        var result = SourceText.Read(stream, "large.yaml");
        Assert.Equal("file-too-large", result.Error!.Code);
        Assert.Equal("large.yaml: error: the file is larger than 4 MiB\n  hint: a problem file is text that a person can read", result.Error.ToString());
        Assert.InRange(stream.Taken, 1, ReadLimits.FileSize + 100_000);
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0x0A, 0xC3, 0xA9, 0xFF }, "f:2:2: error: the file is not valid UTF-8")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00 }, "f:1:1: error: the file is not valid UTF-8")]
    public void Bytes_that_are_not_UTF8_are_reported_with_their_place(byte[] bytes, string expected) =>
        Assert.StartsWith(expected, SourceText.Read(new MemoryStream(bytes), "f").Error!.ToString());

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text()
    {
        Assert.Equal("é: 1", SourceText.Read(new MemoryStream([0xEF, 0xBB, 0xBF, 0xC3, 0xA9, 0x3A, 0x20, 0x31]), "f").Text);
        Assert.NotNull(ProblemReader.Read("\uFEFFtitle: T\nkind: derivative\nfunction: x\nvariables: [x]\n", "f").Problem);
    }

    private sealed class EndlessStream : Stream
    {
        public long Taken { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Taken; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)'x');
            Taken += buffer.Length;
            return buffer.Length;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
