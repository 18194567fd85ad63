using WorkedSolutions.Solver.Checking;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Tests.Checking;

public class AnswersReaderTests
{
    [Fact]
    public void A_yaml_mapping_keeps_the_digits_that_were_written()
    {
        var answers = One("z[1][1](1): 0.3775\na[1][1](1): 0.5930\n\"dL/dw[1][1][1](1)\": 4.386e-4\nE[1](1):\n");
        Assert.Equal(["0.3775", "0.5930", "4.386e-4"], answers.Given.Select(answer => answer.Number.Text));
        Assert.Equal([4, 4, 7], answers.Given.Select(answer => answer.Number.Decimals));
        Assert.Equal([4, 4, 4], answers.Given.Select(answer => answer.Number.Significant));
        Assert.Equal(new Place("a.yaml", 2, 13), answers.Given[1].Place);
    }

    [Fact]
    public void Json_is_read()
    {
        var answers = One("""{"z[1][1](1)": 0.3775, "a[1][1](1)": "0.5933", "L(1)": null}""", "a.json");
        Assert.Equal(["0.3775", "0.5933"], answers.Given.Select(answer => answer.Number.Text));
    }

    [Theory]
    [InlineData("z_h1_1", "z[1][1](1)")]
    public void Symbols_are_names_too(string _, string id)
    {
        var trace = Mazur.Trace();
        var symbol = trace.Find(id)!.Symbol.Plain;
        Assert.Equal(trace.Find(id)!.Index, One($"{symbol}: 0.3775").Given[0].Quantity);
        Assert.Equal(trace.Find("dJ/dw[2][1][1]")!.Index, One("∂L/∂w5: 0.0822").Given[0].Quantity);
        Assert.Equal(trace.Find("w[2][1][1]#1")!.Index, One("new w5: 0.3589").Given[0].Quantity);
        Assert.Equal(trace.Find("w[2][1][1]#1")!.Index, One("w5': 0.3589").Given[0].Quantity);
    }

    [Fact]
    public void A_decimal_comma_is_read_where_the_file_says_so()
    {
        Assert.Equal(0.3775, One("decimal: comma\nz[1][1](1): 0,3775\n").Given[0].Number.Value);
        var refused = Read("z[1][1](1): 0,3775\n");
        Assert.Contains(refused.Diagnostics, d => d.Code == "not-a-number" && d.Hint!.Contains("decimal: comma"));
        Assert.Equal(0.3775, One("quantity;value\nz[1][1](1);0,3775\n", "a.csv").Given[0].Number.Value);
    }

    [Theory]
    [InlineData("0.5", 0.5, 1, 1)]
    [InlineData(".5", 0.5, 1, 1)]
    [InlineData("-3", -3, 0, 1)]
    [InlineData("−0.50", -0.5, 2, 2)]
    [InlineData("4.4·10^-4", 4.4e-4, 5, 2)]
    [InlineData("4.40 × 10^(−4)", 4.4e-4, 6, 3)]
    [InlineData("1.2e3", 1200, -2, 2)]
    [InlineData("0.000", 0, 3, 0)]
    [InlineData("+1.0E+2", 100, -1, 2)]
    [InlineData("4.40 ⋅ 10⁻⁴", 4.4e-4, 6, 3)]
    [InlineData("3.775·10**-1", 0.3775, 4, 4)]
    [InlineData("37.75 %", 0.3775, 4, 4)]
    [InlineData("50%", 0.5, 2, 2)]
    [InlineData("= 0.3775", 0.3775, 4, 4)]
    [InlineData("≈ −0.3775", -0.3775, 4, 4)]
    [InlineData("− 0.3775", -0.3775, 4, 4)]
    public void Numbers_as_people_write_them(string text, double value, int decimals, int significant)
    {
        var number = WrittenNumber.Read(text, false, out var problem);
        Assert.Null(problem);
        Assert.Equal((value, decimals, significant), (number!.Value.Value, number.Value.Decimals, number.Value.Significant));
    }

