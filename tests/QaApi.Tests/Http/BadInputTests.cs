using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace GuidanceQa.QaApi.Tests.Http;

/// <summary>Whatever is sent, the answer is a problem document with a useful sentence: never an empty body, never a stack trace, never the question's text.</summary>
public sealed class BadInputTests(RunningServer running)
{
    private readonly ServerProcess _server = running.Server;

    [Theory]
    [InlineData("", 400, "invalid_json", "")]
    [InlineData("{", 400, "invalid_json", "")]
    [InlineData("[]", 400, "invalid_json", "")]
    [InlineData("{\"question\":\"a\"} x", 400, "invalid_json", "")]
    [InlineData("{\"question\":\"oil?\",\"question\":\"oil?\"}", 400, "invalid_json", "")]
    [InlineData("{\"question\":\"\\ud800 oil\"}", 400, "invalid_json", "/question")]
    [InlineData("{}", 400, "invalid_request", "/question")]
    [InlineData("{\"question\":null}", 400, "invalid_request", "/question")]
    [InlineData("{\"question\":7}", 400, "invalid_request", "/question")]
    [InlineData("{\"question\":\"\"}", 400, "invalid_request", "/question")]
    [InlineData("{\"question\":\"   \\n\\t \"}", 400, "invalid_request", "/question")]
    [InlineData("{\"question\":\"\\ud83d\\ude00\\ud83d\\ude00\"}", 400, "invalid_request", "/question")]
    [InlineData("{\"question\":\"?!…\"}", 400, "invalid_request", "/question")]
    [InlineData("{\"question\":\"oil\\u0000?\"}", 400, "invalid_request", "/question")]
    [InlineData("{\"question\":\"oil\\u0007?\"}", 400, "invalid_request", "/question")]
    [InlineData("{\"question\":\"oil?\",\"audiense\":\"patient\"}", 400, "unknown_field", "/audiense")]
    [InlineData("{\"question\":\"oil?\",\"audience\":\"keeper\"}", 400, "invalid_request", "/audience")]
    [InlineData("{\"question\":\"oil?\",\"context\":\"some\"}", 400, "invalid_request", "/context")]
    [InlineData("{\"question\":\"oil?\",\"detail\":1}", 400, "invalid_request", "/detail")]
    [InlineData("{\"question\":\"oil?\",\"stream\":\"yes\"}", 400, "invalid_request", "/stream")]
    [InlineData("{\"question\":\"oil?\",\"history\":[\"x\"]}", 400, "invalid_request", "/history/0")]
    [InlineData("{\"question\":\"oil?\",\"history\":[{\"question\":\" \"}]}", 400, "invalid_request", "/history/0/question")]
    [InlineData("{\"question\":\"oil?\",\"filters\":{\"kind\":[]}}", 400, "unknown_field", "/filters/kind")]
    [InlineData("{\"question\":\"oil?\",\"filters\":{\"kinds\":[\"novel\"]}}", 422, "unknown_filter", "/filters/kinds")]
    [InlineData("{\"question\":\"oil?\",\"filters\":{\"documentIds\":[\"nowhere\"]}}", 422, "unknown_filter", "/filters/documentIds")]
    [InlineData("{\"question\":\"oil?\",\"composer\":\"gpt\"}", 422, "unknown_composer", "/composer")]
    public async Task A_bad_body_is_told_by_place(string body, int status, string code, string place)
    {
        var (answered, problem) = await _server.PostRawAsync("/api/v1/answers", body);

        Check(problem, answered, status, code);
        Assert.True(problem["errors"]!.AsObject().ContainsKey(place), problem.ToJsonString());
    }

