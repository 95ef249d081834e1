using System.Text.Json;
using GuidanceQa.Indexing.Vocabulary;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;

namespace GuidanceQa.Indexing.Search;

/// <summary>An opened generation: manifest verified, store mapped, Lucene's reader held until it is disposed.</summary>
internal sealed class Generation : IDisposable
{
    private readonly NIOFSDirectory _directory;
    private readonly DirectoryReader _reader;

    public Generation(string folder, IndexManifest manifest, string? warning)
    {
        Folder = folder;
        Manifest = manifest;
        Warning = warning;
        Store = new Store(Path.Combine(folder, GenerationFolder.StoreFile));
        _directory = new NIOFSDirectory(new DirectoryInfo(Path.Combine(folder, GenerationFolder.LuceneFolder)));
        _reader = DirectoryReader.Open(_directory);
        Searcher = new IndexSearcher(_reader) { Similarity = PassageFields.Similarity };
        var concepts = JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, GenerationFolder.VocabularyFile)), IndexJson.Default.IReadOnlyListConcept) ?? [];
        Lexicon = new Lexicon(EnglishLayer.Load(), concepts, EnglishStems.Of);
        var safety = Path.Combine(folder, GenerationFolder.SafetyFile);
        Safety = File.Exists(safety) ? File.ReadAllText(safety) : null;
    }

    public string Folder { get; }

    public IndexManifest Manifest { get; }

    /// <summary>Why the current generation was passed over for this one, or null.</summary>
    public string? Warning { get; }

    public Store Store { get; }

    public IndexSearcher Searcher { get; }

    public Lexicon Lexicon { get; }

    public string? Safety { get; }

    public long Bytes => Manifest.Files.Sum(f => f.Bytes);

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
        Store.Dispose();
    }
}