    [Theory]
    [InlineData("nan")]
    [InlineData(".nan")]
    [InlineData("inf")]
    [InlineData("-.inf")]
    [InlineData("1e999")]
    [InlineData("1e-999")]
    [InlineData("1e99999999999")]
    [InlineData("0x10")]
    [InlineData("1.2.3")]
    [InlineData("1,5")]
    [InlineData("--1")]
    [InlineData("1e")]
    [InlineData("٣")]
    [InlineData("1/3")]
    [InlineData("0.5²")]
    [InlineData("1e-1%")]
    [InlineData("0.3775 V")]
    [InlineData("=1+1")]
    [InlineData("true")]
    public void What_is_no_number_is_a_diagnostic_with_its_place(string text)
    {
        var sheet = Read($"z[1][1](1): {(text.StartsWith('-') || text.StartsWith('=') ? $"\"{text}\"" : text)}\n");
        Assert.Empty(sheet.People);
        var diagnostic = Assert.Single(sheet.Diagnostics);
        Assert.Equal((Severity.Error, 1, 13), (diagnostic.Severity, diagnostic.Place.Line, diagnostic.Place.Column));
    }

    [Theory]
    [InlineData("1/3", "a fraction")]
    [InlineData("0.3775 V", "without a unit")]
    [InlineData("0,3775", "decimal: comma")]
    public void What_is_no_number_gets_a_hint_that_helps(string text, string hint) =>
        Assert.Contains(hint, Assert.Single(Read($"z[1][1](1): {text}\n").Diagnostics).Hint);

    [Fact]
    public void A_dash_in_the_place_of_a_number_is_no_answer_and_no_mistake()
    {
        var sheet = Read("student,z[1][1](1),z[1][2](1)\nAnn,—,0.3925\nBob,n/a,-\nCem,?,\n", "a.csv");
        Assert.Empty(sheet.Diagnostics);
        Assert.Equal([1, 0, 0], sheet.People.Select(person => person.Given.Length));
        Assert.Single(One("z[1][1](1): —\nz[1][2](1): 0.3925\n").Given);
    }

    [Fact]
    public void In_a_table_whoever_writes_decimal_commas_is_understood()
    {
        var sheet = Read("student,z[1][1](1),z[2][1](1)\nAnn,\"0,3775\",\"1,106\"\nBob,0.3775,1.106\nCem,,\"1,106\"\n", "a.csv");
        Assert.Equal(["0.3775 1.106", "0.3775 1.106", ""], sheet.People.Select(person => string.Join(' ', person.Given.Select(answer => NumberFormat.RoundTrip(answer.Number.Value)))));
        Assert.Contains("thousands", Assert.Single(sheet.Diagnostics).Hint);
        Assert.Equal(0.3775, One("quantity\tvalue\nz[1][1](1)\t0,3775\n", "a.tsv").Given[0].Number.Value);
        Assert.Equal(0.3775, One("quantity,value\nz[1][1](1),\"0,3775\"\n", "a.csv").Given[0].Number.Value);
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("Student name")]
    [InlineData("STUDENT ID")]
    public void A_class_may_name_its_column_of_students_so(string header) =>
        Assert.Equal("Ann", Assert.Single(Read($"{header},z[1][1](1)\nAnn,0.3775\n", "a.csv").People).Student);

    [Fact]
    public void A_class_without_a_column_of_students_is_told_so()
    {
        var diagnostic = Assert.Single(Read("Number,z[1][1](1),z[1][2](1)\n1,0.3775,0.3925\n2,0.3,0.3\n", "a.csv").Diagnostics);
        Assert.Equal((1, "the answers of a class need a column `student`"), (diagnostic.Place.Line, diagnostic.Hint));
    }

    [Fact]
    public void A_file_that_is_too_large_is_told_what_an_answers_file_holds() =>
        Assert.Contains("one number per quantity", Assert.Single(Read(new string('#', 5 << 20), "a.yaml").Diagnostics).Hint);

    [Fact]
    public void Unknown_names_get_the_nearest_names()
    {
        var diagnostic = Assert.Single(Read("z[1][1](1): 0.3775\na[1][7](1): 1\n").Diagnostics);
        Assert.Equal(("unknown-quantity", 2, 1), (diagnostic.Code, diagnostic.Place.Line, diagnostic.Place.Column));
        Assert.StartsWith("did you mean ", diagnostic.Hint);
    }

    [Fact]
    public void A_quantity_under_two_names_is_refused()
    {
        var symbol = Mazur.Trace().Find("z[1][1](1)")!.Symbol.Plain;
        var diagnostic = Assert.Single(Read($"z[1][1](1): 0.3775\n{symbol}: 0.4\n").Diagnostics);
        Assert.Equal("duplicate-quantity", diagnostic.Code);
        Assert.Contains("line 1", diagnostic.Hint);
        Assert.Contains(Read("z[1][1](1): 0.3775\nz[1][1](1): 0.4\n").Diagnostics, d => d.Code == "duplicate-key");
    }

    [Theory]
    [InlineData("")]
    [InlineData("- 1\n- 2\n")]
    [InlineData("just text")]
    [InlineData("z[1][1](1): [0.3]\n")]
    [InlineData("z[1][1](1): {a: 0.3}\n")]
    [InlineData("{{{{{{{")]
    [InlineData("a: &a [*a]")]
    [InlineData("PK\u0003\u0004\0\0")]
    [InlineData("decimal: maybe\n")]
    public void Files_that_are_no_answers_are_diagnostics(string text)
    {
        var sheet = Read(text);
        Assert.Empty(sheet.People);
        Assert.Contains(sheet.Diagnostics, d => d.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("a.yaml")]
    [InlineData("a.csv")]
    [InlineData("a.txt")]
    public void Huge_files_end_quickly_in_a_diagnostic(string file)
    {
        foreach (var text in new[] { new string('[', 10_000_000), new string('a', 11_000_000), string.Concat(Enumerable.Repeat("x: 1\n", 1_000_000)), new string('"', 5_000_001) })
        {
            var sheet = Read(text, file);
            Assert.Empty(sheet.People);
            Assert.Contains(sheet.Diagnostics, d => d.Severity == Severity.Error);
            Assert.True(sheet.Diagnostics.Length <= 110);
        }
    }

    [Fact]
    public void Csv_pairs_with_quotes_crlf_and_a_byte_order_mark()
    {
        var answers = One("\uFEFFquantity,value\r\n\"z[1][1](1)\",\"0.3775\"\r\n\r\na[1][1](1), 0.5933 \r\n", "a.csv");
        Assert.Equal([0.3775, 0.5933], answers.Given.Select(answer => answer.Number.Value));
        Assert.Contains(Read("quantity,value\nz[1][1](1),0,3775\n", "a.csv").Diagnostics, d => d.Code == "csv-columns");
        Assert.Contains(Read("quantity,value\n\"z[1][1](1),0.1\n", "a.csv").Diagnostics, d => d.Code == "csv-quote");
    }

    [Fact]
    public void A_class_is_a_row_per_student_and_nobody_stops_the_others()
    {
        var sheet = Read("student,z[1][1](1),e-mail,a[1][1](1)\nAda,0.3775,a@x,0.5933\n\"Bob, B.\",oops,b@x,\nAda,0.4,,0.6\n", "class.csv");
        Assert.True(sheet.IsClass);
        Assert.Equal(["Ada", "Bob, B.", "Ada"], sheet.People.Select(person => person.Student));
        Assert.Equal([2, 0, 2], sheet.People.Select(person => person.Given.Length));
        Assert.All(sheet.Diagnostics, d => Assert.Equal(Severity.Warning, d.Severity));
        Assert.Equal(["unknown-quantity", "not-a-number", "student"], sheet.Diagnostics.Select(d => d.Code));
        Assert.Equal((3, 11), (sheet.Diagnostics[1].Place.Line, sheet.Diagnostics[1].Place.Column));
    }

    [Fact]
    public void A_class_without_a_column_for_a_quantity_is_refused() =>
        Assert.Contains(Read("student,colour\nAda,red\n", "class.csv").Diagnostics, d => d is { Code: "no-quantities", Severity: Severity.Error });

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("+A1", "'+A1")]
    [InlineData("-A1", "'-A1")]
    [InlineData("-0.0822", "-0.0822")]
    [InlineData("＝1", "'＝1")]
    [InlineData("=a,\"b", "\"'=a,\"\"b\"")]
    [InlineData("plain", "plain")]
    [InlineData("=5", "'=5")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    public void Formulas_are_made_harmless_in_csv_that_we_write(string cell, string written) => Assert.Equal(written, CsvTable.Line([cell]));

    private static Answers One(string text, string file = "a.yaml")
    {
        var sheet = Read(text, file);
        Assert.Empty(sheet.Diagnostics);
        return Assert.Single(sheet.People);
    }

    private static AnswerSheet Read(string text, string file = "a.yaml") => AnswersReader.Read(text, file, Mazur.Trace());
}
