using WorkedSolutions.Render.Documents;

namespace WorkedSolutions.Render.Writers;

/// <summary>The few words that writers add by themselves.</summary>
internal static class Words
{
    /// <summary>A callout's label where it has no title of its own.</summary>
    public static string Of(CalloutKind kind) => kind switch
    {
        CalloutKind.Note => "Note",
        CalloutKind.Theory => "Theory",
        CalloutKind.Warning => "Take care",
        CalloutKind.Result => "Result",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A callout's kind as a class of the stylesheet and as an environment of LaTeX.</summary>
    public static string ClassOf(CalloutKind kind) => kind switch
    {
        CalloutKind.Note => "note",
        CalloutKind.Theory => "theory",
        CalloutKind.Warning => "warning",
        CalloutKind.Result => "result",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
