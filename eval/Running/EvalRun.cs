using GuidanceQa.Eval.Baselines;
using GuidanceQa.Eval.Faults;
using GuidanceQa.Eval.Gates;
using GuidanceQa.Eval.Measures;
using GuidanceQa.Eval.Metamorphic;
using GuidanceQa.Eval.Systems;
using GuidanceQa.Eval.Topics;
using GuidanceQa.QaApi.Answering;

namespace GuidanceQa.Eval.Running;

/// <summary>What a run leaves beside its results: rankings and qrels for run files, and times.</summary>
internal sealed record RunArtefacts(IReadOnlyList<RankedRun> Runs, IReadOnlyList<JudgedSuite> Qrels, SortedDictionary<string, IReadOnlyList<double>> Milliseconds);

/// <summary>The rankings of one system for one suite.</summary>
internal sealed record RankedRun(string Suite, string System, IReadOnlyList<(string Topic, IReadOnlyList<Hit> Ranking)> Rankings);

/// <summary>The judgements of one suite, resolved to what is retrieved.</summary>
internal sealed record JudgedSuite(string Suite, IReadOnlyList<(string Topic, string Id, int Grade)> Qrels);

/// <summary>Runs the suites: asks every system every topic, measures, and checks the gates. The page to read first: open, collect, score, check.</summary>
internal sealed class EvalRun(RunOptions options, IProgressLine progress)
{
    /// <summary>Depth of rankings and so of run files.</summary>
    private const int Depth = 100;

    private readonly List<Series> _series = [];
    private readonly List<Failure> _failures = [];
    private readonly List<ShownAnswer> _answers = [];
    private readonly List<ShownCurve> _curves = [];
    private readonly List<ComposerTally> _composers = [];
    private readonly SortedSet<string> _refined = new(StringComparer.Ordinal);
    private readonly List<RankedRun> _runs = [];
    private readonly List<JudgedSuite> _qrels = [];
    private readonly List<(string Topic, string Suite, IReadOnlyList<string> Faults)> _critical = [];
    private readonly Dictionary<string, string> _conversations = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, IReadOnlyList<double>> _milliseconds = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _checksums = new(StringComparer.Ordinal);
    private string _configuration = "";

    /// <exception cref="SuiteFormatException">A suite or the gate file has a fault.</exception>
    public async Task<(RunResults Results, RunArtefacts Artefacts)> RunAsync(CancellationToken cancel)
    {
        var gates = GateFile.Read(options.GatesPath);
        foreach (var folder in SuiteFolder.In(options.SuitesPath).Where(f => options.Suites.Count == 0 || options.Suites.Any(s => s == f.Name || s.StartsWith(f.Name + "/", StringComparison.Ordinal))))
        {
            using var corpus = await OpenedCorpus.OpenAsync(folder, options, progress.Say, cancel);
            _checksums[folder.Name] = corpus.Product.Corpus.Checksum;
            await RunFolderAsync(corpus, cancel);
            _configuration = corpus.Product.Configuration;
        }

        if (_series.Count == 0)
        {
            throw new SuiteFormatException($"found no suite named {string.Join(", ", options.Suites)}; expected corpus/suite, as the files below {options.SuitesPath} are named");
        }

        var baseline = Baseline.Read(Path.Combine(options.BaselinePath, Baseline.DevFile));
        var results = GateCheck.Check(gates, baseline, _series, _failures, _critical, _conversations);
        Fingerprint fingerprint = new(_checksums, Hashes.OfSuites(options.SuitesPath), _configuration, options.Server is null ? Hashes.OfSources(options.Root) : options.Server.Authority);
        return (new RunResults(fingerprint, options.Damage?.Name, options.Splits, _series, _failures, results, _answers, _curves) { Composers = _composers.Count == 0 ? null : _composers, Refined = _refined.Count == 0 ? null : [.. _refined] }, new RunArtefacts(_runs, _qrels, _milliseconds));
    }

