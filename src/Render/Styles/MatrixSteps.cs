using System.Collections.Immutable;
using System.Globalization;
using WorkedSolutions.Render.Maths;
using WorkedSolutions.Render.Typesetting;
using WorkedSolutions.Solver.Numbers;
using WorkedSolutions.Solver.Traces;

namespace WorkedSolutions.Render.Styles;

/// <summary>
/// What a person writes between the numbers of Z = WX + b and their result: the product worked out, [0.2957] + [−0.2], and before
/// it, where it is a single number, its terms. The numbers come from those printed, and the result follows from them: the product
/// has as many decimals as the result, or as many more as that takes.
/// </summary>
/// <param name="weights">W.</param>
/// <param name="inputs">X, a column for each sample.</param>
/// <param name="biases">b as a column; null where there is none.</param>
/// <param name="result">Z.</param>
/// <param name="extra">How many more digits than shown the numbers of W, X and b are printed with.</param>
internal sealed class MatrixSteps(Block weights, Block inputs, Block? biases, Block result, int extra)
{
    private const int MostTerms = 8;
    private const int MostMoreDecimals = 6;

    private readonly DecimalNumber[,] _products = new DecimalNumber[result.Rows, result.Columns];
    private int _decimals;

    /// <summary>The members before the result with their relations, and the relation of the result; none where the working would be too long to follow.</summary>
    /// <param name="otherwise">The relation of the result where there are no steps.</param>
    public (ImmutableArray<(MathNode Relation, MathNode Member)> Members, MathNode Relation) Worked(MathNode otherwise)
    {
        if (weights.Columns > MostTerms || result.Rows > MatrixNotation.MostShown || result.Columns > MatrixNotation.MostShown || !Multiply() || !FindDecimals())
        {
            return ([], otherwise);
        }

        var members = ImmutableArray.CreateBuilder<(MathNode, MathNode)>(2);
        var exact = All((j, s) => Product(j, s).Scale <= _decimals);
        if (exact && result is { Rows: 1, Columns: 1 } && weights.Columns > 1)
        {
            members.Add((Notate.EqualSign, WithBias(MatrixNotation.Matrix(1, 1, (_, _) => Terms()))));
        }

        if (biases is not null)
        {
            members.Add((exact ? Notate.EqualSign : Notate.ApproximatelySign, WithBias(MatrixNotation.Matrix(result.Rows, result.Columns, (j, s) => Notate.Number(Text(j, s))))));
        }

        var equal = members.Count > 0 && All((j, s) => Sum(j, s) is { } sum && sum.Equals(DecimalNumber.Parse(result[j, s].Shown)));
        return (members.ToImmutable(), members.Count == 0 ? otherwise : equal ? Notate.EqualSign : Notate.ApproximatelySign);
    }

    private MathNode WithBias(MathNode node) => biases is null
        ? node
        : MathNode.Of(node, Notate.Plus, MatrixNotation.Matrix(biases.Rows, 1, (j, _) => Notate.Number(Printed(biases[j, 0]))));

    private MathNode Terms()
    {
        var nodes = new List<MathNode>();
        for (var i = 0; i < weights.Columns; i++)
        {
            if (i > 0)
            {
                nodes.Add(Notate.Plus);
            }

            var term = Notate.Number(DecimalNumber.Multiply(Number(weights[0, i]), Number(inputs[i, 0]))!.Value.ToString());
            nodes.Add(i > 0 && term is MathNode.Row ? Typeset.Brackets(term) : term);
        }

        return MathNode.OfList(nodes);
    }

    private bool Multiply()
    {
        for (var j = 0; j < result.Rows; j++)
        {
            for (var s = 0; s < result.Columns; s++)
            {
                DecimalNumber? sum = DecimalNumber.Zero;
                for (var i = 0; i < weights.Columns && sum is not null; i++)
                {
                    sum = DecimalNumber.Multiply(Number(weights[j, i]), Number(inputs[i, s])) is { } term ? DecimalNumber.Add(sum.Value, term) : null;
                }

                if (sum is null)
                {
                    return false;
                }

                _products[j, s] = sum.Value;
            }
        }

        return true;
    }

    /// <summary>The fewest decimals of the product, at least those of the result, from which the result follows.</summary>
    private bool FindDecimals()
    {
        var least = result.Most((j, s) => DecimalsOf(result[j, s].Shown));
        for (_decimals = least; _decimals <= least + MostMoreDecimals; _decimals++)
        {
            if (All(Follows))
            {
                return true;
            }
        }

        return false;
    }

    private static int DecimalsOf(string shown) =>
        shown.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point && !shown.Contains('e', StringComparison.Ordinal) ? shown.Length - point - 1 : DecimalNumber.Parse(shown)?.Scale ?? 0;

    private bool Follows(int j, int s) => Sum(j, s) is { } sum
        && (result[j, s].ShownExactly
            ? sum.Equals(DecimalNumber.Parse(result[j, s].Shown))
            : NumberFormat.Show(sum.ToDouble(), sum, result[j, s].Rounding).Value == double.Parse(result[j, s].Shown, CultureInfo.InvariantCulture));

    private DecimalNumber? Sum(int j, int s) => DecimalNumber.Parse(Text(j, s)) is { } product
        ? biases is null ? product : DecimalNumber.Add(product, Number(biases[j, 0]))
        : null;

    private string Text(int j, int s) => Product(j, s).Scale <= _decimals
        ? Product(j, s).ToString()
        : NumberFormat.Fixed(Product(j, s).ToDouble(), Product(j, s), _decimals, result[j, s].Rounding.Ties);

    private DecimalNumber Product(int j, int s) => _products[j, s];

    private bool All(Func<int, int, bool> property)
    {
        for (var j = 0; j < result.Rows; j++)
        {
            for (var s = 0; s < result.Columns; s++)
            {
                if (!property(j, s))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private DecimalNumber Number(Quantity quantity) => DecimalNumber.Parse(Printed(quantity)) ?? DecimalNumber.Zero;

    private string Printed(Quantity quantity) => Substitution.Text(quantity, extra);
}
