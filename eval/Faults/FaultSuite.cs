using GuidanceQa.Eval.Running;
using GuidanceQa.Eval.Systems;
using GuidanceQa.Eval.Topics;
using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Grounding;

namespace GuidanceQa.Eval.Faults;

/// <summary>
/// Does the verifier refuse what the source does not say, and let through what it does? Faults and benign rewrites are made of the sentences that answer the questions, class by class (methods, 5.4), and each is checked as a sentence
/// of an answer would be. No question is asked.
/// </summary>
internal static class FaultSuite
{
    /// <summary>A series for each class of which the corpus gives a case: the share refused.</summary>
    /// <param name="topics">Their judgements say which sentences are altered.</param>
    /// <param name="damage">May decide instead of the verifier.</param>
    public static IReadOnlyList<Series> Run(string suite, SearchIndex index, IReadOnlyList<Topic> topics, Damage? damage, CancellationToken cancel)
    {
        ClaimVerifier verifier = new(index);
        FaultCases cases = new(index, topics);
        List<Series> series = [];
        foreach (var kind in AlterationClasses.All)
        {
            List<(string Id, bool Counts)> refused = [];
            foreach (var one in cases.Of(kind))
            {
                cancel.ThrowIfCancellationRequested();
                refused.Add((one.Id, IsRefused(verifier, damage, one.Claim)));
            }

            if (refused.Count > 0)
            {
                series.Add(Scoring.OfCases(suite, "dev", ProductInProcess.SystemName, kind.Measure, refused));
            }
        }

        return series;
    }

    private static bool IsRefused(ClaimVerifier verifier, Damage? damage, Altered claim) => damage?.Accepts?.Invoke(claim.Text) is { } accepts
        ? !accepts
        : verifier.Fault(new Claim(claim.Text, IsPlain: false, [.. claim.Cited.Select(c => new Evidence(c))])) is not null;
}
