using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Http;

/// <summary>Is there a corpus to answer from yet, and if not, why not?</summary>
internal sealed class CorpusHost : IDisposable
{
    private volatile QuestionAnswerer? _answerer;
    private RankingModels _ranking = RankingModels.None;

    public bool IsReady => _answerer is not null;

    /// <summary>What is being done, or what went wrong, in a sentence.</summary>
    public string Detail { get; private set; } = "Starting.";

    /// <summary>Faults of the corpus, the first hundred.</summary>
    public IReadOnlyList<string> Faults { get; private set; } = [];

    /// <exception cref="ProblemException"><c>corpus_not_ready</c>.</exception>
    public QuestionAnswerer Answerer => _answerer ?? throw new ProblemException(Problems.CorpusNotReady, Detail);

    public void Report(string detail, IReadOnlyList<string>? faults = null)
    {
        Detail = detail;
        Faults = faults ?? [];
    }

    /// <summary>What is wrong with vectors or reranker, in a sentence; null where nothing is, or none is configured.</summary>
    public string? RankingFault => _ranking.Fault;

    public void Serve(QuestionAnswerer answerer, RankingModels ranking)
    {
        Report("Ready.");
        _ranking = ranking;
        _answerer = answerer;
    }

    public void Dispose()
    {
        _ranking.Dispose();
        _answerer?.Index.Dispose();
    }
}
