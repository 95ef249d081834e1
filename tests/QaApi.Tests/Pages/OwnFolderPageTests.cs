using System.Text.Json.Nodes;
using GuidanceQa.QaApi.Tests.Http;

namespace GuidanceQa.QaApi.Tests.Pages;

/// <summary>Pages of a folder of somebody else: without metadata, with several documents, in another script, with hostile text.</summary>
public sealed class OwnFolderPageTests(RunningServer running)
{
    private const string Attack = "</title></script><script>alert(1)</script><img src=x onerror=alert(1)>\" onfocus='alert(1)' &#x3c;b&#x3e; ]]><!--";

    [Fact]
    public async Task Several_documents_are_listed_on_the_first_page()
    {
        var page = await running.Server.PageAsync("/");

        Browser.Check(page);
        Assert.Equal(["/documents/fog-signal", "/documents/lamp-care"], page.QuerySelectorAll("a.title").Select(a => a.GetAttribute("href")));
        Assert.NotNull(page.QuerySelector("guidance-chat"));
    }

    [Fact]
    public async Task A_document_without_front_matter_says_what_it_does_not_say()
    {
        var page = await running.Server.PageAsync("/documents/fog-signal");

        Browser.Check(page);
        Assert.Equal("The fog signal", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("not stated", page.QuerySelector(".facts dd")!.TextContent);
        Assert.Equal(["Sounding", "Maintenance"], page.Texts(".body h2"));
        Assert.Empty(page.QuerySelectorAll("#references"));
    }

    [Fact]
    public async Task A_table_keeps_its_headers_and_an_approved_document_its_steps()
    {
        var page = await running.Server.PageAsync("/documents/lamp-care");

        Browser.Check(page);
        Assert.Equal(["done", "done", "done"], page.Texts(".steps .state"));
        Assert.Equal(["Season: Summer; Oil per night: 3 l; Wick length: 8 mm", "Season: Winter; Oil per night: 5 l; Wick length: 11 mm"], page.Texts(".rows .text"));
        Assert.Equal(["Season:", "Oil per night:", "Wick length:"], page.QuerySelector(".rows li")!.Texts("b"));
        Assert.Equal("1 March 2024", page.QuerySelector("time")!.TextContent);
    }

    [Theory]
    [InlineData("submitted", "done", "not yet", "not yet")]
    [InlineData("under review", "done", "in progress", "not yet")]
    [InlineData("approved", "done", "done", "done")]
    [InlineData("pending", "not stated", "not stated", "not stated")]
    public void The_steps_say_how_far_the_review_has_come(string status, params string[] states) =>
        Assert.Equal(states, GuidanceQa.QaApi.Pages.ReviewView.Of(status).Steps.Select(s => s.State));

    [Fact]
    public async Task Text_from_anywhere_stays_text()
    {
        using TemporaryCorpus corpus = new();
        var quoted = Attack.Replace("\"", "\\\"", StringComparison.Ordinal);
        corpus.Write("a..b:c_d-e.md", $"""
            ---
            title: "{quoted}"
            publisher: "{quoted}"
            authors: "{quoted}"
            jurisdiction: "{quoted}"
            licence: "{quoted}"
            citation: "{quoted}"
            doi: "10.1000/{quoted}"
            url: "https://example.org/?a=1&b={quoted.Replace(" ", "", StringComparison.Ordinal)}"
            lastUpdated: 2026-01-31
            references:
              1: "{quoted} https://example.org/x?a=1&b=2."
            ---
            ## `{Attack}`

            - `{Attack}` is an attack. [1]

            | `{Attack}` | B |
            |---|---|
            | `{Attack}` | x |
            """);
        await using ServerProcess server = new(corpus.Folder);
        server.Start();
        await server.ReadyAsync();
        var id = (string)(await server.GetAsync("/api/v1/documents")).Body["data"]![0]!["id"]!;
        var statements = (await server.GetAsync($"/api/v1/documents/{Uri.EscapeDataString(id)}/statements")).Body["data"]!.AsArray();

        foreach (var path in new[] { "/", "/?audience=patient", $"/documents/{Uri.EscapeDataString(id)}", $"/passages/{statements[0]!["passageId"]}?start={statements[0]!["start"]}&end={statements[0]!["end"]}", "/documents" })
        {
            var page = await server.PageAsync(path);
            Browser.Check(page);
            Assert.Empty(page.QuerySelectorAll("img:not([src^='/assets/'])"));
            Assert.Contains(Attack, page.Body!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("alert(1)</script>", page.Head!.InnerHtml, StringComparison.Ordinal);
            if (path != "/documents")
            {
                Assert.Equal(Attack, page.QuerySelector("h1")!.TextContent);
                Assert.Equal(statements.Select(s => (string)s!["text"]!), page.Texts(".statement .text"));
                Assert.Equal("https://example.org/x?a=1&b=2", page.QuerySelector(".printed a[rel]")!.GetAttribute("href"));
            }
        }

        var data = JsonNode.Parse((await server.PageAsync("/")).QuerySelector("script[type='application/ld+json']")!.TextContent)!;
        Assert.Equal(Attack, (string)data["name"]!);
    }

    [Theory]
    [InlineData("/documents/%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("/passages/%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E")]
    [InlineData("/%3Csvg%2Fonload=alert(1)%3E")]
    [InlineData("/documents/..%2F..%2Fetc%2Fpasswd")]
    public async Task A_hostile_address_finds_nothing_and_is_not_repeated(string path)
    {
        using var response = await running.Server.SendAsync(HttpMethod.Get, path);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain("alert(1)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("passwd", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_in_another_script_runs_in_its_own_direction()
    {
        using TemporaryCorpus corpus = new();
        corpus.Write("a.md", "# علاج الحمى\n\n## متى\n\n- لا يعطى الأسبرين للأطفال دون 16 سنة.\n");
        await using ServerProcess server = new(corpus.Folder);
        server.Start();
        await server.ReadyAsync();

        var page = await server.PageAsync("/");

        Browser.Check(page);
        Assert.Equal("rtl", page.QuerySelector("article")!.GetAttribute("dir"));
        Assert.Equal("", page.QuerySelector("article")!.GetAttribute("lang"));
        Assert.Equal(["لا يعطى الأسبرين للأطفال دون 16 سنة."], page.Texts(".statement .text"));
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Plain_words_where_there_are_any_and_explained_terms_elsewhere()
    {
        await using ServerProcess server = new(Path.Combine(TestIndex.Root, "tests", "corpora", "harbour"));
        server.Start();
        await server.ReadyAsync();

        var plain = await server.PageAsync("/?audience=patient");
        var original = await server.PageAsync("/");

        Assert.Equal("If fog hides the marks, a quadrant may be used for 4 hours by the pilot.", plain.GetElementById("s-fog")!.QuerySelector(".text")!.TextContent);
        Assert.NotEqual(original.Texts("#s-kedge .text"), plain.Texts("#s-kedge .text"));
        Assert.NotNull(plain.GetElementById("s-kedge")!.QuerySelector(".tag"));
    }
}
