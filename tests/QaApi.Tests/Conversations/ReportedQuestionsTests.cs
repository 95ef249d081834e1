using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Conversations;

namespace GuidanceQa.QaApi.Tests.Conversations;

public sealed class ReportedQuestionsTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_not_answered_and_what_was_voted_down_is_reported_with_what_stood_above_it()
    {
        await using var store = await _folder.OpenAsync();
        var conversation = (await store.CreateAsync(Audiences.Patient, null, Cancel)).Id;
        foreach (var status in new[] { Statuses.Answered, Statuses.NotCovered, Statuses.OutOfScope, Statuses.Partial, Statuses.Failed, Statuses.Clarify, Statuses.Safety, Statuses.Stopped })
        {
            await AskAsync(store, conversation, $"{status}?", status);
        }

        var bad = await AskAsync(store, conversation, "bad?", Statuses.Answered, "root");
        var worse = await AskAsync(store, conversation, "worse?", Statuses.NotCovered, bad.Id);
        var good = await AskAsync(store, conversation, "good?", Statuses.Answered, "root");
        await store.KeepFeedbackAsync(bad.Id, new Feedback("down", ["outdated", "unsafe"], "A comment."), Cancel);
        await store.KeepFeedbackAsync(worse.Id, new Feedback("up", [], null), Cancel);
        await store.KeepFeedbackAsync(good.Id, new Feedback("up", [], null), Cancel);

        var reported = ReportedQuestions.Read(_folder.Options);

        Assert.Equal(["not_covered?", "out_of_scope?", "partial?", "failed?", "bad?", "worse?"], reported.Select(r => r.Question));
        Assert.Equal(["answered?", "not_covered?"], reported[1].History!);
        Assert.Equal("""{"question":"bad?","audience":"patient","status":"answered","verdict":"down","reasons":["outdated","unsafe"]}""", reported[4].ToLine());
        Assert.Equal("""{"question":"worse?","history":["bad?"],"audience":"patient","status":"not_covered","verdict":"up"}""", reported[5].ToLine());
    }

    [Fact]
    public async Task A_deleted_conversation_is_not_reported()
    {
        await using var store = await _folder.OpenAsync();
        var conversation = (await store.CreateAsync(Audiences.Patient, null, Cancel)).Id;
        await AskAsync(store, conversation, "What?", Statuses.NotCovered);
        Assert.Single(ReportedQuestions.Read(_folder.Options));

        await store.DeleteAsync(conversation, Cancel);

        Assert.Empty(ReportedQuestions.Read(_folder.Options));
    }

    [Fact]
    public async Task What_was_stored_before_there_were_masks_is_masked_on_the_way_out()
    {
        await using (var store = await _folder.OpenAsync())
        {
            var conversation = (await store.CreateAsync(Audiences.Patient, null, Cancel)).Id;
            await AskAsync(store, conversation, "Call me on 07700 900123?", Statuses.Answered);
            await AskAsync(store, conversation, "Or jane@x.org?", Statuses.NotCovered);
        }

        var (code, written, said) = await RunAsync(_folder.Options);

        Assert.Equal(0, code);
        Assert.Equal("""{"question":"Or [e-mail]?","history":["Call me on [phone]?"],"audience":"patient","status":"not_covered"}""" + "\n", written);
        Assert.Equal("Questions written: 1", said.Trim());
    }

    [Fact]
    public async Task A_folder_without_a_store_one_of_another_version_and_a_damaged_one_are_told_in_one_line()
    {
        var (missing, _, noStore) = await RunAsync(new DataOptions { Path = Path.Combine(_folder.Path, "nowhere") });
        await using (var store = await _folder.OpenAsync())
        {
            await AskAsync(store, (await store.CreateAsync(Audiences.Patient, null, Cancel)).Id, "16 mg?", Statuses.NotCovered);
        }

        _folder.Execute("UPDATE messages SET body = replace(body, '16 mg', '61 mg')");
        var (damaged, written, damage) = await RunAsync(_folder.Options);
        _folder.Execute("PRAGMA user_version = 1");
        var (old, _, version) = await RunAsync(_folder.Options);

        Assert.Equal([74, 74, 74], [missing, damaged, old]);
        Assert.Empty(written);
        Assert.Contains("no conversation store", noStore, StringComparison.Ordinal);
        Assert.Contains("is damaged", damage, StringComparison.Ordinal);
        Assert.Contains("version 1", version, StringComparison.Ordinal);
        Assert.All(new[] { noStore, damage, version }, line => Assert.Single(line.Trim().Split('\n')));
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "nowhere")));
    }

    private async Task<Turn> AskAsync(ConversationStore store, string conversation, string question, string status, string? parent = null)
    {
        _folder.Clock.Advance(TimeSpan.FromSeconds(1));
        var turn = StoreFolder.Answered(await StoreFolder.StartAsync(store, conversation, question, parent), conversation, question, status);
        await store.CompleteAsync(turn, Cancel);
        return turn;
    }

    private static async Task<(int Code, string Written, string Said)> RunAsync(DataOptions options)
    {
        await using StringWriter output = new();
        await using StringWriter errors = new();
        var code = await QuestionsCommand.RunAsync(options, output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
