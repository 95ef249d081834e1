using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Search;

namespace GuidanceQa.QaApi.Pages;

/// <summary>A section of a comparison document.</summary>
/// <param name="Judgement">The statement that carries the verdict.</param>
/// <param name="Members">All of its statements, in reading order.</param>
internal sealed record FoundComparison(IndexedStatement Judgement, IReadOnlyList<IndexedStatement> Members);

/// <summary>Which comparisons concern the statements of a document, and what do the other documents say?</summary>
/// <param name="isPlain">In the author's plain renderings where there are any.</param>
internal sealed class ComparisonNotes(SearchIndex index, string audience, bool isPlain)
{
    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);

    /// <summary>The comparisons that refer to a statement, in the order of the corpus.</summary>
    public static IReadOnlyList<FoundComparison> Of(SearchIndex index, IndexedStatement statement)
    {
        List<FoundComparison> found = [];
        foreach (var passage in index.ReferredBy(statement.Ordinal).Select(index.At).Where(s => s.Document.Kind == DocumentKinds.Comparison && s.Document.Id != statement.Document.Id).DistinctBy(s => s.PassageId, StringComparer.Ordinal).Select(s => s.Passage))
        {
            var members = index.StatementsOf(passage);
            if (members.FirstOrDefault(s => s.Statement.Verdict is not null) is { } judgement)
            {
                found.Add(new FoundComparison(judgement, members));
            }
        }

        return found;
    }

    /// <summary>What stands beside a statement. To be called in reading order: a comparison is told in full beside the first statement that it concerns.</summary>
    public IReadOnlyList<ComparisonNote> Beside(IndexedStatement statement) => [.. Of(index, statement).Select(c => Note(c, statement.Document.Id))];

    /// <summary>The places in other documents that a statement restates or judges, one for each document.</summary>
    public IReadOnlyList<PlaceLink> Restated(IndexedStatement statement) =>
        [.. index.RefersTo(statement.Ordinal).Select(index.At).Where(s => s.Document.Id != statement.Document.Id).DistinctBy(s => s.Document.Id).Select(s => new PlaceLink(s.Document.Title, PageLinks.Document(s.Document.Id, audience, PageLinks.Statement(s.Statement.Id))))];

    private ComparisonNote Note(FoundComparison comparison, string documentId)
    {
        var judgement = comparison.Judgement;
        var path = judgement.Statement.Path;
        return new ComparisonNote(
            "c-" + judgement.PassageId,
            judgement.Statement.Verdict!,
            path.Count > 0 ? path[^1] : judgement.Document.Title,
            PageLinks.Document(judgement.Document.Id, audience, PageLinks.Statement(comparison.Members[0].Statement.Id)),
            _shown.Add(judgement.PassageId),
            Words(judgement.Statement),
            [.. comparison.Members.Where(m => m.Statement.Verdict is null && !IsOwn(m, documentId)).Select(m => new ComparedSide(Words(m.Statement), [.. Restated(m).Where(l => !l.Href.StartsWith(PageLinks.Document(documentId, audience) + "#", StringComparison.Ordinal))]))]);
    }

    // The side that only restates the document that is being read says nothing new beside it.
    private bool IsOwn(IndexedStatement side, string documentId)
    {
        var restated = index.RefersTo(side.Ordinal).ToList();
        return restated.Count > 0 && restated.All(o => index.At(o).Document.Id == documentId);
    }

    private string Words(Statement statement) => (isPlain ? statement.PlainText : null) ?? statement.Text;
}
