using GuidanceQa.Eval.Topics;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.Eval.Systems;

/// <summary>Something that ranks statements and answers questions: the product in this process, a server by its URL, a baseline, or any of them deliberately damaged.</summary>
internal interface IAnsweringSystem
{
    /// <summary>The tag in run files and tables.</summary>
    string Name { get; }

    CorpusText Corpus { get; }

    /// <summary>Names everything but the corpus that decides the answers.</summary>
    string Configuration { get; }

    /// <summary>Statements for a question, best first.</summary>
    /// <param name="depth">1 to 200.</param>
    Task<IReadOnlyList<Hit>> SearchAsync(Asked asked, int depth, CancellationToken cancel);

    /// <summary>The answer; null from a system that only ranks.</summary>
    Task<Reply?> AnswerAsync(Asked asked, CancellationToken cancel);
}

/// <summary>One question as it is put to a system.</summary>
/// <param name="History">Earlier questions, oldest first.</param>
internal sealed record Asked(string Question, IReadOnlyList<string> History, string Audience)
{
    public static Asked Of(Topic topic) => new(topic.Question, topic.History, topic.Asker);
}

/// <summary>A ranked statement.</summary>
internal sealed record Hit(string StatementId, string DocumentId, int Start, int End, double Score);

/// <summary>What a system answered, in the shapes of the wire contract.</summary>
/// <param name="AnswerHash">The receipt's hash of the answer: equal for equal answers.</param>
internal sealed record Reply(string Status, string? StatusReason, Interpretation Interpretation, Answer Answer, string AnswerHash)
{
    /// <summary>Who composed it, and what had to be done to a model's text; null where nobody says.</summary>
    public ComposerUse? Composer { get; init; }

    public static Reply Of(Outcome outcome) => new(outcome.Status, outcome.StatusReason, outcome.Interpretation, outcome.Answer, outcome.Receipt.Answer) { Composer = outcome.Composer };

    /// <summary>The blocks that state something of the corpus: all but headings, notes and safety messages.</summary>
    public IReadOnlyList<Block> Claims => [.. Answer.Blocks.Where(b => b.Kind is not (BlockKinds.Heading or BlockKinds.Note or BlockKinds.Safety))];

    /// <summary>The outcome declines to answer: nothing in it is an answer to what was asked.</summary>
    public bool Declines => Status is Statuses.NotCovered or Statuses.OutOfScope or Statuses.Clarify;

    public IReadOnlyList<Citation> CitationsOf(Block block) => [.. block.CitationIds.Select(id => Answer.Citations.FirstOrDefault(c => c.Id == id)).OfType<Citation>()];
}
