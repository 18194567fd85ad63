using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Solver.Calculus;

/// <summary>A line of a derivation by rules: what is differentiated, by which rule, what comes out.</summary>
/// <param name="Rule">The rule's name, e.g. "power rule".</param>
/// <param name="Of">The expression that is differentiated.</param>
/// <param name="By">The variable.</param>
/// <param name="Result">The derivative as the rule gives it, before simplification; inner derivatives that later lines work out are <see cref="Expr.Partial"/>s.</param>
/// <param name="Depth">0 for the whole function, 1 for a part of it, and so on.</param>
public sealed record RuleStep(string Rule, Expr Of, string By, Expr Result, int Depth);
