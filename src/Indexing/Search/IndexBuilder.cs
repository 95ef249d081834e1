using System.Text.Json;
using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Passages;

namespace GuidanceQa.Indexing.Search;

/// <summary>What a build did.</summary>
/// <param name="WasCurrent">True: the index was up to date and nothing was written.</param>
/// <param name="Read">Documents read from their files.</param>
/// <param name="Kept">Documents taken over from the generation before, for their files had not changed.</param>
/// <param name="Dropped">Documents of the generation before that are gone.</param>
/// <param name="Ignored">Files of the corpus folder without a reader.</param>
public sealed record BuildReport(IndexManifest Manifest, string Folder, bool WasCurrent, int Read, int Kept, int Dropped, IReadOnlyList<string> Ignored, long Bytes);

/// <summary>How does a corpus become a generation of the index? Built aside by one writer, flushed, described by a manifest, then published by a pointer.</summary>
public static class IndexBuilder
{
    /// <summary>Builds the index of <paramref name="corpus"/> in <paramref name="folder"/>, unless it is current.</summary>
    /// <param name="progress">Told (done, all) documents as they are read and written.</param>
    /// <exception cref="CorpusFormatException">The corpus has faults; nothing was changed.</exception>
    /// <exception cref="IndexBusyException">Another process is building there.</exception>
    /// <exception cref="IndexUnwritableException">The folder cannot be written to.</exception>
    public static BuildReport Build(string corpus, string folder, TimeProvider clock, Action<int, int>? progress, CancellationToken cancel)
    {
        using var held = BuildLock.Take(folder);
        List<CorpusFault> faults = [];
        var files = CorpusFolder.Read(corpus, faults);
        using var before = GenerationFolder.TryOpenCurrent(folder);
        if (faults.Count == 0 && before is not null && before.Manifest.Checksum == files.Checksum)
        {
            GenerationFolder.Sweep(folder);
            return new BuildReport(before.Manifest, folder, true, 0, before.Manifest.Documents, 0, files.Ignored, before.Bytes);
        }

        var (checkedCorpus, read) = CorpusReader.Read(files, before, faults, progress, cancel);
        if (faults.Count > 0)
        {
            throw new CorpusFormatException(faults);
        }

        GenerationFolder.Sweep(folder);
        var dropped = before?.Manifest.Sources.Select(s => s.Path).Except(checkedCorpus.Documents.Select(d => d.Path), StringComparer.Ordinal).Count() ?? 0;
        try
        {
            var manifest = Write(checkedCorpus, files, folder, clock, progress, cancel);
            return new BuildReport(manifest, folder, false, read, checkedCorpus.Documents.Count - read, dropped, files.Ignored, manifest.Files.Sum(f => f.Bytes));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IndexUnwritableException($"The index could not be written to {folder} ({e.Message}). The index that was there is unchanged.", e);
        }
    }

    private static IndexManifest Write(Corpus corpus, CorpusFolder files, string folder, TimeProvider clock, Action<int, int>? progress, CancellationToken cancel)
    {
        var aside = GenerationFolder.NewAside(folder, files.Checksum);
        StoreWriter store = new();
        var passages = 0;
        using (LuceneWriter lucene = new(Path.Combine(aside, GenerationFolder.LuceneFolder)))
        {
            for (var i = 0; i < corpus.Documents.Count; i++)
            {
                cancel.ThrowIfCancellationRequested();
                var stored = Profile(corpus.Documents[i]);
                passages += stored.Passages.Count;
                store.AddDocument(stored);
                foreach (var fields in StatementFields.Of(stored.Document, corpus.Lexicon))
                {
                    lucene.Add(store.Statements, stored.Document, fields);
                    store.AddStatement(fields);
                }

                progress?.Invoke(i + 1, corpus.Documents.Count);
            }
        }

        store.Write(Path.Combine(aside, GenerationFolder.StoreFile), corpus.Links);
        Durable.Write(Path.Combine(aside, GenerationFolder.VocabularyFile), JsonSerializer.SerializeToUtf8Bytes(corpus.Concepts, IndexJson.Default.IReadOnlyListConcept));
        if (files.Safety is not null)
        {
            Durable.Write(Path.Combine(aside, GenerationFolder.SafetyFile), files.Safety.Bytes.Span);
        }

        var hashes = files.Documents.ToDictionary(f => f.Path, f => f.Sha256, StringComparer.Ordinal);
        IndexManifest manifest = new(
            IndexManifest.CurrentFormat,
            files.Checksum,
            clock.GetUtcNow(),
            corpus.Documents.Count,
            store.Statements,
            passages,
            store.Terms,
            corpus.Lexicon.Concepts.Count,
            [.. corpus.Documents.Select(d => new ManifestSource(d.Path, hashes[d.Path], d.Id))],
            []);
        return GenerationFolder.Publish(folder, aside, manifest);
    }

    private static StoredDocument Profile(Document document)
    {
        var passages = PassageSplitter.Split(document);
        var passageOf = new int[document.Statements.Count];
        for (var p = 0; p < passages.Count; p++)
        {
            Array.Fill(passageOf, p, passages[p].First, passages[p].Count);
        }

        return new StoredDocument(document, passages, [.. document.Statements.Select(StatementProfiler.Profile)], passageOf);
    }
}
