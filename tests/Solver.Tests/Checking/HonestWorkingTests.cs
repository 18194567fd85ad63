using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Tests.Checking;

public class HonestWorkingTests
{
    [Fact]
    public void Honest_working_rounded_at_every_step_raises_no_false_alarm()
    {
        var alarms = new List<string>();
        for (var seed = 0; seed < 1500; seed++)
        {
            var trace = new RandomNetworks(seed).Trace();
            var decimals = 3 + (seed % 4);
            var person = new SimulatedPerson(trace, decimals).Work();
            if (!person.IsFinished)
            {
                continue;
            }

            var result = Marker.Check(trace, person.Answers());
            alarms.AddRange(result.Quantities.Where(m => m.Answer is not null && !m.IsRight).Take(1).Select(m => $"seed {seed}, {decimals} decimals: {Describe(m)}"));
        }

        Assert.True(alarms.Count == 0, $"{alarms.Count} alarms\n{string.Join('\n', alarms.Take(20))}");
    }

    private static string Describe(MarkedQuantity m) =>
        $"{m.Quantity.Id} = {m.Answer?.Number.Text}, exact {m.Quantity.Exact:R}: {m.Verdict} {m.Refused} {string.Join("; ", m.Mistakes.Select(x => x.Message))}";
}
