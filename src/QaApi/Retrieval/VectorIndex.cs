using System.Numerics.Tensors;
using GuidanceQa.Indexing.Search;

namespace GuidanceQa.QaApi.Retrieval;

/// <summary>The vectors that an index should have are missing, damaged, or another model's. The message says what to do.</summary>
public sealed class VectorsException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// Which statements are nearest to a vector? One row a statement, in the order of their ordinals, searched flat: exact, deterministic, and as fast as memory. Up to some 250,000 statements nothing cleverer pays
/// (Lin, 2025); `eval bench` measures the time for 100,000.
/// </summary>
public sealed class VectorIndex
{
    // Below this a second thread costs more than it saves.
    private const int RowsToShare = 8192;

    private readonly float[] _numbers;

    /// <param name="numbers">Rows of length 1, one after the other.</param>
    public VectorIndex(float[] numbers, int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(numbers.Length % dimensions, 0);
        _numbers = numbers;
        Dimensions = dimensions;
        Count = numbers.Length / dimensions;
    }

    public int Dimensions { get; }

    public int Count { get; }

    /// <summary>Reads the vectors of a generation.</summary>
    /// <param name="folder">The index's.</param>
    /// <param name="model">Fingerprint of the model that questions are asked with.</param>
    /// <exception cref="VectorsException">They are missing, damaged, or another model's.</exception>
    public static VectorIndex Open(string folder, IndexManifest generation, string model)
    {
        var path = VectorFile.PathOf(folder, generation);
        if (VectorFile.ManifestAt(path) is not { IsWhole: true } manifest)
        {
            throw new VectorsException($"This corpus has no vectors in {folder}: make them with the command `vectors`");
        }

        if (manifest.Model != model)
        {
            throw new VectorsException($"The vectors of this corpus are of the model `{manifest.Model}`, and `{model}` is configured: make them anew with the command `vectors`");
        }

        try
        {
            var file = VectorFile.Read(path, manifest);
            return manifest.Vectors == generation.Statements ? new VectorIndex(file.Numbers, manifest.Dimensions)
                : throw new VectorsException($"There are {manifest.Vectors} vectors for {generation.Statements} statements: make them anew with the command `vectors`");
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new VectorsException($"The vectors cannot be used: {e.Message}; make them anew with the command `vectors`", e);
        }
    }

    /// <summary>Cosine of a row with a vector of length 1, -1 to 1.</summary>
    public float Similarity(int row, ReadOnlySpan<float> vector) => TensorPrimitives.Dot(_numbers.AsSpan(row * Dimensions, Dimensions), vector);

    /// <summary>The rows most like a vector, nearest first; equal ones in the order of their numbers.</summary>
    /// <param name="most">How many, at least 1.</param>
    /// <param name="mayBe">Rows that may be among them; null: all. Asked from several threads.</param>
    public IReadOnlyList<int> Nearest(float[] vector, int most, Func<int, bool>? mayBe = null)
    {
        var parts = Count < RowsToShare ? 1 : Math.Min(Environment.ProcessorCount, Count / (RowsToShare / 2));
        var found = new List<(float Similarity, int Row)>[parts];
        if (parts == 1)
        {
            found[0] = NearestIn(0, Count, vector, most, mayBe);
        }
        else
        {
            Parallel.For(0, parts, p => found[p] = NearestIn((int)((long)Count * p / parts), (int)((long)Count * (p + 1) / parts), vector, most, mayBe));
        }

        return [.. found.SelectMany(f => f).OrderByDescending(f => f.Similarity).ThenBy(f => f.Row).Take(most).Select(f => f.Row)];
    }

    private List<(float Similarity, int Row)> NearestIn(int from, int to, float[] vector, int most, Func<int, bool>? mayBe)
    {
        // The worst of the best lies on top: the least similar, and of those the last.
        PriorityQueue<int, (float Similarity, int Row)> best = new(most + 1, Comparer<(float Similarity, int Row)>.Create((a, b) => a.Similarity != b.Similarity ? a.Similarity.CompareTo(b.Similarity) : b.Row.CompareTo(a.Row)));
        var least = float.NegativeInfinity;
        for (var row = from; row < to; row++)
        {
            var similarity = Similarity(row, vector);
            if (similarity <= least || (mayBe is not null && !mayBe(row)))
            {
                continue;
            }

            best.Enqueue(row, (similarity, row));
            if (best.Count > most)
            {
                best.Dequeue();
                _ = best.TryPeek(out _, out var worst);
                least = worst.Similarity;
            }
        }

        return [.. best.UnorderedItems.Select(i => i.Priority)];
    }
}
