using System.Text.RegularExpressions;
using GuidanceQa.Eval.Statistics;
using GuidanceQa.Indexing.Search;

namespace GuidanceQa.Eval.Faults;

/// <summary>True words under the wrong evidence, and halves of true sentences in one.</summary>
internal static partial class EvidenceFaults
{
    private const int Neighbours = 3;

    private static readonly PhraseTable Joints = new("is => joint\nare => joint\nshould => joint\nmay => joint\nwas => joint\nif => joint\nwhen => joint\nfor => joint\nwith => joint\nin => joint\nafter => joint\nand => joint\nto => joint");

    /// <summary>The sentence as it is, citing another one: of its passage, of its document, of another document. One that restates it, or holds its words, is no wrong citation.</summary>
    public static IEnumerable<Altered> CitationSwapped(Original original, Seeded random)
    {
        var index = original.Index;
        var inDocument = index.StatementsOf(original.Source.Document.Id);
        IndexedStatement?[] others =
        [
            original.Neighbours.FirstOrDefault(n => IsOther(original, n)),
            Drawn(original, inDocument.Count, i => inDocument[i], random),
            Drawn(original, index.StatementCount, index.At, random),
        ];
        return others.OfType<IndexedStatement>().DistinctBy(o => o.Ordinal).Select(other => new Altered(original.Text, [other]));
    }

    /// <summary>Its first half with the second half of a neighbour, or with a neighbour's amount; both are cited.</summary>
    public static IEnumerable<Altered> Spliced(Original original)
    {
        foreach (var neighbour in original.Neighbours.Take(Neighbours))
        {
            var other = neighbour.Statement.Text;
            if (Joint(original.Text) is { } here && Joint(other) is { } there && IsNeither(original.Text[..here] + other[there..], original.Text, other))
            {
                yield return new Altered(original.Text[..here] + other[there..], [original.Source, neighbour]);
            }

            foreach (var text in WithAmountOf(original.Text, other))
            {
                yield return new Altered(text, [original.Source, neighbour]);
            }
        }
    }

    /// <summary>The text with an amount of another one instead of its own in the same unit.</summary>
    public static IEnumerable<string> WithAmountOf(string text, string other)
    {
        foreach (Match amount in Amount().Matches(text))
        {
            var strange = Amount().Matches(other).FirstOrDefault(o => o.Groups["unit"].Value == amount.Groups["unit"].Value && !text.Contains(o.Value, StringComparison.Ordinal));
            if (strange is not null)
            {
                yield return Wording.Replaced(text, amount.Index, amount.Length, strange.Value);
            }
        }
    }

    /// <summary>Where a sentence can be cut in two: the joint that is nearest to its middle.</summary>
    public static int? Joint(string text) => Joints.Matches(text)
        .Where(m => m.Start > 0 && m.Start + m.Length < text.Length - 1)
        .OrderBy(m => Math.Abs((text.Length / 2) - m.Start))
        .Select(m => (int?)m.Start)
        .FirstOrDefault();

    // A splice whose words are all in one of the two may well say what that one says.
    private static bool IsNeither(string spliced, string first, string second)
    {
        var words = Wording.WordsOf(spliced);
        return !words.IsSubsetOf(Wording.WordsOf(first)) && !words.IsSubsetOf(Wording.WordsOf(second));
    }

    private static IndexedStatement? Drawn(Original original, int count, Func<int, IndexedStatement> at, Seeded random)
    {
        var first = random.Next(count);
        for (var i = 0; i < count; i++)
        {
            if (at((first + i) % count) is var other && other.Statement.IsEvidence && IsOther(original, other))
            {
                return other;
            }
        }

        return null;
    }

    private static bool IsOther(Original original, IndexedStatement other)
    {
        var (index, source) = (original.Index, original.Source);
        return other.Ordinal != source.Ordinal
            && !index.RefersTo(source.Ordinal).Contains(other.Ordinal) && !index.RefersTo(other.Ordinal).Contains(source.Ordinal)
            && !index.RefersTo(source.Ordinal).Intersect(index.RefersTo(other.Ordinal)).Any()
            && !Wording.WordsOf(original.Text).IsSubsetOf(Wording.WordsOf(other.Statement.Text));
    }

    [GeneratedRegex(@"\d+(?:[.,–-]\d+)*[ -]?(?<unit>mg/m²|mg/kg|mg/day|mg|g|Gy|hours|days|weeks|months|years|cm|mm|metres|%|cycles|fractions)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Amount();
}
