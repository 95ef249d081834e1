using System.Text.Json;
using GuidanceQa.Eval.Formats;
using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Importing;

/// <summary>What an import wrote down of itself.</summary>
/// <param name="Name">In run files and results.</param>
/// <param name="Corpus">Folder of the corpus, in the collection's own folder or elsewhere.</param>
internal sealed record CollectionManifest(string Name, string Corpus, int Passages, int Topics, int Qrels);

/// <summary>A question of an imported collection.</summary>
internal sealed record ImportedTopic(string Id, string Text, IReadOnlyList<string> History);

/// <summary>
/// A collection of somebody else's, imported once and run like a suite: a corpus in the product's own format in which every passage is one statement, topics, TREC qrels, and the foreign id of every statement.
/// </summary>
internal sealed class ImportedCollection
{
    public const string ManifestFile = "collection.json";
    public const string TopicFile = "topics.jsonl";
    public const string QrelFile = "qrels.txt";
    public const string IdFile = "ids.tsv";

    private ImportedCollection(string folder, CollectionManifest manifest)
    {
        Folder = folder;
        Manifest = manifest;
    }

    public string Folder { get; }

    public CollectionManifest Manifest { get; }

    public string CorpusPath => Path.Combine(Folder, Manifest.Corpus);

    public static bool IsAt(string folder) => File.Exists(Path.Combine(folder, ManifestFile));

    public static ImportedCollection Open(string folder) =>
        new(folder, JsonSerializer.Deserialize(File.ReadAllText(Path.Combine(folder, ManifestFile)), LineJson.Default.CollectionManifest) ?? throw new SuiteFormatException($"{folder}: found an empty {ManifestFile}; expected what `eval import` writes"));

    /// <summary>Statement id to foreign id. Statements of a corpus that was not imported keep their own.</summary>
    public IReadOnlyDictionary<string, string> Ids()
    {
        var path = Path.Combine(Folder, IdFile);
        return File.Exists(path) ? File.ReadLines(path).Select(l => l.Split('\t')).ToDictionary(c => c[0], c => c[1], StringComparer.Ordinal) : new Dictionary<string, string>(StringComparer.Ordinal);
    }

    /// <summary>The topics that have a qrel, in file order: others cannot be measured, and how many there are is told when they are imported.</summary>
    public IReadOnlyList<Topic> Topics()
    {
        var qrels = TrecFiles.ReadQrels(Path.Combine(Folder, QrelFile)).ToLookup(q => q.Topic, StringComparer.Ordinal);
        return [.. File.ReadLines(Path.Combine(Folder, TopicFile)).Select(l => JsonSerializer.Deserialize(l, LineJson.Default.ImportedTopic)!).Where(t => qrels.Contains(t.Id)).Select(t => new Topic
        {
            Id = t.Id,
            Suite = Manifest.Name,
            Subject = Manifest.Name,
            Split = "test",
            Asker = "clinician",
            Question = t.Text,
            History = t.History,
            Standalone = t.Text,
            Conversation = t.Id.Split("<::>")[0],
            RelevantFrom = 1,
            Judgements = [.. qrels[t.Id].DistinctBy(q => q.Id, StringComparer.Ordinal).Select(q => new Judgement(q.Id, q.Id, 0, 1, Math.Max(0, q.Grade), ""))],
        })];
    }
}
