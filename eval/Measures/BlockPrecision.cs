namespace GuidanceQa.Eval.Measures;

/// <summary><c>BlockPrecision</c>: share of the shown sentences whose statement a judge called an answer or belonging beside it; what nobody judged counts as not belonging, so that printing everything does not pay. Not measured where the answer states nothing.</summary>
internal static class BlockPrecision
{
    public static Measure Measure { get; } = new(
        "BlockPrecision",
        "share of the shown sentences that are judged to answer or to belong",
        "this project; after context precision of RAGAS",
        0,
        true,
        t => t.IsAnswerable,
        (o, _) => o.Reply is { Declines: false, Claims.Count: > 0 } reply
            ? SupportJudge.ClaimsOf(reply).Average(c => c.Citations.Count > 0 && Gains.GradeOf(o.Topic.Judgements, c.Citations[0].DocumentId, c.Citations[0].Start, c.Citations[0].End) >= 1 ? 1.0 : 0)
            : null);
}
