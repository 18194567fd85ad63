using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Pdf;

/// <summary>The bookmarks of a file (ISO 32000-1, 12.3.3).</summary>
internal static class PdfOutline
{
    /// <summary>Writes the bookmarks that lead somewhere; 0 if there are none, else the outline's object.</summary>
    public static int Write(FrameBook book, PdfFile file, SortedDictionary<string, Destination> destinations)
    {
        var marks = book.Bookmarks.Where(mark => destinations.ContainsKey(mark.Anchor)).ToArray();
        if (marks.Length == 0)
        {
            return 0;
        }

        var root = file.Reserve();
        var ids = Array.ConvertAll(marks, _ => file.Reserve());
        var parents = Parents(marks);
        for (var i = 0; i < marks.Length; i++)
        {
            var target = file.Begin(ids[i]).Add("<</Title"u8).String(marks[i].Title).Add("/Dest"u8);
            destinations[marks[i].Anchor].Write(target);
            target.Add("/Parent "u8).Reference(parents[i] < 0 ? root : ids[parents[i]]);
            Entry(target, "/Prev "u8, ids, Array.FindLastIndex(parents, Math.Max(i - 1, 0), i, parent => parent == parents[i]));
            Entry(target, "/Next "u8, ids, Array.FindIndex(parents, i + 1, parent => parent == parents[i]));
            Kids(target, ids, parents, i);
            target.Add(">>"u8);
        }

        var outline = file.Begin(root).Add("<</Type/Outlines"u8);
        Kids(outline, ids, parents, -1);
        outline.Add(">>"u8);
        return root;
    }

    /// <summary>For each bookmark the last one before it of a lower level, −1 if there is none.</summary>
    private static int[] Parents(Bookmark[] marks)
    {
        var parents = new int[marks.Length];
        for (var i = 0; i < marks.Length; i++)
        {
            var parent = i - 1;
            while (parent >= 0 && marks[parent].Level >= marks[i].Level)
            {
                parent = parents[parent];
            }

            parents[i] = parent;
        }

        return parents;
    }

    /// <summary>First and last child, and how many bookmarks are below, all open.</summary>
    private static void Kids(PdfText target, int[] ids, int[] parents, int parent)
    {
        var first = Array.IndexOf(parents, parent);
        if (first < 0)
        {
            return;
        }

        var below = Enumerable.Range(0, parents.Length).Count(i =>
        {
            var ancestor = parents[i];
            while (ancestor > parent)
            {
                ancestor = parents[ancestor];
            }

            return ancestor == parent;
        });
        Entry(target, "/First "u8, ids, first);
        Entry(target, "/Last "u8, ids, Array.LastIndexOf(parents, parent));
        target.Add("/Count "u8).Add(below);
    }

    private static void Entry(PdfText target, ReadOnlySpan<byte> key, int[] ids, int index)
    {
        if (index >= 0)
        {
            target.Add(key).Reference(ids[index]);
        }
    }
}
