using System.Net;
using System.Text.Json.Nodes;

namespace GuidanceQa.QaApi.Tests.Http;

public sealed class ExportTests(RunningServer running)
{
    private const string Question = "How much oil does the reservoir hold?";

    private readonly ServerProcess _server = running.Server;

    [Fact]
    public async Task Json_holds_the_messages_as_they_are_served()
    {
        var id = await ConversationAsync(Question, "And in winter?");

        var (response, text) = await GetAsync(id, "json");
        var export = JsonNode.Parse(text)!;

        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(["conversation", "disclaimer", "exportedAt", "messages"], export.AsObject().Select(m => m.Key).Order(StringComparer.Ordinal));
        Assert.True(JsonNode.DeepEquals((await _server.GetAsync($"/api/v1/conversations/{id}")).Body, export["conversation"]));
        Assert.True(JsonNode.DeepEquals((await _server.GetAsync($"/api/v1/conversations/{id}/messages")).Body["data"], export["messages"]));
    }

    [Theory]
    [InlineData("markdown", "text/markdown", "attachment")]
    [InlineData("html", "text/html", "inline")]
    [InlineData("", "text/markdown", "attachment")]
    public async Task The_readable_forms_hold_questions_answers_quotes_and_receipts_and_no_key_to_the_conversation(string format, string type, string disposition)
    {
        var id = await ConversationAsync(Question, "And in winter?");
        var messages = (await _server.GetAsync($"/api/v1/conversations/{id}/messages")).Body["data"]!.AsArray();

        var (response, text) = await GetAsync(id, format);
        text = WebUtility.HtmlDecode(text);

        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("utf-8", response.Content.Headers.ContentType.CharSet);
        Assert.Equal(disposition, response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("do not replace professional judgement", text, StringComparison.Ordinal);
        Assert.DoesNotContain(id, text, StringComparison.Ordinal);
        foreach (var message in messages)
        {
            Assert.Contains((string)message!["question"]!, text, StringComparison.Ordinal);
            Assert.Contains((string)message["receipt"]!["answer"]!, text, StringComparison.Ordinal);
            Assert.NotEmpty(message["answer"]!["citations"]!.AsArray());
            Assert.All(message["answer"]!["citations"]!.AsArray(), c => Assert.Contains((string)c!["quote"]!, text, StringComparison.Ordinal));
            Assert.All(message["answer"]!["documents"]!.AsArray(), d => Assert.Contains((string)d!["title"]!, text, StringComparison.Ordinal));
            Assert.All(message["answer"]!["notices"]!.AsArray(), n => Assert.Contains((string)n!["text"]!, text, StringComparison.Ordinal));
        }

        Assert.Contains("Review status: ", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script> oil?")]
    [InlineData("</title></style></p><img src=x onerror=alert(1)> oil?")]
    [InlineData("\" onmouseover=\"alert(1)\" oil '?")]
    [InlineData("<!-- oil --> ]]> <![CDATA[ oil")]
    [InlineData("&lt;script&gt;alert(1)&lt;/script&gt; &amp; oil")]
    [InlineData("[oil](javascript:alert(1)) ![oil](http://127.0.0.1/x) `oil` <http://127.0.0.1>")]
    [InlineData("oil \ufffe\uffff \U0001F600 ?")]
    public async Task What_people_typed_is_text_in_every_form(string question)
    {
        var asked = await _server.ConversationAsync();
        var (_, message) = await _server.PostAsync($"/api/v1/conversations/{asked}/messages", new { question });
        var kept = ((string)message["question"]!).Replace('\ufffe', '\ufffd').Replace('\uffff', '\ufffd');

        var (_, html) = await GetAsync(asked, "html");
        var (_, markdown) = await GetAsync(asked, "markdown");

        HtmlExportTests.Check(html);
        Assert.Contains(HtmlExportTests.Tree(html).Descendants("p"), p => p.Value == kept);
        Assert.DoesNotContain("<", markdown.Replace("\\<", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("](", markdown.Replace("\\](", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("conv_nothing", "html", 404, "conversation_not_found")]
    [InlineData(null, "pdf", 400, "invalid_request")]
    [InlineData(null, "json&format=html", 400, "invalid_request")]
    public async Task What_cannot_be_exported_is_told(string? id, string format, int status, string code)
    {
        id ??= await _server.ConversationAsync();

        var (answered, problem) = await _server.GetAsync($"/api/v1/conversations/{id}/export?format={format}");

        BadInputTests.Check(problem, answered, status, code);
    }

    [Fact]
    public async Task An_empty_conversation_has_a_record_and_a_deleted_one_has_none()
    {
        var id = await _server.ConversationAsync();
        var (response, text) = await GetAsync(id, "html");
        await _server.Client.DeleteAsync($"/api/v1/conversations/{id}", TestContext.Current.CancellationToken);
        var (status, problem) = await _server.GetAsync($"/api/v1/conversations/{id}/export?format=html");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("Messages: 0", text, StringComparison.Ordinal);
        BadInputTests.Check(problem, status, 410, "conversation_deleted");
    }

    [Fact]
    public async Task A_form_that_the_client_does_not_take_is_refused()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"/api/v1/conversations/{await _server.ConversationAsync()}/export?format=html");
        request.Headers.Accept.ParseAdd("application/pdf");

        var (status, problem) = await ServerProcess.ReadAsync(await _server.Client.SendAsync(request, TestContext.Current.CancellationToken));

        BadInputTests.Check(problem, status, 406, "not_acceptable");
    }

    private async Task<string> ConversationAsync(params string[] questions)
    {
        var id = await _server.ConversationAsync();
        foreach (var question in questions)
        {
            await _server.PostAsync($"/api/v1/conversations/{id}/messages", new { question });
        }

        return id;
    }

    private async Task<(HttpResponseMessage Response, string Text)> GetAsync(string id, string format)
    {
        var response = await _server.Client.GetAsync($"/api/v1/conversations/{id}/export{(format.Length > 0 ? "?format=" + format : "")}", TestContext.Current.CancellationToken);
        return (response, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
