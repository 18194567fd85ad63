using System.Collections.Immutable;
using WorkedSolutions.Solver.Diagnostics;
using WorkedSolutions.Solver.Generators;
using WorkedSolutions.Solver.Problems;

namespace WorkedSolutions.Solver.Reading;

/// <summary>A node of a YAML file with its place. An aliased node is shared, not copied.</summary>
internal abstract class YamlNode(Place place)
{
    /// <summary>Where the node starts.</summary>
    public Place Place { get; } = place;

    /// <summary>A scalar. <paramref name="plain"/>: written without quotes, so that it can be a number, a truth value or nothing.</summary>
    internal sealed class Scalar(string text, bool plain, Place place) : YamlNode(place)
    {
        /// <summary>The text, escapes resolved.</summary>
        public string Text { get; } = text;

        /// <summary>Whether it was written without quotes.</summary>
        public bool IsPlain { get; } = plain;

        /// <summary>The place of the first character of the text, behind the quotation mark where there is one.</summary>
        public Place ContentPlace => IsPlain ? Place : Place with { Column = Place.Column + 1 };

        /// <summary>The number that the text was found to be; kept, because variants of a problem read the same nodes again.</summary>
        public Literal? Number { get; set; }

        /// <summary>Whether it is no value at all: nothing, <c>~</c> or <c>null</c>.</summary>
        public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";
    }

    /// <summary>A list.</summary>
    internal sealed class Sequence(ImmutableArray<YamlNode> items, Place place) : YamlNode(place)
    {
        /// <summary>The items in order.</summary>
        public ImmutableArray<YamlNode> Items { get; } = items;
    }

    /// <summary>Keys with values, in the order of the file; no key twice.</summary>
    internal sealed class Mapping(ImmutableArray<(Scalar Key, YamlNode Value)> entries, Place place) : YamlNode(place)
    {
        /// <summary>The entries in order.</summary>
        public ImmutableArray<(Scalar Key, YamlNode Value)> Entries { get; } = entries;

        /// <summary>The generator that the mapping was found to be; kept as <see cref="Scalar.Number"/> is.</summary>
        public Generator? Generator { get; set; }

        /// <summary>The value of a key, or null.</summary>
        public YamlNode? Find(string key)
        {
            foreach (var (name, value) in Entries)
            {
                if (name.Text == key)
                {
                    return value;
                }
            }

            return null;
        }
    }
}
