using System.Text;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Http;

/// <summary>Which turn is being answered.</summary>
/// <param name="ConversationId">Null for a stateless question.</param>
internal sealed record RunningTurn(string Id, string? ConversationId, string? ParentId, DateTimeOffset CreatedAt, string Question, string Audience);

/// <summary>One run of the pipeline, as far as it has come: enough to keep what was verified when it is cut off.</summary>
/// <param name="composer">Who was asked to compose.</param>
internal sealed class AnswerRun(RunningTurn turn, string composer)
{
    private readonly StringBuilder _text = new();
    private readonly List<Block> _blocks = [];
    private readonly List<Citation> _citations = [];
    private Interpretation _interpretation = new(turn.Question, QuestionTypes.General, false, [], Filters.None);

    public void Take(AnswerStep step)
    {
        switch (step)
        {
            case AnswerStep.Interpreted interpreted:
                _interpretation = interpreted.Interpretation;
                break;
            case AnswerStep.Reset:
                _text.Clear();
                _blocks.Clear();
                _citations.Clear();
                break;
            case AnswerStep.Delta delta:
                _text.Append(delta.Text);
                _blocks.Add(delta.Block);
                _citations.AddRange(delta.Citations);
                break;
            default:
                break;
        }
    }

    public Turn Finished(Outcome outcome) => new(
        turn.Id, turn.ConversationId, turn.ParentId, turn.CreatedAt, outcome.Status, outcome.StatusReason, turn.Question, turn.Audience,
        outcome.Interpretation, outcome.Answer, outcome.Suggestions, outcome.Composer, outcome.Receipt, outcome.Timings);

    /// <summary>The turn with what was verified so far, never looking whole.</summary>
    public Turn CutOff(string status, string? reason, QuestionAnswerer answerer)
    {
        var documents = _citations.Select(c => c.DocumentId).Distinct(StringComparer.Ordinal).Select(id => answerer.Index.FindDocument(id)).OfType<Indexing.Documents.Document>().Select(DocumentStanding.Cited).ToList();
        var answer = Answer.Empty with { Text = _text.ToString(), Blocks = _blocks, Citations = _citations, Documents = documents };
        return new Turn(
            turn.Id, turn.ConversationId, turn.ParentId, turn.CreatedAt, status, reason, turn.Question, turn.Audience, _interpretation, answer, [],
            new ComposerUse(composer, null, null, null), new Receipt(answerer.Index.Manifest.Checksum, "", ""), new Timings(0, 0, 0, 0, 0));
    }
}
