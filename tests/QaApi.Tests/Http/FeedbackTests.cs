using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace GuidanceQa.QaApi.Tests.Http;

public sealed class FeedbackTests(RunningServer running)
{
    private readonly ServerProcess _server = running.Server;

    [Fact]
    public async Task A_verdict_may_be_given_changed_and_taken_back_any_number_of_times()
    {
        var route = await RouteAsync();
        var given = new { value = "down", reasons = new[] { "outdated", "incomplete", "outdated" }, comment = " Old.\r\nMail jane@x.org " };

        var (status, first) = await PutAsync(route, given);
        var (_, again) = await PutAsync(route, given);
        var (_, changed) = await PutAsync(route, new { value = "up" });

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"value":"down","reasons":["outdated","incomplete"],"comment":"Old.\nMail [e-mail]"}""", first.ToJsonString());
        Assert.True(JsonNode.DeepEquals(first, again));
        Assert.Equal("""{"value":"up","reasons":[],"comment":null}""", changed.ToJsonString());
        Assert.Equal(HttpStatusCode.NoContent, (await _server.Client.DeleteAsync(route, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await _server.Client.DeleteAsync(route, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("{}", 400, "invalid_request", "/value")]
    [InlineData("{\"value\":\"sideways\"}", 400, "invalid_request", "/value")]
    [InlineData("{\"value\":1}", 400, "invalid_request", "/value")]
    [InlineData("{\"value\":\"up\",\"stars\":5}", 400, "unknown_field", "/stars")]
    [InlineData("{\"value\":\"down\",\"reasons\":\"outdated\"}", 400, "invalid_request", "/reasons")]
    [InlineData("{\"value\":\"down\",\"reasons\":[\"outdated\",\"boring\"]}", 400, "invalid_request", "/reasons/1")]
    [InlineData("{\"value\":\"down\",\"reasons\":[7]}", 400, "invalid_request", "/reasons/0")]
    [InlineData("{\"value\":\"down\",\"comment\":\"a\\u0000\"}", 400, "invalid_request", "/comment")]
    [InlineData("{\"value\":\"down\",\"comment\":[]}", 400, "invalid_request", "/comment")]
    [InlineData("[]", 400, "invalid_json", "")]
    public async Task A_bad_verdict_is_told_by_place(string body, int status, string code, string place)
    {
        var route = await RouteAsync();

        var (answered, problem) = await ServerProcess.ReadAsync(await _server.Client.PutAsync(route, new StringContent(body, System.Text.Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken));

        BadInputTests.Check(problem, answered, status, code);
        Assert.True(problem["errors"]!.AsObject().ContainsKey(place), problem.ToJsonString());
    }

    [Fact]
    public async Task A_comment_may_be_as_long_as_a_question_and_no_longer()
    {
        var route = await RouteAsync();

        var (fits, _) = await PutAsync(route, new { value = "down", comment = new string('z', 2000) });
        var (answered, problem) = await PutAsync(route, new { value = "down", comment = new string('z', 2001) });

        Assert.Equal(HttpStatusCode.OK, fits);
        BadInputTests.Check(problem, answered, 400, "invalid_request");
        Assert.DoesNotContain("zzz", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_is_not_there_or_was_never_stored_has_no_verdict()
    {
        var (_, stateless) = await _server.PostAsync("/api/v1/answers", new { question = "How much oil does the reservoir hold?" });
        foreach (var id in new[] { "msg_nothing", (string)stateless["id"]!, "..%2f", "'; DROP TABLE feedback; --" })
        {
            var (status, problem) = await PutAsync($"/api/v1/messages/{Uri.EscapeDataString(id)}/feedback", new { value = "up" });
            BadInputTests.Check(problem, status, 404, "message_not_found");
            (status, problem) = await ServerProcess.ReadAsync(await _server.Client.DeleteAsync($"/api/v1/messages/{Uri.EscapeDataString(id)}/feedback", TestContext.Current.CancellationToken));
            BadInputTests.Check(problem, status, 404, "message_not_found");
        }
    }

    [Fact]
    public async Task Another_method_is_not_allowed()
    {
        var (status, problem) = await _server.GetAsync(await RouteAsync());

        BadInputTests.Check(problem, status, 405, "method_not_allowed");
    }

    private async Task<string> RouteAsync()
    {
        var id = await _server.ConversationAsync();
        var (_, message) = await _server.PostAsync($"/api/v1/conversations/{id}/messages", new { question = "How much oil does the reservoir hold?" });
        return $"/api/v1/messages/{message["id"]}/feedback";
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> PutAsync(string route, object body) =>
        await ServerProcess.ReadAsync(await _server.Client.PutAsJsonAsync(route, body, TestContext.Current.CancellationToken));
}
