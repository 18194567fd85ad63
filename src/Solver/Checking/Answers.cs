using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;

namespace WorkedSolutions.Solver.Checking;

/// <summary>One number that a person gives.</summary>
/// <param name="Quantity">The index of the quantity in the trace.</param>
/// <param name="Name">The name that the person used for it.</param>
/// <param name="Number">The number as written.</param>
/// <param name="Place">Where it stands.</param>
public sealed record Answer(int Quantity, string Name, WrittenNumber Number, Place Place);

/// <summary>The numbers of one person; no quantity twice.</summary>
/// <param name="Student">Who; null where the file does not say.</param>
/// <param name="Given">What they gave.</param>
public sealed record Answers(string? Student, ImmutableArray<Answer> Given);

/// <summary>What an answers file holds, with all that is wrong with it.</summary>
/// <param name="People">One for a file of one person; a row each for a class. Empty where a diagnostic is an error.</param>
/// <param name="IsClass">Whether the file has a column of students.</param>
/// <param name="Diagnostics">All that the user should know.</param>
/// <param name="Columns">The quantities that a class's file has columns for; empty for one person.</param>
public sealed record AnswerSheet(ImmutableArray<Answers> People, bool IsClass, ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<int> Columns = default);
