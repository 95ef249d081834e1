using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace GuidanceQa.QaApi.Tests.Http;

/// <summary>What identifies a person is nowhere but in the request that it came in.</summary>
public sealed class MaskingTests(RunningServer running)
{
    private const string Question = "Jane Canary, DOB 12/03/1965, MRN 7654321, jane.canary@x.org, 07700 900123: how much oil does the reservoir hold?";
    private const string Masked = "[name], [date of birth], [record number], [e-mail], [phone]: how much oil does the reservoir hold?";

    private static readonly string[] Canaries = ["Canary", "canary", "12/03/1965", "7654321", "900123"];

    private readonly ServerProcess _server = running.Server;

    [Fact]
    public async Task A_question_is_answered_as_without_its_identifiers_and_says_that_they_were_masked()
    {
        var (_, masked) = await _server.PostAsync("/api/v1/answers", new { question = Question });
        var (_, plain) = await _server.PostAsync("/api/v1/answers", new { question = "How much oil does the reservoir hold?" });

        Assert.Equal(Masked, (string)masked["question"]!);
        Assert.Equal(Masked, (string)masked["interpretation"]!["standaloneQuestion"]!);
        Assert.Equal((string)plain["status"]!, (string)masked["status"]!);
        Assert.Equal((string)plain["answer"]!["text"]!, (string)masked["answer"]!["text"]!);
        Assert.Contains(masked["answer"]!["notices"]!.AsArray(), n => (string)n!["code"]! == "identifiers_masked");
        Assert.DoesNotContain(plain["answer"]!["notices"]!.AsArray(), n => (string)n!["code"]! == "identifiers_masked");
    }

    [Fact]
    public async Task Nothing_that_was_masked_is_stored_logged_or_given_back()
    {
        var id = await _server.ConversationAsync();
        var (status, message) = await _server.PostAsync($"/api/v1/conversations/{id}/messages", new { question = Question, clientMessageId = "jane.canary@x.org" });
        var (_, follow) = await _server.PostAsync($"/api/v1/conversations/{id}/messages", new { question = "And in winter?" });
        var (_, events) = await EventReader.AskAsync(_server.Client, $"/api/v1/conversations/{id}/messages", new { question = Question });
        var (_, stateless) = await _server.PostAsync("/api/v1/answers", new { question = "And in winter?", history = new[] { new { question = Question } } });
        var (_, found) = await _server.GetAsync("/api/v1/search?q=" + Uri.EscapeDataString(Question));

        Assert.Equal(HttpStatusCode.Created, status);
        var given = string.Concat(new[] { message, follow, stateless, found }.Select(n => n.ToJsonString()).Concat(events.Select(e => e.Data.ToJsonString())));
        Assert.Contains("[record number]", given, StringComparison.Ordinal);
        Assert.DoesNotContain(Canaries, c => given.Contains(c, StringComparison.Ordinal));
        var kept = Kept();
        Assert.Contains("[record number]", kept, StringComparison.Ordinal);
        Assert.DoesNotContain(Canaries, c => kept.Contains(c, StringComparison.Ordinal));
        lock (_server.Output)
        {
            Assert.DoesNotContain(Canaries, c => _server.Output.ToString().Contains(c, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_same_key_and_body_are_replayed_and_another_question_is_refused()
    {
        var id = await _server.ConversationAsync();
        async Task<(HttpStatusCode Status, JsonNode Body)> Ask(string question)
        {
            using HttpRequestMessage request = new(HttpMethod.Post, $"/api/v1/conversations/{id}/messages") { Content = JsonContent.Create(new { question }) };
            request.Headers.Add("Idempotency-Key", "masked-1");
            return await ServerProcess.ReadAsync(await _server.Client.SendAsync(request, TestContext.Current.CancellationToken));
        }

        var (_, first) = await Ask(Question);
        var (_, again) = await Ask(Question);
        var (status, problem) = await Ask(Question + " And how long?");

        Assert.True(JsonNode.DeepEquals(first, again));
        BadInputTests.Check(problem, status, 422, "idempotency_key_reused");
    }

    [Fact]
    public async Task A_question_that_is_nothing_but_identifiers_is_asked_back_about()
    {
        var (status, message) = await _server.PostAsync("/api/v1/answers", new { question = "jane.canary@x.org 07700 900123" });

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("[e-mail] [phone]", (string)message["question"]!);
        Assert.Equal("clarify", (string)message["status"]!);
    }

    private string Kept()
    {
        StringBuilder kept = new();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_server.Root, "data"), "conversations.db*"))
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using StreamReader reader = new(stream, Encoding.Latin1);
            kept.Append(reader.ReadToEnd());
        }

        return kept.ToString();
    }
}
