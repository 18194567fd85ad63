using Process = System.Diagnostics.Process;
using System.Globalization;
using System.Text;
using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Tests.Checking;

public class ClassTests
{
    [Fact]
    public void Five_hundred_students_with_sixty_quantities_take_less_than_five_seconds()
    {
        var trace = Mazur.Trace();
        var asked = trace.Asked.Take(60).Select(index => trace.Quantities[index]).ToList();
        Assert.InRange(asked.Count, 50, 60);
        var csv = Class(trace, asked, 500);
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var sheet = AnswersReader.Read(csv, "class.csv", trace);
        var result = ClassResult.Mark(trace, sheet);
        var used = Process.GetCurrentProcess().TotalProcessorTime - before;
        Assert.Equal(500, result.Students.Length);
        Assert.True(used < TimeSpan.FromSeconds(5), $"{used.TotalSeconds:F1} s of processor time");
    }

    [Fact]
    public void What_went_wrong_how_often_is_counted()
    {
        var trace = Mazur.Trace();
        var sheet = AnswersReader.Read("student,z[1][1](1),a[1][1](1)\nAda,0.3775,0.5933\nBob,0.0275,0.5069\nCyd,0.0275,0.5933\nDan,,0.9\n", "class.csv", trace);
        var result = ClassResult.Mark(trace, sheet);
        var z = result.Quantities.Single(tally => tally.Quantity.Id == "z[1][1](1)");
        Assert.Equal((1, 0, 2, 2, 1), (z.Correct, z.Follows, z.Wrong, z.FirstWrong, z.Missing));
        var a = result.Quantities.Single(tally => tally.Quantity.Id == "a[1][1](1)");
        Assert.Equal((2, 1, 1, 1, 0), (a.Correct, a.Follows, a.Wrong, a.FirstWrong, a.Missing));
        Assert.Equal("z[1][1](1)", result.MostOftenWrong.First().Quantity.Id);
        var bias = result.Mistakes.First();
        Assert.Equal(("bias-left-out", 2, 2), (bias.Name, bias.Students, bias.Times));
        Assert.Equal(2, result.Of); // the columns are asked for
        Assert.Equal([2.0, 1, 1, 0], result.Students.Select(student => student.Marks));
    }

    /// <summary>A third of the class works right; the others have one number multiplied by something, and go on with it.</summary>
    private static string Class(Trace trace, List<Quantity> asked, int students)
    {
        var random = new Random(7);
        var text = new StringBuilder("student").Append(',').AppendJoin(',', asked.Select(q => q.Id)).Append('\n');
        for (var s = 0; s < students; s++)
        {
            var person = new SimulatedPerson(trace, 4);
            if (s % 3 == 0)
            {
                person.Work();
            }
            else
            {
                var slip = asked[random.Next(asked.Count)];
                var factor = new WorkedSolutions.Solver.Expressions.Expr.Number(new Fractions.Fraction(random.Next(2, 9)));
                person.Work(slip.Index, slip.Formula! * factor);
            }

            text.Append(CultureInfo.InvariantCulture, $"s{s}").Append(',').AppendJoin(',', asked.Select(q => person.Texts[q.Index])).Append('\n');
        }

        return text.ToString();
    }
}
