using System.CommandLine;
using WorkedSolutions.Render.Feedback;

namespace WorkedSolutions.Cli.Commands;

/// <summary><c>worked check PROBLEM ANSWERS</c></summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var problem = CommandOptions.File("PROBLEM", "the problem file");
        var answers = CommandOptions.File("ANSWERS", "the numbers: YAML, JSON or CSV; a CSV with a student column is a class; - reads standard input");
        problem.Arity = ArgumentArity.ZeroOrOne;
        answers.Arity = ArgumentArity.ZeroOrOne;
        var manifest = new Option<string?>("--manifest") { HelpName = "FILE", Description = "the manifest.json of a batch instead of a problem: each student is marked against their own variant" };
        var format = new Option<string?>("--to") { HelpName = "FORMAT", Description = "text, md, html, pdf or json; csv for the rows of a class or a blank form (default: from -o's ending, else text)" };
        format.AcceptOnlyFromAmong([.. CheckFormats.Names]);
        var output = new Option<string?>("-o", "--output") { HelpName = "PATH", Description = "a file; for a class a folder: results.csv, the report, and a feedback file for each student" };
        var hint = new Option<bool>("--hint") { Description = "only hints: the rule and the formula, never the number" };
        var blank = new Option<bool>("--blank") { Description = "print a form with every quantity to fill in" };
        var all = new Option<bool>("--all") { Description = "proof-read a solution that somebody has: list the errata" };
        var seed = CommandOptions.Seed("N", "which random variant");
        var quiet = new Option<bool>("--quiet") { Description = "no warnings, no list of written files" };
        var command = new Command("check", "Marks a person's numbers, or a class's, and finds where the working went wrong.") { problem, answers, manifest, format, output, hint, blank, all, seed, quiet };
        command.Validators.Add(result =>
        {
            if (result.GetValue(manifest) is not null)
            {
                if (result.GetValue(blank) || result.GetValue(answers) is not null || result.GetValue(problem) is null)
                {
                    result.AddError("--manifest takes one file: the answers of the class");
                }
            }
            else if (result.GetValue(problem) is null)
            {
                result.AddError("the problem file is missing");
            }
            else if (result.GetValue(blank) == (result.GetValue(answers) is not null))
            {
                result.AddError(result.GetValue(blank) ? "--blank takes no answers file" : "the answers file is missing");
            }

            if (result.GetValue(hint) && result.GetValue(all))
            {
                result.AddError("--hint and --all exclude each other");
            }
        });
        command.SetAction(parsed => new CheckRun(
            parsed.GetValue(manifest) ?? parsed.GetValue(problem)!,
            parsed.GetValue(manifest) is null ? parsed.GetValue(answers) : parsed.GetValue(problem),
            parsed.GetValue(format),
            parsed.GetValue(output),
            parsed.GetValue(hint) ? FeedbackMode.Hint : parsed.GetValue(all) ? FeedbackMode.Errata : FeedbackMode.Full,
            parsed.GetValue(seed),
            parsed.GetValue(quiet)) { IsBatch = parsed.GetValue(manifest) is not null }.Execute());
        return command;
    }
}
