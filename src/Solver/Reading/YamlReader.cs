using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace WorkedSolutions.Solver.Reading;

/// <summary>A YAML file as a tree; no root where the syntax is broken.</summary>
internal sealed record YamlDocument(YamlNode? Root, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>
/// Reads YAML 1.2 from parser events, with bounds on size, depth, nodes and aliases. Refuses what a problem file has no use for and
/// readers disagree about: duplicate keys, tags, merge keys, several documents.
/// </summary>
internal sealed class YamlReader
{
    private readonly string _file;
    private readonly string _text;
    private readonly Parser _parser;
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Dictionary<string, Anchored> _anchors = new(StringComparer.Ordinal);
    private long _nodes;

    private YamlReader(string text, string file)
    {
        _text = text;
        _file = file;
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>What an anchor stands for: the node, the nodes in it and how deep it is. A node that is still being read has none.</summary>
    private sealed record Anchored(YamlNode? Node, long Nodes, int Height);

    /// <summary>The end of reading, after the diagnostic that says why.</summary>
    private sealed class Stopped : Exception;

    /// <summary>Reads the text.</summary>
    public static YamlDocument Read(string text, string file)
    {
        text = text.StartsWith('\uFEFF') ? text[1..] : text;
        if (SourceText.FindForbidden(text, file) is { } forbidden)
        {
            return new YamlDocument(null, [forbidden]);
        }

        var reader = new YamlReader(text, file);
        try
        {
            return new YamlDocument(reader.Document(), [.. reader._diagnostics]);
        }
        catch (Stopped)
        {
            return new YamlDocument(null, [.. reader._diagnostics]);
        }
    }

    private YamlNode Document()
    {
        Next();
        if (Next() is not DocumentStart)
        {
            throw Stop("empty-file", new Place(_file, 1, 1), "the file is empty", "`worked new network` prints a problem file to start from");
        }

        Next();
        var root = Node(1, out _);
        Next();
        if (Next() is DocumentStart second)
        {
            throw Stop("several-documents", At(second.Start), "a second YAML document starts here", "write one problem a file");
        }

        return root;
    }

    /// <summary>The node at the current event; afterwards the current event is its last.</summary>
    private YamlNode Node(int depth, out int height)
    {
        var start = _parser.Current!;
        Count(1, start.Start);
        var anchor = Begin(start, depth);
        var before = _nodes;
        height = 1;
        YamlNode node = start switch
        {
            AnchorAlias alias => Alias(alias, depth, out height),
            Scalar scalar => new YamlNode.Scalar(scalar.Value, scalar.Style == ScalarStyle.Plain, At(scalar.Start)),
            SequenceStart => Sequence(depth, out height),
            MappingStart => Mapping(depth, out height),
            _ => throw Stop("yaml-syntax", At(start.Start), "this is not valid YAML", null),
        };
        if (anchor is not null)
        {
            _anchors[anchor] = new Anchored(node, _nodes - before + 1, height);
        }

        return node;
    }

    private string? Begin(ParsingEvent start, int depth)
    {
        if (depth > ReadLimits.Depth)
        {
            throw Stop("nested-too-deep", At(start.Start), $"lists and mappings are nested more than {ReadLimits.Depth} deep", null);
        }

        if (start is not NodeEvent node)
        {
            return null;
        }

        if (!node.Tag.IsEmpty)
        {
            Report("tag", At(start.Start), "tags (!…) have no place in a problem file", "take the tag away; numbers and texts need none");
        }

        if (node.Anchor.IsEmpty)
        {
            return null;
        }

        if (_anchors.Count >= ReadLimits.Anchors)
        {
            throw Stop("too-many-anchors", At(start.Start), $"the file has more than {ReadLimits.Anchors} anchors", null);
        }

        _anchors[node.Anchor.Value] = new Anchored(null, 0, 0);
        return node.Anchor.Value;
    }

    private YamlNode Alias(AnchorAlias alias, int depth, out int height)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var anchored))
        {
            throw Stop("unknown-alias", At(alias.Start), $"no anchor `&{alias.Value.Value}` stands before this alias",
                "a text that starts with * needs quotes");
        }

        if (anchored.Node is not { } node)
        {
            throw Stop("recursive-alias", At(alias.Start), $"the alias `*{alias.Value.Value}` stands inside its own anchor", null);
        }

        Count(anchored.Nodes, alias.Start);
        height = anchored.Height;
        return depth + height - 1 <= ReadLimits.Depth
            ? node
            : throw Stop("nested-too-deep", At(alias.Start), $"with this alias the nesting is more than {ReadLimits.Depth} deep", null);
    }

    private YamlNode.Sequence Sequence(int depth, out int height)
    {
        var start = At(_parser.Current!.Start);
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        var deepest = 0;
        while (Next() is not SequenceEnd)
        {
            items.Add(Node(depth + 1, out var inner));
            deepest = Math.Max(deepest, inner);
        }

        height = deepest + 1;
        return new YamlNode.Sequence(items.DrainToImmutable(), start);
    }

    private YamlNode.Mapping Mapping(int depth, out int height)
    {
        var start = At(_parser.Current!.Start);
        var entries = ImmutableArray.CreateBuilder<(YamlNode.Scalar, YamlNode)>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var deepest = 0;
        while (Next() is not MappingEnd)
        {
            var key = Node(depth + 1, out _);
            Next();
            var value = Node(depth + 1, out var inner);
            deepest = Math.Max(deepest, inner);
            if (Accept(key, lines) is { } name)
            {
                entries.Add((name, value));
            }
        }

        height = deepest + 1;
        return new YamlNode.Mapping(entries.DrainToImmutable(), start);
    }

    private YamlNode.Scalar? Accept(YamlNode key, Dictionary<string, int> lines)
    {
        if (key is not YamlNode.Scalar { IsNull: false, Text.Length: > 0 } name)
        {
            Report("bad-key", key.Place, "a key must be a text", null);
            return null;
        }

        if (name is { IsPlain: true, Text: "<<" })
        {
            Report("merge-key", key.Place, "merge keys (<<) are not part of YAML 1.2", "write the keys out");
            return null;
        }

        if (lines.TryAdd(name.Text, name.Place.Line))
        {
            return name;
        }

        Report("duplicate-key", key.Place, $"the key `{Shorten(name.Text)}` stands here for the second time", $"the first is on line {lines[name.Text]}");
        return null;
    }

    private ParsingEvent Next()
    {
        var line = _parser.Current is { } last ? (int)last.End.Line : 1;
        try
        {
            return _parser.MoveNext() ? _parser.Current! : throw Stop("yaml-syntax", new Place(_file, line, 1), "the YAML ends too early", null);
        }
        catch (YamlException e)
        {
            throw Broken(e.Message, At(e.Start), line);
        }
        catch (Exception e) when (e is not Stopped and not OutOfMemoryException)
        {
            throw Broken("", _parser.Current is { } before ? At(before.Start) : new Place(_file, line, 1), line);
        }
    }

    private Stopped Broken(string message, Place place, int line)
    {
        if (message.Contains(" tab ", StringComparison.Ordinal) && FindTab(line) is { } tab)
        {
            return Stop("tab", tab, "a tab cannot indent a line in YAML", "indent with spaces");
        }

        var (what, hint) = YamlSyntax.Explain(message);
        return Stop("yaml-syntax", place, what, hint);
    }

    /// <summary>The first tab in the indentation of a line from the given one on.</summary>
    private Place? FindTab(int fromLine)
    {
        var line = 1;
        for (var start = 0; start < _text.Length; line++)
        {
            var end = _text.IndexOf('\n', start);
            end = end < 0 ? _text.Length : end;
            var indent = start;
            while (line >= fromLine && indent < end && _text[indent] == ' ')
            {
                indent++;
            }

            if (line >= fromLine && indent < end && _text[indent] == '\t')
            {
                return new Place(_file, line, indent - start + 1);
            }

            start = end + 1;
        }

        return null;
    }

    private void Count(long nodes, in Mark mark)
    {
        _nodes += nodes;
        if (_nodes > ReadLimits.Nodes)
        {
            throw Stop("too-many-nodes", At(mark), $"the file has more than {ReadLimits.Nodes} values", "aliases count as often as they are used");
        }
    }

    private Place At(in Mark mark) => new(_file, (int)mark.Line, (int)mark.Column);

    private void Report(string code, Place place, string message, string? hint) =>
        _diagnostics.Add(Diagnostic.Error(code, place, message, hint));

    private Stopped Stop(string code, Place place, string message, string? hint)
    {
        Report(code, place, message, hint);
        return new Stopped();
    }

    private static string Shorten(string text) => Quoting.Shorten(text);
}
