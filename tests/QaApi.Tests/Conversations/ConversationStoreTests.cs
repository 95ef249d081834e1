using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Conversations;
using Microsoft.Data.Sqlite;

namespace GuidanceQa.QaApi.Tests.Conversations;

public sealed class ConversationStoreTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_turn_comes_back_as_it_was_after_the_store_is_opened_again()
    {
        Turn turn;
        string conversation;
        await using (var store = await _folder.OpenAsync())
        {
            conversation = (await store.CreateAsync(Audiences.Patient, null, Cancel)).Id;
            turn = await StoreFolder.AskAndAnswerAsync(store, conversation, "How much?");
        }

        await using var again = await _folder.OpenAsync();
        var found = Assert.IsType<Lookup<Turn>.Found>(await again.FindTurnAsync(conversation, turn.Id, Cancel));
        Assert.Equivalent(turn, found.Value, strict: true);
        Assert.Equal(1, Assert.IsType<Lookup<Conversation>.Found>(await again.FindAsync(conversation, Cancel)).Value.MessageCount);
    }

    [Fact]
    public async Task After_a_crash_every_acknowledged_turn_is_there_and_one_that_was_cut_off_is_stopped()
    {
        await using var store = await _folder.OpenAsync();
        var conversation = (await store.CreateAsync(Audiences.Clinician, null, Cancel)).Id;
        List<string> acknowledged = [];
        for (var i = 0; i < 20; i++)
        {
            acknowledged.Add((await StoreFolder.AskAndAnswerAsync(store, conversation, $"Question {i}?")).Id);
        }

        var cutOff = await StoreFolder.StartAsync(store, conversation, "And then?");
        var crashed = _folder.Crash();
        try
        {
            await using var again = await _folder.OpenAsync(new DataOptions { Path = crashed });
            var page = Assert.IsType<Lookup<Page<Turn>>.Found>(await again.ListTurnsAsync(conversation, 100, null, Cancel)).Value;
            Assert.Equal([.. acknowledged, cutOff.MessageId], page.Data.Select(t => t.Id));
            Assert.Equal(Statuses.Stopped, page.Data[^1].Status);
            Assert.Equal("And then?", page.Data[^1].Question);
            Assert.Empty(page.Data[^1].Answer.Blocks);
        }
        finally
        {
            Directory.Delete(crashed, recursive: true);
        }
    }

    [Fact]
    public async Task Many_writers_at_once_lose_and_double_nothing()
    {
        await using var store = await _folder.OpenAsync();
        var turns = await Task.WhenAll(Enumerable.Range(0, 64).Select(async i =>
        {
            var conversation = await store.CreateAsync(Audiences.Clinician, null, Cancel);
            return await StoreFolder.AskAndAnswerAsync(store, conversation.Id, $"Question {i}?");
        }));

        foreach (var turn in turns)
        {
            Assert.IsType<Lookup<Turn>.Found>(await store.FindTurnAsync(turn.ConversationId!, turn.Id, Cancel));
        }

        Assert.Equal(64, turns.Select(t => t.Id).Distinct().Count());
    }

    [Fact]
    public async Task The_same_key_and_body_replay_the_finished_turn_and_another_body_is_refused()
    {
        await using var store = await _folder.OpenAsync();
        var conversation = (await store.CreateAsync(Audiences.Clinician, null, Cancel)).Id;
        IdempotencyClaim claim = new("key-1", "POST /m", "hash-1");
        var started = await StoreFolder.StartAsync(store, conversation, "How much?", claim: claim);

        Assert.IsType<BeginTurn.InProgress>(await store.BeginAsync(StoreFolder.Ask(conversation, "How much?", claim: claim), Cancel));
        await store.CompleteAsync(StoreFolder.Answered(started, conversation, "How much?"), Cancel);
        Assert.Equal(started.MessageId, Assert.IsType<BeginTurn.Replayed>(await store.BeginAsync(StoreFolder.Ask(conversation, "How much?", claim: claim), Cancel)).Turn.Id);
        Assert.IsType<BeginTurn.KeyReused>(await store.BeginAsync(StoreFolder.Ask(conversation, "How often?", claim: claim with { BodyHash = "hash-2" }), Cancel));
        Assert.IsType<BeginTurn.Started>(await store.BeginAsync(StoreFolder.Ask(conversation, "How much?", claim: claim with { Scope = "POST /other" }), Cancel));
    }

    [Theory]
    [InlineData(Statuses.Stopped)]
    [InlineData(Statuses.Failed)]
    public async Task A_turn_that_ended_badly_is_run_again_under_the_same_id(string status)
    {
        await using var store = await _folder.OpenAsync();
        var conversation = (await store.CreateAsync(Audiences.Clinician, null, Cancel)).Id;
        IdempotencyClaim claim = new("key-1", "POST /m", "hash-1");
        var first = await StoreFolder.StartAsync(store, conversation, "How much?", claim: claim);
        await store.CompleteAsync(StoreFolder.Answered(first, conversation, "How much?", status), Cancel);

        var again = await StoreFolder.StartAsync(store, conversation, "How much?", claim: claim);

        Assert.Equal(first.MessageId, again.MessageId);
        Assert.Equal(first.CreatedAt, again.CreatedAt);
    }

    [Fact]
    public async Task A_key_is_forgotten_after_its_time()
    {
        await using var store = await _folder.OpenAsync();
        IdempotencyClaim claim = new("key-1", "POST /c", "hash-1");
        var first = await store.CreateAsync(Audiences.Clinician, claim, Cancel);

        Assert.Equal(first.Id, (await store.CreateAsync(Audiences.Clinician, claim, Cancel)).Id);
        await Assert.ThrowsAsync<IdempotencyKeyReusedException>(() => store.CreateAsync(Audiences.Clinician, claim with { BodyHash = "hash-2" }, Cancel));
        _folder.Clock.Advance(TimeSpan.FromHours(25));
        Assert.NotEqual(first.Id, (await store.CreateAsync(Audiences.Clinician, claim, Cancel)).Id);
    }

    [Fact]
    public async Task The_history_of_a_branch_is_what_stands_above_it()
    {
        await using var store = await _folder.OpenAsync();
        var conversation = (await store.CreateAsync(Audiences.Clinician, null, Cancel)).Id;
        var first = await StoreFolder.AskAndAnswerAsync(store, conversation, "One?");
        var second = await StoreFolder.AskAndAnswerAsync(store, conversation, "Two?");
        Assert.Equal(first.Id, second.ParentId);

        var branch = await StoreFolder.StartAsync(store, conversation, "Other two?", first.Id);
        Assert.Equal(["One?"], branch.History.Select(e => e.Question));
        await store.CompleteAsync(StoreFolder.Answered(branch, conversation, "Other two?"), Cancel);

        var root = await StoreFolder.StartAsync(store, conversation, "Anew?", "root");
        Assert.Null(root.ParentId);
        Assert.Empty(root.History);
        await store.CompleteAsync(StoreFolder.Answered(root, conversation, "Anew?"), Cancel);
        Assert.IsType<BeginTurn.ParentMismatch>(await store.BeginAsync(StoreFolder.Ask(conversation, "Which?", "msg_unknown"), Cancel));
    }

    [Fact]
    public async Task One_question_at_a_time_and_no_more_than_the_limit()
    {
        await using var store = await _folder.OpenAsync(new DataOptions { Path = _folder.Path, MessagesPerConversation = 2 });
        var conversation = (await store.CreateAsync(Audiences.Clinician, null, Cancel)).Id;
        var started = await StoreFolder.StartAsync(store, conversation, "One?");

        Assert.IsType<BeginTurn.AnswerInProgress>(await store.BeginAsync(StoreFolder.Ask(conversation, "Two?"), Cancel));
        await store.CompleteAsync(StoreFolder.Answered(started, conversation, "One?"), Cancel);
        await StoreFolder.AskAndAnswerAsync(store, conversation, "Two?");
        Assert.IsType<BeginTurn.Full>(await store.BeginAsync(StoreFolder.Ask(conversation, "Three?"), Cancel));
        Assert.IsType<BeginTurn.NotFound>(await store.BeginAsync(StoreFolder.Ask("conv_unknown", "One?"), Cancel));
    }

    [Fact]
    public async Task A_turn_whose_end_could_not_be_written_does_not_block_its_conversation()
    {
        await using var store = await _folder.OpenAsync();
        var conversation = (await store.CreateAsync(Audiences.Clinician, null, Cancel)).Id;
        var started = await StoreFolder.StartAsync(store, conversation, "One?");
        using CancellationTokenSource refused = new();
        await refused.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.CompleteAsync(StoreFolder.Answered(started, conversation, "One?"), refused.Token));

        await StoreFolder.AskAndAnswerAsync(store, conversation, "Two?");

        Assert.Equal(Statuses.Stopped, Assert.IsType<Lookup<Turn>.Found>(await store.FindTurnAsync(conversation, started.MessageId, Cancel)).Value.Status);
    }

    [Fact]
    public async Task A_list_is_read_in_pages_without_gaps()
    {
        await using var store = await _folder.OpenAsync();
        var conversation = (await store.CreateAsync(Audiences.Clinician, null, Cancel)).Id;
        for (var i = 0; i < 5; i++)
        {
            await StoreFolder.AskAndAnswerAsync(store, conversation, $"{i}?");
        }

        List<string> read = [];
        string? cursor = null;
        do
        {
            var page = Assert.IsType<Lookup<Page<Turn>>.Found>(await store.ListTurnsAsync(conversation, 2, cursor, Cancel)).Value;
            read.AddRange(page.Data.Select(t => t.Question));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        Assert.Equal(["0?", "1?", "2?", "3?", "4?"], read);
    }

    [Fact]
    public async Task Deleting_erases_the_text_from_the_files_at_once()
    {
        await using var store = await _folder.OpenAsync();
        var conversation = (await store.CreateAsync(Audiences.Clinician, null, Cancel)).Id;
        await StoreFolder.AskAndAnswerAsync(store, conversation, "A question with the word marmalade?");
        Assert.True(_folder.Holds("marmalade"));

        Assert.IsType<Lookup<bool>.Found>(await store.DeleteAsync(conversation, Cancel));

        Assert.False(_folder.Holds("marmalade"));
        Assert.IsType<Lookup<Conversation>.Deleted>(await store.FindAsync(conversation, Cancel));
        Assert.IsType<Lookup<bool>.Deleted>(await store.DeleteAsync(conversation, Cancel));
        Assert.IsType<BeginTurn.Deleted>(await store.BeginAsync(StoreFolder.Ask(conversation, "Again?"), Cancel));
    }

    [Fact]
    public async Task A_changed_row_is_noticed_and_not_served()
    {
        await using var store = await _folder.OpenAsync();
        var conversation = (await store.CreateAsync(Audiences.Clinician, null, Cancel)).Id;
        var turn = await StoreFolder.AskAndAnswerAsync(store, conversation, "16 mg?");
        _folder.Execute("UPDATE messages SET body = replace(body, '16 mg', '61 mg')");

        var fault = await Assert.ThrowsAsync<StorageUnavailableException>(() => store.FindTurnAsync(conversation, turn.Id, Cancel));

        Assert.Contains(turn.Id, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_another_program_locks_is_busy_and_not_broken()
    {
        await using var store = await _folder.OpenAsync();
        await using (SqliteConnection other = new($"Data Source={Path.Combine(_folder.Path, "conversations.db")}"))
        {
            other.Open();
            await using var transaction = other.BeginTransaction(deferred: false);
            await Assert.ThrowsAsync<StorageBusyException>(() => store.CreateAsync(Audiences.Clinician, null, Cancel));
        }

        Assert.NotNull(await store.CreateAsync(Audiences.Clinician, null, Cancel));
    }

    [Fact]
    public async Task A_second_process_cannot_open_the_folder()
    {
        await using var store = await _folder.OpenAsync();

        var fault = await Assert.ThrowsAsync<StorageUnavailableException>(() => _folder.OpenAsync());

        Assert.Contains("in use by another process", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_a_newer_program_is_refused_by_name()
    {
        await using (await _folder.OpenAsync())
        {
            _folder.Execute("PRAGMA user_version = 99");
        }

        var fault = await Assert.ThrowsAsync<StorageUnavailableException>(() => _folder.OpenAsync());

        Assert.Contains("99", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_kept_and_refused()
    {
        var file = Path.Combine(_folder.Path, "conversations.db");
        await File.WriteAllTextAsync(file, new string('x', 8192), Cancel);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => _folder.OpenAsync());

        Assert.Equal(8192, new FileInfo(file).Length);
    }
}
