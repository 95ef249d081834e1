using GuidanceQa.Eval.Baselines;
using GuidanceQa.Eval.Commands;
using GuidanceQa.Eval.Formats;
using GuidanceQa.Eval.Running;
using GuidanceQa.Eval.Systems;
using GuidanceQa.Eval.Topics;
using GuidanceQa.Indexing.Search;

namespace GuidanceQa.Eval.Importing;

/// <summary>Runs imported collections: retrieval measures as the field defines them, beside plain BM25, with run files and qrels. Nothing is gated: the collection is not ours.</summary>
internal static class ImportedRun
{
    private const int Depth = 100;

    public static async Task<int> RunAsync(IReadOnlyList<string> folders, string output, CancellationToken cancel)
    {
        List<Series> series = [];
        List<RankedRun> runs = [];
        List<JudgedSuite> qrels = [];
        List<Failure> failures = [];
        SortedDictionary<string, string> checksums = new(StringComparer.Ordinal);
        foreach (var folder in folders)
        {
            var collection = ImportedCollection.Open(folder);
            var name = collection.Manifest.Name;
            var topics = collection.Topics();
            if (topics.Count == 0)
            {
                throw new SuiteFormatException($"{folder}: found no topic that has a qrel; expected at least one");
            }

            using var index = Open(collection, CommandRun.Progress, cancel);
            using ProductInProcess product = new(index, ownsIndex: false);
            using PlainBm25 bm25 = new(product.Corpus);
            checksums[name] = product.Corpus.Checksum;
            qrels.Add(new JudgedSuite(name, [.. topics.SelectMany(t => t.Judgements.Select(j => (t.Id, j.Key, j.Grade)))]));
            List<IAnsweringSystem> systems = [product, BaselineSystem.OfLastTurn(bm25, product.Corpus)];
            if (topics.Any(t => t.History.Count > 0))
            {
                systems.Add(BaselineSystem.OfAllTurns(bm25, product.Corpus));
                systems.Add(BaselineSystem.OfHistory(bm25, product.Corpus));
            }

            var ids = collection.Ids();
            foreach (var system in systems)
            {
                using var bar = CommandRun.Progress.Start($"{name} · {system.Name}", topics.Count);
                var observations = await new Collector(new ForeignIds(system, ids), null, TimeProvider.System).CollectAsync(topics, new Collecting(Depth, false, false), bar.Tick, cancel);
                series.AddRange(Scoring.Of(name, "test", system.Name, observations, product.Corpus, answers: false));
                runs.Add(new RankedRun(name, system.Name, [.. observations.Select(o => (o.Topic.Id, o.Ranking))]));
                failures.AddRange(observations.Where(o => o.Failure is not null).Select(o => new Failure(name, o.Topic.Id, o.Failure!)));
            }
        }

        RunResults results = new(new Fingerprint(checksums, "imported", ProductInProcess.SystemName, Hashes.OfSources(CommandRun.Root())), null, ["test"], series, failures, [], [], []);
        ResultFiles.Write(output, results, new RunArtefacts(runs, qrels, []), [], null);
        Console.WriteLine(ResultTable.Markdown([], [.. series], [], isShort: false));
        foreach (var baseline in series.Where(s => s.System != ProductInProcess.SystemName && s.Slice is null && s.Measure is "nDCG@10" or "Recall@100"))
        {
            Console.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{baseline.Suite} {baseline.System} {baseline.Measure} {baseline.Value:0.0000}"));
        }

        Console.WriteLine($"Files in {output}");
        return failures.Count == 0 ? CommandRun.Passed : CommandRun.GateFailed;
    }

    // Beside the collection, so that a second run need not index a large one again.
    private static SearchIndex Open(ImportedCollection collection, IProgressLine progress, CancellationToken cancel)
    {
        var folder = Path.Combine(collection.Folder, "index");
        var documents = Directory.EnumerateFiles(collection.CorpusPath, "*.md", SearchOption.AllDirectories).Count();
        using (var bar = progress.Start($"indexing {collection.Manifest.Name} (files read, then written)", documents * 2))
        {
            IndexBuilder.Build(collection.CorpusPath, folder, TimeProvider.System, (_, _) => bar.Tick(), cancel);
        }

        return SearchIndex.Open(folder);
    }

    /// <summary>Names hits as the collection does; of several statements of one passage the best counts.</summary>
    private sealed class ForeignIds(IAnsweringSystem system, IReadOnlyDictionary<string, string> ids) : IAnsweringSystem
    {
        public string Name => system.Name;

        public CorpusText Corpus => system.Corpus;

        public string Configuration => system.Configuration;

        public async Task<IReadOnlyList<Hit>> SearchAsync(Asked asked, int depth, CancellationToken cancel)
        {
            var hits = await system.SearchAsync(asked, depth, cancel);
            return [.. hits.Select(h => ids.TryGetValue(h.StatementId, out var id) ? new Hit(id, id, 0, 1, h.Score) : new Hit(h.StatementId, h.StatementId, 0, 1, h.Score)).DistinctBy(h => h.StatementId, StringComparer.Ordinal)];
        }

        public Task<Reply?> AnswerAsync(Asked asked, CancellationToken cancel) => Task.FromResult<Reply?>(null);
    }
}
