namespace GuidanceQa.Eval.Topics;

/// <summary>The corpus as a system serves it: canonical texts and statements with their spans. What judgements are resolved against and what shown quotes are compared with.</summary>
/// <param name="Checksum">The corpus's own, as the system names it.</param>
internal sealed record CorpusText(string Checksum, IReadOnlyList<SourceDocument> Documents, IReadOnlyList<SourceStatement> Statements)
{
    private readonly Dictionary<string, SourceDocument> _documents = Documents.ToDictionary(d => d.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, SourceStatement> _statements = Statements.ToDictionary(s => s.Id, StringComparer.Ordinal);

    /// <summary>The terms that the author of the corpus explains; empty where nothing is explained, or nobody knows.</summary>
    public IReadOnlyList<SourceTerm> Terms { get; init; } = [];

    public SourceDocument? FindDocument(string id) => _documents.GetValueOrDefault(id);

    public SourceStatement? FindStatement(string id) => _statements.GetValueOrDefault(id);
}

/// <param name="Kind"><c>guidance</c>, <c>reference</c> or <c>comparison</c>.</param>
internal sealed record SourceDocument(string Id, string Title, string Kind, string Text);

/// <param name="Id"><c>documentId#id</c>.</param>
/// <param name="Section">Headings above it, outermost first.</param>
/// <param name="RefersTo">Ids of the statements that its author says it restates or judges.</param>
internal sealed record SourceStatement(string Id, string DocumentId, int Start, int End, string Text, string? PlainText, IReadOnlyList<string> Section, bool IsEvidence, IReadOnlyList<string> RefersTo);

/// <param name="Names">Its names, as the author wrote them.</param>
/// <param name="Gloss">The author's explanation, which patients are shown in brackets.</param>
internal sealed record SourceTerm(IReadOnlyList<string> Names, string Gloss);
