using Microsoft.Data.Sqlite;

namespace GuidanceQa.QaApi.Conversations;

/// <summary>The store is locked or its queue is full: try again in a moment.</summary>
public sealed class StorageBusyException(string message, Exception? inner) : Exception(message, inner);

/// <summary>The disk is full. Nothing that was acknowledged is lost.</summary>
public sealed class StorageFullException(string message, Exception? inner) : Exception(message, inner);

/// <summary>The store cannot be used: not writable, damaged, of a newer version, or held by another process.</summary>
public sealed class StorageUnavailableException(string message, Exception? inner) : Exception(message, inner);

/// <summary>The idempotency key was used with another body.</summary>
public sealed class IdempotencyKeyReusedException() : Exception("The idempotency key was used with another body.");

internal static class StorageFaults
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Full = 13;

    /// <summary>The fault that a caller should see for what SQLite or the file system said.</summary>
    public static Exception Of(Exception e) => e switch
    {
        StorageBusyException or StorageFullException or StorageUnavailableException or IdempotencyKeyReusedException or OperationCanceledException => e,
        SqliteException { SqliteErrorCode: Busy or Locked } => new StorageBusyException("The conversation store is locked by another program.", e),
        SqliteException { SqliteErrorCode: Full } => new StorageFullException("The disk of the conversation store is full.", e),
        _ => new StorageUnavailableException($"The conversation store cannot be used ({e.Message}).", e),
    };
}
