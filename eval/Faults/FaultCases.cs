using System.Globalization;
using GuidanceQa.Eval.Measures;
using GuidanceQa.Eval.Statistics;
using GuidanceQa.Eval.Topics;
using GuidanceQa.Indexing.Search;

namespace GuidanceQa.Eval.Faults;

/// <summary>One altered sentence to be checked.</summary>
/// <param name="Id">Statement, class, number of the variant: <c>document#id/digit-1</c>.</param>
internal sealed record FaultCase(string Id, int Ordinal, int Variant, Altered Claim);

/// <summary>Makes the cases of a class: of the sentences that answer a question first, of all other evidence where those give too few.</summary>
internal sealed class FaultCases(SearchIndex index, IReadOnlyList<Topic> topics)
{
    /// <summary>At 99 % of 200, Wilson's 95 % interval is three points wide; fewer cases say little about a floor of 97 %.</summary>
    public const int Enough = 200;

    /// <summary>More cases of one class cost time and say no more.</summary>
    public const int Most = 400;

    // Of one sentence and class: what one sentence says should not make up a class.
    private const int MostVariants = 12;

    private readonly ILookup<bool, IndexedStatement> _isGold = Enumerable.Range(0, index.StatementCount)
        .Select(index.At)
        .Where(s => s.Statement.IsEvidence)
        .ToLookup(s => topics.Any(t => Gains.GradeOf(t.Judgements, s.Document.Id, s.Statement.Start, s.Statement.End) == Judgement.Answers));

    /// <summary>The evidence statements that answer a topic, in reading order.</summary>
    public IEnumerable<IndexedStatement> Gold => _isGold[true];

    /// <summary>In reading order, then by variant; the same for the same index and topics.</summary>
    public IReadOnlyList<FaultCase> Of(AlterationClass kind)
    {
        // First one variant of every sentence, then the second: many sentences say more than many variants of a few. Among equals the id's hash decides, so that a new topic moves few cases.
        List<FaultCase> cases =
        [
            .. Gold.SelectMany(s => Of(kind, s))
                .OrderBy(c => c.Variant).ThenBy(c => Seeded.From(c.Id).Next(int.MaxValue)).ThenBy(c => c.Id, StringComparer.Ordinal)
                .Take(Most),
        ];
        if (cases.Count < Enough)
        {
            cases.AddRange(_isGold[false].SelectMany(s => Of(kind, s)).Take(Enough - cases.Count));
        }

        return [.. cases.OrderBy(c => c.Ordinal).ThenBy(c => c.Variant)];
    }

    private IEnumerable<FaultCase> Of(AlterationClass kind, IndexedStatement statement)
    {
        Original original = new(statement, index);
        return kind.Make(original, Seeded.From($"{original.Id} {kind.Name}"))
            .Where(a => IsCase(kind, original, a))
            .DistinctBy(a => (a.Text, string.Join(' ', a.Cited.Select(c => c.Ordinal))))
            .Take(MostVariants)
            .Select((a, i) => new FaultCase(string.Create(CultureInfo.InvariantCulture, $"{original.Id}/{kind.Name}-{i + 1}"), statement.Ordinal, i + 1, a));
    }

    // A fault that a cited sentence says word for word is none; a rewrite that changed nothing is the verbatim class's.
    private static bool IsCase(AlterationClass kind, Original original, Altered altered) => kind.IsBenign
        ? kind.Name == "verbatim" || altered.Text != original.Text
        : !altered.Cited.Any(c => Wording.IsSame(c.Statement.Text, altered.Text));
}
