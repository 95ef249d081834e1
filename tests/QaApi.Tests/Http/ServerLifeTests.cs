using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace GuidanceQa.QaApi.Tests.Http;

/// <summary>Starting, failing to start, being killed and being stopped.</summary>
public sealed class ServerLifeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_while_answering_in_a_loop_every_acknowledged_message_is_there_after_a_restart()
    {
        await using ServerProcess server = new(TestIndex.Lighthouse);
        server.Start();
        await server.ReadyAsync();
        List<(string Conversation, string Message, string Hash)> acknowledged = [];
        using CancellationTokenSource stop = new();
        var askers = Enumerable.Range(0, 4).Select(async n =>
        {
            var conversation = await server.ConversationAsync();
            for (var i = 0; !stop.IsCancellationRequested && i < 190; i++)
            {
                try
                {
                    var response = await server.Client.PostAsJsonAsync($"/api/v1/conversations/{conversation}/messages", new { question = $"How much oil does the reservoir hold, {n} {i}?" }, Cancel);
                    var message = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!;
                    if (response.StatusCode == HttpStatusCode.Created)
                    {
                        lock (acknowledged)
                        {
                            acknowledged.Add((conversation, (string)message["id"]!, (string)message["receipt"]!["answer"]!));
                        }
                    }
                }
                catch (Exception e) when (e is HttpRequestException or IOException or System.Text.Json.JsonException)
                {
                    return;
                }
            }
        }).ToList();
        while (true)
        {
            await Task.Delay(20, Cancel);
            lock (acknowledged)
            {
                if (acknowledged.Count >= 120)
                {
                    break;
                }
            }
        }

        await server.KillAsync();
        await stop.CancelAsync();
        await Task.WhenAll(askers);
        server.Start();
        await server.ReadyAsync();

        Assert.True(acknowledged.Count >= 120);
        foreach (var (conversation, message, hash) in acknowledged)
        {
            var (status, found) = await server.GetAsync($"/api/v1/conversations/{conversation}/messages/{message}");
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Equal(hash, (string)found["receipt"]!["answer"]!);
        }

        // What was cut off in the middle does not look whole, and nothing hangs as if it were still being answered.
        foreach (var conversation in acknowledged.Select(a => a.Conversation).Distinct())
        {
            var (_, list) = await server.GetAsync($"/api/v1/conversations/{conversation}/messages?limit=100");
            Assert.All(list["data"]!.AsArray(), m => Assert.Contains((string)m!["status"]!, new[] { "answered", "partial", "stopped" }));
            Assert.Equal(HttpStatusCode.Created, (await server.PostAsync($"/api/v1/conversations/{conversation}/messages", new { question = "What should keepers wear?" })).Status);
        }
    }

    [Fact]
    public async Task An_open_connection_does_not_hold_the_shutdown()
    {
        await using ServerProcess server = new(TestIndex.Lighthouse);
        server.Start();
        await server.ReadyAsync();
        using TcpClient idle = new();
        await idle.ConnectAsync(IPAddress.Loopback, server.Port, Cancel);
        await idle.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST /api/v1/answers HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"question\""), Cancel);

        await server.StopAsync();

        Assert.Equal(0, server.ExitCode);
    }

    [Fact]
    public async Task A_faulty_corpus_keeps_the_server_alive_and_not_ready_and_says_which_line()
    {
        using TemporaryCorpus corpus = new();
        corpus.Write("broken.md", "---\ntitel: A typing error\n---\n# T\n\nA sentence. [9]\n");
        await using ServerProcess server = new(corpus.Folder);
        server.Start();
        await server.ReadyAsync("/health/live");
        await UntilAsync(async () => (await server.GetAsync("/health/ready")).Body["faults"]!.AsArray().Count > 0);

        var (status, health) = await server.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("broken.md:2", (string)health["faults"]![0]!, StringComparison.Ordinal);
        var (refused, problem) = await server.PostAsync("/api/v1/answers", new { question = "oil?" });
        BadInputTests.Check(problem, refused, 503, "corpus_not_ready");
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/api/v1/meta")).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/openapi/v1.json")).Status);
    }

    [Fact]
    public async Task An_empty_corpus_folder_is_told_as_such()
    {
        using TemporaryCorpus corpus = new();
        await using ServerProcess server = new(corpus.Folder);
        server.Start();
        await server.ReadyAsync("/health/live");
        await UntilAsync(async () => (await server.GetAsync("/health/ready")).Body["faults"]!.AsArray().Count > 0);

        Assert.Contains("without a document", (string)(await server.GetAsync("/health/ready")).Body["faults"]![0]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Limits:BodyBytes=1", "BodyBytes")]
    [InlineData("--Data:MessagesPerConversation=0", "MessagesPerConversation")]
    public async Task A_wrong_setting_ends_the_start_with_one_line(string setting, string name)
    {
        await using ServerProcess server = new(TestIndex.Lighthouse, setting);
        server.Start();
        await server.WaitForExitAsync();

        Assert.Equal(78, server.ExitCode);
        Assert.Contains(name, server.Output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", server.Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_requests_of_one_address_are_told_to_wait()
    {
        await using ServerProcess server = new(TestIndex.Lighthouse, "--Limits:ApplyToLoopback=true", "--Limits:RequestsPerMinute=5");
        server.Start();
        await server.ReadyAsync();
        List<HttpResponseMessage> responses = [];
        for (var i = 0; i < 7; i++)
        {
            responses.Add(await server.Client.GetAsync("/api/v1/corpus", Cancel));
        }

        Assert.Equal(5, responses.Count(r => r.StatusCode == HttpStatusCode.OK));
        var (status, problem) = await ServerProcess.ReadAsync(responses[^1]);
        BadInputTests.Check(problem, status, 429, "rate_limited");
        Assert.NotNull(responses[^1].Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/health/ready")).Status);
    }

    [Fact]
    public async Task Without_a_store_stateless_questions_are_answered_and_conversations_say_why_not()
    {
        await using ServerProcess holder = new(TestIndex.Lighthouse);
        holder.Start();
        await holder.ReadyAsync();
        await using ServerProcess server = new(TestIndex.Lighthouse, $"--Data:Path={Path.Combine(holder.Root, "data")}");
        server.Start();
        await server.ReadyAsync("/health/startup");

        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync("/api/v1/answers", new { question = "How much oil?" })).Status);
        var (status, problem) = await server.PostAsync("/api/v1/conversations", new { });
        BadInputTests.Check(problem, status, 503, "storage_unavailable");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await server.GetAsync("/health/ready")).Status);
        Assert.Contains("in use by another process", server.Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_folder_that_cannot_be_written_is_named()
    {
        await using ServerProcess server = new(TestIndex.Lighthouse, "--Index:Path=/proc/guidance-index");
        server.Start();
        await server.ReadyAsync("/health/live");
        await UntilAsync(async () => ((string?)(await server.GetAsync("/health/ready")).Body["detail"])?.Contains("cannot be written", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("--Safety:Enabled=true", "safety")]
    [InlineData("--Safety:Enabled=false", "out_of_scope")]
    public async Task Safety_rules_hold_for_every_corpus_unless_they_are_switched_off(string setting, string status)
    {
        await using ServerProcess server = new(TestIndex.Lighthouse, setting);
        server.Start();
        await server.ReadyAsync();

        var (_, message) = await server.PostAsync("/api/v1/answers", new { question = "My wife is unconscious and I can't rouse her" });

        Assert.Equal(status, (string)message["status"]!);
    }

    [Fact]
    public async Task Questions_and_answers_are_in_no_log()
    {
        await using ServerProcess server = new(TestIndex.Lighthouse);
        server.Start();
        await server.ReadyAsync();
        await server.PostAsync("/api/v1/answers", new { question = "How much marmalade oil does the reservoir hold?" });
        await server.GetAsync("/api/v1/search?q=marmalade");
        await server.PostRawAsync("/api/v1/answers", "{\"question\":\"marmalade\\u0000\"}");

        Assert.DoesNotContain("marmalade", server.Output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("colza", server.Output.ToString(), StringComparison.Ordinal);
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var i = 0; i < 300; i++)
        {
            if (await condition())
            {
                return;
            }

            await Task.Delay(100, Cancel);
        }

        Assert.Fail("The condition was not met within 30 seconds.");
    }
}
