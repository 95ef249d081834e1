using System.Text;
using GuidanceQa.Eval.Topics;
using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.Eval.Formats;

/// <summary>Conversations as the product really has them, for the README.</summary>
internal static class Transcripts
{
    public const string Marker = "transcripts";

    public static string PathIn(string root) => Path.Combine(root, "eval", "transcripts.yaml");

    /// <summary>Every conversation of the file, answered in brief from the index.</summary>
    /// <exception cref="SuiteFormatException">The file is no list of conversations.</exception>
    public static async Task<string> OfAsync(string path, SearchIndex index, CancellationToken cancel)
    {
        QuestionAnswerer answerer = new(index, SafetyRules.Shipped(index.Safety));
        StringBuilder text = new();
        foreach (var conversation in Yaml.Read<List<ConversationEntry>>(path))
        {
            text.Append(text.Length == 0 ? "" : "\n").Append("### ").Append(conversation.Title).Append('\n');
            List<Exchange> history = [];
            foreach (var question in conversation.Questions)
            {
                var outcome = await answerer.OutcomeAsync(new Ask(question, conversation.Audience, true, "brief", Filters.None, [.. history]), cancel);
                Write(text, question, outcome);
                history.Add(new Exchange(null, question));
            }
        }

        return text.ToString().TrimEnd('\n');
    }

    private static void Write(StringBuilder text, string question, Outcome outcome)
    {
        text.Append("\n**").Append(question).Append("**\n\n");
        if (outcome.Interpretation.StandaloneQuestion != question)
        {
            text.Append("*Understood as: ").Append(outcome.Interpretation.StandaloneQuestion).Append("*\n\n");
        }

        foreach (var line in outcome.Answer.Text.Split('\n'))
        {
            text.Append(line.Length == 0 ? ">" : "> ").Append(line.StartsWith("### ", StringComparison.Ordinal) ? $"**{line[4..]}**" : line).Append('\n');
        }

        text.Append("\n`").Append(outcome.Status).Append('`');
        if (outcome.Answer.Citations.Count > 0)
        {
            text.Append(" · sources: ").AppendJoin(", ", outcome.Answer.Citations.Select(c => $"[{c.Ordinal}] `{c.StatementId}`"));
        }

        text.Append('\n');
    }

    private sealed class ConversationEntry
    {
        public string Title { get; set; } = "";

        public string Audience { get; set; } = Audiences.Clinician;

        public List<string> Questions { get; set; } = [];
    }
}
