using System.Collections.Concurrent;
using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Generators;
using WorkedSolutions.Solver.Problems;
using WorkedSolutions.Solver.Reading;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Solver.Variants;

/// <summary>A selection, or why there is none.</summary>
/// <param name="Selection">The selection; null where a diagnostic is an error.</param>
/// <param name="Head">What the problem says about itself; null where there is none.</param>
/// <param name="Diagnostics">What the user should know.</param>
public sealed record SelectionResult(VariantSelection? Selection, ProblemHead? Head, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>
/// Chooses variants of a problem: draws until the conditions of <c>where</c> are met and the rules are kept. A variant depends on the
/// problem, the seed and its own key only, never on other variants. May be used from several threads.
/// </summary>
public sealed class VariantSelection
{
    /// <summary>How often a variant is drawn before it is given up.</summary>
    public const int MostTries = 1000;

    internal const int FirstTries = 20;

    private readonly ProblemSource _source;
    private readonly ulong _seed;
    private readonly ImmutableArray<VariantRule> _rules;
    private readonly ConcurrentDictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly ImmutableArray<Condition> _conditions;
    private readonly VariantNorm _norm;
    private readonly CommonWork _common = new();

    private VariantSelection(ProblemSource source, ulong seed, ImmutableArray<VariantRule> rules, ImmutableArray<Condition> conditions, VariantNorm norm)
    {
        _source = source;
        _seed = seed;
        _rules = rules;
        _conditions = conditions;
        _norm = norm;
    }

    /// <summary>Prepares the choice.</summary>
    /// <param name="source">The problem with its generators.</param>
    /// <param name="seed">The seed of all variants.</param>
    /// <param name="allowed">Names of rules that need not be kept.</param>
    public static SelectionResult Prepare(ProblemSource source, ulong seed, IReadOnlySet<string> allowed)
    {
        if (First(source, seed) is not { Problem: { } problem } first)
        {
            return new SelectionResult(null, null, source.Build(new VariantKey(seed)).Diagnostics);
        }

        var conditions = ImmutableArray.CreateBuilder<Condition>();
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        diagnostics.AddRange(first.Diagnostics);
        foreach (var written in problem.Head.Where)
        {
            var parsed = Condition.Parse(written);
            diagnostics.AddRange(parsed.Diagnostics.Where(d => !diagnostics.Contains(d)));
            if (parsed.Condition is { } condition)
            {
                conditions.Add(condition);
            }
        }

        diagnostics.AddRange(UnknownQuantities.Of(source, seed, conditions).Distinct());
        if (diagnostics.Any(d => d.Severity == Severity.Error))
        {
            return new SelectionResult(null, problem.Head, diagnostics.ToImmutable());
        }

        ImmutableArray<VariantRule> rules = [.. VariantRules.All.Where(rule => !allowed.Contains(rule.Name))];
        var norm = Norm(source, rules, conditions.ToImmutable());
        return new SelectionResult(new VariantSelection(source, seed, rules, conditions.ToImmutable(), norm), problem.Head, diagnostics.ToImmutable());
    }

    /// <summary>The variant of a key: the first draw, from <paramref name="attempt"/> on, that meets all conditions and keeps all rules.</summary>
    /// <param name="key">A student's id or the number of the variant.</param>
    /// <param name="attempt">The first draw that is looked at.</param>
    /// <param name="dress">Changes what the problem says about itself, e.g. whose it is; never its numbers.</param>
    /// <param name="stop">Stops the search.</param>
    public VariantResult Select(string key, int attempt = 0, Func<ProblemHead, ProblemHead>? dress = null, CancellationToken stop = default)
    {
        var rejections = new Dictionary<string, int>(StringComparer.Ordinal);
        NearMiss? nearest = null;
        for (var i = attempt; i < attempt + MostTries; i++)
        {
            stop.ThrowIfCancellationRequested();
            var variantKey = new VariantKey(_seed, key, i);
            var read = _source.Build(variantKey);
            var solved = Solved(read, dress, _common);
            if (solved.Trace is not { } trace)
            {
                var error = solved.Diagnostics.First(d => d.Severity == Severity.Error);
                Count(rejections, error.Code);
                nearest = NearMiss.Nearer(nearest, NearMiss.Of(error) with { Problem = read.Problem });
            }
            else if (Broken(trace, rejections) is { } miss)
            {
                nearest = NearMiss.Nearer(nearest, miss with { Problem = trace.Problem });
            }
            else
            {
                return new VariantResult(new Variant(variantKey, trace, Sorted(rejections)), solved.Diagnostics);
            }
        }

        return new VariantResult(null, [Failure(key, rejections, nearest!)]);
    }

    /// <summary>
    /// The problem of a seed, solved, as <c>worked solve --seed</c> shows it: the first draw that meets the conditions of <c>where</c>;
    /// the rules for many variants do not matter.
    /// </summary>
    public static SolveResult One(ProblemSource source, ulong seed)
    {
        var read = source.Build(new VariantKey(seed));
        if (read.Problem is { Head: { Where.IsEmpty: false, Drawn.IsEmpty: false } })
        {
            var prepared = Prepare(source, seed, VariantRules.Names.ToHashSet());
            var chosen = prepared.Selection?.Select("");
            return new SolveResult(chosen?.Variant?.Trace, [.. prepared.Diagnostics, .. chosen?.Diagnostics ?? []]);
        }

        if (read.Problem is not { } problem)
        {
            return new SolveResult(null, [.. read.Diagnostics, .. read.Draft is { } draft ? Further(draft) : []]);
        }

        var solved = Solved(read, null);
        ImmutableArray<Diagnostic> unknown = [.. UnknownInConditions(problem, solved)];
        return new SolveResult(unknown.IsEmpty ? solved.Trace : null, [.. read.Diagnostics, .. solved.Diagnostics, .. unknown]);
    }

    /// <summary>What is wrong with a problem beyond what its reading found: names that no quantity has.</summary>
    private static IEnumerable<Diagnostic> Further(Problem draft)
    {
        var solved = Solve.Run(draft);
        return solved.Diagnostics.Where(d => UnknownQuantities.Is(d) || d.Code == "duplicate-name").Concat(UnknownInConditions(draft, solved));
    }

    /// <summary>Those quantities of <c>where</c> that the problem does not have; a mistake in <c>ask</c> or <c>marks</c> is no reason not to look.</summary>
    private static IEnumerable<Diagnostic> UnknownInConditions(Problem problem, SolveResult solved)
    {
        if (problem.Head.Where.IsEmpty)
        {
            return [];
        }

        var trace = solved.Trace ?? Solve.Run(problem with { Head = problem.Head with { Ask = [], Marks = [] } }).Trace;
        return trace is null ? [] : UnknownQuantities.In(trace, problem.Head.Where.SelectMany(written => Condition.Parse(written).Condition?.Quantities ?? []));
    }

    /// <summary>The variant of a key and an attempt that a manifest names, whatever the rules.</summary>
    public static SolveResult Rebuild(ProblemSource source, VariantKey key, Func<ProblemHead, ProblemHead>? dress = null) => Solved(source.Build(key), dress);

    private static SolveResult Solved(ReadResult read, Func<ProblemHead, ProblemHead>? dress, CommonWork? common = null) =>
        read.Problem is not { } problem ? new SolveResult(null, read.Diagnostics)
        : Solve.Run(dress is null ? problem : problem with { Head = dress(problem.Head) }, common);

    private static ReadResult? First(ProblemSource source, ulong seed)
    {
        for (var i = 0; i < FirstTries; i++)
        {
            if (source.Build(new VariantKey(seed, "", i)) is { Problem: not null } read)
            {
                return read;
            }
        }

        return null;
    }

    /// <summary>What is normal for the rules that are kept.</summary>
    private static VariantNorm Norm(ProblemSource source, ImmutableArray<VariantRule> rules, ImmutableArray<Condition> conditions)
    {
        var norm = rules.Any(rule => rule is LuckyMistakes) ? VariantNorm.None with { NoMistakes = NormSearch.NoMistakes(source) } : VariantNorm.None;
        if (!rules.Any(rule => rule is LivePaths))
        {
            return norm;
        }

        var others = new VariantSelection(source, 0, [.. rules.Where(rule => rule is not LivePaths)], conditions, norm);
        return norm with { LivePaths = NormSearch.LivePathsOf(source, trace => others.Broken(trace, []) is null) };
    }

    private NearMiss? Broken(Trace trace, Dictionary<string, int> rejections)
    {
        foreach (var condition in _conditions)
        {
            var verdict = condition.Evaluate(name => Number(trace, name));
            if (!verdict.Holds)
            {
                Count(rejections, condition.Source.Text);
                return NearMiss.Of(condition, verdict);
            }
        }

        foreach (var rule in _rules)
        {
            if (rule.BrokenAt(trace, _norm) is { } place)
            {
                Count(rejections, rule.Name);
                return NearMiss.Of(rule, place);
            }
        }

        return null;
    }

    /// <summary>Names are looked up once: all variants have the same quantities.</summary>
    private double? Number(Trace trace, string name)
    {
        if (!_ids.TryGetValue(name, out var id))
        {
            id = new QuantityNames(trace.Quantities).Find(name)?.Id ?? "";
            _ids.TryAdd(name, id);
        }

        return trace.Find(id)?.Value;
    }

    private Diagnostic Failure(string key, Dictionary<string, int> rejections, NearMiss nearest)
    {
        var sorted = Sorted(rejections);
        var first = _conditions.FirstOrDefault(condition => condition.Source.Text == sorted[0].Reason);
        var place = first?.Source.Place ?? new Place(_source.Build(new VariantKey(_seed)).Problem?.Head.File ?? "", 0, 0);
        var reasons = string.Join(", ", sorted.Select(rejection => $"{Words(rejection.Reason)} {rejection.Count}"));
        var name = key.Length == 0 ? "no variant" : $"no variant for {key}";
        return Diagnostic.Error("no-variant", place, $"{name} in {MostTries} draws; thrown away for: {reasons}", $"{nearest.Text}{nearest.Numbers}; widen the generators, loosen `where`, or --allow a rule");
    }

    private static string Words(string reason) => VariantRules.All.Any(rule => rule.Name == reason) ? reason : $"`{reason}`";

    private static void Count(Dictionary<string, int> rejections, string reason) => rejections[reason] = rejections.GetValueOrDefault(reason) + 1;

    private static ImmutableArray<Rejection> Sorted(Dictionary<string, int> rejections) =>
        [.. rejections.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new Rejection(pair.Key, pair.Value))];
}
