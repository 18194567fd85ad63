namespace WorkedSolutions.Render.Maths;

/// <summary>One-character strings without an allocation for the common ones.</summary>
internal static class CharacterTexts
{
    private static readonly string[] Latin = Make();

    /// <summary>The character as a string.</summary>
    internal static string Of(char character) => character < Latin.Length ? Latin[character] : char.ToString(character);

    private static string[] Make()
    {
        var texts = new string[256];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = char.ToString((char)i);
        }

        return texts;
    }
}
