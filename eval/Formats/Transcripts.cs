using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GuidanceQa.Eval.Topics;
using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Http;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.Eval.Formats;

/// <summary>Conversations as the product really has them, for the README.</summary>
internal static class Transcripts
{
    /// <summary>The marker of the conversation that the README begins with.</summary>
    public const string OpeningMarker = "opening";

    /// <summary>The marker of all others.</summary>
    public const string Marker = "transcripts";

    private static readonly JsonSerializerOptions Wire = new(HttpJson.Default.Options) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string PathIn(string root) => Path.Combine(root, "eval", "transcripts.yaml");

    /// <summary>The text of each marker: the first conversation of the file as commands with full answers, the others in brief.</summary>
    /// <exception cref="SuiteFormatException">The file is no list of conversations.</exception>
    public static async Task<IReadOnlyList<(string Marker, string Text)>> OfAsync(string path, SearchIndex index, CancellationToken cancel)
    {
        QuestionAnswerer answerer = new(index, SafetyRules.Shipped(index.Safety));
        var conversations = Yaml.Read<List<ConversationEntry>>(path);
        StringBuilder opening = new();
        await AnswerAsync(answerer, conversations[0], "full", (q, o) => WriteCommand(opening, q, o), cancel);
        StringBuilder text = new();
        foreach (var conversation in conversations.Skip(1))
        {
            text.Append(text.Length == 0 ? "" : "\n").Append("### ").Append(conversation.Title).Append('\n');
            await AnswerAsync(answerer, conversation, "brief", (q, o) => Write(text, q, o), cancel);
        }

        return [(OpeningMarker, opening.ToString().Trim('\n')), (Marker, text.ToString().TrimEnd('\n'))];
    }

    private static async Task AnswerAsync(QuestionAnswerer answerer, ConversationEntry conversation, string detail, Action<string, Outcome> write, CancellationToken cancel)
    {
        List<Exchange> history = [];
        foreach (var question in conversation.Questions)
        {
            write(question, await answerer.OutcomeAsync(new Ask(question, conversation.Audience, true, detail, Filters.None, [.. history]), cancel));
            history.Add(new Exchange(null, question));
        }
    }

    private static void WriteCommand(StringBuilder text, string question, Outcome outcome)
    {
        var first = text.Length == 0;
        text.Append("\n```\ncurl -s http://localhost:5080/api/v1/conversations/CONVERSATION/messages -H 'Content-Type: application/json' \\\n")
            .Append("  -d '{\"question\": \"").Append(question).Append("\"}'\n```\n\n");
        text.Append(outcome.Interpretation.StandaloneQuestion == question
            ? "`answer.text` of what comes back:\n\n"
            : $"is understood as `\"standaloneQuestion\": \"{outcome.Interpretation.StandaloneQuestion}\"`, and answered:\n\n");
        Quote(text, outcome.Answer.Text, line => line);
        if (first && outcome.Answer.Citations is [var citation, ..])
        {
            text.Append(CultureInfo.InvariantCulture, $"\n`[1]` is a citation, an exact slice of a document; `text[{citation.Start}..{citation.End}]` of `GET /api/v1/documents/{citation.DocumentId}` is its quote:\n\n```json\n")
                .Append(JsonSerializer.Serialize(citation, Wire)).Append("\n```\n\nThe follow-up, in the same conversation:\n");
        }
    }

    private static void Write(StringBuilder text, string question, Outcome outcome)
    {
        text.Append("\n**").Append(question).Append("**\n\n");
        if (outcome.Interpretation.StandaloneQuestion != question)
        {
            text.Append("*Understood as: ").Append(outcome.Interpretation.StandaloneQuestion).Append("*\n\n");
        }

        // The conversation has a heading of its own.
        Quote(text, outcome.Answer.Text, line => line.StartsWith("### ", StringComparison.Ordinal) ? $"**{line[4..]}**" : line);

        text.Append("\n`").Append(outcome.Status).Append('`');
        if (outcome.Answer.Citations.Count > 0)
        {
            text.Append(" · sources: ").AppendJoin(", ", outcome.Answer.Citations.Select(c => $"[{c.Ordinal}] `{c.StatementId}`"));
        }

        text.Append('\n');
    }

    private static void Quote(StringBuilder text, string answer, Func<string, string> shown)
    {
        foreach (var line in answer.Split('\n'))
        {
            text.Append(line.Length == 0 ? ">" : "> ").Append(shown(line)).Append('\n');
        }
    }

    private sealed class ConversationEntry
    {
        public string Title { get; set; } = "";

        public string Audience { get; set; } = Audiences.Clinician;

        public List<string> Questions { get; set; } = [];
    }
}
