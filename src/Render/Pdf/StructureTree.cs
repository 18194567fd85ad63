using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Pdf;

/// <summary>
/// The logical structure of a paper (ISO 32000-1, 14.7): every node an element, with its marked content, its children and
/// its links in the order in which the pages show them.
/// </summary>
internal sealed class StructureTree
{
    private readonly FrameBook _book;
    private readonly PdfFile _file;
    private readonly int[] _ids;
    private readonly bool[] _placed;
    private readonly List<int>[] _children;
    private readonly int[] _nextChild;
    private readonly List<Content>[] _contents;
    private readonly ShortDeflate _deflate = new();
    private readonly Dictionary<string, int> _formulas = new(StringComparer.Ordinal);
    private readonly Dictionary<int, (double Left, double Bottom, double Right, double Top)> _boxes = [];

    /// <summary>Numbers the elements; nothing is written yet.</summary>
    public StructureTree(FrameBook book, PdfFile file)
    {
        _book = book;
        _file = file;
        var count = book.Structure.Length;
        _ids = new int[count];
        _placed = new bool[count];
        _nextChild = new int[count];
        _children = new List<int>[count];
        _contents = new List<Content>[count];
        Root = file.Reserve();
        for (var node = 0; node < count; node++)
        {
            _ids[node] = file.Reserve();
            _children[node] = [];
            _contents[node] = [];
            if (book.Structure[node].Parent is >= 0 and var parent)
            {
                _children[parent].Add(node);
            }
        }
    }

    /// <summary>One thing in an element: a child element, a marked-content sequence of a page, or a link of a page.</summary>
    private readonly record struct Content(char Kind, int Number, int Page);

    /// <summary>The object of the tree's root.</summary>
    public int Root { get; }

    /// <summary>The object of a node's element.</summary>
    public int Element(int node) => _ids[node];

    /// <summary>Tells that a marked-content sequence of a page belongs to a node.</summary>
    public void AddMark(int node, int mark, int pageId)
    {
        Place(node);
        _contents[node].Add(new('M', mark, pageId));
    }

    /// <summary>Tells the box around a figure on its page, y up.</summary>
    public void AddBox(int node, (double Left, double Bottom, double Right, double Top) box) => _boxes.TryAdd(node, box);

    /// <summary>Tells that an annotation of a page belongs to a node.</summary>
    public void AddAnnotation(int node, int annotationId, int pageId)
    {
        Place(node);
        _contents[node].Add(new('A', annotationId, pageId));
    }

    /// <summary>Writes the tree; <paramref name="parents"/> are the rows of the parent tree: for each key a node list (page) or one node (annotation).</summary>
    public void Write(List<(List<int>? Marks, int Node)> parents)
    {
        for (var node = 0; node < _ids.Length; node++)
        {
            Place(node);
        }

        var parentTree = _file.Reserve();
        var root = _file.Begin(Root).Add("<</Type/StructTreeRoot/K["u8);
        for (var node = 0; node < _ids.Length; node++)
        {
            if (_book.Structure[node].Parent < 0)
            {
                root.Reference(_ids[node]).Add(" "u8);
            }
        }

        root.Add("]/ParentTree "u8).Reference(parentTree).Add("/ParentTreeNextKey "u8).Add(parents.Count).Add(">>"u8);
        WriteParents(_file.Begin(parentTree), parents);
        for (var node = 0; node < _ids.Length; node++)
        {
            var formula = _book.Structure[node].MathMl is { } mathMl ? WriteFormula(mathMl) : 0;
            WriteElement(_file.Begin(_ids[node]), node, formula);
        }
    }

    private void WriteParents(PdfText target, List<(List<int>? Marks, int Node)> parents)
    {
        target.Add("<</Nums["u8);
        for (var key = 0; key < parents.Count; key++)
        {
            target.Add(key).Add(" "u8);
            if (parents[key].Marks is not { } marks)
            {
                target.Reference(_ids[parents[key].Node]).Add("\n"u8);
                continue;
            }

            target.Add("["u8);
            foreach (var node in marks)
            {
                target.Reference(_ids[node]).Add(" "u8);
            }

            target.Add("]\n"u8);
        }

        target.Add("]>>"u8);
    }

