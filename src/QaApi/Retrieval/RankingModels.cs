using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Models;

namespace GuidanceQa.QaApi.Retrieval;

/// <summary>The models that have a say in a ranking, as far as they are configured and usable.</summary>
public sealed record RankingModels(DenseSearch? Dense, Reranker? Reranker) : IDisposable
{
    public static RankingModels None { get; } = new(null, null);

    /// <summary>What could not be opened, in a sentence; null where everything was.</summary>
    public string? NotOpened { get; private init; }

    /// <summary>What is wrong with any of them now; null where nothing is. Answers are given all the same.</summary>
    public string? Fault => string.Join(' ', new[] { NotOpened, Dense?.Fault, Reranker?.Fault }.OfType<string>()) is { Length: > 0 } faults ? faults : null;

    /// <summary>Everything of them that decides a ranking; empty for none.</summary>
    public string Fingerprint => $"{(Dense is null ? "" : $" vectors={Dense.Fingerprint}")}{(Reranker is null ? "" : $" reranker={Reranker.Fingerprint}")}";

    /// <summary>Opens what is configured. What cannot be used is left out and told in <see cref="NotOpened"/>.</summary>
    /// <param name="folder">The index's; its vectors lie there.</param>
    public static RankingModels Open(DenseSettings settings, SearchIndex index, string folder, TimeProvider clock)
    {
        List<string> faults = [];
        var dense = settings.Embeddings is null ? null : Try("No vectors are used", () => OpenDense(settings.Embeddings, index, folder, clock), faults);
        var reranker = settings.Reranking is null ? null : Try("Nothing is reranked", () => new Reranker(new CrossEncoder(settings.Reranking)), faults);
        return dense is null && reranker is null && faults.Count == 0 ? None : new RankingModels(dense, reranker) { NotOpened = faults.Count == 0 ? null : string.Join(' ', faults) };
    }

    /// <summary>Asks for one vector, so that a wrong key or an unreachable host is known before a reader meets it.</summary>
    public async Task ProbeAsync(CancellationToken cancel)
    {
        if (Dense is not null)
        {
            await Dense.OfAsync("Is anybody there?", cancel);
        }
    }

    public void Dispose()
    {
        Dense?.Dispose();
        Reranker?.Dispose();
    }

    private static DenseSearch OpenDense(EmbeddingOptions options, SearchIndex index, string folder, TimeProvider clock)
    {
        TextEmbedder embedder = new(options, clock);
        try
        {
            return new DenseSearch(embedder, VectorIndex.Open(folder, index.Manifest, embedder.Fingerprint));
        }
        catch (VectorsException)
        {
            embedder.Dispose();
            throw;
        }
    }

    private static TModel? Try<TModel>(string consequence, Func<TModel> open, List<string> faults)
        where TModel : class
    {
        try
        {
            return open();
        }
        catch (Exception e) when (e is ModelException or VectorsException)
        {
            faults.Add($"{consequence}: {e.Message}.");
            return null;
        }
    }
}
