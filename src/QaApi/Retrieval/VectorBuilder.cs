using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Models;

namespace GuidanceQa.QaApi.Retrieval;

/// <summary>What a run of <see cref="VectorBuilder"/> did.</summary>
/// <param name="Made">Vectors that the model was asked for.</param>
/// <param name="Kept">Vectors taken over from earlier runs, or of a text that occurs twice.</param>
/// <param name="Bytes">Size of the file.</param>
public sealed record VectorReport(int Made, int Kept, int Dimensions, long Bytes);

/// <summary>Makes a vector for each statement of an index and writes them beside it. A text that had its vector from the same model in an earlier run is not sent again, nor is one that a run had before it was interrupted.</summary>
public sealed class VectorBuilder(SearchIndex index, string folder, TextEmbedder embedder)
{
    /// <summary>What is embedded of a statement: its headings and its text, so that "Give 4 mg daily" is about something.</summary>
    public static string TextOf(IndexedStatement statement) => $"{string.Join(", ", statement.Statement.Path)}: {statement.Statement.Text}";

    /// <param name="progress">Told, after each batch, how many texts are done of how many there are to do.</param>
    /// <exception cref="ModelException">A vector could not be had; what was made is kept for the next run.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; what was made is kept for the next run.</exception>
    public async Task<VectorReport> BuildAsync(Action<int, int>? progress, CancellationToken cancel)
    {
        var texts = Enumerable.Range(0, index.StatementCount).Select(o => TextOf(index.At(o))).ToList();
        var hashes = texts.Select(VectorFile.HashOf).ToArray();
        var known = Known();
        var missing = Enumerable.Range(0, texts.Count).Where(i => !known.ContainsKey(hashes[i])).DistinctBy(i => hashes[i]).ToList();
        var done = 0;
        try
        {
            foreach (var batch in missing.Chunk(embedder.Batch))
            {
                var vectors = await embedder.OfStatementsAsync([.. batch.Select(i => texts[i])], cancel);
                for (var i = 0; i < batch.Length; i++)
                {
                    known[hashes[batch[i]]] = vectors[i];
                }

                done += batch.Length;
                progress?.Invoke(done, missing.Count);
            }
        }
        catch (Exception e) when (e is ModelException or OperationCanceledException)
        {
            Keep(known, done);
            throw;
        }

        var dimensions = hashes.Length == 0 ? 1 : known[hashes[0]].Length;
        if (hashes.Any(h => known[h].Length != dimensions))
        {
            throw new ModelException(ModelReasons.BadOutput, "the model gave vectors of different lengths");
        }

        var path = VectorFile.PathOf(folder, index.Manifest);
        VectorFile.Write(path, index.Manifest.Checksum, embedder.Fingerprint, dimensions, isWhole: true, hashes, [.. hashes.SelectMany(h => known[h])]);

        // The index keeps the generation before the current one; its vectors stay with it.
        foreach (var other in VectorFile.Beside(folder).Where(p => p != path && !IndexFolder.Keeps(folder, Path.GetFileName(p))))
        {
            VectorFile.Delete(other);
        }

        return new VectorReport(done, texts.Count - done, dimensions, hashes.Length * (16L + (sizeof(float) * (long)dimensions)));
    }

    private Dictionary<UInt128, float[]> Known()
    {
        Dictionary<UInt128, float[]> known = [];
        foreach (var path in VectorFile.Beside(folder))
        {
            if (VectorFile.ManifestAt(path) is not { } manifest || manifest.Model != embedder.Fingerprint)
            {
                continue;
            }

            try
            {
                var file = VectorFile.Read(path, manifest);
                for (var i = 0; i < file.Hashes.Length; i++)
                {
                    known[file.Hashes[i]] = file.Numbers[(i * manifest.Dimensions)..((i + 1) * manifest.Dimensions)];
                }
            }
            catch (Exception e) when (e is IOException or InvalidDataException)
            {
                // A damaged file is only a cache that is not there.
            }
        }

        return known;
    }

    private void Keep(Dictionary<UInt128, float[]> known, int done)
    {
        if (done > 0)
        {
            var dimensions = known.Values.First().Length;
            var same = known.Where(k => k.Value.Length == dimensions).ToList();
            VectorFile.Write(VectorFile.PartialPathOf(folder, index.Manifest), index.Manifest.Checksum, embedder.Fingerprint, dimensions, isWhole: false, [.. same.Select(k => k.Key)], [.. same.SelectMany(k => k.Value)]);
        }
    }
}
