using GuidanceQa.Eval.Measures;
using GuidanceQa.Eval.Statistics;

namespace GuidanceQa.Eval.Topics;

/// <summary>Makes topic switches: a question that stands alone, spliced after a conversation about another subject of the same split (methods, 2.5). Deterministic.</summary>
internal static class Splicer
{
    // The newest turns of the conversation are what a system would carry.
    private const int Turns = 3;

    /// <param name="questions">Single questions.</param>
    /// <param name="dialogues">Turns of dialogues; their questions become the history.</param>
    public static IReadOnlyList<Topic> Splice(string suite, IReadOnlyList<Topic> questions, IReadOnlyList<Topic> dialogues)
    {
        var conversations = dialogues.GroupBy(t => t.Conversation, StringComparer.Ordinal).Select(g => g.MaxBy(t => t.History.Count)!).ToList();
        List<Topic> spliced = [];
        foreach (var question in questions.Where(q => q.IsAnswerable))
        {
            var others = conversations.Where(c => c.Subject != question.Subject && c.Split == question.Split && !Shares(c, question)).ToList();
            if (others.Count > 0)
            {
                // By the question's own id: a topic that is added, or left out, changes no other's conversation.
                var other = others[Seeded.From(question.Id).Next(others.Count)];
                spliced.Add(question with
                {
                    Id = question.Id + "_spliced",
                    Suite = suite,
                    Conversation = question.Id,
                    Kind = SwitchDrop.Kind,
                    IsCritical = false,
                    History = [.. other.History.Append(other.Question).TakeLast(Turns)],
                    Carries = [],
                });
            }
        }

        return spliced;
    }

    // A conversation that touches the same quotes is no change of topic.
    private static bool Shares(Topic conversation, Topic question) =>
        conversation.Judgements.Any(c => question.Judgements.Any(q => q.Key == c.Key));
}
