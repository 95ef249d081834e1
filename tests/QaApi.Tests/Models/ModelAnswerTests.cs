using System.Net;
using System.Text.Json.Nodes;
using GuidanceQa.ModelServer;
using GuidanceQa.QaApi.Models;
using GuidanceQa.QaApi.Tests.Http;

namespace GuidanceQa.QaApi.Tests.Models;

/// <summary>Answers with a model, over HTTP at both ends.</summary>
public sealed class ModelAnswerTests(ModelledServer modelled) : IClassFixture<ModelledServer>
{
    private const string Question = "How much oil does the reservoir hold?";

    private readonly ServerProcess _server = modelled.Server;

    public static TheoryData<string> Failing => [.. Behaviours.OfTransport.SelectMany(b => new[] { $"select-{b}", $"rewrite-{b}" })];

    public static TheoryData<string> Lying => [.. Behaviours.OfContent.SelectMany(b => new[] { $"select-{b}", $"rewrite-{b}" })];

    [Theory]
    [InlineData(ModelProviders.OpenAi)]
    [InlineData(ModelProviders.Azure)]
    [InlineData(ModelProviders.Compatible)]
    [InlineData(ModelProviders.Ollama)]
    public async Task Every_provider_gives_a_cited_answer_whose_blocks_all_verify(string provider)
    {
        var (status, message) = await _server.PostAsync("/api/v1/answers", new { question = Question, composer = provider });

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(provider, (string)message["composer"]!["name"]!);
        Assert.Equal("scripted", (string)message["composer"]!["model"]!);
        Assert.Null(message["composer"]!["fellBackFrom"]);
        Assert.StartsWith("selection-1-", (string)message["receipt"]!["prompt"]!, StringComparison.Ordinal);
        await VerifyAsync(message);
    }

    [Fact]
    public async Task A_model_that_chooses_decides_the_order()
    {
        var (_, usual) = await _server.PostAsync("/api/v1/answers", new { question = "How is the lens cleaned?" });
        var (_, chosen) = await _server.PostAsync("/api/v1/answers", new { question = "How is the lens cleaned?", composer = "select-well" });

        Assert.Equal("select-well", (string)chosen["composer"]!["name"]!);
        Assert.NotEqual(Cited(usual), Cited(chosen));
        Assert.NotEqual((string)usual["receipt"]!["configuration"]!, (string)chosen["receipt"]!["configuration"]!);
        Assert.Equal((string)usual["status"]!, (string)chosen["status"]!);
    }

    [Fact]
    public async Task A_model_that_rewrites_well_is_shown_as_it_writes()
    {
        var (_, message) = await _server.PostAsync("/api/v1/answers", new { question = Question, composer = "rewrite-well" });

        Assert.Equal("rewrite-well", (string)message["composer"]!["name"]!);
        Assert.Null(message["composer"]!["changes"]);
        Assert.StartsWith("rewrite-1-", (string)message["receipt"]!["prompt"]!, StringComparison.Ordinal);
        await VerifyAsync(message);
    }

