using System.Collections.Concurrent;
using System.Globalization;
using GuidanceQa.QaApi.Answering;
using Microsoft.Data.Sqlite;

namespace GuidanceQa.QaApi.Conversations;

/// <summary>
/// Where are conversations kept? In one SQLite file: a turn is on the disk before its first byte is sent, and complete before its last. Nothing acknowledged is lost; a turn that was
/// cut off comes back as stopped. Not for answering.
/// </summary>
public sealed class ConversationStore(DataOptions options, TimeProvider clock) : IAsyncDisposable
{
    private readonly Database _database = new(options.Path);
    private readonly ConcurrentDictionary<string, bool> _running = new(StringComparer.Ordinal);
    private FileStream? _lock;
    private WriteQueue? _writes;

    public bool IsOpen => _writes is not null;

    private WriteQueue Writes => _writes ?? throw new StorageUnavailableException("The conversation store is not open.", null);

    /// <summary>Opens or creates the store, upgrades its schema, and gives back turns that were cut off as stopped.</summary>
    /// <exception cref="StorageUnavailableException">Another process holds the folder, it is not writable, or the file is of a newer version.</exception>
    public async Task OpenAsync(CancellationToken cancel)
    {
        try
        {
            Directory.CreateDirectory(options.Path);
            TakeLock();
            using (var connection = _database.Open())
            {
                Database.Upgrade(connection);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
        {
            await DisposeAsync();
            throw StorageFaults.Of(e);
        }

        _writes = new WriteQueue(_database);
        await _writes.RunAsync(Recover, cancel);
    }

    /// <exception cref="IdempotencyKeyReusedException">The key was used with another body.</exception>
    public Task<Conversation> CreateAsync(string audience, IdempotencyClaim? claim, CancellationToken cancel) => Writes.RunAsync(
        statements =>
        {
            if (claim is not null && FindClaim(statements, claim) is { } earlier)
            {
                return earlier.BodyHash != claim.BodyHash
                    ? throw new IdempotencyKeyReusedException()
                    : ConversationRows.Find(statements, earlier.TargetId) is Lookup<Conversation>.Found found ? found.Value : throw new IdempotencyKeyReusedException();
            }

            Conversation conversation = new(Ids.NewConversation(), clock.GetUtcNow(), audience, 0);
            statements.Execute(
                "INSERT INTO conversations (id, created_at, audience) VALUES ($id, $at, $audience)",
                ("$id", conversation.Id), ("$at", Text(conversation.CreatedAt)), ("$audience", audience));
            Claim(statements, claim, conversation.Id);
            return conversation;
        },
        cancel);

    public Task<Lookup<Conversation>> FindAsync(string id, CancellationToken cancel) => ReadAsync(statements => ConversationRows.Find(statements, id), cancel);

    /// <summary>Erases the conversation's text at once, also from the write-ahead log. The id stays known as deleted.</summary>
    public async Task<Lookup<bool>> DeleteAsync(string id, CancellationToken cancel)
    {
        var result = await Writes.RunAsync(
            statements =>
            {
                var found = ConversationRows.Find(statements, id);
                if (found is not Lookup<Conversation>.Found)
                {
                    return found is Lookup<Conversation>.Deleted ? new Lookup<bool>.Deleted() : (Lookup<bool>)new Lookup<bool>.NotFound();
                }

                statements.Execute("DELETE FROM idempotency WHERE target_id = $id OR target_id IN (SELECT id FROM messages WHERE conversation_id = $id)", ("$id", id));
                statements.Execute("DELETE FROM messages WHERE conversation_id = $id", ("$id", id));
                statements.Execute("UPDATE conversations SET deleted_at = $at WHERE id = $id", ("$id", id), ("$at", Text(clock.GetUtcNow())));
                return new Lookup<bool>.Found(true);
            },
            cancel);
        if (result is Lookup<bool>.Found)
        {
            using var connection = _database.Open();
            Database.Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        }

        return result;
    }

    /// <summary>Records a turn as pending; durable when it returns.</summary>
    public Task<BeginTurn> BeginAsync(NewTurn turn, CancellationToken cancel) => Writes.RunAsync(statements => Begin(statements, turn), cancel);

    /// <summary>Completes a turn; durable when it returns. A turn whose conversation was deleted meanwhile is dropped.</summary>
    public async Task CompleteAsync(Turn turn, CancellationToken cancel)
    {
        try
        {
            await Writes.RunAsync(statements => Keep(statements, turn), cancel);
        }
        finally
        {
            // Also when the disk refuses: nobody works on the turn any more, and its conversation must not wait for it for ever.
            _running.TryRemove(turn.Id, out _);
        }
    }

    public Task<Lookup<Turn>> FindTurnAsync(string conversationId, string messageId, CancellationToken cancel) => ReadAsync<Lookup<Turn>>(
        statements => ConversationRows.Find(statements, conversationId) switch
        {
            Lookup<Conversation>.Deleted => new Lookup<Turn>.Deleted(),
            Lookup<Conversation>.Found when ConversationRows.FindTurn(statements, conversationId, messageId) is { } turn => new Lookup<Turn>.Found(turn),
            _ => new Lookup<Turn>.NotFound(),
        },
        cancel);

    /// <summary>Finished turns, oldest first.</summary>
    /// <param name="cursor">From an earlier page; one that is not is read as the beginning.</param>
    public Task<Lookup<Page<Turn>>> ListTurnsAsync(string conversationId, int limit, string? cursor, CancellationToken cancel) => ReadAsync<Lookup<Page<Turn>>>(
        statements => ConversationRows.Find(statements, conversationId) switch
        {
            Lookup<Conversation>.Deleted => new Lookup<Page<Turn>>.Deleted(),
            Lookup<Conversation>.NotFound => new Lookup<Page<Turn>>.NotFound(),
            _ => new Lookup<Page<Turn>>.Found(ConversationRows.List(statements, conversationId, limit, cursor)),
        },
        cancel);

    /// <summary>Keeps a verdict in the place of an earlier one; durable when it returns. False: there is no finished message of that id.</summary>
    public Task<bool> KeepFeedbackAsync(string messageId, Feedback feedback, CancellationToken cancel) =>
        Writes.RunAsync(statements => FeedbackRows.Keep(statements, messageId, feedback, Text(clock.GetUtcNow())), cancel);

    /// <summary>Removes a verdict, if there is one. False: there is no finished message of that id.</summary>
    public Task<bool> RemoveFeedbackAsync(string messageId, CancellationToken cancel) => Writes.RunAsync(statements => FeedbackRows.Remove(statements, messageId), cancel);

    public async ValueTask DisposeAsync()
    {
        if (_writes is not null)
        {
            await _writes.DisposeAsync();
            _writes = null;
        }

        SqliteConnection.ClearAllPools();
        if (_lock is not null)
        {
            await _lock.DisposeAsync();
            _lock = null;
        }
    }

    private BeginTurn Begin(Statements statements, NewTurn turn)
    {
        var now = clock.GetUtcNow();
        switch (ConversationRows.Find(statements, turn.ConversationId))
        {
            case Lookup<Conversation>.Deleted:
                return new BeginTurn.Deleted();
            case Lookup<Conversation>.Found { Value: var conversation }:
                if (turn.Idempotency is { } claim && FindClaim(statements, claim) is { } earlier)
                {
                    return Again(statements, turn, claim, earlier);
                }

                if (IsAnswering(statements, conversation.Id))
                {
                    return new BeginTurn.AnswerInProgress();
                }

                if (conversation.MessageCount >= options.MessagesPerConversation)
                {
                    return new BeginTurn.Full();
                }

                var parent = turn.ParentId switch
                {
                    null => ConversationRows.Newest(statements, conversation.Id),
                    "root" => null,
                    _ => turn.ParentId,
                };
                if (parent is not null && !ConversationRows.Holds(statements, conversation.Id, parent))
                {
                    return new BeginTurn.ParentMismatch();
                }

                var id = Ids.NewMessage();
                var audience = turn.Audience ?? conversation.Audience;
                ConversationRows.Insert(statements, id, conversation, turn, parent, audience, Text(now));
                Claim(statements, turn.Idempotency, id);
                _running[id] = true;
                return new BeginTurn.Started(id, parent, now, audience, ConversationRows.Above(statements, parent));
            default:
                return new BeginTurn.NotFound();
        }
    }

    // A turn that is pending and that nobody works on was left behind by a full disk: it is given back as stopped.
    private bool IsAnswering(Statements statements, string conversationId)
    {
        var isAnswering = false;
        foreach (var turn in ConversationRows.Pending(statements).Where(t => t.ConversationId == conversationId))
        {
            if (_running.ContainsKey(turn.Id))
            {
                isAnswering = true;
            }
            else
            {
                Keep(statements, turn);
            }
        }

        return isAnswering;
    }

    private static int Keep(Statements statements, Turn turn)
    {
        var body = TurnJson.Write(turn);
        return statements.Execute(
            "UPDATE messages SET state = $state, body = $body, digest = $digest WHERE id = $id",
            ("$state", turn.Status is Statuses.Stopped or Statuses.Failed ? "stopped" : "finished"), ("$body", body), ("$digest", TurnJson.DigestOf(turn.Id, body)), ("$id", turn.Id));
    }

    private BeginTurn Again(Statements statements, NewTurn turn, IdempotencyClaim claim, (string BodyHash, string TargetId) earlier)
    {
        if (earlier.BodyHash != claim.BodyHash)
        {
            return new BeginTurn.KeyReused();
        }

        if (ConversationRows.State(statements, earlier.TargetId) is not { } row)
        {
            return new BeginTurn.NotFound();
        }

        switch (row.State)
        {
            case "pending" when _running.ContainsKey(earlier.TargetId):
                return new BeginTurn.InProgress();
            case "finished":
                return new BeginTurn.Replayed(ConversationRows.FindTurn(statements, turn.ConversationId, earlier.TargetId)!);
            default:
                if (IsAnswering(statements, turn.ConversationId))
                {
                    return new BeginTurn.AnswerInProgress();
                }

                _running[earlier.TargetId] = true;
                FeedbackRows.Remove(statements, earlier.TargetId);
                statements.Execute("UPDATE messages SET state = 'pending', body = NULL, digest = NULL WHERE id = $id", ("$id", earlier.TargetId));
                return new BeginTurn.Started(earlier.TargetId, row.ParentId, row.CreatedAt, row.Audience, ConversationRows.Above(statements, row.ParentId));
        }
    }

    private (string BodyHash, string TargetId)? FindClaim(Statements statements, IdempotencyClaim claim)
    {
        var rows = statements.Read(
            "SELECT body_hash, target_id FROM idempotency WHERE scope = $scope AND key = $key AND created_at > $since",
            r => (r.GetString(0), r.GetString(1)),
            ("$scope", claim.Scope), ("$key", claim.Key), ("$since", Text(Oldest())));
        return rows.Count > 0 ? rows[0] : null;
    }

    private void Claim(Statements statements, IdempotencyClaim? claim, string targetId)
    {
        if (claim is not null)
        {
            statements.Execute(
                "INSERT OR REPLACE INTO idempotency (scope, key, body_hash, target_id, created_at) VALUES ($scope, $key, $hash, $target, $at)",
                ("$scope", claim.Scope), ("$key", claim.Key), ("$hash", claim.BodyHash), ("$target", targetId), ("$at", Text(clock.GetUtcNow())));
        }
    }

    private DateTimeOffset Oldest() => clock.GetUtcNow().AddHours(-options.IdempotencyHours);

    private bool Recover(Statements statements)
    {
        foreach (var turn in ConversationRows.Pending(statements))
        {
            Keep(statements, turn);
        }

        statements.Execute("DELETE FROM idempotency WHERE created_at <= $since", ("$since", Text(Oldest())));
        return true;
    }

    // SQLite reads are short and synchronous by nature; the signature leaves room for a store that is not.
    private Task<T> ReadAsync<T>(Func<Statements, T> read, CancellationToken cancel)
    {
        _ = Writes;
        cancel.ThrowIfCancellationRequested();
        try
        {
            using var connection = _database.Open();
            return Task.FromResult(read(new Statements(connection, null)));
        }
        catch (SqliteException e)
        {
            throw StorageFaults.Of(e);
        }
    }

    private void TakeLock()
    {
        try
        {
            _lock = new FileStream(Path.Combine(options.Path, "store.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (File.Exists(Path.Combine(options.Path, "store.lock")))
        {
            throw new StorageUnavailableException($"The data folder {options.Path} is in use by another process: choose another one with --Data:Path.", e);
        }
    }

    internal static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
