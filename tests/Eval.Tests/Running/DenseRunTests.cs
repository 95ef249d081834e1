using GuidanceQa.Eval.Formats;
using GuidanceQa.Eval.Running;
using GuidanceQa.Eval.Systems;
using GuidanceQa.Eval.Topics;
using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Models;
using GuidanceQa.QaApi.Retrieval;
using GuidanceQa.QaApi.Tests.Models;

namespace GuidanceQa.Eval.Tests.Running;

/// <summary>Vectors of a tiny model over a whole suite: the machinery gives what brute force gives, and the report shows it beside the ranking by words.</summary>
public sealed class DenseRunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("guidanceqa-dense-").FullName;
    private readonly SuiteFolder _suite = SuiteFolder.In(Path.Combine(Repository.Root, "eval", "suites")).Single(f => f.Name == "harrow-cough");
    private readonly SearchIndex _index;
    private readonly TinyModels _tiny;

    public DenseRunTests()
    {
        _index = IndexFolder.OpenOrBuild(Path.Combine(Repository.Root, _suite.Corpus), _folder, TimeProvider.System, null, CancellationToken.None);
        _tiny = new TinyModels(_index, liked: "dose");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _tiny.Dispose();
        _index.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task For_every_question_of_the_suite_the_nearest_statements_are_those_of_brute_force()
    {
        using TextEmbedder embedder = new(_tiny.Embeddings(), TimeProvider.System);
        await new VectorBuilder(_index, _folder, embedder).BuildAsync(null, Cancel);
        var vectors = VectorIndex.Open(_folder, _index.Manifest, embedder.Fingerprint);
        var reference = Enumerable.Range(0, _index.StatementCount).Select(o => _tiny.VectorOf(VectorBuilder.TextOf(_index.At(o)))).ToList();
        var topics = SuiteReader.Read(_suite, ProductInProcess.TextOf(_index)).SelectMany(s => s.Topics).Where(t => t.Split == "dev").ToList();

        Assert.True(topics.Count > 50);
        foreach (var topic in topics)
        {
            var nearest = vectors.Nearest(await embedder.OfQuestionAsync(topic.Question, Cancel), 200);
            var asked = _tiny.VectorOf(topic.Question);
            var cosines = reference.ConvertAll(r => TinyModels.Cosine(asked, r));

            // Equal texts have equal cosines, whose last digits are not the same in both: the values are compared, place by place.
            Assert.Equal(cosines.OrderDescending().Take(200).Select(c => Math.Round(c, 4)), nearest.Select(o => Math.Round(cosines[o], 4)));
            Assert.Equal(nearest.Count, nearest.Distinct().Count());
        }
    }

    [Fact]
    public async Task Words_vectors_and_both_stand_side_by_side()
    {
        RunOptions options = new(Repository.Root, ["harrow-cough/questions"], ["dev"], null, null) { Dense = new DenseSettings { Embeddings = _tiny.Embeddings(), Reranking = _tiny.Reranking() } };

        var (results, _) = await new EvalRun(options, new SilentProgress()).RunAsync(Cancel);

        var table = SideBySide.Rankings(results);
        Assert.Contains("| Measure | guidanceqa | guidanceqa+dense | guidanceqa+hybrid | guidanceqa+reranked |", table, StringComparison.Ordinal);
        Assert.Contains("| CitationRecall | 1.000 | 1.000 | 1.000 | 1.000 |", table, StringComparison.Ordinal);
        double Of(string system) => results.Series.Single(s => s.System == system && s.Measure == "RR" && s.Slice is null).Value;

        // Random vectors know nothing: alone they rank worse than words do.
        Assert.True(Of("guidanceqa") > Of("guidanceqa+dense") + 0.2);
        Assert.True(Of("guidanceqa+hybrid") > Of("guidanceqa+dense"));
    }
}
