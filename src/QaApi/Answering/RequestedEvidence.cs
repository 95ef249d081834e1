using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Answering;

/// <summary>What answers a question about an answer ("shorter", "why?", "are you sure?"), out of the evidence that the answer rested on.</summary>
internal static class RequestedEvidence
{
    private const int MostReasons = 2;

    private static readonly string[] ReasonCues = ["because", "so that", "in order to", "since ", "due to", "to reduce", "to avoid", "to prevent", "reason", "risk of", "can harm", "trial", "evidence", "showed", "improved", "reduces"];

    private static readonly string[] EarlierCues = ["earlier", "previous", "former", "updated", "no longer", "replaced", "superseded", "older"];

    /// <param name="compared">Comparisons that concern statements.</param>
    public static EvidenceSet For(string request, EvidenceSet answer, IReadOnlyList<Candidate> candidates, Func<List<IndexedStatement>, IReadOnlyList<ComparedStatements>> compared)
    {
        var statements = answer.Sections.SelectMany(s => s.Statements).ToList();
        return request switch
        {
            AnswerRequests.Shorter when answer.Shape == AnswerShape.Direct => Whole(answer, [statements[0]], []),
            AnswerRequests.Why => Whole(answer, [.. Saying(ReasonCues, statements, candidates), statements[0]], answer.Comparisons),
            AnswerRequests.Changed => Whole(answer, [statements[0], .. Saying(EarlierCues, statements, candidates)], compared(statements)),
            AnswerRequests.Sure => Whole(answer, [.. statements.Take(2)], compared(statements)),
            _ => answer,
        };
    }

    private static EvidenceSet Whole(EvidenceSet answer, List<IndexedStatement> statements, IReadOnlyList<ComparedStatements> comparisons)
    {
        List<IndexedStatement> distinct = [.. statements.DistinctBy(s => s.Ordinal)];
        return answer with { Shape = AnswerShape.Direct, Sections = [new EvidenceSection(null, distinct, distinct.Count)], Comparisons = comparisons };
    }

    // Beside the answer, or near it in the ranking, what gives a reason or tells of the past.
    private static List<IndexedStatement> Saying(string[] cues, List<IndexedStatement> statements, IReadOnlyList<Candidate> candidates)
    {
        var least = candidates.Count == 0 ? 0 : candidates[0].Score * 0.5;
        return [.. statements.Concat(candidates.Where(c => c.Score >= least && c.Statement.Document.Kind != Indexing.Documents.DocumentKinds.Comparison).Select(c => c.Statement))
            .Where(s => cues.Any(cue => s.Statement.Text.Contains(cue, StringComparison.OrdinalIgnoreCase)))
            .DistinctBy(s => s.Ordinal)
            .Take(MostReasons)];
    }
}
