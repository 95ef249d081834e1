using System.Globalization;

namespace GuidanceQa.Eval.Measures;

/// <summary><c>Recall@k</c>: share of the quotes that answer the topic (grade 2; for imported collections every grade above 0) among the first k ranks (trec_eval's recall). 0 when nothing was retrieved.</summary>
internal static class Recall
{
    public static Measure At(int k) => new(
        string.Create(CultureInfo.InvariantCulture, $"Recall@{k}"),
        string.Create(CultureInfo.InvariantCulture, $"share of the answering statements among the first {k} ranks"),
        "trec_eval",
        0,
        true,
        t => t.IsAnswerable,
        (o, _) => (double)Gains.Of(o.Ranking, o.Topic.Judgements, k).Count(g => g >= o.Topic.RelevantFrom) / Gains.Relevant(o.Topic));
}
