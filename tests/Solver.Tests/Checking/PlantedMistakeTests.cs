using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Checking.Mistakes;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Tests.Checking;

public class PlantedMistakeTests
{
    private int _follows, _farButRounding;

    private const int Networks = 1000;

    [Fact]
    public void One_mistake_is_found_where_it_was_made_and_named_and_all_else_follows()
    {
        var faults = new List<string>();
        var planted = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var seed = 0; seed < Networks; seed++)
        {
            var networks = new RandomNetworks(seed);
            var marker = new Marker(networks.Trace());
            var decimals = new[] { 3, 4, 6 }[seed % 3];
            var honest = new SimulatedPerson(marker.Trace, decimals).Work();
            if (honest.IsFinished && !honest.HasNoise && Plant(marker, honest, decimals, networks) is { } slip)
            {
                planted[slip.Line.Mistake.Name] = planted.GetValueOrDefault(slip.Line.Mistake.Name) + 1;
                faults.AddRange(Faults(marker, honest, slip).Take(2).Select(fault => $"seed {seed}, {decimals} decimals, {slip.Line.Mistake.Name} at {slip.Quantity.Id}: {fault}"));
            }
        }

        Assert.True(faults.Count == 0, $"{faults.Count} faults\n{string.Join('\n', faults.Take(25))}\n{string.Join(' ', planted)}");
        Assert.True(planted.Values.Sum() > Networks / 2, string.Join(' ', planted));
        Assert.True(_farButRounding < 0.01 * _follows, $"{_farButRounding} far from right but called rounding, {_follows} that follow");
    }

    private sealed record Slip(Quantity Quantity, MistakenLine Line, SimulatedPerson Person);

    /// <summary>A mistake at a random place that shows: what is written lies outside plain interval arithmetic over what was written before.</summary>
    private static Slip? Plant(Marker marker, SimulatedPerson honest, int decimals, RandomNetworks networks)
    {
        var trace = marker.Trace;
        for (var tries = 0; tries < 20; tries++)
        {
            var quantity = trace.Quantities[trace.Asked[networks.Next(trace.Asked.Length)]];
            var lines = marker.MistakenLines(quantity.Index);
            if (lines.IsEmpty)
            {
                continue;
            }

            var line = lines[networks.Next(lines.Length)];
            if (line.Reads.Any(read => read > quantity.Index))
            {
                continue;
            }

            var person = new SimulatedPerson(trace, decimals).Work(quantity.Index, line.Formula);
            if (person.IsFinished && !person.HasNoise && Shows(quantity, honest, person))
            {
                return new Slip(quantity, line, person);
            }
        }

        return null;
    }

    private static bool Shows(Quantity quantity, SimulatedPerson honest, SimulatedPerson person)
    {
        var half = honest.Written.Select((_, i) => person.Texts[i] is { } text ? WrittenNumber.Read(text, false, out var _)!.Value.HalfUnit : 0).ToArray();
        var ranges = honest.Written.Select((value, i) => new Interval(value - half[i], value + half[i])).ToArray();
        var range = Evaluate.Over<Interval, IntervalArithmetic>(quantity.Formula!, ranges);
        var value = person.Written[quantity.Index];
        var reach = half[quantity.Index] * 1.01;
        return value < Math.Min(range.Low, quantity.Exact) - reach || value > Math.Max(range.High, quantity.Exact) + reach;
    }

    private IEnumerable<string> Faults(Marker marker, SimulatedPerson honest, Slip slip)
    {
        var result = marker.Check(slip.Person.Answers());
        if (result.FirstWrong?.Quantity != slip.Quantity)
        {
            yield return $"first wrong is {result.FirstWrong?.Quantity.Id}, written {slip.Person.Texts[slip.Quantity.Index]} for {slip.Quantity.Exact}";
        }

        foreach (var marked in result.Quantities)
        {
            var index = marked.Quantity.Index;
            if (index == slip.Quantity.Index)
            {
                if (!marked.Mistakes.Any(found => found.Name == slip.Line.Mistake.Name))
                {
                    yield return $"not named; found {string.Join(", ", marked.Mistakes.Select(found => found.Name))}; written {marked.Answer?.Number.Text} for {marked.Quantity.Exact}";
                }
            }
            else if (IsUntouched(marker, honest, slip.Person, index) ? !marked.IsRight && marked.Answer?.Number.Value != 0 : !IsExplained(marked))
            {
                yield return $"{marked.Quantity.Id} = {marked.Answer?.Number.Text} (honest {honest.Texts[index]}, exact {marked.Quantity.Exact:R}) is {marked.Verdict}";
            }
        }
    }

    /// <summary>Whether the slip changed neither what is written nor what the line reads.</summary>
    private static bool IsUntouched(Marker marker, SimulatedPerson honest, SimulatedPerson person, int index) =>
        person.Texts[index] == honest.Texts[index] && marker.Reads[index].All(read => person.Texts[read] == honest.Texts[read]);

    /// <summary>Follows; or refused with a reason; or hardly changed and right all the same.</summary>
    private bool IsExplained(MarkedQuantity marked)
    {
        if (marked.IsRight && Math.Abs(marked.Answer!.Number.Value - marked.Quantity.Exact) > (30 * marked.Answer.Number.HalfUnit) + (0.1 * Math.Abs(marked.Quantity.Exact)))
        {
            _farButRounding++;
        }

        _follows += marked.Verdict == Verdict.Follows ? 1 : 0;
        return marked.IsRight || marked.Verdict == Verdict.Follows || marked is { Verdict: Verdict.Wrong, Refused: not null };
    }

    /// <summary>Plain interval arithmetic, in which nothing is known to be shared.</summary>
    private readonly struct IntervalArithmetic : IArithmetic<Interval>
    {
        public static Interval Of(Expr.Number number) => Interval.At(number.Double);

        public static Interval Negate(Interval a) => -a;

        public static Interval Add(Interval a, Interval b) => a + b;

        public static Interval Multiply(Interval a, Interval b) => a * b;

        public static Interval Divide(Interval a, Interval b) => a is { Low: 0, High: 0 } ? a : a / b;

        public static Interval Power(Interval a, Interval b) => b.Low == 2
            ? new(a.Contains(0) ? 0 : Math.Min(a.Low * a.Low, a.High * a.High), Math.Max(a.Low * a.Low, a.High * a.High))
            : throw new NotSupportedException();

        public static Interval Apply(Function function, ReadOnlySpan<Interval> arguments) => function.Range(arguments);
    }
}
