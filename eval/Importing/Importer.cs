using System.Text.Json;
using GuidanceQa.Eval.Formats;
using GuidanceQa.Eval.Running;
using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Importing;

/// <summary>Where a foreign collection lies.</summary>
/// <param name="Passages">A <c>corpus.jsonl</c>, or a folder of guidance that stays where it is.</param>
internal sealed record ImportSource(string Name, string Passages, string Topics, string Qrels)
{
    /// <summary>A BEIR folder: <c>corpus.jsonl</c>, <c>queries.jsonl</c>, <c>qrels/SPLIT.tsv</c>.</summary>
    /// <param name="split">Null: <c>test</c>, or the only one there is.</param>
    public static ImportSource Beir(string folder, string? split)
    {
        var qrels = Path.Combine(folder, "qrels");
        List<string> splits = Directory.Exists(qrels) ? [.. Directory.EnumerateFiles(qrels, "*.tsv").Order(StringComparer.Ordinal)] : [];
        var chosen = splits.FirstOrDefault(f => Path.GetFileNameWithoutExtension(f) == (split ?? "test")) ?? (split is null && splits.Count == 1 ? splits[0] : null);
        return chosen is not null
            ? new ImportSource(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), Path.Combine(folder, "corpus.jsonl"), Path.Combine(folder, "queries.jsonl"), chosen)
            : throw new SuiteFormatException($"{qrels}: found {(splits.Count == 0 ? "no *.tsv" : string.Join(", ", splits.Select(Path.GetFileName)))}; expected {split ?? "test"}.tsv{(split is null ? ", or --split" : "")}");
    }
}

/// <summary>Turns a foreign collection into one that `run` takes.</summary>
internal static class Importer
{
    public static CollectionManifest Import(ImportSource source, string folder, IProgressLine progress)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !ImportedCollection.IsAt(folder))
        {
            throw new SuiteFormatException($"{folder}: found a folder that holds other things; expected a new or an empty one");
        }

        // Aside, so that a fault in the middle leaves an earlier import as it was.
        var aside = Path.TrimEndingDirectorySeparator(folder) + ".tmp";
        Clear(aside);
        Directory.CreateDirectory(aside);
        try
        {
            var manifest = Write(source, aside, progress);
            Clear(folder);
            Directory.Move(aside, folder);
            return manifest;
        }
        finally
        {
            Clear(aside);
        }
    }

    private static void Clear(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static CollectionManifest Write(ImportSource source, string folder, IProgressLine progress)
    {
        var topics = TopicReaders.Read(source.Topics);
        var qrels = TrecFiles.ReadQrels(source.Qrels);
        var (corpus, passages) = Directory.Exists(source.Passages) ? (Path.GetFullPath(source.Passages), 0) : ("corpus", Passages(source.Passages, folder, progress));
        File.WriteAllText(Path.Combine(folder, ImportedCollection.TopicFile), string.Concat(topics.Select(t => JsonSerializer.Serialize(t, LineJson.Default.ImportedTopic) + "\n")));
        File.WriteAllText(Path.Combine(folder, ImportedCollection.QrelFile), string.Concat(qrels.Select(q => $"{q.Topic} 0 {q.Id} {q.Grade.ToString(System.Globalization.CultureInfo.InvariantCulture)}\n")));
        CollectionManifest manifest = new(source.Name, corpus, passages, topics.Count, qrels.Count);
        File.WriteAllText(Path.Combine(folder, ImportedCollection.ManifestFile), JsonSerializer.Serialize(manifest, LineJson.Default.CollectionManifest) + "\n");
        return manifest;
    }

    private static int Passages(string path, string folder, IProgressLine progress)
    {
        const int steps = 1000;
        var size = Math.Max(1, new FileInfo(path).Length);
        using var bar = progress.Start($"reading {Path.GetFileName(path)} (per mille)", steps);
        var told = 0L;
        using PassageWriter writer = new(folder);
        foreach (var (number, line) in JsonLines.Read(path, position =>
        {
            for (; told < position * steps / size; told++)
            {
                bar.Tick();
            }
        }))
        {
            var id = JsonLines.Required(path, number, line, "_id", "id", "docid");
            if (!writer.Add(id, JsonLines.Text(line, "title") ?? "", JsonLines.Required(path, number, line, "text", "contents")))
            {
                throw new SuiteFormatException($"{path}:{number}: found the id `{id}` a second time; expected every id once");
            }
        }

        return writer.Count;
    }
}
