using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Passages;
using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.Indexing.Search;

/// <summary>A statement with all that the index knows of it.</summary>
/// <param name="Ordinal">Its number in the generation, in the order of documents and of reading.</param>
public sealed record IndexedStatement(int Ordinal, Document Document, Statement Statement, StatementProfile Profile, Passage Passage)
{
    public string Type => Profile.Type;

    public string? Strength => Profile.Strength;

    public string PassageId => Passage.Id;
}

/// <summary>Which statements bear on a query? One verified generation of the index, opened for reading; safe for many readers at once. Not for questions: they are interpreted elsewhere.</summary>
public sealed class SearchIndex : IDisposable
{
    private readonly Generation _generation;
    private readonly StatementScorer _scorer;
    private readonly Dictionary<string, int> _documentNumbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Passage> _passages = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<Document>> _documents;
    private readonly ILookup<int, int> _referredBy;
    private readonly ILookup<int, int> _refersTo;
    private readonly IndexedStatement?[] _statements;
    private readonly Lazy<WordFamilies> _families;

    private SearchIndex(Generation generation)
    {
        _generation = generation;
        _scorer = new StatementScorer(generation);
        var store = generation.Store;
        _statements = new IndexedStatement?[store.StatementCount];
        for (var number = 0; number < store.DocumentCount; number++)
        {
            var stored = store.Document(number);
            _documentNumbers[stored.Document.Id] = number;
            var ordinal = store.FirstStatements[number];
            foreach (var statement in stored.Document.Statements)
            {
                _ordinals[statement.QualifiedId] = ordinal++;
            }

            foreach (var passage in stored.Passages)
            {
                _passages[passage.Id] = passage;
            }
        }

        _families = new(() => new WordFamilies(store.Terms, Lexicon));
        _documents = new(() => [.. Enumerable.Range(0, store.DocumentCount).Select(n => store.Document(n).Document)]);
        List<(int From, int To)> links = [];
        for (var i = 0; i < store.Links.Length; i += 2)
        {
            links.Add((store.Links[i], store.Links[i + 1]));
        }

        _refersTo = links.ToLookup(l => l.From, l => l.To);
        _referredBy = links.ToLookup(l => l.To, l => l.From);
    }

    public IndexManifest Manifest => _generation.Manifest;

    /// <summary>Why an older generation than the current one is served, or null.</summary>
    public string? Warning => _generation.Warning;

    public Lexicon Lexicon => _generation.Lexicon;

    /// <summary>The text of the corpus's own <c>safety.yaml</c>, or null.</summary>
    public string? Safety => _generation.Safety;

    /// <summary>In id order.</summary>
    public IReadOnlyList<Document> Documents => _documents.Value;

    public int StatementCount => _statements.Length;

    /// <summary>Size of the generation's files in bytes.</summary>
    public long Bytes => _generation.Bytes;

    /// <summary>Opens the current generation after checking every file against its manifest.</summary>
    /// <exception cref="IndexMissingException">There is no index.</exception>
    /// <exception cref="IndexDamagedException">No generation is whole.</exception>
    public static SearchIndex Open(string folder) => new(GenerationFolder.Open(folder));

    public Document? FindDocument(string id) => _documentNumbers.TryGetValue(id, out var number) ? _generation.Store.Document(number).Document : null;

    public Passage? FindPassage(string id) => _passages.GetValueOrDefault(id);

    public IndexedStatement? FindStatement(string qualifiedId) => _ordinals.TryGetValue(qualifiedId, out var ordinal) ? At(ordinal) : null;

    /// <summary>All statements of a document in reading order; empty for an unknown id.</summary>
    public IReadOnlyList<IndexedStatement> StatementsOf(string documentId)
    {
        if (!_documentNumbers.TryGetValue(documentId, out var number))
        {
            return [];
        }

        var first = _generation.Store.FirstStatements[number];
        return [.. Enumerable.Range(first, _generation.Store.FirstStatements[number + 1] - first).Select(At)];
    }

    /// <summary>All statements of a passage in reading order.</summary>
    public IReadOnlyList<IndexedStatement> StatementsOf(Passage passage) =>
        [.. Enumerable.Range(_generation.Store.FirstStatements[_documentNumbers[passage.DocumentId]] + passage.First, passage.Count).Select(At)];

    public IndexedStatement At(int ordinal)
    {
        if (_statements[ordinal] is { } known)
        {
            return known;
        }

        var number = NumberOf(ordinal);
        var stored = _generation.Store.Document(number);
        var index = ordinal - _generation.Store.FirstStatements[number];
        return _statements[ordinal] = new IndexedStatement(
            ordinal, stored.Document, stored.Document.Statements[index], stored.Profiles[index], stored.Passages[stored.PassageOf[index]]);
    }

    /// <summary>Ordinals of the statements that refer to this one, ascending.</summary>
    public IEnumerable<int> ReferredBy(int ordinal) => _referredBy[ordinal].Order();

    /// <summary>Ordinals of the statements that this one refers to, in its own order.</summary>
    public IEnumerable<int> RefersTo(int ordinal) => _refersTo[ordinal];

    /// <summary>What Lucene alone finds for a query: ordinals, best first by its own score. <see cref="Search"/> scores these anew.</summary>
    public IReadOnlyList<int> Find(Query query) => query.Units.Count == 0 ? [] : _scorer.Find(query, StatementScorer.Candidates);

    /// <summary>The best statements for a query, best first; equal scores are ordered by statement id.</summary>
    /// <param name="depth">How many, at least 1.</param>
    public IReadOnlyList<RankedStatement> Search(Query query, int depth) => _scorer.Rank(query, depth, At);

    /// <summary>Scores given statements for a query, in their order, whether it finds them or not; a rank of 0 says that they were not ranked.</summary>
    public IReadOnlyList<RankedStatement> Score(Query query, IReadOnlyList<int> ordinals) => _scorer.Score(query, ordinals);

    /// <summary>Inverse document frequency of a unit, in nats: high for what few statements say; 0 for what none does.</summary>
    public double Idf(QueryUnit unit) => _scorer.Idf(unit);

    /// <summary>How many statements hold a term in their text, rendering or headings; 0 for an unknown one.</summary>
    public int Frequency(string term) => _generation.Store.TermId(term) is >= 0 and var id ? _generation.Store.Frequency(id) : 0;

    /// <summary>All index terms, unordered.</summary>
    public IEnumerable<string> Terms => _generation.Store.Terms;

    /// <summary>Index terms that are other forms of a word: what "screened" shares with "screening"; without the word itself. Empty for names and for words that have none.</summary>
    /// <param name="term">In its normal form, as <see cref="Vocabulary.Lexicon.Normal"/> gives it.</param>
    public IReadOnlyList<string> Relatives(string term) => _families.Value.Of(term);

    /// <summary>Says in words why a statement has its score.</summary>
    public IReadOnlyList<string> Explain(Query query, RankedStatement ranked) => _scorer.Explain(query, ranked);

    /// <summary>The terms of a statement by field name, for inspection.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> TermsOf(int ordinal) => _scorer.TermsOf(ordinal);

    public void Dispose() => _generation.Dispose();

    private int NumberOf(int ordinal)
    {
        var number = _generation.Store.FirstStatements.BinarySearch(ordinal);
        number = number < 0 ? ~number - 1 : number;

        // A document without statements shares its first ordinal with the next one.
        while (_generation.Store.FirstStatements[number + 1] <= ordinal)
        {
            number++;
        }

        return number;
    }
}
