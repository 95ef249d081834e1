using GuidanceQa.Eval.Baselines;
using GuidanceQa.Eval.Systems;
using GuidanceQa.Eval.Topics;
using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Models;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.Eval.Running;

/// <summary>A corpus with every system that answers over it: the product (damaged, if asked for), a second instance of it, and the baselines.</summary>
internal sealed class OpenedCorpus : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("guidanceqa-eval-").FullName;
    private readonly List<IDisposable> _owned = [];

    private OpenedCorpus(Damage? damage) => Damage = damage;

    /// <summary>What the suites' names begin with.</summary>
    public required SuiteFolder Folder { get; init; }

    public Damage? Damage { get; }

    /// <summary>The product, behind the damage if there is one.</summary>
    public IAnsweringSystem Product { get; private set; } = null!;

    /// <summary>A second instance over an index built anew, for determinism; null over HTTP, where the same server is asked again.</summary>
    public IAnsweringSystem Second { get; private set; } = null!;

    /// <summary>Null over HTTP.</summary>
    public SearchIndex? Index { get; private set; }

    /// <summary>The product with each of the composers that are measured beside the default one.</summary>
    public IReadOnlyList<IAnsweringSystem> Composers { get; private set; } = [];

    /// <summary>The product with vectors or a reranker; empty where none were asked for.</summary>
    public IReadOnlyList<IAnsweringSystem> Refined { get; private set; } = [];

    public IReadOnlyList<IAnsweringSystem> Baselines { get; private set; } = [];

    public static async Task<OpenedCorpus> OpenAsync(SuiteFolder folder, RunOptions options, Action<string> says, CancellationToken cancel)
    {
        OpenedCorpus opened = new(options.Damage) { Folder = folder };
        try
        {
            if (options.Server is { } server)
            {
                says($"reading the corpus of {server}");
                var remote = await ProductOverHttp.ConnectAsync(server, TermsOnDisk(Path.Combine(options.Root, folder.Corpus), cancel), cancel);
                opened._owned.Add(remote);
                opened.Use(remote, remote);
                opened.Composers = [.. options.Composers.Select(remote.With)];
            }
            else
            {
                var corpus = opened.Prepared(Path.Combine(options.Root, folder.Corpus));
                says($"indexing {folder.Corpus}");
                var first = opened.Build(corpus, "first", says, cancel);
                opened.Index = first.Index;
                opened.Use(first, opened.Build(corpus, "second", null, cancel));
                opened.Refined = options.Dense is null ? [] : await opened.RefinedAsync(first.Index, options.Dense, says, cancel);
                opened.Composers = [.. options.Composers.Where(c => c != ModelSettings.Extractive).Select(c => opened.With(c, first.Index, options))];
            }

            PlainBm25 bm25 = new(opened.Product.Corpus);
            opened._owned.Add(bm25);
            var lastTurn = BaselineSystem.OfLastTurn(bm25, opened.Product.Corpus);
            opened.Baselines = [lastTurn, BaselineSystem.OfAllTurns(bm25, opened.Product.Corpus), BaselineSystem.OfHistory(bm25, opened.Product.Corpus), new LeadPassage(lastTurn)];
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var owned in Enumerable.Reverse(_owned))
        {
            owned.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static IReadOnlyList<SourceTerm> TermsOnDisk(string corpus, CancellationToken cancel)
    {
        List<CorpusFault> faults = [];
        var terms = ProductInProcess.TermsOf(CorpusReader.Check(corpus, faults, null, cancel).Corpus.Concepts);
        return faults.Count == 0 ? terms : throw new CorpusFormatException(faults);
    }

    private ProductInProcess With(string composer, SearchIndex index, RunOptions options)
    {
        var known = options.Models?.Models.GetValueOrDefault(composer) ?? throw new SuiteFormatException($"found the composer `{composer}`; expected `{ModelSettings.Extractive}` or a model of the environment (Models__{composer}__Provider=…) or of --models");
        ChatModel model = new(composer, known, TimeProvider.System);
        _owned.Add(model);
        return new ProductInProcess(index, ownsIndex: false, model);
    }

    // The configured weight, and vectors alone, so that it is seen what each brings.
    private async Task<IReadOnlyList<IAnsweringSystem>> RefinedAsync(SearchIndex index, DenseSettings dense, Action<string> says, CancellationToken cancel)
    {
        List<IAnsweringSystem> systems = [];
        var folder = Path.Combine(_folder, "first");
        if (dense.Embeddings is { } embeddings)
        {
            using (TextEmbedder embedder = new(embeddings, TimeProvider.System))
            {
                var report = await new VectorBuilder(index, folder, embedder).BuildAsync(InParts(10, (done, all) => says($"vectors: {done} of {all}")), cancel);
                says($"vectors: {report.Made} made, {report.Dimensions} numbers each");
            }

            systems.Add(Add("hybrid", dense with { Reranking = null }));
            systems.Add(Add("dense", new DenseSettings { Embeddings = embeddings with { Weight = 1 } }));
        }

        if (dense.Reranking is not null)
        {
            systems.Add(Add("reranked", dense));
        }

        return systems;

        ProductInProcess Add(string name, DenseSettings settings)
        {
            var ranking = RankingModels.Open(settings, index, folder, TimeProvider.System);
            ProductInProcess system = new(index, ownsIndex: false, ranking: ranking, suffix: name);
            _owned.Add(system);
            return ranking.NotOpened is { } fault ? throw new SuiteFormatException(fault) : system;
        }
    }

    private void Use(IAnsweringSystem product, IAnsweringSystem second)
    {
        Product = Damage is null ? product : new DamagedSystem(product, Damage);
        Second = second;
    }

    private ProductInProcess Build(string corpus, string name, Action<string>? says, CancellationToken cancel)
    {
        var folder = Path.Combine(_folder, name);

        // Only a large corpus is read and written for some minutes.
        var tells = InParts(20, (done, all) => says?.Invoke($"indexing {name}: {done} of {all} documents"));
        IndexBuilder.Build(
            corpus,
            folder,
            TimeProvider.System,
            (done, all) =>
            {
                if (all >= 100)
                {
                    tells(done, all);
                }
            },
            cancel);
        ProductInProcess product = new(SearchIndex.Open(folder), ownsIndex: true);
        _owned.Add(product);
        return product;
    }

    // Tells of progress that many times, not at every step.
    private static Action<int, int> InParts(int parts, Action<int, int> tell)
    {
        var told = 0;
        return (done, all) =>
        {
            if (done * parts / all > told)
            {
                told = done * parts / all;
                tell(done, all);
            }
        };
    }

    // A damage of the corpus is done to a copy.
    private string Prepared(string corpus)
    {
        if (Damage?.Corpus is not { } alter)
        {
            return corpus;
        }

        var copy = Path.Combine(_folder, "corpus");
        foreach (var file in Directory.EnumerateFiles(corpus, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(corpus, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        alter(copy);
        return copy;
    }
}
