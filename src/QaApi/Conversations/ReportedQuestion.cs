using System.Text.Json;
using System.Text.Json.Serialization;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Retrieval;
using Microsoft.Data.Sqlite;

namespace GuidanceQa.QaApi.Conversations;

/// <summary>A question that was not answered, or whose answer a reader found bad: one line of what <c>eval add</c> takes.</summary>
/// <param name="Question">Masked.</param>
/// <param name="History">Questions above it, oldest first, masked; null where there are none.</param>
/// <param name="Status">The outcome that it got.</param>
/// <param name="Verdict">Of <see cref="FeedbackValues"/>; null without feedback.</param>
/// <param name="Reasons">Of <see cref="FeedbackReasons"/>; null without any.</param>
public sealed record ReportedQuestion(string Question, IReadOnlyList<string>? History, string Audience, string Status, string? Verdict, IReadOnlyList<string>? Reasons)
{
    public string ToLine() => JsonSerializer.Serialize(this, ReportedQuestionJson.Default.ReportedQuestion);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReportedQuestion))]
internal sealed partial class ReportedQuestionJson : JsonSerializerContext;

/// <summary>Which questions does the store hold from which something can be learnt? It is read beside a running server and never changed.</summary>
public static class ReportedQuestions
{
    private static readonly string[] Unanswered = [Statuses.NotCovered, Statuses.OutOfScope, Statuses.Partial, Statuses.Failed];

    // What was stored before questions were masked is masked here, by shape alone: there is no corpus to ask.
    private static readonly PersonalIdentifiers Identifiers = new(_ => false);

    /// <summary>By time, then by message.</summary>
    /// <exception cref="StorageUnavailableException">There is no store in the folder, it is of another version, or it is damaged.</exception>
    public static IReadOnlyList<ReportedQuestion> Read(DataOptions options)
    {
        try
        {
            using var connection = new Database(options.Path).OpenForReading();
            return Read(new Statements(connection, null));
        }
        catch (SqliteException e)
        {
            throw StorageFaults.Of(e);
        }
    }

    private static List<ReportedQuestion> Read(Statements statements)
    {
        var rows = statements.Read(
            "SELECT messages.id, body, digest, value, reasons FROM messages LEFT JOIN feedback ON feedback.message_id = messages.id WHERE body IS NOT NULL ORDER BY messages.created_at, messages.id",
            r => (Turn: TurnJson.Read(r.GetString(0), r.GetString(1), r.GetString(2)), Verdict: r.IsDBNull(3) ? null : r.GetString(3), Reasons: r.IsDBNull(4) ? "" : r.GetString(4)));
        return
        [
            .. rows.Where(r => r.Verdict == FeedbackValues.Down || Unanswered.Contains(r.Turn.Status, StringComparer.Ordinal))
                .Select(r => new ReportedQuestion(
                    Identifiers.Mask(r.Turn.Question).Text,
                    OrNull([.. ConversationRows.Above(statements, r.Turn.ParentId).Select(e => Identifiers.Mask(e.Question).Text)]),
                    r.Turn.Audience,
                    r.Turn.Status,
                    r.Verdict,
                    OrNull(r.Reasons.Split(' ', StringSplitOptions.RemoveEmptyEntries)))),
        ];
    }

    private static string[]? OrNull(string[] texts) => texts.Length > 0 ? texts : null;
}
