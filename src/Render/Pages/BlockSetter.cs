using System.Collections.Immutable;
using System.Globalization;
using WorkedSolutions.Render.Documents;
using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Pages;

/// <summary>Sets blocks into a column.</summary>
internal sealed class BlockSetter(Setting setting)
{
    private const int OrphanPenalty = 1000;
    private const int BetweenDisplays = 30;
    private const int AfterLoneIntroduction = 150;
    private readonly DisplaySetter _displays = new(setting);
    private int _headingLevel;

    private double Size => setting.Page.TextSize;

    /// <summary>Sets blocks one after the other.</summary>
    public void Set(Region region, ImmutableArray<Block> blocks)
    {
        Block? before = null;
        Block? earlier = null;
        for (var i = 0; i < blocks.Length && region.MayNest; i++)
        {
            var block = blocks[i];
            region.Column.Penalty(IsLabel(before) ? Column.Never : block is Block.Heading && before is Block.Paragraph && earlier is Block.Heading ? AfterLoneIntroduction : 0);
            Set(region, blocks, i, before);
            (earlier, before) = (before, block);
        }
    }

    /// <summary>Whether a paragraph is a label of what follows, such as <c>**Sample 2**</c>: it stands with it.</summary>
    private static bool IsLabel(Block? block) => block is Block.Paragraph { Content: [Inline.Strong] };

    /// <summary>Sets the lines of a paragraph: baselines at the leading, farther apart where a formula needs it.</summary>
    public void SetLines(Region region, List<Slab> lines)
    {
        var leading = setting.Page.Leading * region.Style.Size / Size;
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0)
            {
                var gap = leading - lines[i - 1].Depth - lines[i].Height;
                region.Column.Space(Math.Max(gap, 0.18 * region.Style.Size));
                region.Column.Penalty((i == 1 ? OrphanPenalty : 0) + (i == lines.Count - 1 ? OrphanPenalty : 0));
            }

            region.Add(lines[i]);
        }
    }

    /// <summary>Sets a heading at level 1 to 6 with its bookmark.</summary>
    public void SetHeading(Region region, int level, ImmutableArray<Inline> content, string anchor)
    {
        _headingLevel = Math.Clamp(level, 1, Math.Min(_headingLevel + 1, 6));
        var node = setting.Node("H" + _headingLevel.ToString(CultureInfo.InvariantCulture), region.Node);
        var scale = level switch { 1 => 1.65, 2 => 1.3, 3 => 1.12, _ => 1 };
        var inside = region with { Style = new TextStyle(FontFace.MainBold, Size * scale, node) };
        var lines = LineSetter.Lines(setting, content, inside.Style, region.Width, Alignment.Left);
        region.Column.Space(Size * level switch { 1 => 1.8, 2 => 1.6, 3 => 1.2, _ => 0.9 });
        var start = region.Column.Items.Count;
        SetLines(inside, lines);
        for (var i = start + 1; i < region.Column.Items.Count; i++)
        {
            region.Column.Items[i] = region.Column.Items[i] with { PenaltyBefore = Column.Never };
        }

        region.Column.Penalty(Column.Never);
        region.Column.Space(Size * level switch { 1 => 0.8, 2 => 0.6, _ => 0.45 });
        if (lines.Count > 0)
        {
            lines[0].Add(new FrameItem.Anchor(anchor, 0, -lines[0].Height - 6), 0, 0, node);
        }

        var title = PlainText.Of(content, setting.Formulas.Spoken).Trim();
        if (title.Length > 0)
        {
            setting.Bookmarks.Add(new(title, _headingLevel, anchor));
        }
    }

    private void Set(Region region, ImmutableArray<Block> blocks, int at, Block? before)
    {
        var column = region.Column;
        switch (blocks[at])
        {
            case Block.Heading heading:
                SetHeading(region, heading.Level, heading.Content, heading.Anchor);
                break;
            case Block.Paragraph paragraph:
                column.Space(Size * 0.55);
                var style = region.Style with { Node = setting.Node("P", region.Node) };
                SetLines(region with { Style = style }, LineSetter.Lines(setting, paragraph.Content, style, region.Width));
                column.Space(Size * 0.55);
                break;
            case Block.DisplayMath:
                column.Penalty(before is Block.Paragraph ? Column.Never : before is Block.DisplayMath ? BetweenDisplays : 0);
                _displays.Set(region, blocks, at);
                break;
            case Block.ItemList list:
                new ListSetter(setting, this).Set(region, list);
                break;
            case Block.Table table:
                column.Penalty(before is Block.Paragraph ? OrphanPenalty : 0);
                TableSetter.Set(setting, region, table);
                break;
            case Block.Callout callout:
                CalloutSetter.Set(setting, this, region, callout);
                break;
            case Block.Figure figure:
                column.Penalty(before is Block.Paragraph ? OrphanPenalty : 0);
                FigureSetter.Set(setting, this, region, figure);
                break;
            case Block.Quote quote:
                column.Space(Size * 0.6);
                Set(region.Inside(1.8 * Size, 1.8 * Size, setting.Node("BlockQuote", region.Node)), quote.Content);
                column.Space(Size * 0.6);
                break;
            case Block.Code code:
                CalloutSetter.SetCode(setting, this, region, code);
                break;
            case Block.WritingSpace space:
                RuledSetter.SetWritingSpace(setting, region, space.Lines);
                break;
            case Block.NameFields fields:
                RuledSetter.SetNameFields(setting, region, fields.Labels);
                break;
            case Block.Rule:
                RuledSetter.SetRule(setting, region);
                break;
            case Block.PageBreak:
                column.Penalty(Column.Always);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
