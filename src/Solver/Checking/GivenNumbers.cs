namespace WorkedSolutions.Solver.Checking;

/// <summary>Which number a person gave for which line.</summary>
internal static class GivenNumbers
{
    /// <summary>By quantity; a number given for a line that only repeats another, or for that other, stands for both.</summary>
    /// <param name="marker">The prepared solution.</param>
    /// <param name="answers">The numbers.</param>
    /// <param name="elsewhere">Gets the answers that are reported at a quantity that is asked for instead of the one that was named.</param>
    public static Answer?[] Spread(Marker marker, Answers answers, HashSet<Answer> elsewhere)
    {
        var given = new Answer?[marker.Reads.Length];
        foreach (var answer in answers.Given)
        {
            given[answer.Quantity] = answer;
        }

        foreach (var answer in answers.Given)
        {
            given[marker.Alias[answer.Quantity]] ??= answer;
        }

        foreach (var asked in marker.Asked)
        {
            given[asked] ??= given[marker.Alias[asked]];
            if (given[asked] is { } answer && answer.Quantity != asked)
            {
                elsewhere.Add(answer);
            }
        }

        return given;
    }
}
