namespace GuidanceQa.QaApi.Conversations;

/// <summary>A reader's verdict on a message. Part of the wire contract.</summary>
/// <param name="Value"><c>up</c> or <c>down</c>.</param>
/// <param name="Reasons">Codes of <see cref="FeedbackReasons"/>, each once.</param>
/// <param name="Comment">Masked; null without one.</param>
public sealed record Feedback(string Value, IReadOnlyList<string> Reasons, string? Comment);

/// <summary>The verdicts of the wire contract.</summary>
public static class FeedbackValues
{
    public const string Up = "up";
    public const string Down = "down";

    public static IReadOnlyList<string> All { get; } = [Up, Down];
}

/// <summary>Why a reader thinks so (wire contract, section 1).</summary>
public static class FeedbackReasons
{
    public static IReadOnlyList<string> All { get; } = ["wrong_source", "outdated", "unsafe", "incomplete", "not_relevant", "hard_to_understand"];
}

/// <summary>The store's queries about feedback.</summary>
internal static class FeedbackRows
{
    /// <summary>Takes the place of an earlier verdict. False: there is no finished message of that id.</summary>
    public static bool Keep(Statements statements, string messageId, Feedback feedback, string at) => statements.Execute(
        """
        INSERT INTO feedback (message_id, updated_at, value, reasons, comment)
        SELECT id, $at, $value, $reasons, $comment FROM messages WHERE id = $id AND body IS NOT NULL
        ON CONFLICT (message_id) DO UPDATE SET updated_at = excluded.updated_at, value = excluded.value, reasons = excluded.reasons, comment = excluded.comment
        """,
        ("$id", messageId), ("$at", at), ("$value", feedback.Value), ("$reasons", string.Join(' ', feedback.Reasons)), ("$comment", feedback.Comment)) > 0;

    /// <summary>False: there is no finished message of that id. A message without a verdict stays without one.</summary>
    public static bool Remove(Statements statements, string messageId)
    {
        statements.Execute("DELETE FROM feedback WHERE message_id = $id", ("$id", messageId));
        return statements.Read("SELECT 1 FROM messages WHERE id = $id AND body IS NOT NULL", _ => true, ("$id", messageId)).Count > 0;
    }
}