    [Fact]
    public async Task A_question_may_have_two_thousand_characters_and_no_more()
    {
        var (fits, _) = await _server.PostAsync("/api/v1/answers", new { question = "oil " + new string('z', 1996) });
        var (answered, problem) = await _server.PostAsync("/api/v1/answers", new { question = "oil " + new string('z', 1997) });

        Assert.Equal(HttpStatusCode.OK, fits);
        Check(problem, answered, 413, "question_too_long");
        Assert.DoesNotContain("zzz", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Direction_marks_are_taken_away_and_other_scripts_are_answered_in_words()
    {
        var (_, marked) = await _server.PostAsync("/api/v1/answers", new { question = "\u202eHow much oil\u202c does the \u200freservoir hold?" });
        var (_, arabic) = await _server.PostAsync("/api/v1/answers", new { question = "كم يتسع الخزان؟" });

        Assert.Equal("How much oil does the reservoir hold?", (string)marked["question"]!);
        Assert.Equal("out_of_scope", (string)arabic["status"]!);
        Assert.Equal("language", (string)arabic["statusReason"]!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_of_five_megabytes_gets_a_whole_answer(bool withLength)
    {
        using StreamContent content = new(new MemoryStream(Encoding.UTF8.GetBytes("{\"question\":\"" + new string('a', 5_000_000) + "\"}")));
        content.Headers.ContentType = new("application/json");
        content.Headers.ContentLength = withLength ? content.Headers.ContentLength : null;
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/v1/answers") { Content = content };
        request.Headers.TransferEncodingChunked = !withLength;
        request.Headers.ExpectContinue = true;

        var (answered, problem) = await ServerProcess.ReadAsync(await _server.Client.SendAsync(request, TestContext.Current.CancellationToken));

        Check(problem, answered, 413, "body_too_large");
    }

    [Fact]
    public async Task A_body_that_is_not_json_is_refused_by_its_type()
    {
        var (answered, problem) = await _server.PostRawAsync("/api/v1/answers", "question=oil", "application/x-www-form-urlencoded");

        Check(problem, answered, 415, "unsupported_media_type");
    }

    [Fact]
    public async Task A_form_of_answer_that_is_not_served_is_refused()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/v1/documents");
        request.Headers.Accept.ParseAdd("application/pdf");

        var (answered, problem) = await ServerProcess.ReadAsync(await _server.Client.SendAsync(request, TestContext.Current.CancellationToken));

        Check(problem, answered, 406, "not_acceptable");
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", 404, "route_not_found")]
    [InlineData("GET", "/nothing", 404, "route_not_found")]
    [InlineData("DELETE", "/api/v1/answers", 405, "method_not_allowed")]
    [InlineData("GET", "/api/v1/documents/nothing", 404, "document_not_found")]
    [InlineData("GET", "/api/v1/documents/..%2f..%2fetc%2fpasswd", 404, "document_not_found")]
    [InlineData("GET", "/api/v1/documents/nothing/statements", 404, "document_not_found")]
    [InlineData("GET", "/api/v1/passages/nothing", 404, "passage_not_found")]
    [InlineData("GET", "/api/v1/conversations/conv_nothing", 404, "conversation_not_found")]
    [InlineData("DELETE", "/api/v1/conversations/conv_nothing", 404, "conversation_not_found")]
    [InlineData("GET", "/api/v1/conversations/conv_nothing/messages", 404, "conversation_not_found")]
    [InlineData("GET", "/api/v1/search", 400, "invalid_request")]
    [InlineData("GET", "/api/v1/search?q=oil&limit=0", 400, "invalid_request")]
    [InlineData("GET", "/api/v1/search?q=oil&limit=201", 400, "invalid_request")]
    [InlineData("GET", "/api/v1/search?q=oil&explain=maybe", 400, "invalid_request")]
    [InlineData("GET", "/api/v1/search?q=oil&kind=novel", 422, "unknown_filter")]
    [InlineData("GET", "/api/v1/documents?limit=many", 400, "invalid_request")]
    public async Task What_is_not_there_is_said_to_be_so(string method, string path, int status, string code)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path);

        var (answered, problem) = await ServerProcess.ReadAsync(await _server.Client.SendAsync(request, TestContext.Current.CancellationToken));

        Check(problem, answered, status, code);
    }

    [Fact]
    public async Task A_request_id_is_taken_over_when_it_is_harmless_and_made_when_it_is_not()
    {
        using HttpRequestMessage harmless = new(HttpMethod.Get, "/api/v1/nothing");
        harmless.Headers.Add("x-request-id", "client-42");
        using HttpRequestMessage harmful = new(HttpMethod.Get, "/api/v1/nothing");
        harmful.Headers.TryAddWithoutValidation("x-request-id", "a b<script>");

        var first = await _server.Client.SendAsync(harmless, TestContext.Current.CancellationToken);
        var second = await _server.Client.SendAsync(harmful, TestContext.Current.CancellationToken);

        Assert.Equal("client-42", first.Headers.GetValues("x-request-id").Single());
        Assert.StartsWith("req_", second.Headers.GetValues("x-request-id").Single(), StringComparison.Ordinal);
    }

    internal static void Check(JsonNode problem, HttpStatusCode answered, int status, string code)
    {
        Assert.Equal(code, (string?)problem["code"]);
        Assert.Equal(status, (int)answered);
        Assert.Equal(status, (int)problem["status"]!);
        Assert.All(new[] { "type", "title", "detail", "instance", "requestId", "traceId" }, member => Assert.NotEmpty((string)problem[member]!));
        Assert.DoesNotContain("   at ", problem.ToJsonString(), StringComparison.Ordinal);
    }
}
