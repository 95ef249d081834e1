using System.Net;
using System.Text.Json.Nodes;

namespace GuidanceQa.QaApi.Tests.Http;

public sealed class VerifyRouteTests(RunningServer running)
{
    private readonly ServerProcess _server = running.Server;

    [Fact]
    public async Task A_text_is_audited_sentence_by_sentence()
    {
        var (status, audit) = await _server.PostRawAsync("/api/v1/verify", new JsonObject
        {
            ["text"] = "The reservoir holds 21 l of colza oil and lasts about 3 nights. [1]",
            ["citations"] = new JsonArray(new JsonObject { ["ordinal"] = 1, ["documentId"] = "lamp-care", ["quote"] = "The reservoir holds 12 l of colza oil", ["start"] = null, ["end"] = null }),
        }.ToJsonString());

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("contradicted", (string)audit["verdict"]!);
        var sentence = Assert.Single(audit["sentences"]!.AsArray())!;
        Assert.Equal(["start", "end", "text", "verdict", "reasons", "citationOrdinals", "quoteFound"], sentence.AsObject().Select(m => m.Key));
        Assert.Equal("""[{"code":"number_mismatch","claim":"21 l","source":"12 l"}]""", sentence["reasons"]!.ToJsonString());
    }

    [Theory]
    [InlineData("{}", "/text")]
    [InlineData("""{"text": " "}""", "/text")]
    [InlineData("""{"text": "a", "citations": [1]}""", "/citations/0")]
    [InlineData("""{"text": "a", "citations": [{"quote": "b"}]}""", "/citations/0/ordinal")]
    [InlineData("""{"text": "a", "citations": [{"ordinal": 1}]}""", "/citations/0/quote")]
    [InlineData("""{"text": "a", "citations": [{"ordinal": 1, "quote": "b", "page": 2}]}""", "/citations/0/page")]
    public async Task A_wrong_body_is_told_by_its_place(string body, string place)
    {
        var (status, problem) = await _server.PostRawAsync("/api/v1/verify", body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal([place], problem["errors"]!.AsObject().Select(e => e.Key));
    }
}
