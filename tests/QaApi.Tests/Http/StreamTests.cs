using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace GuidanceQa.QaApi.Tests.Http;

/// <summary>The stream, event by event (wire contract, section 3).</summary>
public sealed class StreamTests(RunningServer running)
{
    private const string Question = "How should the lens be cared for?";

    private readonly ServerProcess _server = running.Server;

    [Fact]
    public async Task The_events_come_in_the_order_of_the_contract()
    {
        var id = await _server.ConversationAsync();

        var (response, events) = await EventReader.AskAsync(_server.Client, $"/api/v1/conversations/{id}/messages", new { question = Question });

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no", response.Headers.GetValues("X-Accel-Buffering").Single());
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(e => e.Id));
        Assert.All(events, e => Assert.Equal(e.Name, (string)e.Data["type"]!));
        var names = events.Select(e => e.Name).ToList();
        Assert.Equal("answer.started", names[0]);
        Assert.Equal("answer.completed", names[^1]);
        Assert.Equal("answer.suggestions", names[^2]);
        Assert.Equal(["searching", "reading", "composing", "verifying"], events.Where(e => e.Name == "answer.status").Select(e => (string)e.Data["phase"]!));
        Assert.True(names.LastIndexOf("answer.status") < names.IndexOf("answer.delta"));
        Assert.All(new[] { "id", "conversationId", "parentId", "question", "interpretation" }, member => Assert.True(events[0].Data.ContainsKey(member)));
    }

    [Fact]
    public async Task The_deltas_are_the_answer_and_the_completed_message_is_what_is_stored()
    {
        var id = await _server.ConversationAsync();
        var (_, events) = await EventReader.AskAsync(_server.Client, $"/api/v1/conversations/{id}/messages", new { question = Question });
        var message = events[^1].Data["message"]!;
        var deltas = events.Where(e => e.Name == "answer.delta").ToList();

        Assert.Equal((string)message["answer"]!["text"]!, string.Concat(deltas.Select(d => (string)d.Data["text"]!)));
        Assert.Equal(message["answer"]!["blocks"]!.AsArray().Select(b => b!.ToJsonString()), deltas.Select(d => d.Data["block"]!.ToJsonString()));
        Assert.Equal(message["answer"]!["citations"]!.AsArray().Select(c => c!.ToJsonString()), deltas.SelectMany(d => d.Data["citations"]!.AsArray()).Select(c => c!.ToJsonString()));
        Assert.All(deltas, d => Assert.Equal((string)d.Data["text"]!, ((string)message["answer"]!["text"]!).Substring((int)d.Data["start"]!, ((string)d.Data["text"]!).Length)));
        var (_, stored) = await _server.GetAsync($"/api/v1/conversations/{id}/messages/{message["id"]}");
        Assert.True(JsonNode.DeepEquals(message, stored));
    }

    [Fact]
    public async Task Only_a_delta_has_text_at_its_top()
    {
        var (_, events) = await EventReader.AskAsync(_server.Client, "/api/v1/answers", new { question = Question });

        Assert.All(events.Where(e => e.Name != "answer.delta"), e => Assert.All(new[] { "text", "html", "error", "files" }, member => Assert.False(e.Data.ContainsKey(member))));
        Assert.Null(events[0].Data["conversationId"]);
    }

    [Fact]
    public async Task A_finished_answer_is_replayed_as_a_stream_with_the_same_deltas()
    {
        var id = await _server.ConversationAsync();
        var (_, first) = await EventReader.AskAsync(_server.Client, $"/api/v1/conversations/{id}/messages", new { question = Question }, "key-1");
        var (response, second) = await EventReader.AskAsync(_server.Client, $"/api/v1/conversations/{id}/messages", new { question = Question }, "key-1");

        Assert.Equal("true", response.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal(string.Concat(Texts(first)), string.Concat(Texts(second)));
        Assert.True(JsonNode.DeepEquals(first[^1].Data, second[^1].Data));
    }

    [Fact]
    public async Task A_stream_may_be_asked_for_in_the_body()
    {
        using var response = await _server.Client.PostAsync("/api/v1/answers", System.Net.Http.Json.JsonContent.Create(new { question = Question, stream = true }), TestContext.Current.CancellationToken);

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_client_that_goes_away_leaves_what_was_verified_and_blocks_nothing()
    {
        var id = await _server.ConversationAsync();
        var body = "{\"question\":\"What does the guidance recommend for the lamp?\",\"stream\":true}";
        for (var i = 0; i < 20; i++)
        {
            using TcpClient client = new() { LingerState = new LingerOption(true, 0) };
            await client.ConnectAsync(IPAddress.Loopback, _server.Port, TestContext.Current.CancellationToken);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST /api/v1/conversations/{id}/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"), TestContext.Current.CancellationToken);
            _ = await client.GetStream().ReadAsync(new byte[64], TestContext.Current.CancellationToken);
        }

        JsonArray messages;
        do
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            messages = (await _server.GetAsync($"/api/v1/conversations/{id}/messages?limit=100")).Body["data"]!.AsArray();
        }
        while (messages.Count != (int)(await _server.GetAsync($"/api/v1/conversations/{id}")).Body["messageCount"]!);

        Assert.NotEmpty(messages);
        Assert.All(messages, m =>
        {
            Assert.Contains((string)m!["status"]!, new[] { "answered", "stopped" });
            var text = (string)m["answer"]!["text"]!;
            Assert.All(m["answer"]!["blocks"]!.AsArray(), b => Assert.True((int)b!["end"]! <= text.Length));
        });
        Assert.Equal(HttpStatusCode.Created, (await _server.PostAsync($"/api/v1/conversations/{id}/messages", new { question = Question })).Status);
    }

    private static IEnumerable<string> Texts(IEnumerable<ReceivedEvent> events) => events.Where(e => e.Name == "answer.delta").Select(e => (string)e.Data["text"]!);
}
