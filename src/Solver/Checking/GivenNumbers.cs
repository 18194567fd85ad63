namespace WorkedSolutions.Solver.Checking;

/// <summary>Which number a person gave for which line, and the row in which each is reported.</summary>
internal sealed class GivenNumbers
{
    private readonly Answer?[] _given;
    private readonly Dictionary<Answer, int> _reportedAt = new(ReferenceEqualityComparer.Instance);

    public GivenNumbers(Marker marker, Answers answers)
    {
        _given = new Answer?[marker.Reads.Length];
        foreach (var answer in answers.Given)
        {
            _given[answer.Quantity] = answer;
        }

        var open = marker.Asked.Where(asked => _given[asked] is null).Order().ToLookup(marker.Lines.Of);
        foreach (var answer in answers.Given)
        {
            var line = marker.Lines.Of(answer.Quantity);
            _reportedAt[answer] = marker.Asked.Contains(answer.Quantity) ? answer.Quantity : Unclaimed(open[line]) ?? answer.Quantity;
        }

        foreach (var answer in answers.Given)
        {
            _given[marker.Lines.Of(answer.Quantity)] ??= answer;
            _given[_reportedAt[answer]] ??= answer;
        }
    }

    /// <summary>The number that stands for a quantity: its own, or one that was given for another quantity of its line.</summary>
    public Answer? this[int index] => _given[index];

    /// <summary>Whether the number is reported for that quantity: the one that was named, or one that is asked for in its place (J for L of one sample).</summary>
    public bool IsReportedAt(int index, Answer answer) => _reportedAt[answer] == index;

    private int? Unclaimed(IEnumerable<int> asked)
    {
        foreach (var index in asked)
        {
            if (!_reportedAt.ContainsValue(index))
            {
                return index;
            }
        }

        return null;
    }
}
