using System.Collections.Immutable;

namespace WorkedSolutions.Render.Maths;

/// <summary>Something in a TeX text that cannot be read.</summary>
/// <param name="Offset">Where it is, in UTF-16 units from the start of the text.</param>
/// <param name="Message">What is wrong, in one line, without a full stop.</param>
/// <param name="Hint">What to do about it; null where there is nothing to add.</param>
public readonly record struct TexError(int Offset, string Message, string? Hint = null);

/// <summary>What a TeX text reads as. With errors, the node holds what could be read.</summary>
public readonly record struct TexResult(MathNode Node, ImmutableArray<TexError> Errors)
{
    /// <summary>Whether the whole text could be read.</summary>
    public bool IsComplete => Errors.IsDefaultOrEmpty;
}
