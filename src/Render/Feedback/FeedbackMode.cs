namespace WorkedSolutions.Render.Feedback;

/// <summary>What a person is told.</summary>
public enum FeedbackMode
{
    /// <summary>Everything: verdicts, the right lines, what happened.</summary>
    Full,
    /// <summary>For what is wrong, the rule and then the formula; never a number of the solution.</summary>
    Hint,
    /// <summary>Proof-reading of a solution that somebody has: the errata alone.</summary>
    Errata,
}
