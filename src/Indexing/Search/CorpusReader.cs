using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.Indexing.Search;

/// <summary>A corpus that was read and cross-checked.</summary>
/// <param name="Documents">In id order.</param>
/// <param name="Concepts">The vocabulary's, in its order, then those of the abbreviations that the documents explain.</param>
/// <param name="Links">Ordinals of statements: from, to; ordinals count through the documents in their order.</param>
public sealed record Corpus(IReadOnlyList<Document> Documents, IReadOnlyList<Concept> Concepts, Lexicon Lexicon, IReadOnlyList<(int From, int To)> Links);

/// <summary>Reads all documents of a corpus and checks what only the whole can tell: ids, links, references between statements, plain renderings.</summary>
public static class CorpusReader
{
    /// <summary>Reads and checks a corpus folder without indexing it. Every fault is reported, not only the first.</summary>
    public static (CorpusFolder Folder, Corpus Corpus) Check(string folder, ICollection<CorpusFault> faults, Action<int, int>? progress, CancellationToken cancel)
    {
        var files = CorpusFolder.Read(folder, faults);
        return (files, Read(files, null, faults, progress, cancel).Corpus);
    }

    internal static (Corpus Corpus, int Read) Read(CorpusFolder files, Generation? before, ICollection<CorpusFault> faults, Action<int, int>? progress, CancellationToken cancel)
    {
        var known = before is null
            ? []
            : before.Manifest.Sources.Select((s, number) => (s, number)).ToDictionary(x => (x.s.Path, x.s.Sha256), x => x.number);
        List<Document> documents = [];
        var read = 0;
        for (var i = 0; i < files.Documents.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var file = files.Documents[i];
            if (before is not null && known.TryGetValue((file.Path, file.Sha256), out var number))
            {
                documents.Add(before.Store.Document(number).Document);
            }
            else
            {
                read++;
                if (Readers.Find(file.Path)!(file, faults) is { } document)
                {
                    documents.Add(document);
                }
            }

            progress?.Invoke(i + 1, files.Documents.Count);
        }

        documents = Distinct(documents, faults);
        var paths = files.Documents.Concat(files.Vocabulary).Select(f => f.Path).Concat(files.Ignored).ToHashSet(StringComparer.Ordinal);
        foreach (var (path, link) in documents.SelectMany(d => d.Links.Select(l => (d.Path, l))))
        {
            if (!paths.Contains(link.Path))
            {
                faults.Add(new(path, link.Line, $"the link {link.Path} to nowhere", "a file of the corpus"));
            }
        }

        var written = VocabularyReader.Read(files.Vocabulary, faults);
        IReadOnlyList<Concept> concepts = [.. written, .. LearntAbbreviations.Of(documents, new Lexicon(EnglishLayer.Load(), written, EnglishStems.Of))];
        var links = Links(documents, faults);
        CheckRenderings(documents, faults);
        return (new Corpus(documents, concepts, new Lexicon(EnglishLayer.Load(), concepts, EnglishStems.Of), links), read);
    }

    private static List<Document> Distinct(IEnumerable<Document> documents, ICollection<CorpusFault> faults)
    {
        SortedDictionary<string, Document> byId = new(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            if (!byId.TryAdd(document.Id, document))
            {
                faults.Add(new(document.Path, 1, $"the document id `{document.Id}`, which {byId[document.Id].Path} has too", "an id of its own for every document"));
            }
        }

        return [.. byId.Values];
    }

    private static List<(int From, int To)> Links(List<Document> documents, ICollection<CorpusFault> faults)
    {
        StatementLinks resolver = new(documents);
        Dictionary<string, int> ordinals = new(StringComparer.Ordinal);
        foreach (var statement in documents.SelectMany(d => d.Statements))
        {
            ordinals[statement.QualifiedId] = ordinals.Count;
        }

        return [.. documents.SelectMany(d => d.Statements.SelectMany(s => resolver.Resolve(d.Path, s, faults).Select(to => (ordinals[s.QualifiedId], ordinals[to]))))];
    }

    private static void CheckRenderings(IEnumerable<Document> documents, ICollection<CorpusFault> faults)
    {
        foreach (var document in documents)
        {
            foreach (var statement in document.Statements.Where(s => s.PlainText is not null))
            {
                foreach (var difference in RenderingCheck.Differences(statement.Text, statement.PlainText!))
                {
                    faults.Add(new(document.Path, statement.Line, $"a plain rendering of `{statement.Id}` that differs: {difference}", "the same facts in plainer words"));
                }
            }
        }
    }
}
