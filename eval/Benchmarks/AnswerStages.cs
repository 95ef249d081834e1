using BenchmarkDotNet.Attributes;
using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Grounding;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.Eval.Benchmarks;

/// <summary>What does each stage of an answer cost, beside the bare Lucene search inside it? One operation is one question; every method runs over all of them.</summary>
[MemoryDiagnoser]
public class AnswerStages
{
    private SearchIndex _index = null!;
    private SafetyRules _safety = null!;
    private QuestionAnswerer _answerer = null!;
    private QuestionAnswerer _fresh = null!;
    private Interpreter _interpreter = null!;
    private StatementRanker _ranker = null!;
    private EvidenceSelector _selector = null!;
    private ExtractiveComposer _composer = null!;
    private ClaimVerifier _verifier = null!;
    private List<Work> _work = [];

    /// <summary>The folder of an index that is built; set before a run, for the benchmarks run in this process.</summary>
    public static string IndexFolder { get; set; } = "";

    /// <summary>Set before a run.</summary>
    public static IReadOnlyList<string> Questions { get; set; } = [];

    [GlobalSetup]
    public void Prepare()
    {
        _index = SearchIndex.Open(IndexFolder);
        _safety = SafetyRules.Shipped(_index.Safety);
        _answerer = new QuestionAnswerer(_index, _safety);
        _interpreter = new Interpreter(_index);
        _ranker = new StatementRanker(_index);
        _verifier = new ClaimVerifier(_index);
        _selector = new EvidenceSelector(_index, _interpreter.Spelling, _verifier);
        _composer = new ExtractiveComposer(_index);
        _work = [.. Questions.Select(Prepare)];
    }

    // A question that was never asked has its suggestions tried; later its answer remembers them.
    [IterationSetup(Target = nameof(FirstAnswer))]
    public void Forget() => _fresh = new QuestionAnswerer(_index, _safety);

    [Benchmark(Baseline = true, Description = "bare Lucene search")]
    public int BareSearch() => _work.Sum(w => _index.Find(w.Turn.Query).Count);

    [Benchmark(Description = "safety")]
    public int Safety() => _work.Count(w => _safety.Match(w.Ask.Question, _index.Lexicon) is not null);

    [Benchmark(Description = "interpret")]
    public int Interpret() => _work.Sum(w => _interpreter.Understand(w.Ask.Question, [], Filters.None).Query.Units.Count);

    [Benchmark(Description = "retrieve and rank")]
    public int Retrieve() => _work.Sum(w => _ranker.Rank(w.Turn, CancellationToken.None).Count);

    [Benchmark(Description = "select evidence")]
    public int Select() => _work.Sum(w => _selector.Select(w.Turn, w.Candidates, "full").Sections.Count);

    [Benchmark(Description = "compose")]
    public int Compose() => _work.Sum(w => _composer.Compose(w.Evidence, w.Ask).Blocks.Count);

    [Benchmark(Description = "verify all sentences of an answer")]
    public int Verify() => _work.Sum(w => w.Claims.Count(c => _verifier.Fault(c) is null));

    [Benchmark(Description = "answer, asked for the first time")]
    public Task<int> FirstAnswer() => AnswerAllAsync(_fresh);

    [Benchmark(Description = "answer, asked before")]
    public Task<int> Answer() => AnswerAllAsync(_answerer);

    private async Task<int> AnswerAllAsync(QuestionAnswerer answerer)
    {
        var steps = 0;
        foreach (var work in _work)
        {
            await foreach (var _ in answerer.AnswerAsync(work.Ask, CancellationToken.None))
            {
                steps++;
            }
        }

        return steps;
    }

    private Work Prepare(string question)
    {
        Ask ask = new(question, Audiences.Clinician, true, "full", Filters.None, []);
        var turn = _interpreter.Understand(question, [], Filters.None);
        var candidates = _ranker.Rank(turn, CancellationToken.None);
        var evidence = _selector.Select(turn, candidates, "full");
        var composition = _composer.Compose(evidence, ask);
        return new Work(ask, turn, candidates, evidence, [.. composition.Blocks.Select(b => b.Claim).OfType<Claim>()]);
    }

    private sealed record Work(Ask Ask, Understanding Turn, IReadOnlyList<Candidate> Candidates, EvidenceSet Evidence, IReadOnlyList<Claim> Claims);
}
