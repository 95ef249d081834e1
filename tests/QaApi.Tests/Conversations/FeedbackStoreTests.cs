using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Conversations;

namespace GuidanceQa.QaApi.Tests.Conversations;

public sealed class FeedbackStoreTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private long Count => (long)_folder.Execute("SELECT count(*) FROM feedback")!;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_message_has_one_verdict_the_newest()
    {
        await using var store = await _folder.OpenAsync();
        var conversation = (await store.CreateAsync(Audiences.Clinician, null, Cancel)).Id;
        var turn = await StoreFolder.AskAndAnswerAsync(store, conversation, "How much?");

        Assert.True(await store.KeepFeedbackAsync(turn.Id, new Feedback("down", ["outdated", "unsafe"], "No."), Cancel));
        Assert.Equal("down outdated unsafe No.", _folder.Execute("SELECT value || ' ' || reasons || ' ' || comment FROM feedback"));
        Assert.True(await store.KeepFeedbackAsync(turn.Id, new Feedback("up", [], null), Cancel));
        Assert.Equal("up", _folder.Execute("SELECT value || reasons || coalesce(comment, '') FROM feedback"));
        Assert.Equal(1, Count);
        Assert.True(await store.RemoveFeedbackAsync(turn.Id, Cancel));
        Assert.Equal(0, Count);
    }

    [Fact]
    public async Task A_message_that_is_unknown_or_still_being_answered_takes_no_verdict()
    {
        await using var store = await _folder.OpenAsync();
        var conversation = (await store.CreateAsync(Audiences.Clinician, null, Cancel)).Id;
        var started = await StoreFolder.StartAsync(store, conversation, "How much?");

        Assert.False(await store.KeepFeedbackAsync(started.MessageId, new Feedback("up", [], null), Cancel));
        Assert.False(await store.KeepFeedbackAsync("msg_nothing", new Feedback("up", [], null), Cancel));
        Assert.False(await store.RemoveFeedbackAsync("msg_nothing", Cancel));
        Assert.Equal(0, Count);
    }

    [Fact]
    public async Task A_verdict_on_what_was_cut_off_does_not_stay_on_the_whole_answer()
    {
        await using var store = await _folder.OpenAsync();
        var conversation = (await store.CreateAsync(Audiences.Clinician, null, Cancel)).Id;
        IdempotencyClaim claim = new("key-1", "POST /m", "hash-1");
        var started = await StoreFolder.StartAsync(store, conversation, "How much?", claim: claim);
        await store.CompleteAsync(StoreFolder.Answered(started, conversation, "How much?", Statuses.Stopped), Cancel);
        Assert.True(await store.KeepFeedbackAsync(started.MessageId, new Feedback("down", [], null), Cancel));

        await StoreFolder.StartAsync(store, conversation, "How much?", claim: claim);

        Assert.Equal(0, Count);
    }

    [Fact]
    public async Task A_verdict_is_erased_with_its_conversation()
    {
        await using var store = await _folder.OpenAsync();
        var conversation = (await store.CreateAsync(Audiences.Clinician, null, Cancel)).Id;
        var turn = await StoreFolder.AskAndAnswerAsync(store, conversation, "How much?");
        await store.KeepFeedbackAsync(turn.Id, new Feedback("down", [], "A comment with the word marmalade."), Cancel);
        Assert.True(_folder.Holds("marmalade"));

        await store.DeleteAsync(conversation, Cancel);

        Assert.False(_folder.Holds("marmalade"));
        Assert.Equal(0, Count);
        Assert.False(await store.KeepFeedbackAsync(turn.Id, new Feedback("up", [], null), Cancel));
    }

    [Fact]
    public async Task A_file_from_before_there_was_feedback_is_taken_over()
    {
        _folder.Execute(await File.ReadAllTextAsync(Path.Combine(TestIndex.Root, "src", "QaApi", "Conversations", "Schema", "001.sql"), Cancel)
            + "; PRAGMA user_version = 1; INSERT INTO conversations VALUES ('conv_old', '2026-01-01T08:00:00.0000000Z', 'patient', NULL)");

        await using var store = await _folder.OpenAsync();
        var turn = await StoreFolder.AskAndAnswerAsync(store, "conv_old", "How much?");

        Assert.True(await store.KeepFeedbackAsync(turn.Id, new Feedback("up", [], null), Cancel));
    }
}
