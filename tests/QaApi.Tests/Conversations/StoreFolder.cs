using System.Text;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Conversations;
using GuidanceQa.QaApi.Retrieval;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace GuidanceQa.QaApi.Tests.Conversations;

/// <summary>A data folder for one test, with a clock that the test moves.</summary>
internal sealed class StoreFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("conversations-").FullName;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 1, 8, 0, 0, TimeSpan.Zero));

    public DataOptions Options => new() { Path = Path };

    public async Task<ConversationStore> OpenAsync(DataOptions? options = null)
    {
        ConversationStore store = new(options ?? Options, Clock);
        await store.OpenAsync(TestContext.Current.CancellationToken);
        return store;
    }

    /// <summary>The files as a crash would leave them: copied while the store is open, without a shutdown.</summary>
    public string Crash()
    {
        var copy = Directory.CreateTempSubdirectory("crashed-").FullName;
        foreach (var file in Directory.EnumerateFiles(Path, "conversations.db*"))
        {
            File.Copy(file, System.IO.Path.Combine(copy, System.IO.Path.GetFileName(file)));
        }

        return copy;
    }

    public static NewTurn Ask(string conversation, string question, string? parent = null, IdempotencyClaim? claim = null) => new(conversation, question, null, parent, null, "{}", claim);

    public static Turn Answered(BeginTurn.Started started, string conversation, string question, string status = Statuses.Answered) => new(
        started.MessageId,
        conversation,
        started.ParentId,
        started.CreatedAt,
        status,
        null,
        question,
        started.Audience,
        new Interpretation(question, "general", false, [], Filters.None),
        Answer.Empty with { Text = $"An answer to: {question} – ü ≤48 h" },
        [],
        new ComposerUse("extractive", null, null, null),
        new Receipt("sha256:a", "sha256:b", "sha256:c"),
        new Timings(1, 2, 3, 4, 5));

    public static async Task<BeginTurn.Started> StartAsync(ConversationStore store, string conversation, string question, string? parent = null, IdempotencyClaim? claim = null) =>
        Assert.IsType<BeginTurn.Started>(await store.BeginAsync(Ask(conversation, question, parent, claim), TestContext.Current.CancellationToken));

    public static async Task<Turn> AskAndAnswerAsync(ConversationStore store, string conversation, string question, string? parent = null, IdempotencyClaim? claim = null)
    {
        var turn = Answered(await StartAsync(store, conversation, question, parent, claim), conversation, question);
        await store.CompleteAsync(turn, TestContext.Current.CancellationToken);
        return turn;
    }

    /// <summary>Whether a word stands anywhere in the files, also in the write-ahead log.</summary>
    public bool Holds(string word)
    {
        var bytes = Encoding.UTF8.GetBytes(word);
        return Directory.EnumerateFiles(Path, "conversations.db*").Any(file =>
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using MemoryStream copy = new();
            stream.CopyTo(copy);
            return copy.ToArray().AsSpan().IndexOf(bytes) >= 0;
        });
    }

    public object? Execute(string sql)
    {
        using SqliteConnection connection = new($"Data Source={System.IO.Path.Combine(Path, "conversations.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