    [Theory]
    [MemberData(nameof(Failing))]
    public async Task Whatever_goes_wrong_on_the_way_the_default_answer_comes_and_says_so(string composer)
    {
        var (_, usual) = await _server.PostAsync("/api/v1/answers", new { question = Question });
        var (status, message) = await _server.PostAsync("/api/v1/answers", new { question = Question, composer });

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("extractive", (string)message["composer"]!["name"]!);
        Assert.Equal(composer, (string)message["composer"]!["fellBackFrom"]!);
        Assert.StartsWith("model_", (string)message["composer"]!["reason"]!, StringComparison.Ordinal);
        Assert.Equal(usual["answer"]!.ToJsonString(), message["answer"]!.ToJsonString());
        Assert.Equal(usual["receipt"]!.ToJsonString(), message["receipt"]!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Lying))]
    public async Task Whatever_a_model_writes_only_what_the_source_says_is_shown(string composer)
    {
        foreach (var question in new[] { Question, "How is the lens cleaned?", "May I use vinegar on the prisms?", "When is the fog signal sounded?" })
        {
            var (status, message) = await _server.PostAsync("/api/v1/answers", new { question, composer });

            Assert.Equal(HttpStatusCode.OK, status);
            Assert.DoesNotContain("arsenic", message.ToJsonString(), StringComparison.Ordinal);
            Assert.DoesNotContain("evil.example", message.ToJsonString(), StringComparison.Ordinal);
            Assert.DoesNotContain("250 mg", message.ToJsonString(), StringComparison.Ordinal);
            await VerifyAsync(message);
        }
    }

    [Theory]
    [InlineData("rewrite-silent-middle")]
    [InlineData("rewrite-cut")]
    [InlineData("select-cut-silently")]
    public async Task A_stream_that_breaks_in_the_middle_begins_anew_with_the_default_answer(string composer)
    {
        var id = await _server.ConversationAsync();
        var (_, usual) = await _server.PostAsync("/api/v1/answers", new { question = "How is the lens cleaned?" });

        var (_, events) = await EventReader.AskAsync(_server.Client, $"/api/v1/conversations/{id}/messages", new { question = "How is the lens cleaned?", composer });

        var reset = events.FindLastIndex(e => e.Name == "answer.reset");
        var message = events[^1].Data["message"]!;
        Assert.Equal("answer.completed", events[^1].Name);
        if (composer.StartsWith("rewrite", StringComparison.Ordinal))
        {
            Assert.Contains(events.Take(reset), e => e.Name == "answer.delta");
            Assert.StartsWith("model_", (string)events[reset].Data["reason"]!, StringComparison.Ordinal);
        }

        Assert.Equal((string)message["answer"]!["text"]!, string.Concat(events.Skip(reset + 1).Where(e => e.Name == "answer.delta").Select(e => (string)e.Data["text"]!)));
        Assert.Equal(composer, (string)message["composer"]!["fellBackFrom"]!);
        Assert.Equal(usual["answer"]!["text"]!.ToJsonString(), message["answer"]!["text"]!.ToJsonString());
        Assert.True(JsonNode.DeepEquals(message, (await _server.GetAsync($"/api/v1/conversations/{id}/messages/{message["id"]}")).Body));
    }

    [Fact]
    public async Task Refusals_lists_and_urgent_messages_need_no_model()
    {
        foreach (var question in new[] { "How should the lens be cared for?", "What is the price of tea in Mombasa?", "My wife is unconscious and I can't rouse her" })
        {
            var (_, usual) = await _server.PostAsync("/api/v1/answers", new { question });
            var (_, message) = await _server.PostAsync("/api/v1/answers", new { question, composer = "select-silent" });

            Assert.Equal(usual["answer"]!.ToJsonString(), message["answer"]!.ToJsonString());
            Assert.Null(message["composer"]!["fellBackFrom"]);
        }
    }

    [Fact]
    public async Task The_composers_are_listed_with_their_health_and_faults_are_told()
    {
        JsonNode meta;
        do
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            meta = (await _server.GetAsync("/api/v1/meta")).Body;
        }
        while (!_server.Output.ToString().Contains("Model `select-silent` cannot", StringComparison.Ordinal));

        var composers = meta["composers"]!.AsArray().ToDictionary(c => (string)c!["name"]!, c => c!, StringComparer.Ordinal);
        Assert.True((bool)composers["extractive"]["default"]!);
        Assert.True((bool)composers["select-well"]["healthy"]!);
        Assert.False((bool)composers["select-401"]["healthy"]!);
        var (status, ready) = await _server.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Model `select-401` cannot be used: 127.0.0.1", (string)ready["detail"]!, StringComparison.Ordinal);
        Assert.Contains("refused the key (401)", (string)ready["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_composer_under_the_same_key_is_another_request()
    {
        var id = await _server.ConversationAsync();
        async Task<HttpStatusCode> Ask(string? composer)
        {
            using HttpRequestMessage request = new(HttpMethod.Post, $"/api/v1/conversations/{id}/messages") { Content = System.Net.Http.Json.JsonContent.Create(new { question = Question, composer }) };
            request.Headers.Add("Idempotency-Key", "key-1");
            return (await _server.Client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode;
        }

        Assert.Equal(HttpStatusCode.Created, await Ask("select-well"));
        Assert.Equal(HttpStatusCode.Created, await Ask("select-well"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Ask(null));
    }

    [Fact]
    public async Task No_key_and_no_prompt_is_in_a_log_an_error_the_meta_a_receipt_or_the_description()
    {
        string[] planted = [Scripted.ScriptedKey, Behaviours.GoodKey, "You arrange statements", "You write an answer out of"];
        foreach (var composer in new[] { "select-leak", "rewrite-leak", "select-401", "rewrite-500", "select-keyed" })
        {
            var (_, message) = await _server.PostAsync("/api/v1/answers", new { question = Question, composer });
            Assert.DoesNotContain(planted, p => message.ToJsonString().Contains(p, StringComparison.Ordinal));
        }

        var (_, unknown) = await _server.PostAsync("/api/v1/answers", new { question = Question, composer = "select-nobody" });
        BadInputTests.Check(unknown, HttpStatusCode.UnprocessableEntity, 422, "unknown_composer");
        foreach (var route in new[] { "/api/v1/meta", "/health/ready", "/openapi/v1.json" })
        {
            var told = await _server.Client.GetStringAsync(route, TestContext.Current.CancellationToken);
            Assert.DoesNotContain(planted, p => told.Contains(p, StringComparison.Ordinal));
        }

        Assert.DoesNotContain(planted, p => _server.Output.ToString().Contains(p, StringComparison.Ordinal));
    }

    // By the server's own audit, which shares nothing with how the answer came about but the verifier itself; quotes are compared with the document as it is served.
    private async Task VerifyAsync(JsonNode message)
    {
        var citations = message["answer"]!["citations"]!.AsArray().ToDictionary(c => (string)c!["id"]!, c => c!, StringComparer.Ordinal);
        var claims = message["answer"]!["blocks"]!.AsArray().Where(b => (string)b!["kind"]! is not ("heading" or "note" or "safety")).ToList();
        Assert.NotEmpty(claims);
        foreach (var block in claims)
        {
            var cited = block!["citationIds"]!.AsArray().Select(c => citations[(string)c!]).ToList();
            Assert.NotEmpty(cited);
            var (_, audit) = await _server.PostAsync("/api/v1/verify", new
            {
                text = (string)block["text"]!,
                citations = cited.Select((c, i) => new { ordinal = i + 1, documentId = (string)c["documentId"]!, quote = (string)c["quote"]!, start = (int)c["start"]!, end = (int)c["end"]! }),
            });
            Assert.Equal("supported", (string)audit["verdict"]!);
        }
    }

    private static List<string> Cited(JsonNode message) => [.. message["answer"]!["citations"]!.AsArray().Select(c => (string)c!["statementId"]!)];
}
