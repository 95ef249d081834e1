using System.Globalization;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Conversations;

/// <summary>The store's queries.</summary>
internal static class ConversationRows
{
    // A branch longer than a conversation may be cannot exist; the bound keeps a damaged file from looping.
    private const int LongestBranch = 10_000;

    public static Lookup<Conversation> Find(Statements statements, string id)
    {
        var rows = statements.Read(
            "SELECT id, created_at, audience, deleted_at, (SELECT count(*) FROM messages WHERE conversation_id = conversations.id) FROM conversations WHERE id = $id",
            r => (Conversation: new Conversation(r.GetString(0), Time(r.GetString(1)), r.GetString(2), r.GetInt32(4)), IsDeleted: !r.IsDBNull(3)),
            ("$id", id));
        return rows.Count == 0 ? new Lookup<Conversation>.NotFound() : rows[0].IsDeleted ? new Lookup<Conversation>.Deleted() : new Lookup<Conversation>.Found(rows[0].Conversation);
    }

    public static Turn? FindTurn(Statements statements, string conversationId, string id)
    {
        var rows = statements.Read(
            "SELECT id, body, digest FROM messages WHERE conversation_id = $conversation AND id = $id AND body IS NOT NULL",
            r => TurnJson.Read(r.GetString(0), r.GetString(1), r.GetString(2)),
            ("$conversation", conversationId), ("$id", id));
        return rows.Count > 0 ? rows[0] : null;
    }

    public static Page<Turn> List(Statements statements, string conversationId, int limit, string? cursor)
    {
        var after = long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : 0;
        var rows = statements.Read(
            "SELECT sequence, id, body, digest FROM messages WHERE conversation_id = $conversation AND sequence > $after AND body IS NOT NULL ORDER BY sequence LIMIT $limit",
            r => (Sequence: r.GetInt64(0), Turn: TurnJson.Read(r.GetString(1), r.GetString(2), r.GetString(3))),
            ("$conversation", conversationId), ("$after", after), ("$limit", limit + 1));
        var next = rows.Count > limit ? rows[limit - 1].Sequence.ToString(CultureInfo.InvariantCulture) : null;
        return new Page<Turn>([.. rows.Take(limit).Select(r => r.Turn)], next);
    }

    public static bool Holds(Statements statements, string conversationId, string id) =>
        statements.Read("SELECT 1 FROM messages WHERE conversation_id = $conversation AND id = $id", _ => true, ("$conversation", conversationId), ("$id", id)).Count > 0;

    public static string? Newest(Statements statements, string conversationId)
    {
        var rows = statements.Read("SELECT id FROM messages WHERE conversation_id = $id ORDER BY sequence DESC LIMIT 1", r => r.GetString(0), ("$id", conversationId));
        return rows.Count > 0 ? rows[0] : null;
    }

    public static (string State, string? ParentId, DateTimeOffset CreatedAt, string Audience)? State(Statements statements, string id)
    {
        var rows = statements.Read(
            "SELECT state, parent_id, created_at, audience FROM messages WHERE id = $id",
            r => (r.GetString(0), r.IsDBNull(1) ? null : r.GetString(1), Time(r.GetString(2)), r.GetString(3)),
            ("$id", id));
        return rows.Count > 0 ? rows[0] : null;
    }

    public static void Insert(Statements statements, string id, Conversation conversation, NewTurn turn, string? parentId, string audience, string at) => statements.Execute(
        """
        INSERT INTO messages (id, conversation_id, sequence, parent_id, created_at, state, question, audience, request, client_message_id)
        VALUES ($id, $conversation, (SELECT coalesce(max(sequence), 0) + 1 FROM messages WHERE conversation_id = $conversation), $parent, $at, 'pending', $question, $audience, $request, $client)
        """,
        ("$id", id), ("$conversation", conversation.Id), ("$parent", parentId), ("$at", at), ("$question", turn.Question), ("$audience", audience), ("$request", turn.RequestJson), ("$client", turn.ClientMessageId));

    /// <summary>Questions of a message and of all above it, oldest first: the branch, not the whole conversation.</summary>
    public static IReadOnlyList<Exchange> Above(Statements statements, string? id)
    {
        List<Exchange> exchanges = [];
        while (id is not null && exchanges.Count < LongestBranch)
        {
            var rows = statements.Read("SELECT question, parent_id FROM messages WHERE id = $id", r => (Question: r.GetString(0), Parent: r.IsDBNull(1) ? null : r.GetString(1)), ("$id", id));
            if (rows.Count == 0)
            {
                break;
            }

            exchanges.Add(new Exchange(id, rows[0].Question));
            id = rows[0].Parent;
        }

        exchanges.Reverse();
        return exchanges;
    }

    /// <summary>Turns that were being answered when the process ended, as they are given back.</summary>
    public static IReadOnlyList<Turn> Pending(Statements statements) => statements.Read(
        "SELECT id, conversation_id, parent_id, created_at, question, audience FROM messages WHERE state = 'pending'",
        r => CutOffTurn.Of(r.GetString(0), r.GetString(1), r.IsDBNull(2) ? null : r.GetString(2), Time(r.GetString(3)), r.GetString(4), r.GetString(5)));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
