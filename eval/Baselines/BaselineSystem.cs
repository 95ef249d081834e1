using GuidanceQa.Eval.Systems;
using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Baselines;

/// <summary>A baseline: the terms it makes of a conversation, ranked by plain BM25.</summary>
internal sealed class BaselineSystem(string name, PlainBm25 bm25, CorpusText corpus, Func<Asked, IReadOnlyList<string>> terms) : IAnsweringSystem
{
    public const string LastTurn = "bm25-last-turn";
    public const string AllTurns = "bm25-all-turns";
    public const string Hqe = "hqe";

    public string Name => name;

    public CorpusText Corpus => corpus;

    public string Configuration => name;

    /// <summary>The last turn alone.</summary>
    public static BaselineSystem OfLastTurn(PlainBm25 bm25, CorpusText corpus) => new(LastTurn, bm25, corpus, asked => bm25.Analyse(asked.Question));

    /// <summary>All turns in one bag.</summary>
    public static BaselineSystem OfAllTurns(PlainBm25 bm25, CorpusText corpus) => new(AllTurns, bm25, corpus, asked => bm25.Analyse(string.Join('\n', asked.History.Append(asked.Question))));

    /// <summary>Historical query expansion; see <see cref="HistoricalExpansion"/>.</summary>
    public static BaselineSystem OfHistory(PlainBm25 bm25, CorpusText corpus) => new(Hqe, bm25, corpus, asked => HistoricalExpansion.Terms(bm25, asked));

    public Task<IReadOnlyList<Hit>> SearchAsync(Asked asked, int depth, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<Hit>>([.. bm25.Rank(terms(asked), depth).Select(r => HitOf(bm25.Statements[r.Statement], r.Score))]);
    }

    public Task<Reply?> AnswerAsync(Asked asked, CancellationToken cancel) => Task.FromResult<Reply?>(null);

    private static Hit HitOf(SourceStatement statement, double score) => new(statement.Id, statement.DocumentId, statement.Start, statement.End, score);
}
