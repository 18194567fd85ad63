namespace WorkedSolutions.Render.Maths;

/// <summary>Subscripts, superscripts, primes.</summary>
internal sealed partial class TexParser
{
    private MathNode ReadScripts(MathNode @base, bool grouped)
    {
        MathNode? sub = null;
        MathNode? sup = null;
        var primes = 0;
        while (true)
        {
            SkipSpaces();
            switch (AtEnd ? '\0' : _source[_position])
            {
                case '\'':
                    _position++;
                    primes++;
                    continue;
                case '_':
                    sub = ReadScript(sub, "_", "double subscript");
                    continue;
                case '^':
                    sup = ReadScript(sup, "^", "double superscript");
                    continue;
                case '\\' when SkipLimits(ref @base):
                    continue;
            }

            break;
        }

        sup = WithPrimes(primes, sup);
        if (!grouped && @base is MathNode.Brace { Label: null } brace && (brace.Above ? sup : sub) is { } label)
        {
            @base = brace with { Label = label };
            sub = brace.Above ? sub : null;
            sup = brace.Above ? null : sup;
        }

        return sub is null && sup is null ? @base : new MathNode.Scripts(@base, sub, sup);
    }

    private MathNode ReadScript(MathNode? earlier, string mark, string message)
    {
        if (earlier is not null)
        {
            Error(_position, message, "put braces around what the first one belongs to");
        }

        _position++;
        return ReadArgument(mark);
    }

    private bool SkipLimits(ref MathNode @base)
    {
        var rest = _source.AsSpan(_position + 1);
        var limits = IsWord(rest, "limits");
        if (!limits && !IsWord(rest, "nolimits"))
        {
            return false;
        }

        _position += limits ? "\\limits".Length : "\\nolimits".Length;
        if (@base is MathNode.FunctionName name)
        {
            @base = name with { Limits = limits };
        }

        return true;
    }

    private static MathNode? WithPrimes(int primes, MathNode? sup)
    {
        if (primes == 0)
        {
            return sup;
        }

        var nodes = new MathNode[primes + (sup is null ? 0 : 1)];
        Array.Fill(nodes, new MathNode.Symbol("′"));
        if (sup is not null)
        {
            nodes[primes] = sup;
        }

        return MathNode.Of(nodes);
    }
}
