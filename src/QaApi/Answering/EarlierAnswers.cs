using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Grounding;

namespace GuidanceQa.QaApi.Answering;

/// <summary>A statement that says otherwise than one of an earlier answer of the conversation.</summary>
/// <param name="Difference">The number or the direction in which they differ.</param>
/// <param name="Setting">What else differs and explains it ("severe" here, "moderate" there); null where nothing does.</param>
internal sealed record Disagreement(IndexedStatement Here, IndexedStatement Earlier, Reason Difference, Reason? Setting);

/// <summary>Does an answer disagree, in a number or in direction, with an earlier one of its conversation? Found by the verifier between the statements that lead them.</summary>
internal sealed class EarlierAnswers(ClaimVerifier verifier)
{
    // Of each answer; what comes later is about its surroundings.
    private const int Leading = 2;

    // Less in common than this is another matter, and no disagreement.
    private const double SameMatter = 0.6;

    private static readonly string[] Disagreeing = [ReasonCodes.NumberMismatch, ReasonCodes.UnitMismatch, ReasonCodes.ComparatorMismatch, ReasonCodes.PolarityFlip];

    /// <param name="statements">Of the answer, in its order.</param>
    /// <param name="earlier">Of the answers before, newest first, each in its order.</param>
    public Disagreement? With(IReadOnlyList<IndexedStatement> statements, IEnumerable<IReadOnlyList<IndexedStatement>> earlier)
    {
        // What this answer shows as well stands side by side already.
        var shown = statements.Select(s => s.Ordinal).ToHashSet();
        foreach (var then in earlier.SelectMany(e => e.Take(Leading)).Where(e => !shown.Contains(e.Ordinal) && e.Document.Kind != DocumentKinds.Comparison))
        {
            foreach (var here in statements.Take(Leading))
            {
                var verdict = verifier.Between(here, then);
                var reasons = verdict.Verdict.Reasons;
                if (verdict.Shared >= SameMatter && reasons.FirstOrDefault(r => r.Claim is not null && r.Source is not null && Disagreeing.Contains(r.Code, StringComparer.Ordinal)) is { } difference && !reasons.Any(r => r is { Code: ReasonCodes.EntityMissing, Claim: not null }))
                {
                    return new Disagreement(here, then, difference, reasons.FirstOrDefault(r => r.Claim is not null && r.Source is not null && !Disagreeing.Contains(r.Code, StringComparer.Ordinal)));
                }
            }
        }

        return null;
    }
}
