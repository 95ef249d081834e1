using System.Net;

namespace GuidanceQa.QaApi.Tests.Http;

public sealed class CorpusRouteTests(RunningServer running)
{
    private readonly ServerProcess _server = running.Server;

    [Fact]
    public async Task Documents_are_listed_with_their_standing_and_read_with_their_text()
    {
        var (_, list) = await _server.GetAsync("/api/v1/documents");
        var (_, lamp) = await _server.GetAsync("/api/v1/documents/lamp-care");

        Assert.Equal(["fog-signal", "lamp-care"], list["data"]!.AsArray().Select(d => (string)d!["id"]!));
        Assert.Equal("approved", (string)lamp["reviewStatus"]!);
        Assert.Equal("2024-03-01", (string)lamp["lastUpdated"]!);
        Assert.All(lamp["sections"]!.AsArray(), s => Assert.StartsWith((string)s!["heading"]!, ((string)lamp["text"]!)[(int)s["start"]!..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Statements_are_slices_of_the_text_and_come_in_pages()
    {
        var (_, lamp) = await _server.GetAsync("/api/v1/documents/lamp-care");
        var (_, all) = await _server.GetAsync("/api/v1/documents/lamp-care/statements");
        List<string> paged = [];
        string? cursor = null;
        do
        {
            var (_, page) = await _server.GetAsync($"/api/v1/documents/lamp-care/statements?limit=2&cursor={cursor}");
            paged.AddRange(page["data"]!.AsArray().Select(s => (string)s!["id"]!));
            cursor = (string?)page["nextCursor"];
        }
        while (cursor is not null);

        Assert.All(all["data"]!.AsArray(), s => Assert.Equal((string)s!["text"]!, ((string)lamp["text"]!)[(int)s["start"]!..(int)s["end"]!]));
        Assert.Equal(all["data"]!.AsArray().Select(s => (string)s!["id"]!), paged);
        var wipe = all["data"]!.AsArray().Single(s => (string)s!["id"]! == "wipe")!;
        Assert.Equal("1", (string)wipe["markers"]![0]!);
        Assert.Equal("should", (string)wipe["strength"]!);
        Assert.StartsWith("The glass", (string)wipe["plainText"]!, StringComparison.Ordinal);
        Assert.Empty(wipe["refersTo"]!.AsArray());
    }

    [Fact]
    public async Task A_document_that_did_not_change_is_not_sent_twice()
    {
        var first = await _server.Client.GetAsync("/api/v1/documents/lamp-care", TestContext.Current.CancellationToken);
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/v1/documents/lamp-care");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        var second = await _server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task The_corpus_tells_its_checksum_and_counts()
    {
        var (_, corpus) = await _server.GetAsync("/api/v1/corpus");

        Assert.StartsWith("sha256:", (string)corpus["checksum"]!, StringComparison.Ordinal);
        Assert.Equal(2, (int)corpus["documents"]!);
        Assert.Equal(2, (int)corpus["kinds"]!["guidance"]!);
    }

    [Fact]
    public async Task Search_ranks_statements_and_says_why_in_words()
    {
        var (_, get) = await _server.GetAsync("/api/v1/search?q=how%20is%20the%20lens%20wiped&limit=3&explain=true");
        var (_, post) = await _server.PostAsync("/api/v1/search", new { question = "And in winter?", history = new[] { new { question = "How much oil is burnt per night in summer?" } }, limit = 1 });

        Assert.Equal("lamp-care#wipe", (string)get["hits"]![0]!["statementId"]!);
        Assert.Contains("occurs in the text", (string)get["hits"]![0]!["explanation"]!, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, get["hits"]!.AsArray().Count), get["hits"]!.AsArray().Select(h => (int)h!["rank"]!));
        Assert.Equal("lamp-care#winter", (string)post["hits"]![0]!["statementId"]!);
        Assert.Null(post["hits"]![0]!["explanation"]);
    }

    [Fact]
    public async Task Meta_and_health_tell_what_the_server_is()
    {
        var (_, meta) = await _server.GetAsync("/api/v1/meta");

        Assert.Equal("GuidanceQa", (string)meta["name"]!);
        Assert.Equal(2000, (int)meta["limits"]!["questionCharacters"]!);
        Assert.Equal("utf16", (string)meta["offsetUnit"]!);
        Assert.Equal("extractive", (string)meta["composers"]![0]!["name"]!);
        foreach (var route in new[] { "/health/live", "/health/ready", "/health/startup" })
        {
            Assert.Equal(HttpStatusCode.OK, (await _server.GetAsync(route)).Status);
        }
    }

    [Fact]
    public async Task The_description_names_every_route_that_is_served()
    {
        var (_, description) = await _server.GetAsync("/openapi/v1.json");

        Assert.StartsWith("3.1", (string)description["openapi"]!, StringComparison.Ordinal);
        var routes = description["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(verb => $"{verb.Key.ToUpperInvariant()} {p.Key}")).ToHashSet();
        string[] expected =
        [
            "POST /api/v1/answers", "POST /api/v1/conversations", "GET /api/v1/conversations/{id}", "DELETE /api/v1/conversations/{id}", "POST /api/v1/conversations/{id}/messages", "GET /api/v1/conversations/{id}/messages",
            "GET /api/v1/conversations/{id}/messages/{messageId}", "GET /api/v1/conversations/{id}/export", "PUT /api/v1/messages/{messageId}/feedback", "DELETE /api/v1/messages/{messageId}/feedback", "GET /api/v1/documents", "GET /api/v1/documents/{id}", "GET /api/v1/documents/{id}/statements", "GET /api/v1/passages/{id}", "GET /api/v1/search", "POST /api/v1/search", "POST /api/v1/verify",
            "GET /api/v1/corpus", "GET /api/v1/meta", "GET /health/live", "GET /health/ready", "GET /health/startup",
        ];
        Assert.Empty(expected.Except(routes));
        var exported = description["paths"]!["/api/v1/conversations/{id}/export"]!["get"]!;
        Assert.Equal(["application/json", "text/html", "text/markdown"], exported["responses"]!["200"]!["content"]!.AsObject().Select(c => c.Key).Order(StringComparer.Ordinal));
        Assert.Equal(["format", "id"], exported["parameters"]!.AsArray().Select(p => (string)p!["name"]!).Order(StringComparer.Ordinal));
        var schemas = description["components"]!["schemas"]!;
        Assert.NotNull(schemas["Answer"]!["properties"]!["readability"]);
        Assert.Equal(["formula", "grade"], schemas["Readability"]!["properties"]!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal));
        var readme = await File.ReadAllTextAsync(Path.Combine(TestIndex.Root, "README.md"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(description["paths"]!.AsObject().Select(p => p.Key), path => !readme.Contains(path, StringComparison.Ordinal));
        var docs = await _server.Client.GetAsync("/docs", TestContext.Current.CancellationToken);
        Assert.Equal("text/html", docs.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("https://", await docs.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
