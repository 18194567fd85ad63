using System.Text;
using WorkedSolutions.Render.Fonts;
using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Pages;

/// <summary>Turns text into atoms for the line breaker: runs of one face with kerns, spaces, places where a word may be broken.</summary>
internal sealed class RunMaker(Setting setting, List<Atom> atoms)
{
    private const int DashPenalty = 50;
    private const char StandIn = '□';
    private readonly StringBuilder _text = new();
    private readonly List<double> _gaps = [];
    private FontFace _face;
    private double _width;
    private bool _kerned;

    /// <summary>Adds text; white space becomes one space that lines may be broken at.</summary>
    public void Add(string text, TextStyle style)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character is ' ' or '\n' or '\t' or '\r')
            {
                End(style);
                Space(style);
            }
            else if (character == '\u00A0' && style.Face == FontFace.Typewriter)
            {
                Append(' ', ' ', style, text);
            }
            else if (character is '\u00A0' or '\u202F')
            {
                End(style);
                Fixed(style);
            }
            else if (character == '\u200B')
            {
                End(style);
                atoms.Add(new(AtomKind.Penalty, 0));
            }
            else if (character >= ' ' && character is not ('\u007F' or '\u00AD' or '\u2060' or '\uFEFF'))
            {
                i += Character(text, i, style) - 1;
                if (MayBreakAfter(text, i))
                {
                    End(style);
                    atoms.Add(new(AtomKind.Penalty, 0, Penalty: DashPenalty));
                }
            }
        }

        End(style);
    }

    private static bool MayBreakAfter(string text, int at) => text[at] switch
    {
        '–' or '—' => at > 0,
        '-' => at > 0 && at + 1 < text.Length && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]),
        '/' => at > 1 && at + 1 < text.Length && text[at - 1] != '/' && text[at + 1] != '/' && text.Contains("://", StringComparison.Ordinal),
        _ => false,
    };

    private void Space(TextStyle style)
    {
        if (atoms.Count == 0 || atoms[^1].Kind == AtomKind.Glue || (atoms[^1].Kind == AtomKind.Penalty && atoms[^1].Penalty == Atom.Always))
        {
            return;
        }

        var (width, stretch, shrink) = style.Space;
        atoms.Add(new(AtomKind.Glue, width, stretch, shrink, Content: new WordSpace(style)));
    }

    private void Fixed(TextStyle style)
    {
        var (width, stretch, shrink) = style.Space;
        atoms.Add(new(AtomKind.Penalty, 0, Penalty: Atom.Never));
        atoms.Add(new(AtomKind.Glue, width, stretch, shrink, Content: new WordSpace(style)));
    }

    /// <summary>Adds the character at a place and gives how many UTF-16 units it took.</summary>
    private int Character(string text, int at, TextStyle style)
    {
        var character = text[at];
        if (at + 1 < text.Length && text[at + 1] is >= '\u0300' and < '\u0370'
            && ComposedGlyphs.Precomposed(character, text[at + 1]) is not '\0' and var composed)
        {
            Append(composed, composed, style, text);
            return 2;
        }

        if (char.IsSurrogate(character))
        {
            var pair = at + 1 < text.Length && char.IsSurrogatePair(character, text[at + 1]);
            Append('\0', pair ? char.ConvertToUtf32(character, text[at + 1]) : 0xFFFD, style, text);
            return pair ? 2 : 1;
        }

        Append(character, character, style, text);
        return 1;
    }

    private void Append(char character, int codePoint, TextStyle style, string around)
    {
        if (character == '\0' || FaceFallback.For(style.Face, character) is not { } face)
        {
            setting.Missing(codePoint, around);
            End(style);
            var width = FontFile.Of(FontFace.Ams).Advance(StandIn) * style.Size / 1000;
            var run = new Run(style with { Face = FontFace.Ams }, StandIn.ToString(), null, width, char.ConvertFromUtf32(codePoint is >= 0xD800 and < 0xE000 ? 0xFFFD : codePoint));
            atoms.Add(new(AtomKind.Box, width, Content: run));
            return;
        }

        if (_text.Length > 0 && face != _face)
        {
            End(style);
        }

        _face = face;
        if (_text.Length > 0)
        {
            var kern = Kerning.Between(face, _text[^1], character) * style.Size / 1000;
            _gaps[^1] = kern;
            _kerned |= kern != 0;
            _width += kern;
        }

        _text.Append(character);
        _gaps.Add(0);
        _width += FontFile.Of(face).Advance(character) * style.Size / 1000;
    }

    private void End(TextStyle style)
    {
        if (_text.Length == 0)
        {
            return;
        }

        var inFace = _face == style.Face ? style : style with { Face = _face };
        atoms.Add(new(AtomKind.Box, _width, Content: new Run(inFace, _text.ToString(), _kerned ? [.. _gaps] : null, _width)));
        _text.Clear();
        _gaps.Clear();
        _width = 0;
        _kerned = false;
    }
}
