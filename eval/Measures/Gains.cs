using GuidanceQa.Eval.Systems;
using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Measures;

/// <summary>
/// What a ranking gains, rank by rank. A hit earns the grade of the best judged quote that it holds, or that holds it, by at least half, and every quote is earned once: however a document is split, a judgement
/// counts once. Where every quote is a statement of its own, this is the same as looking the statement up in the qrels.
/// </summary>
internal static class Gains
{
    /// <summary>The grade that each rank earns; 0 for what is not judged.</summary>
    public static IReadOnlyList<int> Of(IReadOnlyList<Hit> ranking, IReadOnlyList<Judgement> judgements, int depth)
    {
        List<Judgement> left = [.. judgements.Where(j => j.Grade > 0)];
        List<int> gains = [];
        foreach (var hit in ranking.Take(depth))
        {
            var earned = left.Where(j => Covers(j, hit.DocumentId, hit.Start, hit.End)).MaxBy(j => j.Grade);
            gains.Add(earned?.Grade ?? 0);
            if (earned is not null)
            {
                left.Remove(earned);
            }
        }

        return gains;
    }

    /// <summary>The grade of what a span shows: the best of the judgements it covers; null where nobody judged it.</summary>
    public static int? GradeOf(IReadOnlyList<Judgement> judgements, string documentId, int start, int end) =>
        judgements.Where(j => Covers(j, documentId, start, end)).Select(j => (int?)j.Grade).Max();

    /// <summary>How many quotes answer the topic: what recall divides by.</summary>
    public static int Relevant(Topic topic) => topic.Judgements.Count(j => j.Grade >= topic.RelevantFrom);

    private static bool Covers(Judgement judgement, string documentId, int start, int end)
    {
        if (judgement.DocumentId != documentId)
        {
            return false;
        }

        var common = Math.Min(end, judgement.End) - Math.Max(start, judgement.Start);
        return common > 0 && common * 2 >= Math.Min(end - start, judgement.End - judgement.Start);
    }
}
