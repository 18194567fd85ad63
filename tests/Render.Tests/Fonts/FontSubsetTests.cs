using System.Buffers.Binary;
using WorkedSolutions.Render.Fonts;
using WorkedSolutions.Render.Frames;

namespace WorkedSolutions.Render.Tests.Fonts;

public class FontSubsetTests
{
    [Fact]
    public void The_same_characters_give_the_same_bytes_and_tag()
    {
        var font = FontFile.Of(FontFace.MainRegular);
        var (first, second) = (FontSubset.Make(font, "abcé"), FontSubset.Make(font, "abcé"));
        Assert.Equal(first.File, second.File);
        Assert.Equal(first.Tag, second.Tag);
        Assert.NotEqual(first.Tag, FontSubset.Make(font, "abc").Tag);
        Assert.Matches("^[A-Z]{6}$", first.Tag);
    }

    [Fact]
    public void A_subset_is_small_and_its_checksums_hold()
    {
        var file = FontSubset.Make(FontFile.Of(FontFace.MainRegular), " abcdefghijklmnopqrstuvwxyz").File;
        Assert.InRange(file.Length, 2000, 9000);
        uint sum = 0;
        for (var i = 0; i < file.Length; i += 4)
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(i)));
        }

        Assert.Equal(0xB1B0AFBAu, sum);
    }

    [Fact]
    public void An_accented_letter_keeps_its_pieces()
    {
        var font = FontFile.Of(FontFace.MainRegular);
        var plain = FontSubset.Make(font, "e").File.Length;
        var accented = FontSubset.Make(font, "é").File.Length;
        Assert.True(accented > plain + 20);
        Assert.Equal(1, FontSubset.Make(font, "é").Codes['é']);
    }
}
