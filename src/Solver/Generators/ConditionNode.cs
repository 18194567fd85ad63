using System.Collections.Immutable;
using System.Diagnostics;

namespace WorkedSolutions.Solver.Generators;

/// <summary>The syntax tree of a condition. A node is a number or a truth value.</summary>
internal abstract record ConditionNode
{
    private ConditionNode() { }

    /// <summary>A number as written.</summary>
    internal sealed record Number(double Constant) : ConditionNode;

    /// <summary>A quantity by id or symbol.</summary>
    internal sealed record Quantity(string Id) : ConditionNode;

    /// <summary>−operand.</summary>
    internal sealed record Negative(ConditionNode Operand) : ConditionNode;

    /// <summary>left op right, op one of + - * / ^.</summary>
    internal sealed record Arithmetic(char Operator, ConditionNode Left, ConditionNode Right) : ConditionNode;

    /// <summary>abs, min or max.</summary>
    internal sealed record Function(string Name, ImmutableArray<ConditionNode> Arguments) : ConditionNode;

    /// <summary>left op right, op one of &lt; &lt;= &gt; &gt;= == !=.</summary>
    internal sealed record Comparison(string Operator, ConditionNode Left, ConditionNode Right) : ConditionNode;

    /// <summary>left and right.</summary>
    internal sealed record Both(ConditionNode Left, ConditionNode Right) : ConditionNode;

    /// <summary>left or right.</summary>
    internal sealed record Either(ConditionNode Left, ConditionNode Right) : ConditionNode;

    /// <summary>not operand.</summary>
    internal sealed record Not(ConditionNode Operand) : ConditionNode;

    /// <summary>All numbers differ.</summary>
    internal sealed record Distinct(ImmutableArray<ConditionNode> Arguments) : ConditionNode;

    /// <summary>Whether the node is a truth value.</summary>
    public bool IsTruth => this is Comparison or Both or Either or Not or Distinct;

    /// <summary>The number of a node that is one.</summary>
    public double Value(Func<string, double?> quantity) => this switch
    {
        Number number => number.Constant,
        Quantity named => quantity(named.Id) ?? double.NaN,
        Negative negative => -negative.Operand.Value(quantity),
        Arithmetic arithmetic => Calculate(arithmetic.Operator, arithmetic.Left.Value(quantity), arithmetic.Right.Value(quantity)),
        Function { Name: "abs" } function => Math.Abs(function.Arguments[0].Value(quantity)),
        Function { Name: "min" } function => function.Arguments.Select(argument => argument.Value(quantity)).Aggregate(Math.Min),
        Function function => function.Arguments.Select(argument => argument.Value(quantity)).Aggregate(Math.Max),
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether a truth value is as wanted, and by how much it misses.</summary>
    public (bool Holds, double Miss) Truth(Func<string, double?> quantity, bool wanted) => this switch
    {
        Not not => not.Operand.Truth(quantity, !wanted),
        Both both => Join(both.Left.Truth(quantity, wanted), both.Right.Truth(quantity, wanted), wanted),
        Either either => Join(either.Left.Truth(quantity, wanted), either.Right.Truth(quantity, wanted), !wanted),
        Comparison comparison => Compare(
            wanted ? comparison.Operator : Opposite(comparison.Operator), comparison.Left.Value(quantity), comparison.Right.Value(quantity)),
        Distinct distinct => (AllDiffer(distinct, quantity) == wanted, 0),
        _ => throw new UnreachableException(),
    };

    private static (bool Holds, double Miss) Join((bool Holds, double Miss) left, (bool Holds, double Miss) right, bool all) =>
        all ? (left.Holds && right.Holds, (left.Holds ? 0 : left.Miss) + (right.Holds ? 0 : right.Miss))
            : (left.Holds || right.Holds, Math.Min(left.Miss, right.Miss));

    private static (bool Holds, double Miss) Compare(string comparison, double left, double right) => comparison switch
    {
        "<" => (left < right && !Same(left, right), Math.Max(left - right, 0)),
        "<=" => (left <= right || Same(left, right), Math.Max(left - right, 0)),
        ">" => (left > right && !Same(left, right), Math.Max(right - left, 0)),
        ">=" => (left >= right || Same(left, right), Math.Max(right - left, 0)),
        "==" => (Same(left, right), Math.Abs(left - right)),
        _ => ((left < right || left > right) && !Same(left, right), 0),
    };

    /// <summary>Whether two numbers are the same to a person: on a decimal grid 0.1 + 0.2 is 0.3.</summary>
    private static bool Same(double left, double right) =>
        left == right || Math.Abs(left - right) <= 1e-12 * Math.Min(Math.Abs(left), Math.Abs(right));

    private static string Opposite(string comparison) => comparison switch
    {
        "<" => ">=",
        "<=" => ">",
        ">" => "<=",
        ">=" => "<",
        "==" => "!=",
        _ => "==",
    };

    private static bool AllDiffer(Distinct distinct, Func<string, double?> quantity)
    {
        double[] sorted = [.. distinct.Arguments.Select(argument => argument.Value(quantity)).Order()];
        return !sorted.Zip(sorted.Skip(1)).Any(pair => Same(pair.First, pair.Second));
    }

    private static double Calculate(char operation, double left, double right) => operation switch
    {
        '+' => left + right,
        '-' => left - right,
        '*' => left * right,
        '/' => left / right,
        _ => Math.Pow(left, right),
    };
}
