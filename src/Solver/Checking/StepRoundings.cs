using System.Collections.Immutable;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Checking;

/// <summary>How coarsely each step of a working may have been rounded: in one way for all quantities that the problem rounds alike.</summary>
internal sealed class StepRoundings
{
    private readonly StepRounding[] _steps;

    /// <summary>The roundings of a problem, or of a person where those are coarser.</summary>
    /// <param name="quantities">The quantities of the trace.</param>
    /// <param name="written">The numbers that the person wrote and had to round, by the quantity that each is for.</param>
    /// <param name="how">How the person rounds by the problem's rounding and their numbers; null: as the problem says, or coarser.</param>
    public StepRoundings(ImmutableArray<Quantity> quantities, IReadOnlyList<(int Quantity, WrittenNumber Number)> written, Func<Rounding, IEnumerable<WrittenNumber>, StepRounding>? how = null)
    {
        how ??= StepRounding.For;
        _steps = new StepRounding[quantities.Length];
        var known = new Dictionary<Rounding, StepRounding>();
        for (var i = 0; i < _steps.Length; i++)
        {
            var policy = quantities[i].Rounding;
            if (i > 0 && ReferenceEquals(policy, quantities[i - 1].Rounding))
            {
                _steps[i] = _steps[i - 1];
            }
            else if (!known.TryGetValue(policy, out _steps[i]!))
            {
                known[policy] = _steps[i] = how(policy, written.Where(one => quantities[one.Quantity].Rounding == policy).Select(one => one.Number));
            }
        }
    }

    /// <summary>The rounding of a quantity.</summary>
    public StepRounding this[int index] => _steps[index];
}
