using System.Globalization;
using GuidanceQa.Eval.Systems;
using GuidanceQa.Eval.Topics;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.Eval.Baselines;

/// <summary>The simplest answer there is: the whole passage that holds plain BM25's best statement, each of its statements quoted and cited. Never declines.</summary>
internal sealed class LeadPassage(IAnsweringSystem ranker) : IAnsweringSystem
{
    public const string SystemName = "lead-passage";

    public string Name => SystemName;

    public CorpusText Corpus => ranker.Corpus;

    public string Configuration => SystemName;

    public Task<IReadOnlyList<Hit>> SearchAsync(Asked asked, int depth, CancellationToken cancel) => ranker.SearchAsync(asked, depth, cancel);

    public async Task<Reply?> AnswerAsync(Asked asked, CancellationToken cancel)
    {
        var best = await ranker.SearchAsync(asked, 1, cancel);
        Interpretation interpretation = new(asked.Question, "general", false, [], Filters.None);
        if (best.Count == 0)
        {
            return new Reply(Statuses.NotCovered, StatusReasons.NoTermKnown, interpretation, Answer.Empty, "");
        }

        var found = Corpus.FindStatement(best[0].StatementId)!;
        var passage = Corpus.Statements.Where(s => s.DocumentId == found.DocumentId && s.Section.SequenceEqual(found.Section, StringComparer.Ordinal)).ToList();
        return new Reply(Statuses.Answered, null, interpretation, Written(passage), "");
    }

    private static Answer Written(List<SourceStatement> passage)
    {
        List<Block> blocks = [];
        List<Citation> citations = [];
        var start = 0;
        foreach (var statement in passage)
        {
            var number = blocks.Count + 1;
            var key = string.Create(CultureInfo.InvariantCulture, $"k{number}");
            citations.Add(new Citation(key, number, statement.DocumentId, statement.Id, "", statement.Text, statement.Start, statement.End, "", "", new Locator(statement.Section, null), [], null, ""));
            blocks.Add(new Block(string.Create(CultureInfo.InvariantCulture, $"b{number}"), BlockKinds.Bullet, null, start, start + statement.Text.Length, statement.Text, false, "supported", [key]));
            start += statement.Text.Length + 1;
        }

        return Answer.Empty with { Text = string.Join('\n', passage.Select(s => s.Text)), Blocks = blocks, Citations = citations };
    }
}
