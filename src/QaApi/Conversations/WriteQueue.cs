using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace GuidanceQa.QaApi.Conversations;

/// <summary>
/// One writer for the store. Waiting writes share one transaction and so one flush of the disk (group commit): a flush costs some hundred times the write itself.
/// A caller is told of success only after the commit; one whose write fails is rolled back alone.
/// </summary>
internal sealed class WriteQueue : IAsyncDisposable
{
    private const int Capacity = 1_000;
    private const int LargestGroup = 256;

    private readonly Channel<Write> _writes = Channel.CreateBounded<Write>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly Database _database;
    private readonly Task _worker;

    public WriteQueue(Database database)
    {
        _database = database;
        _worker = Task.Run(DrainAsync);
    }

    /// <summary>Runs a write and returns when it is on the disk. Cancelling takes effect only while the write still waits.</summary>
    /// <exception cref="StorageBusyException">The queue is full.</exception>
    public async Task<T> RunAsync<T>(Func<Statements, T> write, CancellationToken cancel)
    {
        Write item = new(statements => write(statements), cancel);
        if (!_writes.Writer.TryWrite(item))
        {
            throw _worker.IsCompleted ? new StorageUnavailableException("The conversation store is closed.", null) : new StorageBusyException("Too many writes are waiting for the conversation store.", null);
        }

        return (T)(await item.Result.Task)!;
    }

    public async ValueTask DisposeAsync()
    {
        _writes.Writer.TryComplete();
        await _worker;
    }

    private async Task DrainAsync()
    {
        List<Write> group = [];
        while (await _writes.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < LargestGroup && _writes.Reader.TryRead(out var write))
            {
                if (write.Cancel.IsCancellationRequested)
                {
                    write.Result.TrySetCanceled(write.Cancel);
                }
                else
                {
                    group.Add(write);
                }
            }

            if (group.Count > 0)
            {
                Commit(group);
            }
        }
    }

    private void Commit(List<Write> group)
    {
        List<(Write Write, object? Value, Exception? Fault)> results = [];
        try
        {
            using var connection = _database.Open();
            using var transaction = connection.BeginTransaction(deferred: false);
            foreach (var write in group)
            {
                transaction.Save("one");
                try
                {
                    results.Add((write, write.Run(new Statements(connection, transaction)), null));
                }
                catch (Exception e) when (e is not SqliteException { SqliteErrorCode: 13 })
                {
                    transaction.Rollback("one");
                    results.Add((write, null, StorageFaults.Of(e)));
                }

                transaction.Release("one");
            }

            transaction.Commit();
        }
        catch (Exception e)
        {
            // Nothing of the group is on the disk, so nobody may be told that it is.
            var fault = StorageFaults.Of(e);
            group.ForEach(w => w.Result.TrySetException(fault));
            return;
        }

        foreach (var (write, value, fault) in results)
        {
            _ = fault is null ? write.Result.TrySetResult(value) : write.Result.TrySetException(fault);
        }
    }

    private sealed record Write(Func<Statements, object?> Run, CancellationToken Cancel)
    {
        public TaskCompletionSource<object?> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>Plain SQL with named values.</summary>
internal sealed class Statements(SqliteConnection connection, SqliteTransaction? transaction)
{
    public int Execute(string sql, params (string Name, object? Value)[] values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    public IReadOnlyList<T> Read<T>(string sql, Func<SqliteDataReader, T> row, params (string Name, object? Value)[] values)
    {
        using var command = Command(sql, values);
        using var reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    // SQL is always a constant of this room; what people write travels as values.
    private SqliteCommand Command(string sql, (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }
}
