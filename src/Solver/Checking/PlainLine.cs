using System.Text;
using WorkedSolutions.Solver.Expressions;
using WorkedSolutions.Solver.Expressions.Functions;
using WorkedSolutions.Solver.Numbers;

namespace WorkedSolutions.Solver.Checking;

/// <summary>An expression as a person types it: <c>w1·x1 + w2·x2 + b1</c>.</summary>
public static class PlainLine
{
    private enum Level
    {
        Sum,
        Product,
        Power,
        Atom,
    }

    /// <summary>The expression with a text for each quantity; numbers that are not the author's are shown to six significant digits at most.</summary>
    /// <param name="expr">An expression over <see cref="Expr.Ref"/>s.</param>
    /// <param name="name">The text of a quantity: its symbol, or its number.</param>
    public static string Write(Expr expr, Func<int, string> name)
    {
        var text = new StringBuilder();
        Write(expr, Level.Sum, name, text);
        return text.ToString();
    }

    private static void Write(Expr expr, Level at, Func<int, string> name, StringBuilder text)
    {
        var bracket = LevelOf(expr, name) < at;
        text.Append(bracket ? "(" : "");
        switch (expr)
        {
            case Expr.Ref reference:
                text.Append(name(reference.Index));
                break;
            case Expr.Number number:
                text.Append(TextOf(number));
                break;
            case Expr.Name variable:
                text.Append(variable.Text);
                break;
            case Expr.Negate negate:
                text.Append('-');
                Write(negate.Operand, Level.Product, name, text);
                break;
            case Expr.Sum sum:
                WriteSum(sum.Terms, name, text);
                break;
            case Expr.Product product:
                WriteList(product.Factors, "·", Level.Power, name, text);
                break;
            case Expr.Dot dot:
                WriteDot(dot, name, text);
                break;
            case Expr.Quotient quotient:
                Write(quotient.Numerator, Level.Product, name, text);
                text.Append('/');
                Write(quotient.Denominator, Level.Power, name, text);
                break;
            case Expr.Power power:
                Write(power.Base, Level.Atom, name, text);
                text.Append('^');
                Write(power.Exponent, Level.Atom, name, text);
                break;
            case Expr.Call call:
                WriteCall(call, name, text);
                break;
            case Expr.Partial partial:
                text.Append('d');
                Write(partial.Of, Level.Atom, name, text);
                text.Append("/d");
                Write(partial.By, Level.Atom, name, text);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }

        text.Append(bracket ? ")" : "");
    }

    private static Level LevelOf(Expr expr, Func<int, string> name) => expr switch
    {
        Expr.Sum or Expr.Dot => Level.Sum,
        Expr.Negate => Level.Sum,
        Expr.Product or Expr.Quotient or Expr.Partial => Level.Product,
        Expr.Power => Level.Power,
        Expr.Ref reference => OfText(name(reference.Index)),
        Expr.Number number => OfText(TextOf(number)),
        Expr.Call { Function.Shape: FunctionShape.Softmax } => Level.Product,
        _ => Level.Atom,
    };

    private static Level OfText(string text) => text.StartsWith('-') ? Level.Sum : text.Contains('/') ? Level.Product : Level.Atom;

    private static string TextOf(Expr.Number number) =>
        number.Text ?? (number.Value.Denominator.IsOne || number.Value.Denominator < 1000
            ? number.Value.ToString()
            : NumberFormat.Show(number.Double, null, new Rounding(null, 6)).Text);

    private static void WriteSum(ExprList terms, Func<int, string> name, StringBuilder text)
    {
        for (var i = 0; i < terms.Count; i++)
        {
            var term = terms[i];
            if (i > 0)
            {
                text.Append(term is Expr.Negate ? " - " : " + ");
                term = term is Expr.Negate negate ? negate.Operand : term;
            }

            Write(term, i == 0 || (term is Expr.Dot && terms[i] is not Expr.Negate) ? Level.Sum : Level.Product, name, text);
        }
    }

    private static void WriteDot(Expr.Dot dot, Func<int, string> name, StringBuilder text)
    {
        const int most = 6;
        for (var i = 0; i < dot.Left.Count; i++)
        {
            if (i == most && dot.Left.Count > most + 2)
            {
                text.Append(" + …");
                return;
            }

            text.Append(i > 0 ? " + " : "");
            Write(dot.Left[i], Level.Power, name, text);
            text.Append('·');
            Write(dot.Right[i], Level.Power, name, text);
        }
    }

    private static void WriteCall(Expr.Call call, Func<int, string> name, StringBuilder text)
    {
        if (call.Function.Shape == FunctionShape.Indicator)
        {
            text.Append('[');
            WriteList(call.Arguments, $" {call.Function.Display} ", Level.Sum, name, text);
            text.Append(']');
            return;
        }

        if (call.Function.Shape == FunctionShape.Softmax)
        {
            WriteSoftmax(call.Arguments, name, text);
            return;
        }

        text.Append(call.Function.Name).Append('(');
        WriteList(call.Arguments, ", ", Level.Sum, name, text);
        text.Append(')');
    }

    /// <summary>exp(z1)/(exp(z1) + exp(z2) + …)</summary>
    private static void WriteSoftmax(ExprList arguments, Func<int, string> name, StringBuilder text)
    {
        const int most = 6;
        for (var i = 0; i < arguments.Count && i <= most; i++)
        {
            text.Append(i == 0 ? "" : i == 1 ? "/(" : " + ").Append("exp(");
            Write(arguments[i], Level.Sum, name, text);
            text.Append(')');
        }

        text.Append(arguments.Count > most + 1 ? " + …)" : ")");
    }

    private static void WriteList(ExprList list, string separator, Level level, Func<int, string> name, StringBuilder text)
    {
        for (var i = 0; i < list.Count; i++)
        {
            text.Append(i > 0 ? separator : "");
            Write(list[i], level, name, text);
        }
    }
}
