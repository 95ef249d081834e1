using GuidanceQa.Indexing.Search;

namespace GuidanceQa.QaApi.Retrieval;

/// <summary>Which statements bear on a turn, by all that is configured: by words, by vectors, reordered. Not for choosing among them.</summary>
public sealed class CandidateSearch(SearchIndex index, RankingModels models)
{
    private readonly StatementRanker _ranker = new(index);

    /// <summary>Whether models have a say at all.</summary>
    public bool IsRefined => models.Dense is not null || models.Reranker is not null;

    public string Fingerprint => models.Fingerprint;

    /// <summary>Whether questions get vectors.</summary>
    public bool IsDense => models.Dense is not null;

    /// <summary>Gets the question its vector, for <see cref="Rank"/>; one that it has costs nothing.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task EmbedAsync(Understanding turn, CancellationToken cancel)
    {
        if (models.Dense is { } dense)
        {
            await dense.OfAsync(turn.Interpretation.StandaloneQuestion, cancel);
        }
    }

    /// <summary>Best first.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<IReadOnlyList<Candidate>> RankAsync(Understanding turn, CancellationToken cancel)
    {
        await EmbedAsync(turn, cancel);
        return Rank(turn, cancel);
    }

    /// <summary>As <see cref="RankAsync"/>, with the vector that the question has; by words where it has none.</summary>
    public IReadOnlyList<Candidate> Rank(Understanding turn, CancellationToken cancel)
    {
        var ranked = _ranker.Rank(turn, cancel, models.Dense?.Known(turn.Interpretation.StandaloneQuestion));
        return models.Reranker?.Reorder(turn.Interpretation.StandaloneQuestion, ranked, cancel) ?? ranked;
    }

    /// <summary>By words alone, for questions that nobody asked: models are not asked for each that might be.</summary>
    public IReadOnlyList<Candidate> RankByWords(Understanding turn, CancellationToken cancel) => _ranker.Rank(turn, cancel);

    /// <summary>Why a statement stands where it stands, in words.</summary>
    public IReadOnlyList<string> Explain(Understanding turn, Candidate candidate) => _ranker.Explain(turn, candidate);
}
