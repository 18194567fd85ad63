using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Variants;

namespace WorkedSolutions.Solver.Tests.Variants;

public class RosterTests
{
    [Theory]
    [InlineData("id,name,group\ns2,\"Lovelace, Ada\",A\ns1,Alan Turing,B\n")]
    [InlineData("id;name;group\r\ns1;Alan Turing;B\r\ns2;\"Lovelace, Ada\";A\r\n\r\n")]
    [InlineData("\uFEFFID\tName\tgroup\ns2\t\"Lovelace, Ada\"\tA\ns1\tAlan Turing\tB")]
    public void StudentsComeInTheOrderOfTheirIds(string text)
    {
        var roster = Roster.Read(text, "r.csv");
        Assert.Empty(roster.Diagnostics);
        Assert.Equal(["s1", "s2"], roster.Recipients.Select(r => r.Key));
        Assert.Equal("Lovelace, Ada (s2)", roster.Recipients[1].Label);
        Assert.Equal("A", roster.Recipients[1].Columns[2].Cell);
    }

    [Theory]
    [InlineData("", 0, "the table is empty")]
    [InlineData("name\nAda\n", 1, "no column `id`")]
    [InlineData("id\n", 0, "no students")]
    [InlineData("id,name\na,x\na,y\n", 3, "already on line 2")]
    [InlineData("id,name\na,x\nA,y\n", 3, "already on line 2")]
    [InlineData("id,name\n,x\n", 2, "has no id")]
    [InlineData("id\n../../etc/passwd\n", 2, "file names cannot have")]
    [InlineData("id\n..\n", 2, "full stop")]
    [InlineData("id,name\na,x,y\n", 2, "3 cells, but there are 2 columns")]
    [InlineData("id,name,NAME\na,x,y\n", 1, "two columns `name`")]
    public void MistakesHaveTheirLine(string text, int line, string message)
    {
        var roster = Roster.Read(text, "r.csv");
        var diagnostic = Assert.Single(roster.Diagnostics);
        Assert.Contains(message, diagnostic.Message);
        Assert.Equal(line, diagnostic.Place.Line);
    }

    [Fact]
    public void LongIdsAndCellsAreRefused()
    {
        Assert.Single(Roster.Read("id\n" + new string('x', 81), "r.csv").Diagnostics);
        Assert.Single(Roster.Read("id,name\na," + new string('x', 20_000), "r.csv").Diagnostics);
    }

    [Fact]
    public void TheHeadOfAPaperSaysWhoseItIs()
    {
        var ada = Roster.Read("id,name,group\ns1,Ada,A\n", "r.csv").Recipients[0];
        var head = new ProblemHead { File = "f", Id = "i", Title = "T", Course = "C" };
        Assert.Equal("C · Ada (s1)", ada.Head(head).Course);
        Assert.Equal("Ada (s1)", ada.Head(head with { Course = null }).Course);
        var filled = ada.Head(head with { Title = "Sheet of {name}", Date = "group {group} {other}" });
        Assert.Equal(("Sheet of Ada", "C", "group A {other}"), (filled.Title, filled.Course, filled.Date));
        Assert.Equal("C · Variant 7", Roster.Numbered(7).Head(head).Course);
        Assert.Equal("other", Assert.Single(ada.UnknownColumns(head with { Title = "Sheet of {name}", Date = "group {group} {other}", Course = @"$\hat{y}$" })));
    }

    [Fact]
    public void ColumnsAreNamedInAnyCaseAndCellsAreNotLookedAtAgain()
    {
        var ada = Roster.Read("ID,Name,Seat No\ns1,{id} {id,3\n", "r.csv").Recipients[0];
        var head = new ProblemHead { File = "f", Id = "i", Title = "{name} at {seat no}: {id} {" };
        Assert.Equal("{id} {id at 3: s1 {", ada.Head(head).Title);
    }
}
