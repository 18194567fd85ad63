namespace WorkedSolutions.Solver.Reading;

/// <summary>What names look like: as ECMAScript patterns for the schema, and as the functions that the reader uses.</summary>
internal static class Patterns
{
    /// <summary>A letter, then letters, digits and <c>_</c>. Any character beyond ASCII counts as a letter here, since validators disagree about <c>\p{L}</c>.</summary>
    public const string Name = @"^[A-Za-z\u0080-\uFFFF][A-Za-z0-9_\u0080-\uFFFF]{0,39}$";

    /// <summary>A name of an input: not one of the keys that make a mapping an image or a generator.</summary>
    public const string InputName = @"^(?!(rows|uniform|step|integers|choice|nonzero|shape)$)[A-Za-z\u0080-\uFFFF][A-Za-z0-9_\u0080-\uFFFF]{0,39}$";

    /// <summary>Letters, digits, <c>-</c> and <c>_</c>, all ASCII.</summary>
    public const string Id = "^[A-Za-z0-9_-]{1,100}$";

    /// <summary>A template style's name.</summary>
    public const string Style = "^[A-Za-z0-9_-]{1,100}$";

    /// <summary>Any key.</summary>
    public const string AnyKey = "^.+$";

    /// <summary>The longest name.</summary>
    public const int LongestName = 40;

    /// <summary>Whether the text matches <see cref="Name"/>.</summary>
    public static bool IsName(string text)
    {
        if (text.Length is 0 or > LongestName || !char.IsLetter(text[0]))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsLetter(c) && !char.IsDigit(c) && c != '_')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the text matches <see cref="Id"/>.</summary>
    public static bool IsId(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
            {
                return false;
            }
        }

        return text.Length is > 0 and <= 100;
    }
}
