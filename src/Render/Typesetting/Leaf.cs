using WorkedSolutions.Render.Maths;
using WorkedSolutions.Solver.Expressions;

namespace WorkedSolutions.Render.Typesetting;

/// <summary>What the leaves of an expression look like: as symbols, or with their numbers put in.</summary>
public interface ILeaves
{
    /// <summary>Whether leaves are numbers, so that products need a ×.</summary>
    bool Numeric { get; }

    /// <summary>The leaf for a quantity, with its brackets' need.</summary>
    Leaf Of(Expr.Ref reference);

    /// <summary>The leaf for a name that an author gave.</summary>
    Leaf Of(Expr.Name name);
}

/// <summary>How tightly a piece holds together, from loose to tight.</summary>
public enum Binding
{
    /// <summary>A sum.</summary>
    Sum,
    /// <summary>A sign before something, or a negative number.</summary>
    Negative,
    /// <summary>A product.</summary>
    Product,
    /// <summary>A power or a function before its argument.</summary>
    Power,
    /// <summary>A letter, digits, something in brackets.</summary>
    Atom,
}

/// <summary>What a piece ends with that a factor beside it could be taken for a part of.</summary>
public enum Ending
{
    /// <summary>Nothing.</summary>
    Closed,
    /// <summary>The argument of a function, without brackets: sin x.</summary>
    Argument,
    /// <summary>What is differentiated: d/dx (x + 1).</summary>
    Operand,
}

/// <summary>A piece of a formula and how tightly it holds together.</summary>
/// <param name="Node">What it looks like.</param>
/// <param name="Binding">How tightly it holds together.</param>
/// <param name="IsFraction">Whether it is a fraction that stands beside others with a · between.</param>
/// <param name="IsNumber">Whether it is digits, so that × stands between it and other digits.</param>
/// <param name="IsFunction">Whether it begins with the name of a function.</param>
/// <param name="Ending">What it ends with.</param>
public readonly record struct Leaf(MathNode Node, Binding Binding = Binding.Atom, bool IsFraction = false, bool IsNumber = false, bool IsFunction = false, Ending Ending = Ending.Closed);
