using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Models;
using GuidanceQa.QaApi.Retrieval;
using GuidanceQa.QaApi.Tests.Models;

namespace GuidanceQa.QaApi.Tests.Retrieval;

/// <summary>Vectors and reranker over a tiny model, against what they must give by the book.</summary>
public sealed class DenseRankingTests : IClassFixture<LighthouseIndex>, IAsyncLifetime
{
    private const string Question = "How much oil does the lamp burn per night in summer?";

    private readonly SearchIndex _index;
    private readonly TinyModels _tiny;
    private readonly string _folder = Directory.CreateTempSubdirectory("guidanceqa-vectors-").FullName;

    public DenseRankingTests(LighthouseIndex lighthouse)
    {
        _index = lighthouse.Index;
        _tiny = new TinyModels(_index, liked: "fog");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        using TextEmbedder embedder = new(_tiny.Embeddings() with { Batch = 7 }, TimeProvider.System);
        await new VectorBuilder(_index, _folder, embedder).BuildAsync(null, Cancel);
    }

    public ValueTask DisposeAsync()
    {
        _tiny.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_vector_is_the_mean_of_its_tokens_whatever_it_was_padded_to()
    {
        using TextEmbedder embedder = new(_tiny.Embeddings(), TimeProvider.System);
        string[] texts = ["lamp", "the oil of the lamp, the lamp of the keeper", "unheard"];

        var vectors = await embedder.OfStatementsAsync(texts, Cancel);

        Assert.All(texts.Zip(vectors), pair => Assert.All(_tiny.VectorOf(pair.First).Zip(pair.Second), n => Assert.Equal(n.First, n.Second, 5)));
    }

    [Fact]
    public async Task Vectors_alone_rank_as_brute_force_does()
    {
        using var models = Open(weight: 1);
        var dense = (await models.Dense!.OfAsync(Question, Cancel))!;

        var nearest = dense.Vectors.Nearest(dense.Vector, _index.StatementCount);

        Assert.Equal(Reference(Question).OrderByDescending(r => r.Value).Select(r => r.Key), nearest);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(1)]
    public async Task A_hybrid_score_is_the_weighted_sum_of_both_brought_to_one_range(double weight)
    {
        using var models = Open(weight);
        Interpreter interpreter = new(_index);
        var turn = interpreter.Understand(Question, [], Filters.None);
        StatementRanker ranker = new(_index);
        var words = ranker.Rank(turn, Cancel);
        var both = ranker.Rank(turn, Cancel, await models.Dense!.OfAsync(turn.Interpretation.StandaloneQuestion, Cancel));

        // Both corpora and depths are such that every statement is among the nearest: the union is all evidence.
        var cosines = Reference(turn.Interpretation.StandaloneQuestion).Where(r => _index.At(r.Key).Statement.IsEvidence).ToDictionary();
        var lexical = cosines.Keys.ToDictionary(o => o, o => words.FirstOrDefault(w => w.Ranked.Ordinal == o)?.Ranked.Score ?? 0);
        double Share(double value, IEnumerable<double> all) => (value - all.Min()) / (all.Max() - all.Min());
        Assert.Equal(cosines.Keys.Order(), both.Select(c => c.Ranked.Ordinal).Order());
        foreach (var before in words)
        {
            var ordinal = before.Ranked.Ordinal;
            var after = both.Single(c => c.Ranked.Ordinal == ordinal);
            var ideal = before.SearchScore / before.Score;
            var bonuses = before.SearchScore - before.Ranked.Score;
            var fused = lexical.Values.Min() + ((lexical.Values.Max() - lexical.Values.Min()) * (((1 - weight) * Share(lexical[ordinal], lexical.Values)) + (weight * Share(cosines[ordinal], cosines.Values))));
            Assert.Equal((fused + bonuses) / ideal, after.Score, 4);
            Assert.Equal(cosines[ordinal], after.Similarity!.Value, 4);
        }

        Assert.Equal(both.OrderByDescending(c => c.Score).ThenBy(c => c.Statement.Statement.QualifiedId, StringComparer.Ordinal).Select(c => c.Ranked.Ordinal), both.Select(c => c.Ranked.Ordinal));
    }

    [Fact]
    public async Task What_a_filter_excludes_no_vector_brings_back()
    {
        using var models = Open(weight: 1);
        var document = _index.Documents[^1].Id;

        var found = await new QuestionAnswerer(_index, null, ranking: models).SearchAsync(Question, [], new Filters([document], []), 200, explain: false, Cancel);

        Assert.NotEmpty(found.Hits);
        Assert.All(found.Hits, h => Assert.Equal(document, h.DocumentId));
    }

    [Fact]
    public async Task The_explanation_tells_of_vectors_and_of_the_reranker()
    {
        using var models = Open(weight: 0.5, reranks: true);

        var found = await new QuestionAnswerer(_index, null, ranking: models).SearchAsync(Question, [], Filters.None, 10, explain: true, Cancel);

        Assert.All(found.Hits, h => Assert.Contains("its vector and the question's have a cosine of", h.Explanation, StringComparison.Ordinal));
        Assert.All(found.Hits, h => Assert.Contains("the reranker took it from place", h.Explanation, StringComparison.Ordinal));
        Assert.Equal(found.Hits.Select(h => h.Score).OrderDescending(), found.Hits.Select(h => h.Score));
    }

    [Fact]
    public void The_reranker_orders_by_its_own_score_and_keeps_the_scores_with_the_places()
    {
        using Reranker reranker = new(new CrossEncoder(_tiny.Reranking()));
        var before = Ranked();

        var after = reranker.Reorder(Question, before, Cancel);

        int Liked(Candidate c) => VectorBuilder.TextOf(c.Statement).Split([.. " ,.;:?!()-"], StringSplitOptions.None).Count(w => w.Equals("fog", StringComparison.OrdinalIgnoreCase));
        Assert.True(Liked(after[0]) > 0);
        Assert.Equal(after.Take(50).Select(Liked).OrderDescending(), after.Take(50).Select(Liked));
        Assert.Equal(before.Select(c => c.Score), after.Select(c => c.Score));
        Assert.Equal(before.Select(c => c.Ranked.Ordinal).Order(), after.Select(c => c.Ranked.Ordinal).Order());
    }

    [Fact]
    public void The_reranker_leaves_alone_what_is_further_down_and_what_contradicts()
    {
        using Reranker reranker = new(new CrossEncoder(_tiny.Reranking(depth: 5)));
        var before = Ranked().Select((c, i) => c with { Contradicts = i == 2 }).ToList();

        var after = reranker.Reorder(Question, before, Cancel);

        Assert.Equal(before[2], after[2]);
        Assert.Equal(before.Skip(5), after.Skip(5));
        Assert.Equal(before.Take(5).Select(c => c.Ranked.Ordinal).Order(), after.Take(5).Select(c => c.Ranked.Ordinal).Order());
    }

    [Fact]
    public async Task An_answer_with_vectors_has_another_receipt_and_cites_as_strictly()
    {
        using var models = Open(weight: 0.5, reranks: true);
        Ask ask = new(Question, Audiences.Clinician, true, "full", Filters.None, []);

        var words = await new QuestionAnswerer(_index, null).OutcomeAsync(ask, Cancel);
        var both = await new QuestionAnswerer(_index, null, ranking: models).OutcomeAsync(ask, Cancel);

        Assert.NotEqual(words.Receipt.Configuration, both.Receipt.Configuration);
        Assert.All(both.Answer.Citations, c => Assert.Equal(_index.FindStatement(c.StatementId)!.Statement.Text, c.Quote));
    }

    [Fact]
    public async Task A_follow_up_refers_to_the_answer_that_was_shown_also_after_a_restart()
    {
        using var models = Open(weight: 0.5, reranks: true);
        using var later = Open(weight: 0.5, reranks: true);
        Ask follow = new("Which source says so?", Audiences.Clinician, true, "full", Filters.None, [new Exchange(null, Question)]);
        QuestionAnswerer answerer = new(_index, null, ranking: models);
        var first = await answerer.OutcomeAsync(new Ask(Question, Audiences.Clinician, true, "full", Filters.None, []), Cancel);

        var same = await answerer.OutcomeAsync(follow, Cancel);
        var restarted = await new QuestionAnswerer(_index, null, ranking: later).OutcomeAsync(follow, Cancel);

        Assert.Contains(same.Answer.Citations[0].StatementId, first.Answer.Citations.Select(c => c.StatementId));
        Assert.Equal(same.Receipt.Answer, restarted.Receipt.Answer);
    }

    private IReadOnlyList<Candidate> Ranked() => new StatementRanker(_index).Rank(new Interpreter(_index).Understand("lamp fog signal oil keeper", [], Filters.None), Cancel);

    private RankingModels Open(double weight, bool reranks = false) =>
        RankingModels.Open(new DenseSettings { Embeddings = _tiny.Embeddings(weight), Reranking = reranks ? _tiny.Reranking() : null }, _index, _folder, TimeProvider.System);

    private Dictionary<int, double> Reference(string question)
    {
        var vector = _tiny.VectorOf(question);
        return Enumerable.Range(0, _index.StatementCount).ToDictionary(o => o, o => TinyModels.Cosine(vector, _tiny.VectorOf(VectorBuilder.TextOf(_index.At(o)))));
    }
}
