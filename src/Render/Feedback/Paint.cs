using WorkedSolutions.Solver.Checking;

namespace WorkedSolutions.Render.Feedback;

/// <summary>Colours of a terminal; the signs say the same without them.</summary>
internal sealed class Paint(bool colour)
{
    /// <summary>A sign for a verdict.</summary>
    public string Sign(Verdict verdict) => Of(verdict, verdict switch
    {
        Verdict.Correct => "✓",
        Verdict.Rounding => "✓",
        Verdict.Follows => "→",
        Verdict.Wrong => "✗",
        _ => "·",
    });

    /// <summary>A text in the colour of a verdict.</summary>
    public string Of(Verdict verdict, string text) => Escape(text, verdict switch
    {
        Verdict.Correct or Verdict.Rounding => "32",
        Verdict.Follows => "33",
        Verdict.Wrong => "1;31",
        _ => "2",
    });

    /// <summary>A bold text.</summary>
    public string Bold(string text) => Escape(text, "1");

    /// <summary>A faint text.</summary>
    public string Dim(string text) => Escape(text, "2");

    private string Escape(string text, string code) => colour ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
