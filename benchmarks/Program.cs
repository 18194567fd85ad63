using WorkedSolutions.Benchmarks;

return args switch
{
    ["cold", .. var rest] => ColdStart.Run(rest),
    ["warm", .. var rest] => Warm.Run(rest),
    ["formulas", .. var rest] => Formulas.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        usage: dotnet run -c Release --project benchmarks -- COMMAND
          warm PROBLEM...     a document, solving and verification included, in every format
          formulas FILE...    formulas a second, and KaTeX (in Node) on the same file
          cold BINARY EMPTY DLL PROBLEM   whole processes: the NativeAOT binary, an empty one, the same through dotnet, pdflatex
        benchmarks/cold.sh publishes the binaries and calls `cold`.
        """);
    return 2;
}
