using GuidanceQa.Eval.Systems;

namespace GuidanceQa.Eval.Baselines;

/// <summary>
/// Historical query expansion (HQE; Lin et al., 2020; Yang et al., TREC 2019): topic words of all turns are kept for ever, subtopic words of the last five turns only where the turn itself finds
/// little, and repetition is weight. The published thresholds on a word's best score (4.5 and 3.5) belong to a collection of 38 million passages; they are carried over as the document
/// frequencies they stand for there, 1.1 % and 3 %. The published code keeps nouns and adjectives; without a tagger, stop words are left out instead.
/// </summary>
internal static class HistoricalExpansion
{
    private const double TopicFrequency = 0.011;
    private const double SubtopicFrequency = 0.03;

    // eta and M of the published code. Its scores lack the factor k1 + 1, as ours do.
    private const double Eta = 10;
    private const int SubtopicTurns = 5;

    public static IReadOnlyList<string> Terms(PlainBm25 bm25, Asked asked)
    {
        var own = bm25.Analyse(asked.Question);
        if (asked.History.Count == 0)
        {
            return own;
        }

        var earlier = asked.History.Select(bm25.Analyse).ToList();
        List<string> terms = [.. earlier.SelectMany(t => t).Concat(own).Where(t => Share(bm25, t) is > 0 and <= TopicFrequency)];
        var best = bm25.Rank(own, 1);
        if (best.Count == 0 || best[0].Score <= Eta)
        {
            terms.AddRange(earlier.TakeLast(SubtopicTurns).SelectMany(t => t).Concat(own).Where(t => Share(bm25, t) is > TopicFrequency and <= SubtopicFrequency));
        }

        return [.. terms, .. own];
    }

    private static double Share(PlainBm25 bm25, string term) => (double)bm25.Frequency(term) / bm25.Statements.Count;
}