    private async Task RunFolderAsync(OpenedCorpus corpus, CancellationToken cancel)
    {
        var suites = SuiteReader.Read(corpus.Folder, corpus.Product.Corpus)
            .Select(s => s with { Topics = [.. s.Topics.Where(t => options.Splits.Contains(t.Split))] })
            .Where(s => s.Topics.Count > 0)
            .ToList();
        IReadOnlyList<Topic> Of(string name) => suites.FirstOrDefault(s => s.Name == $"{corpus.Folder.Name}/{name}")?.Topics ?? [];
        suites.Add(new Suite($"{corpus.Folder.Name}/switches", Splicer.Splice($"{corpus.Folder.Name}/switches", [.. Of("questions"), .. Of("references")], Of("dialogues"))));
        List<Observation> forAbstention = [];
        List<Observation> leadForAbstention = [];
        foreach (var suite in suites.Where(s => options.Chooses(s.Name) && s.Topics.Count > 0))
        {
            var isSingle = suite.Topics.All(t => t.History.Count == 0 && t.IsAnswerable);
            Collecting what = new(Depth, Answers: suite.Topics[0].Kind != SwitchDrop.Kind, Views: isSingle);
            var observations = await CollectAsync(corpus.Product, isSingle ? corpus.Second : null, suite, what, cancel);
            Keep(suite, corpus.Product, observations, what.Answers);
            await ComposersAsync(corpus, suite, what, cancel);
            foreach (var refined in corpus.Refined)
            {
                Keep(suite, refined, await CollectAsync(refined, null, suite, what with { Views = false }, cancel), what.Answers);
                _refined.Add(refined.Name);
            }

            if (suite.Topics.Any(t => t.IsAnswerable))
            {
                await BaselinesAsync(corpus, suite, what, leadForAbstention, cancel);
            }

            forAbstention.AddRange(observations.Where(o => o.Topic.Urgency is null && o.Topic.Kind != SwitchDrop.Kind && o.Topic.About is null));
            Show(corpus, suite, observations);
        }

        // Risk over half of the suites would be another number under the same name.
        if (options.Chooses($"{corpus.Folder.Name}/abstention"))
        {
            Abstention(corpus, corpus.Product.Name, forAbstention);
            Abstention(corpus, LeadPassage.SystemName, leadForAbstention);
        }

        await CasesAsync(corpus, [.. suites.Where(s => s.Topics.All(t => t.Urgency is null && t.Kind != SwitchDrop.Kind)).SelectMany(s => s.Topics)], cancel);
    }

    private async Task<IReadOnlyList<Observation>> CollectAsync(IAnsweringSystem system, IAnsweringSystem? second, Suite suite, Collecting what, CancellationToken cancel)
    {
        using var bar = progress.Start($"{suite.Name} · {system.Name}", suite.Topics.Count);
        return await new Collector(system, second, TimeProvider.System).CollectAsync(suite.Topics, what, bar.Tick, cancel);
    }

    // Who composes changes the answer and nothing before it: only answers are compared.
    private async Task ComposersAsync(OpenedCorpus corpus, Suite suite, Collecting what, CancellationToken cancel)
    {
        foreach (var system in what.Answers ? corpus.Composers : [])
        {
            var observations = await CollectAsync(system, null, suite, what with { Views = false }, cancel);
            Keep(suite, system, observations, answers: true);
            _composers.Add(ComposerTally.Of(suite.Name, system.Name, [.. observations.Select(o => o.Reply?.Composer).OfType<ComposerUse>()]));
        }
    }

    private async Task BaselinesAsync(OpenedCorpus corpus, Suite suite, Collecting what, List<Observation> leadForAbstention, CancellationToken cancel)
    {
        foreach (var baseline in corpus.Baselines)
        {
            // What history does for a ranking is no question where there is none.
            if (baseline.Name is BaselineSystem.AllTurns or BaselineSystem.Hqe && suite.Topics.All(t => t.History.Count == 0))
            {
                continue;
            }

            var answers = what.Answers && baseline is LeadPassage;
            if (baseline is LeadPassage && !answers)
            {
                continue;
            }

            var observations = await CollectAsync(baseline, null, suite, new Collecting(Depth, answers, false), cancel);
            Keep(suite, baseline, observations, answers);
            if (answers)
            {
                leadForAbstention.AddRange(observations.Where(o => o.Topic.About is null));
            }
        }
    }

