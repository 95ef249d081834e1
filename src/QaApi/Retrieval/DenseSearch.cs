using System.Collections.Concurrent;
using GuidanceQa.QaApi.Models;

namespace GuidanceQa.QaApi.Retrieval;

/// <summary>A question as a vector, beside the vectors of all statements.</summary>
/// <param name="Weight">What the vectors count in a ranking, 0 to 1.</param>
public sealed record DenseQuery(VectorIndex Vectors, float[] Vector, double Weight);

/// <summary>Turns questions into vectors and remembers them: a conversation's earlier questions are asked for again with every turn. A model that fails costs the vectors of a question and nothing else.</summary>
public sealed class DenseSearch(TextEmbedder embedder, VectorIndex vectors) : IDisposable
{
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<string, DenseQuery> _known = new(StringComparer.Ordinal);

    /// <summary>Everything that decides what the vectors do to a ranking.</summary>
    public string Fingerprint => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{embedder.Fingerprint} weight={embedder.Weight}");

    /// <summary>What is wrong with the model, in a sentence; null where nothing is.</summary>
    public string? Fault => embedder.Health.Fault is { } fault ? $"{fault} Questions are searched for by their words alone." : null;

    /// <summary>Null where the model gave no vector, or one of another length than the statements'.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public async Task<DenseQuery?> OfAsync(string question, CancellationToken cancel)
    {
        if (Known(question) is { } known)
        {
            return known;
        }

        try
        {
            var vector = await embedder.OfQuestionAsync(question, cancel);
            return vector.Length == vectors.Dimensions ? Remember(question, vector) : null;
        }
        catch (ModelException)
        {
            // The embedder's health says what was wrong; the words are searched for in any case.
            return null;
        }
    }

    /// <summary>The vector of a question that was asked before; else null.</summary>
    public DenseQuery? Known(string question) => _known.GetValueOrDefault(question);

    public void Dispose() => embedder.Dispose();

    private DenseQuery Remember(string question, float[] vector)
    {
        if (_known.Count >= MostRemembered)
        {
            _known.Clear();
        }

        return _known[question] = new DenseQuery(vectors, vector, embedder.Weight);
    }
}
