using System.Runtime.InteropServices;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Typesetting;

/// <summary>Turns expressions into formulas: order as written, brackets only where they are needed, negative numbers in brackets.</summary>
/// <param name="leaves">What leaves look like.</param>
/// <param name="total">Whether derivatives are written with d instead of ∂.</param>
/// <param name="namesE">Whether e is a name in it, so that the exponential function has to be exp.</param>
/// <param name="longestSum">Sums of more terms are left out in the middle.</param>
public sealed class Typeset(ILeaves leaves, bool total = false, bool namesE = false, int longestSum = Substitution.LongestSum)
{
    private const int LongestProduct = 40;

    /// <summary>The formula.</summary>
    public MathNode Formula(Expr expr) => Piece(expr).Node;

    /// <summary>The formula in brackets if it is a sum or a negative number.</summary>
    public MathNode Factor(Expr expr) => Bracketed(Piece(expr), Binding.Product);

    private Leaf Piece(Expr expr) => expr switch
    {
        Expr.Ref reference => leaves.Of(reference),
        Expr.Name name => leaves.Of(name),
        Expr.Number number => Number(number),
        Expr.Negate negate => new Leaf(MathNode.Of(Notate.MinusSign, Bracketed(Piece(negate.Operand), Binding.Product)), Binding.Negative),
        Expr.Sum sum => Sum(sum),
        Expr.Product product => Product(product),
        Expr.Dot dot => Dot(dot),
        Expr.Quotient quotient => new Leaf(new MathNode.Fraction(Formula(quotient.Numerator), Formula(quotient.Denominator)), Binding.Product, IsFraction: true),
        Expr.Power power => Power(power),
        Expr.Call call => Call(call),
        Expr.Partial { IsDirect: true } partial => new Leaf(Direct(partial), Binding.Product, IsFraction: true),
        Expr.Partial { Of: Expr.Name or Expr.Ref } partial => new Leaf(Notate.Derivative(Formula(partial.Of), Formula(partial.By), total), Binding.Product, IsFraction: true),
        Expr.Partial partial => new Leaf(MathNode.Of(Notate.Derivative(MathNode.Empty, Formula(partial.By), total), Brackets(Formula(partial.Of))), Binding.Product, Ending: Ending.Operand),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private MathNode.Scripts Direct(Expr.Partial partial) =>
        new(Brackets(Notate.Derivative(Formula(partial.Of), Formula(partial.By), total)), Notate.Symbol(Symbol.FromName("direct")), null);

    private static Leaf Number(Expr.Number number)
    {
        if (number.Text is { } typed)
        {
            return new Leaf(Notate.Number(typed), typed.StartsWith('-') ? Binding.Negative : typed.AsSpan().ContainsAny('e', 'E') ? Binding.Product : Binding.Atom, IsNumber: true);
        }

        var value = number.Value;
        var numerator = Notate.Number(System.Numerics.BigInteger.Abs(value.Numerator).ToString(System.Globalization.CultureInfo.InvariantCulture));
        var whole = value.Denominator.IsOne;
        var size = whole
            ? numerator
            : new MathNode.Fraction(numerator, Notate.Number(value.Denominator.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return value.Numerator.Sign < 0
            ? new Leaf(MathNode.Of(Notate.MinusSign, size), Binding.Negative, IsNumber: whole)
            : new Leaf(size, whole ? Binding.Atom : Binding.Product, IsFraction: !whole, IsNumber: whole);
    }

    private Leaf Sum(Expr.Sum sum)
    {
        var nodes = new List<MathNode>(sum.Terms.Count * 2);
        for (var i = 0; i < sum.Terms.Count; i++)
        {
            if (Elided(ref i, sum.Terms.Count, nodes))
            {
                continue;
            }

            var term = sum.Terms[i];
            if (term is Expr.Negate negate)
            {
                nodes.Add(Notate.MinusSign);
                nodes.Add(Bracketed(Piece(negate.Operand), Binding.Product));
                continue;
            }

            if (i > 0)
            {
                nodes.Add(Notate.Plus);
            }

            var piece = Piece(term);
            nodes.Add(i > 0 && (piece.Binding == Binding.Negative || StartsWithMinus(term)) ? Bracketed(piece, Binding.Product) : piece.Node);
        }

        return new Leaf(MathNode.OfList(nodes), Binding.Sum);
    }

    private static bool StartsWithMinus(Expr term) =>
        term is Expr.Sum sum && (sum.Terms[0] is Expr.Negate or Expr.Number { Value.Numerator.Sign: < 0 } || StartsWithMinus(sum.Terms[0]));

    private Leaf Dot(Expr.Dot dot)
    {
        var nodes = new List<MathNode>(4 * Math.Min(dot.Left.Count, longestSum));
        for (var i = 0; i < dot.Left.Count; i++)
        {
            if (Elided(ref i, dot.Left.Count, nodes))
            {
                continue;
            }

            if (i > 0)
            {
                nodes.Add(Notate.Plus);
            }

            Multiply(nodes, [Piece(dot.Left[i]), Piece(dot.Right[i])]);
        }

        return new Leaf(MathNode.OfList(nodes), dot.Left.Count > 1 ? Binding.Sum : Binding.Product);
    }

    /// <summary>Leaves out the middle of a long sum: the first terms, ⋯, the last.</summary>
    private bool Elided(ref int i, int count, List<MathNode> nodes)
    {
        if (count <= longestSum || i != longestSum - 4)
        {
            return false;
        }

        nodes.Add(Notate.Plus);
        nodes.Add(Notate.CentredDots);
        i = count - 2;
        return true;
    }

    private Leaf Product(Expr.Product product)
    {
        var items = product.Factors.Items;
        var factors = new List<Leaf>(items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            if (items.Length > LongestProduct && i == LongestProduct / 2)
            {
                factors.Add(new Leaf(Notate.CentredDots, IsFraction: true));
                i = items.Length - (LongestProduct / 4);
            }

            if (items[i] is Expr.Product inner && items.Length <= LongestProduct && AreNumbers(inner.Factors))
            {
                foreach (var number in inner.Factors)
                {
                    factors.Add(Piece(number));
                }
            }
            else
            {
                factors.Add(Piece(items[i]));
            }
        }

        var nodes = new List<MathNode>(2 * factors.Count);
        Multiply(nodes, CollectionsMarshal.AsSpan(factors));
        return new Leaf(MathNode.OfList(nodes), Binding.Product, IsFunction: factors[0].IsFunction, Ending: factors[^1].Ending);
    }

    /// <summary>Whether all factors are numbers: they stand in one row with the others, so that one sign stands between all.</summary>
    private static bool AreNumbers(ExprList factors)
    {
        foreach (var factor in factors)
        {
            if (factor is not Expr.Number)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Factors beside each other: × between numbers; · between all of them where a number stands behind another factor or
    /// where 1 leads; · between derivatives, and where a factor would be read as a part of the one before; nothing between letters.
    /// </summary>
    private void Multiply(List<MathNode> nodes, ReadOnlySpan<Leaf> factors)
    {
        var numbers = leaves.Numeric;
        var dots = factors[0].Node is MathNode.Digits { Text: "1" } || factors[0].Binding == Binding.Negative;
        var allNumbers = true;
        for (var i = 0; i < factors.Length; i++)
        {
            dots |= i > 0 && factors[i].IsNumber;
            allNumbers &= factors[i].IsNumber;
        }

        for (var i = 0; i < factors.Length; i++)
        {
            if (i > 0 && (numbers || allNumbers))
            {
                nodes.Add(Notate.Times);
            }
            else if (i > 0 && (dots || NeedsDot(factors[i - 1], factors[i])))
            {
                nodes.Add(Notate.Dot);
            }

            nodes.Add(Bracketed(factors[i], Binding.Product));
        }
    }

    private static bool NeedsDot(Leaf left, Leaf right) =>
        (left.IsFraction && right.IsFraction)
        || (left.Ending == Ending.Operand && left.Binding >= Binding.Product)
        || (left.Ending == Ending.Argument && left.Binding >= Binding.Product && !right.IsFunction)
        || (right.Binding >= Binding.Product && StartsWithDigits(right.Node));

    private Leaf Power(Expr.Power power)
    {
        var @base = Piece(power.Base);
        var exponent = Formula(power.Exponent);
        if (@base.Binding == Binding.Atom)
        {
            return new Leaf(new MathNode.Scripts(@base.Node, null, exponent), Binding.Power);
        }

        return IsTall(@base.Node)
            ? new Leaf(new MathNode.Scripts(Brackets(@base.Node), null, exponent), Binding.Power)
            : new Leaf(MathNode.Of(Notate.Open, @base.Node, new MathNode.Scripts(Notate.Close, null, exponent)), Binding.Power);
    }

    private Leaf Call(Expr.Call call)
    {
        var function = call.Function;
        return function.Shape switch
        {
            FunctionShape.Exponential when namesE => new Leaf(MathNode.Of(new MathNode.FunctionName("exp"), Arguments(call.Arguments)), Binding.Power, IsFunction: true),
            FunctionShape.Exponential => new Leaf(Exponential(call.Arguments[0]), Binding.Power),
            FunctionShape.Root => new Leaf(new MathNode.Radical(Formula(call.Arguments[0]))),
            FunctionShape.Bars => new Leaf(new MathNode.Delimited("|", Formula(call.Arguments[0]), "|")),
            FunctionShape.Softmax => new Leaf(Softmax(call.Arguments), Binding.Product, IsFraction: true),
            FunctionShape.Letter => new Leaf(MathNode.Of(new MathNode.Symbol(function.Display), Arguments(call.Arguments)), Binding.Power),
            FunctionShape.Primed => new Leaf(MathNode.Of(Primed(function.Display), Arguments(call.Arguments)), Binding.Power),
            FunctionShape.Named => Named(call),
            FunctionShape.Indicator => new Leaf(Indicator(call)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Iverson's bracket: [a > b].</summary>
    private MathNode Indicator(Expr.Call call)
    {
        var relation = MathNode.Of(Formula(call.Arguments[0]), new MathNode.Symbol(call.Function.Display, AtomClass.Rel), Formula(call.Arguments[1]));
        return IsTall(relation)
            ? new MathNode.Delimited("[", relation, "]")
            : MathNode.Of(new MathNode.Symbol("[", AtomClass.Open), relation, new MathNode.Symbol("]", AtomClass.Close));
    }

    private MathNode Exponential(Expr exponent) => new MathNode.Scripts(new MathNode.Symbol("e"), null, Formula(exponent));

    private MathNode Softmax(ExprList arguments)
    {
        var nodes = new List<MathNode>();
        for (var i = 1; i < arguments.Count; i++)
        {
            if (Elided(ref i, arguments.Count, nodes))
            {
                continue;
            }

            if (i > 1)
            {
                nodes.Add(Notate.Plus);
            }

            nodes.Add(Exponential(arguments[i]));
        }

        return new MathNode.Fraction(Exponential(arguments[0]), MathNode.OfList(nodes));
    }

    private static MathNode Primed(string display) => new MathNode.Scripts(
        display.Length == 1 ? new MathNode.Symbol(display) : new MathNode.FunctionName(display), null, new MathNode.Symbol("′"));

    private Leaf Named(Expr.Call call)
    {
        var name = new MathNode.FunctionName(call.Function.Display, call.Function.Display is "max" or "min");
        if (call.Arguments.Count > 1)
        {
            return new Leaf(MathNode.Of(name, Arguments(call.Arguments)), Binding.Power, IsFunction: true);
        }

        var argument = Piece(call.Arguments[0]);
        var bare = call.Function.Display is "ln" or "sin" or "cos" or "tan" && argument.Binding >= Binding.Atom && !argument.IsFraction;
        return bare
            ? new Leaf(MathNode.Of(name, argument.Node), Binding.Power, IsFunction: true, Ending: Ending.Argument)
            : new Leaf(MathNode.Of(name, Brackets(argument.Node)), Binding.Power, IsFunction: true);
    }

    private MathNode Arguments(ExprList arguments)
    {
        var nodes = new List<MathNode>();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (i > 0)
            {
                nodes.Add(Notate.Comma);
            }

            nodes.Add(Formula(arguments[i]));
        }

        return Brackets(MathNode.OfList(nodes));
    }

    private static bool StartsWithDigits(MathNode node) => node switch
    {
        MathNode.Digits => true,
        MathNode.Scripts scripts => StartsWithDigits(scripts.Base),
        MathNode.Link link => StartsWithDigits(link.Body),
        MathNode.Row row => row.Children.Items.Length > 0 && StartsWithDigits(row.Children.Items[0]),
        _ => false,
    };

    private static MathNode Bracketed(Leaf piece, Binding least) => piece.Binding < least ? Brackets(piece.Node) : piece.Node;

    /// <summary>Brackets, growing where they hold something tall.</summary>
    internal static MathNode Brackets(MathNode node) =>
        IsTall(node) ? new MathNode.Delimited("(", node, ")") : MathNode.Of(Notate.Open, node, Notate.Close);

    private static bool IsTall(MathNode node)
    {
        switch (node)
        {
            case MathNode.Fraction or MathNode.Grid or MathNode.Delimited or MathNode.Radical or MathNode.LargeOperator:
                return true;
            case MathNode.Scripts scripts:
                return IsTall(scripts.Base);
            case MathNode.Link link:
                return IsTall(link.Body);
            case MathNode.Row row:
                foreach (var child in row.Children.Items)
                {
                    if (IsTall(child))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return false;
        }
    }
}
