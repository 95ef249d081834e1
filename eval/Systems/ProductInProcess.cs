using GuidanceQa.Eval.Topics;
using GuidanceQa.Indexing.Search;
using GuidanceQa.Indexing.Vocabulary;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Models;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.Eval.Systems;

/// <summary>The product's rooms, called in this process over an index of their own.</summary>
internal sealed class ProductInProcess : IAnsweringSystem, IDisposable
{
    public const string SystemName = "guidanceqa";

    private readonly QuestionAnswerer _answerer;
    private readonly bool _ownsIndex;
    private readonly RankingModels? _ranking;

    private readonly string? _composer;

    /// <param name="model">Composes the answers; null: the default composer does.</param>
    /// <param name="ranking">Has a say in rankings; null: words alone rank. Disposed with the system.</param>
    /// <param name="suffix">What the system is called beside the product's own name; null: as the composer, or not at all.</param>
    public ProductInProcess(SearchIndex index, bool ownsIndex, ChatModel? model = null, RankingModels? ranking = null, string? suffix = null)
    {
        _composer = model?.Name;
        Name = NameOf(suffix ?? _composer);
        Index = index;
        _ownsIndex = ownsIndex;
        _ranking = ranking;
        _answerer = new QuestionAnswerer(index, SafetyRules.Shipped(index.Safety), model is null ? null : [model], ranking: ranking);
        Corpus = TextOf(index);
        Configuration = SystemName;
    }

    public string Name { get; }

    public SearchIndex Index { get; }

    public CorpusText Corpus { get; }

    public string Configuration { get; private set; }

    /// <summary>The tag of the product with a composer or a ranking of its own.</summary>
    public static string NameOf(string? own) => own is null ? SystemName : $"{SystemName}+{own}";

    public static CorpusText TextOf(SearchIndex index) => new(
        index.Manifest.Checksum,
        [.. index.Documents.Select(d => new SourceDocument(d.Id, d.Title, d.Kind, d.Text))],
        [.. Enumerable.Range(0, index.StatementCount).Select(index.At).Select(i => new SourceStatement(
            i.Statement.QualifiedId,
            i.Document.Id,
            i.Statement.Start,
            i.Statement.End,
            i.Statement.Text,
            i.Statement.PlainText,
            i.Statement.Path,
            i.Statement.IsEvidence,
            [.. index.RefersTo(i.Ordinal).Select(o => index.At(o).Statement.QualifiedId)]))])
    {
        Terms = TermsOf(index.Lexicon.Concepts),
    };

    public static IReadOnlyList<SourceTerm> TermsOf(IEnumerable<Concept> concepts) =>
        [.. concepts.Where(c => c.Gloss is not null).Select(c => new SourceTerm([.. c.Exact.Prepend(c.Preferred)], c.Gloss!))];

    public async Task<IReadOnlyList<Hit>> SearchAsync(Asked asked, int depth, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var found = await _answerer.SearchAsync(asked.Question, Exchanges(asked), Filters.None, depth, explain: false, cancel);
        return [.. found.Hits.Select(h => new Hit(h.StatementId, h.DocumentId, h.Start, h.End, h.Score))];
    }

    public async Task<Reply?> AnswerAsync(Asked asked, CancellationToken cancel)
    {
        Ask ask = new(asked.Question, asked.Audience, true, "full", Filters.None, Exchanges(asked)) { Composer = _composer };
        var outcome = await _answerer.OutcomeAsync(ask, cancel);
        Configuration = outcome.Receipt.Configuration;
        return Reply.Of(outcome);
    }

    public void Dispose()
    {
        _ranking?.Dispose();
        if (_ownsIndex)
        {
            Index.Dispose();
        }
    }

    private static List<Exchange> Exchanges(Asked asked) => [.. asked.History.Select(q => new Exchange(null, q))];
}