    private void Keep(Suite suite, IAnsweringSystem system, IReadOnlyList<Observation> observations, bool answers)
    {
        foreach (var split in observations.GroupBy(o => o.Topic.Split, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            _series.AddRange(Scoring.Of(suite.Name, split.Key, system.Name, [.. split], system.Corpus, answers));
        }

        _runs.Add(new RankedRun(suite.Name, system.Name, [.. observations.Select(o => (o.Topic.Id, o.Ranking))]));
        if (system.Name != ProductInProcess.SystemName)
        {
            return;
        }

        _qrels.Add(new JudgedSuite(suite.Name, [.. suite.Topics.SelectMany(t => Qrels(t, system.Corpus))]));
        _failures.AddRange(observations.Where(o => o.Failure is not null).Select(o => new Failure(suite.Name, o.Topic.Id, o.Failure!)));
        _critical.AddRange(CriticalCases.Check(observations.Where(o => o.Topic.Split == "dev"), system.Corpus).Select(c => (c.Topic.Id, suite.Name, c.Faults)));
        foreach (var topic in suite.Topics)
        {
            _conversations[topic.Id] = topic.Conversation;
        }

        if (answers)
        {
            _milliseconds[suite.Name] = [.. observations.Where(o => o.Reply is not null).Select(o => o.Milliseconds)];
        }
    }

    // Where every quote is one statement, run file and qrels give trec_eval the numbers of this suite.
    private static IEnumerable<(string Topic, string Id, int Grade)> Qrels(Topic topic, CorpusText corpus) =>
        topic.Judgements.Select(j => (topic.Id, Id: corpus.Statements.FirstOrDefault(s => Gains.GradeOf([j], s.DocumentId, s.Start, s.End) is not null)?.Id ?? j.Key, j.Grade)).DistinctBy(q => q.Id, StringComparer.Ordinal);

    private void Abstention(OpenedCorpus corpus, string system, List<Observation> observations)
    {
        foreach (var split in observations.GroupBy(o => o.Topic.Split, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            List<Observation> both = [.. split];
            if (both.Any(o => o.Topic.IsUnanswerable) && both.Any(o => o.Topic.IsAnswerable))
            {
                var suite = $"{corpus.Folder.Name}/abstention";
                string[] kept = ["StatusAccuracy", "UnanswerableRecall", "FalseAbstention", "AURC", "CoverageAt5"];
                _series.AddRange(Scoring.Of(suite, split.Key, system, both, corpus.Product.Corpus, true).Where(s => kept.Contains(s.Measure) && s.Slice is null));
                var curve = RiskCoverage.Curve(both);
                _curves.Add(new ShownCurve(suite, split.Key, system, Scoring.Round(RiskCoverage.OwnCoverage(both)), [.. curve.Select(p => Scoring.Round(p.Coverage))], [.. curve.Select(p => Scoring.Round(p.Risk))]));
            }
        }
    }

    private void Show(OpenedCorpus corpus, Suite suite, IReadOnlyList<Observation> observations) =>
        _answers.AddRange(observations.Where(o => o.Topic.Kind != SwitchDrop.Kind).Select(o => AnswerView.Of(suite.Name, o, corpus.Product.Corpus)));

    private async Task CasesAsync(OpenedCorpus corpus, IReadOnlyList<Topic> topics, CancellationToken cancel)
    {
        var dev = topics.Where(t => t.Split == "dev").ToList();
        var faults = $"{corpus.Folder.Name}/faults";
        if (options.Chooses(faults) && corpus.Index is { } index)
        {
            using var bar = progress.Start(faults, 1);
            _series.AddRange(FaultSuite.Run(faults, index, dev, options.Damage, cancel));
            bar.Tick();
        }

        var metamorphic = $"{corpus.Folder.Name}/metamorphic";
        if (options.Chooses(metamorphic) && corpus.Index is { } known)
        {
            _series.AddRange(await MetamorphicSuite.RunAsync(metamorphic, corpus.Product, known.Lexicon.Concepts, dev, progress, cancel));
        }
    }
}
