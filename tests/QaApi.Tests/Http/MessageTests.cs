using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace GuidanceQa.QaApi.Tests.Http;

public sealed class MessageTests(RunningServer running)
{
    private const string Question = "How much oil does the reservoir hold?";

    private readonly ServerProcess _server = running.Server;

    [Fact]
    public async Task A_question_and_its_follow_up_make_a_conversation()
    {
        var created = await _server.Client.PostAsJsonAsync("/api/v1/conversations", new { audience = "trainee" }, TestContext.Current.CancellationToken);
        var conversation = JsonNode.Parse(await created.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        var id = (string)conversation["id"]!;
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal($"/api/v1/conversations/{id}", created.Headers.Location!.ToString());
        Assert.Equal(["audience", "createdAt", "id", "messageCount"], conversation.AsObject().Select(m => m.Key).Order());

        var first = await _server.Client.PostAsJsonAsync($"/api/v1/conversations/{id}/messages", new { question = "How much oil is burnt per night in summer?" }, TestContext.Current.CancellationToken);
        var one = JsonNode.Parse(await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal("trainee", (string)one["audience"]!);
        Assert.True(JsonNode.DeepEquals(one, (await _server.GetAsync(first.Headers.Location!.ToString())).Body));

        var (_, two) = await _server.PostAsync($"/api/v1/conversations/{id}/messages", new { question = "And in winter?" });
        Assert.Equal((string)one["id"]!, (string)two["parentId"]!);
        Assert.Equal((string)one["id"]!, (string)two["interpretation"]!["carried"]![0]!["fromMessageId"]!);
        Assert.Contains("Winter", (string)two["answer"]!["text"]!, StringComparison.Ordinal);

        var (_, list) = await _server.GetAsync($"/api/v1/conversations/{id}/messages");
        Assert.Equal([(string)one["id"]!, (string)two["id"]!], list["data"]!.AsArray().Select(m => (string)m!["id"]!));
        Assert.Equal(2, (int)(await _server.GetAsync($"/api/v1/conversations/{id}")).Body["messageCount"]!);
    }

    [Fact]
    public async Task A_message_has_the_members_of_the_contract_and_no_others()
    {
        var (_, message) = await _server.PostAsync("/api/v1/answers", new { question = Question });

        Assert.Equal(
            ["answer", "audience", "composer", "conversationId", "createdAt", "id", "interpretation", "parentId", "question", "receipt", "status", "statusReason", "suggestions", "timings"],
            message.AsObject().Select(m => m.Key).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["blocks", "citations", "comparisons", "documents", "format", "language", "missing", "notices", "offsetUnit", "readability", "stance", "text"],
            message["answer"]!.AsObject().Select(m => m.Key).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["documentId", "end", "id", "locator", "markers", "ordinal", "passageId", "prefix", "quote", "start", "statementId", "strength", "suffix", "url"],
            message["answer"]!["citations"]![0]!.AsObject().Select(m => m.Key).Order(StringComparer.Ordinal));
        Assert.Equal("flesch_kincaid", (string)message["answer"]!["readability"]!["formula"]!);
        Assert.InRange((double)message["answer"]!["readability"]!["grade"]!, -5, 30);
        Assert.Null(message["conversationId"]);
        Assert.EndsWith("Z", (string)message["createdAt"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_citation_is_an_exact_slice_of_the_document_as_it_is_served()
    {
        foreach (var question in new[] { Question, "What about the fog signal?", "May I use vinegar on the prisms?", "oil per night in winter" })
        {
            var (_, message) = await _server.PostAsync("/api/v1/answers", new { question });
            foreach (var citation in message["answer"]!["citations"]!.AsArray())
            {
                var (_, document) = await _server.GetAsync($"/api/v1/documents/{citation!["documentId"]}");
                Assert.Equal((string)citation["quote"]!, ((string)document["text"]!)[(int)citation["start"]!..(int)citation["end"]!]);
                Assert.Equal(HttpStatusCode.OK, (await _server.GetAsync($"/api/v1{citation["url"]}")).Status);
            }
        }
    }

    [Fact]
    public async Task A_stateless_question_takes_its_history_along()
    {
        var (status, message) = await _server.PostAsync("/api/v1/answers", new { question = "And in winter?", history = new[] { new { question = "How much oil is burnt per night in summer?" } } });
        var (_, alone) = await _server.PostAsync("/api/v1/answers", new { question = "And in winter?", context = "none", history = new[] { new { question = "How much oil is burnt per night in summer?" } } });

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("oil", (string)message["interpretation"]!["carried"]![0]!["term"]!);
        Assert.Empty(alone["interpretation"]!["carried"]!.AsArray());
    }

    [Fact]
    public async Task The_same_key_and_body_give_the_same_message_and_another_body_is_refused()
    {
        var id = await _server.ConversationAsync();
        async Task<HttpResponseMessage> Ask(string question)
        {
            using HttpRequestMessage request = new(HttpMethod.Post, $"/api/v1/conversations/{id}/messages") { Content = JsonContent.Create(new { question }) };
            request.Headers.Add("Idempotency-Key", "key-1");
            return await _server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        }

        var (_, first) = await ServerProcess.ReadAsync(await Ask(Question));
        var replayed = await Ask(Question);
        var (_, second) = await ServerProcess.ReadAsync(replayed);
        var (status, problem) = await ServerProcess.ReadAsync(await Ask("Another question?"));

        Assert.True(JsonNode.DeepEquals(first, second));
        Assert.Equal("true", replayed.Headers.GetValues("Idempotency-Replayed").Single());
        BadInputTests.Check(problem, status, 422, "idempotency_key_reused");
        Assert.Single((await _server.GetAsync($"/api/v1/conversations/{id}/messages")).Body["data"]!.AsArray());
    }

    [Fact]
    public async Task A_deleted_conversation_is_gone()
    {
        var id = await _server.ConversationAsync();
        await _server.PostAsync($"/api/v1/conversations/{id}/messages", new { question = Question });

        var deleted = await _server.Client.DeleteAsync($"/api/v1/conversations/{id}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        var (status, problem) = await _server.PostAsync($"/api/v1/conversations/{id}/messages", new { question = Question });
        BadInputTests.Check(problem, status, 410, "conversation_deleted");
        (status, problem) = await _server.GetAsync($"/api/v1/conversations/{id}/messages");
        BadInputTests.Check(problem, status, 410, "conversation_deleted");
    }

    [Fact]
    public async Task A_branch_begins_where_its_parent_says()
    {
        var id = await _server.ConversationAsync();
        var (_, one) = await _server.PostAsync($"/api/v1/conversations/{id}/messages", new { question = Question });
        await _server.PostAsync($"/api/v1/conversations/{id}/messages", new { question = "What should keepers wear?" });

        var (_, branch) = await _server.PostAsync($"/api/v1/conversations/{id}/messages", new { question = "How often is oil strained?", parentId = (string)one["id"]! });
        var (_, root) = await _server.PostAsync($"/api/v1/conversations/{id}/messages", new { question = Question, parentId = "root" });
        var (status, problem) = await _server.PostAsync($"/api/v1/conversations/{id}/messages", new { question = Question, parentId = "msg_nothing" });

        Assert.Equal((string)one["id"]!, (string)branch["parentId"]!);
        Assert.Null(root["parentId"]);
        BadInputTests.Check(problem, status, 422, "parent_mismatch");
    }

    [Fact]
    public async Task Filters_restrict_what_is_answered_from()
    {
        var (_, message) = await _server.PostAsync("/api/v1/answers", new { question = "How often should the compressor be drained?", filters = new { documentIds = new[] { "lamp-care" } } });

        Assert.DoesNotContain(message["answer"]!["citations"]!.AsArray(), c => (string)c!["documentId"]! == "fog-signal");
    }
}
