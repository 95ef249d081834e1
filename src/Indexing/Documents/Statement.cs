namespace GuidanceQa.Indexing.Documents;

/// <summary>What a statement was in its source.</summary>
public enum StatementShape
{
    Bullet,
    Sentence,
    TableRow,
}

/// <summary>The atom we rank, quote and cite: an exact slice of its document's canonical text.</summary>
/// <param name="Id">Unique in its document: the author's <c>{#id}</c>, else derived from the words.</param>
/// <param name="Start">First UTF-16 code unit in the canonical text.</param>
/// <param name="End">One past the last. <c>document.Text[Start..End] == Text</c>, always.</param>
/// <param name="Text">Never empty, one line.</param>
/// <param name="PlainText">The author's plain-language rendering, or null.</param>
/// <param name="Markers">Reference numbers printed on the statement, ascending, without repeats.</param>
/// <param name="Path">Headings above it, outermost first, without the document's title.</param>
/// <param name="Group">Number of the list, table or paragraph it belongs to, counted through the document: statements of one group are siblings.</param>
/// <param name="RefersTo">Statements this one restates or judges, as <c>documentId#id</c>.</param>
/// <param name="Verdict"><c>agree</c>, <c>refine</c>, <c>conflict</c>, <c>gap</c> on the verdict of a comparison, else null.</param>
/// <param name="IsEvidence">False: shown on the document's page, never used in an answer.</param>
/// <param name="Line">Line in the file, from 1.</param>
public sealed record Statement(
    string DocumentId,
    string Id,
    int Start,
    int End,
    string Text,
    string? PlainText,
    IReadOnlyList<int> Markers,
    IReadOnlyList<string> Path,
    StatementShape Shape,
    int Group,
    IReadOnlyList<string> RefersTo,
    string? Verdict,
    bool IsEvidence,
    int Line)
{
    /// <summary><c>documentId#id</c>: unique in a corpus.</summary>
    public string QualifiedId => $"{DocumentId}#{Id}";
}
