using System.Globalization;

namespace GuidanceQa.Eval.Measures;

/// <summary><c>Judged@k</c>: share of the first k ranks that a judge has seen, of any grade; low values warn that the other measures guess. 0 when nothing was retrieved (ir_measures' Judged@k).</summary>
internal static class Judged
{
    public static Measure At(int k) => new(
        string.Create(CultureInfo.InvariantCulture, $"Judged@{k}"),
        string.Create(CultureInfo.InvariantCulture, $"share of the first {k} ranks that were judged"),
        "ir_measures",
        0,
        null,
        t => t.IsAnswerable,
        (o, _) => o.Ranking.Count == 0 ? 0 : (double)o.Ranking.Take(k).Count(h => Gains.GradeOf(o.Topic.Judgements, h.DocumentId, h.Start, h.End) is not null) / Math.Min(k, o.Ranking.Count));
}
