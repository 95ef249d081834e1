using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Models;
using GuidanceQa.QaApi.Retrieval;
using GuidanceQa.QaApi.Tests.Models;

namespace GuidanceQa.QaApi.Tests.Retrieval;

/// <summary>How vectors are kept beside the index, found again, and refused.</summary>
public sealed class VectorFileTests : IClassFixture<LighthouseIndex>, IDisposable
{
    private readonly SearchIndex _index;
    private readonly TinyModels _tiny;
    private readonly string _folder = Directory.CreateTempSubdirectory("guidanceqa-vectors-").FullName;

    public VectorFileTests(LighthouseIndex lighthouse)
    {
        _index = lighthouse.Index;
        _tiny = new TinyModels(_index, liked: "lamp");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _tiny.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_second_run_makes_nothing_anew()
    {
        var first = await BuildAsync(_index, _tiny.Embeddings());
        var second = await BuildAsync(_index, _tiny.Embeddings());

        Assert.Equal(_index.StatementCount, first.Made + first.Kept);
        Assert.True(first.Made > 0);
        Assert.Equal((0, _index.StatementCount), (second.Made, second.Kept));
        Assert.Equal(TinyModels.Dimensions, second.Dimensions);
    }

    [Fact]
    public async Task An_interrupted_run_leaves_what_it_made_to_the_next()
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var options = _tiny.Embeddings() with { Batch = 5 };
        using TextEmbedder embedder = new(options, TimeProvider.System);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new VectorBuilder(_index, _folder, embedder).BuildAsync((_, _) => stop.Cancel(), stop.Token));
        var refused = Assert.Throws<VectorsException>(() => VectorIndex.Open(_folder, _index.Manifest, embedder.Fingerprint));
        var next = await BuildAsync(_index, options);

        Assert.Contains("make them with the command `vectors`", refused.Message, StringComparison.Ordinal);
        Assert.True(next.Kept >= 5);
        Assert.Equal(_index.StatementCount, next.Made + next.Kept);
        Assert.Single(VectorFile.Beside(_folder));
    }

    [Fact]
    public async Task A_changed_corpus_has_only_what_is_new_made()
    {
        using TemporaryCorpus corpus = new();
        corpus.Write("lamp.md", "# The lamp\n\nTrim the wick every evening.\n\nClean the lens with spirit.\n");
        using var before = IndexFolder.OpenOrBuild(corpus.Folder, _folder, TimeProvider.System, null, Cancel);
        var first = await BuildAsync(before, _tiny.Embeddings());
        corpus.Write("lamp.md", "# The lamp\n\nTrim the wick every evening.\n\nClean the lens with water.\n");
        using var after = IndexFolder.OpenOrBuild(corpus.Folder, _folder, TimeProvider.System, null, Cancel);

        var second = await BuildAsync(after, _tiny.Embeddings());

        Assert.Equal(2, first.Made);
        Assert.Equal((1, 1), (second.Made, second.Kept));

        // The generation before is still there to be served, and so are its vectors.
        Assert.Equal(2, VectorFile.Beside(_folder).Count);
    }

    [Fact]
    public async Task Vectors_of_another_model_are_refused_with_both_names()
    {
        await BuildAsync(_index, _tiny.Embeddings());
        using var models = RankingModels.Open(new DenseSettings { Embeddings = _tiny.Embeddings() with { Pooling = OnnxEncoder.Cls } }, _index, _folder, TimeProvider.System);

        Assert.Null(models.Dense);
        Assert.Matches("^No vectors are used: The vectors of this corpus are of the model `onnx .* mean .*`, and `onnx .* cls .*` is configured: make them anew with the command `vectors`\\.$", models.Fault);
    }

    [Fact]
    public async Task A_flipped_bit_is_noticed()
    {
        await BuildAsync(_index, _tiny.Embeddings());
        var file = VectorFile.PathOf(_folder, _index.Manifest) + ".bin";
        var bytes = await File.ReadAllBytesAsync(file, Cancel);
        bytes[^3] ^= 4;
        await File.WriteAllBytesAsync(file, bytes, Cancel);
        using TextEmbedder embedder = new(_tiny.Embeddings(), TimeProvider.System);

        var refused = Assert.Throws<VectorsException>(() => VectorIndex.Open(_folder, _index.Manifest, embedder.Fingerprint));

        Assert.Contains("has another content than its manifest says", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, (await BuildAsync(_index, _tiny.Embeddings())).Kept - (_index.StatementCount - DistinctTexts()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(20_000)]
    public void The_nearest_of_many_rows_are_those_of_a_full_sort(int rows)
    {
        const int Length = 8;
        Random random = new(rows);

        // Few different numbers, so that there are ties, which go by row.
        var numbers = Enumerable.Range(0, rows * Length).Select(_ => (float)random.Next(-2, 3)).ToArray();
        var vector = Enumerable.Range(0, Length).Select(_ => (float)random.Next(-2, 3)).ToArray();
        VectorIndex index = new(numbers, Length);

        var expected = Enumerable.Range(0, rows).Where(r => r % 3 != 1).OrderByDescending(r => index.Similarity(r, vector)).ThenBy(r => r).Take(200);

        Assert.Equal(expected, index.Nearest(vector, 200, r => r % 3 != 1));
    }

    private int DistinctTexts() => Enumerable.Range(0, _index.StatementCount).Select(o => VectorBuilder.TextOf(_index.At(o))).Distinct(StringComparer.Ordinal).Count();

    private async Task<VectorReport> BuildAsync(SearchIndex index, EmbeddingOptions options)
    {
        using TextEmbedder embedder = new(options, TimeProvider.System);
        return await new VectorBuilder(index, _folder, embedder).BuildAsync(null, Cancel);
    }
}
