using GuidanceQa.Eval.Topics;
using GuidanceQa.QaApi.Answering;

namespace GuidanceQa.Eval.Measures;

/// <summary>
/// <c>CitationPrecision</c>: share of the citations that are needed. A citation is wrong when it does not support its sentence alone and the others support it without it (ALCE; Gao et al., 2023), or when the sentence is not
/// supported at all; right is also one that the author of the cited statement names as restated there (<c>Refers to:</c>). Not measured where the answer cites nothing.
/// </summary>
internal static class CitationPrecision
{
    public static Measure Measure { get; } = new(
        "CitationPrecision",
        "share of the citations that support their sentence, alone or as a needed part, or that the cited statement says it restates",
        "ALCE, Gao et al., 2023",
        0,
        true,
        t => t.Statuses.Count > 0,
        (o, corpus) => o.Reply is { Answer.Citations.Count: > 0 } reply
            ? SupportJudge.ClaimsOf(reply).SelectMany(c => c.Citations.Select(one => IsRight(c.Block, one, c.Citations, corpus) ? 1.0 : 0)).DefaultIfEmpty(0).Average()
            : null);

    private static bool IsRight(Block block, Citation citation, IReadOnlyList<Citation> all, CorpusText corpus)
    {
        if (!SupportJudge.Supports(block, all, corpus))
        {
            return false;
        }

        return SupportJudge.Supports(block, [citation], corpus)
            || !SupportJudge.Supports(block, [.. all.Where(c => c.Id != citation.Id)], corpus)
            || all.Any(c => corpus.FindStatement(c.StatementId)?.RefersTo.Contains(citation.StatementId, StringComparer.Ordinal) == true);
    }
}
