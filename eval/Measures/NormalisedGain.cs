using System.Globalization;
using GuidanceQa.Eval.Systems;
using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Measures;

/// <summary><c>nDCG@k</c>: discounted gain of the first k ranks over that of an ideal ranking; gain is the grade, discount log2(rank + 1) (Järvelin and Kekäläinen, 2002; as trec_eval's ndcg_cut). 0 when nothing was retrieved.</summary>
internal static class NormalisedGain
{
    public static Measure At(int k) => new(
        string.Create(CultureInfo.InvariantCulture, $"nDCG@{k}"),
        string.Create(CultureInfo.InvariantCulture, $"discounted gain of the first {k} ranks, as a share of an ideal ranking's"),
        "Järvelin and Kekäläinen, 2002",
        0,
        true,
        t => t.IsAnswerable,
        (o, _) => Of(o.Ranking, o.Topic, k));

    public static double Of(IReadOnlyList<Hit> ranking, Topic topic, int k)
    {
        var ideal = Discounted([.. topic.Judgements.Select(j => j.Grade).Where(g => g > 0).OrderDescending().Take(k)]);
        return ideal <= 0 ? 0 : Discounted(Gains.Of(ranking, topic.Judgements, k)) / ideal;
    }

    private static double Discounted(IReadOnlyList<int> gains) => gains.Select((gain, i) => gain / Math.Log2(i + 2)).Sum();
}
