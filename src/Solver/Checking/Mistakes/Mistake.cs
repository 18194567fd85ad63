using System.Collections.Immutable;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Checking.Mistakes;

/// <summary>
/// A mistake that people make, with its rule: the line that it puts in the place of a quantity's own. One file for each; all of them in
/// <see cref="MistakeTable.All"/>. Its value is never stored: it is computed from the same trace, over the person's own numbers.
/// </summary>
public abstract class Mistake
{
    /// <summary>The name in reports, kebab-case, e.g. <c>sign-flipped</c>; unique.</summary>
    public abstract string Name { get; }

    /// <summary>The mistake in a few words, for tables.</summary>
    public abstract string Title { get; }

    /// <summary>The lines that the mistake can put in the place of the scene's quantity; none where it cannot be made there.</summary>
    internal virtual IEnumerable<MistakenLine> Lines(Scene scene) => [];

    /// <summary>What happened to the digits if the mistake was made in writing them down; null where it was not.</summary>
    /// <param name="number">The number as written.</param>
    /// <param name="right">A number that should have been written.</param>
    /// <param name="meant">Where the number may lie that was worked out: the right one, as rounding before it may leave it.</param>
    /// <param name="line">What might have been written.</param>
    internal virtual string? InDigits(WrittenNumber number, double right, Interval meant, JudgedLine line) => null;

    /// <summary>A line of this mistake.</summary>
    private protected MistakenLine Line(Expr formula, string words) => new(this, formula, words);
}

/// <summary>A line with a mistake in it.</summary>
/// <param name="Mistake">The mistake.</param>
/// <param name="Formula">The line, over references to quantities.</param>
/// <param name="Words">What is wrong with it, e.g. "the bias b1 is left out".</param>
internal sealed record MistakenLine(Mistake Mistake, Expr Formula, string Words)
{
    /// <summary>The indices that the line reads.</summary>
    public ImmutableArray<int> Reads { get; } = [.. References.Of(Formula)];
}

/// <summary>Every named mistake, the most telling first. A new one is a file and a line here.</summary>
public static class MistakeTable
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Mistake> All { get; } =
    [
        new SignFlipped(),
        new TargetAndPredictionSwapped(),
        new DerivativeLeftOut(),
        new DerivativeAtPreActivation(),
        new DerivativeTakenTwice(),
        new ExtraDerivativeFactor(),
        new HalfForgotten(),
        new HalfDoubled(),
        new BiasLeftOut(),
        new ActivationLeftOut(),
        new PreActivationUsed(),
        new OwnActivationUsed(),
        new WeightsTransposed(),
        new NeuronsSwapped(),
        new OnePathOnly(),
        new UpdatedWeightUsed(),
        new LearningRateLeftOut(),
        new PlusForMinus(),
        new MeanForSum(),
        new SumForMean(),
        new LogBaseTen(),
        new Degrees(),
        new DecimalPointSlipped(),
        new DigitsTransposed(),
        new Truncated(),
        new RoundedTooEarly(),
    ];

    /// <summary>The mistake of that name, or null.</summary>
    public static Mistake? Find(string name) => All.FirstOrDefault(mistake => mistake.Name == name);

    /// <summary>The lines that all mistakes would give for a quantity.</summary>
    internal static ImmutableArray<MistakenLine> LinesFor(Marker marker, Traces.Quantity quantity)
    {
        if (quantity.Formula is null)
        {
            return [];
        }

        var scene = new Scene(marker, quantity, quantity.Formula);
        return [.. All.SelectMany(mistake => mistake.Lines(scene))];
    }
}