    /// <summary>A formula's MathML as an embedded file, once for each formula; gives its specification (ISO 32000-2, 14.13).</summary>
    private int WriteFormula(string mathMl)
    {
        if (_formulas.TryGetValue(mathMl, out var known))
        {
            return known;
        }

        int specification = _file.Reserve(), content = _file.Reserve();
        var data = System.Text.Encoding.UTF8.GetBytes(mathMl);
        _file.Stream(content, "/Type/EmbeddedFile/Subtype/application#2Fmathml+xml", data.Length > ShortDeflate.Longest ? Deflate.Compress(data) : _deflate.Compress(data));
        var name = "formula-" + (_formulas.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) + ".xml";
        _file.Begin(specification).Add("<</Type/Filespec/AFRelationship/Supplement/F"u8).String(name).Add("/UF"u8).String(name)
            .Add("/Desc(MathML)/EF<</F "u8).Reference(content).Add("/UF "u8).Reference(content).Add(">>>>"u8);
        return _formulas[mathMl] = specification;
    }

    private void WriteElement(PdfText target, int index, int formula)
    {
        var node = _book.Structure[index];
        target.Add("<</Type/StructElem/S/"u8).Add(node.Type).Add("/P "u8).Reference(node.Parent < 0 ? Root : _ids[node.Parent]);
        Entry(target, "/Alt"u8, node.Alternative);
        Entry(target, "/ActualText"u8, node.ActualText);
        Entry(target, "/Lang"u8, node.Language);
        if (node.Detail is { } detail)
        {
            target.Add(node.Type == "L" ? "/A<</O/List/ListNumbering/"u8 : "/A<</O/Table/Scope/"u8).Add(detail).Add(">>"u8);
        }

        if (formula != 0)
        {
            target.Add("/AF["u8).Reference(formula).Add("]"u8);
        }

        if (_boxes.TryGetValue(index, out var box))
        {
            target.Add("/A<</O/Layout/BBox["u8).Add(box.Left).Add(" "u8).Add(box.Bottom).Add(" "u8).Add(box.Right).Add(" "u8).Add(box.Top).Add("]>>"u8);
        }

        var contents = _contents[index];
        var page = contents.Find(content => content.Kind == 'M').Page;
        if (page != 0)
        {
            target.Add("/Pg "u8).Reference(page);
        }

        target.Add("/K["u8);
        foreach (var content in contents)
        {
            WriteContent(target, content, page);
        }

        target.Add("]>>"u8);
    }

    private static void WriteContent(PdfText target, Content content, int page)
    {
        switch (content.Kind)
        {
            case 'E':
                target.Reference(content.Number);
                break;
            case 'A':
                target.Add("<</Type/OBJR/Obj "u8).Reference(content.Number).Add("/Pg "u8).Reference(content.Page).Add(">>"u8);
                break;
            case 'M' when content.Page != page:
                target.Add("<</Type/MCR/Pg "u8).Reference(content.Page).Add("/MCID "u8).Add(content.Number).Add(">>"u8);
                break;
            default:
                target.Add(content.Number);
                break;
        }

        target.Add(" "u8);
    }

    private static void Entry(PdfText target, ReadOnlySpan<byte> key, string? value)
    {
        if (value is not null)
        {
            target.Add(key).String(value);
        }
    }

    /// <summary>Puts a node among its parent's contents, after the siblings listed before it.</summary>
    private void Place(int node)
    {
        if (_placed[node])
        {
            return;
        }

        var parent = _book.Structure[node].Parent;
        if (parent < 0)
        {
            _placed[node] = true;
            return;
        }

        Place(parent);
        while (!_placed[node])
        {
            var next = _children[parent][_nextChild[parent]++];
            _placed[next] = true;
            _contents[parent].Add(new('E', _ids[next], 0));
        }
    }
}
