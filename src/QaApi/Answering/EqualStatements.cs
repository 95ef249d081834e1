using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Grounding;

namespace GuidanceQa.QaApi.Answering;

/// <summary>Statements of one answer that say the same: each supports the other by the verifier, so amounts, strength, polarity and conditions are equal. They become one sentence with several citations; what differs in anything stays apart.</summary>
internal static class EqualStatements
{
    /// <summary>The first of every set of equals, in order, with the others by its ordinal.</summary>
    public static (List<IndexedStatement> Kept, IReadOnlyDictionary<int, IReadOnlyList<IndexedStatement>> Alike) Merge(IReadOnlyList<IndexedStatement> statements, ClaimVerifier verifier)
    {
        List<IndexedStatement> kept = [];
        Dictionary<int, IReadOnlyList<IndexedStatement>> alike = [];
        foreach (var statement in statements)
        {
            if (kept.Find(k => Same(k, statement, verifier)) is { } first)
            {
                alike[first.Ordinal] = [.. alike.GetValueOrDefault(first.Ordinal, []), statement];
            }
            else
            {
                kept.Add(statement);
            }
        }

        return (kept, alike);
    }

    private static bool Same(IndexedStatement a, IndexedStatement b, ClaimVerifier verifier) => Supports(a, b, verifier) && Supports(b, a, verifier);

    private static bool Supports(IndexedStatement source, IndexedStatement claim, ClaimVerifier verifier) =>
        verifier.Check(claim.Statement.Text, [new EvidenceUnit(source.Statement.Text, source)]).Verdict == Verdicts.Supported;
}
