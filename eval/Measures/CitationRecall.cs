namespace GuidanceQa.Eval.Measures;

/// <summary><c>CitationRecall</c>: share of the answer's sentences that all their citations together support (ALCE; Gao et al., 2023). Not measured where the answer states nothing.</summary>
internal static class CitationRecall
{
    public static Measure Measure { get; } = new(
        "CitationRecall",
        "share of the shown sentences that their citations, read together, support",
        "ALCE, Gao et al., 2023",
        0,
        true,
        t => t.Statuses.Count > 0,
        (o, corpus) => o.Reply is { Claims.Count: > 0 } reply ? SupportJudge.ClaimsOf(reply).Average(c => SupportJudge.Supports(c.Block, c.Citations, corpus) ? 1.0 : 0) : null);
}
