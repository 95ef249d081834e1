using System.Text.Json.Nodes;
using GuidanceQa.QaApi.Tests.Http;

namespace GuidanceQa.QaApi.Tests.Pages;

/// <summary>The article of the shipped corpus, as it is read with scripts off.</summary>
public sealed class ArticlePageTests(ShippedServer shipped) : IClassFixture<ShippedServer>
{
    private readonly ServerProcess _server = shipped.Server;

    [Fact]
    public async Task The_first_page_is_the_article()
    {
        var document = await ArticleAsync();
        var page = await _server.PageAsync("/");

        Browser.Check(page);
        Assert.Equal((string)document["title"]!, page.QuerySelector("h1")!.TextContent);
        Assert.Equal((string)document["title"]!, page.Title);
        Assert.Equal($"/documents/{document["id"]}", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal((string)document["lastUpdated"]!, page.QuerySelector("time")!.GetAttribute("datetime"));
        Assert.Contains((string)document["publisher"]!, page.QuerySelector(".byline")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("footer .disclaimer"));
        Assert.Equal("/widget/v1/guidance-chat.js", page.QuerySelector("section.ask > script[type=module]")!.GetAttribute("src"));
        Assert.Equal("Have a follow-up question?", page.QuerySelector("guidance-chat h2")!.TextContent);
    }

    [Theory]
    [InlineData("guidance")]
    [InlineData("reference")]
    [InlineData("comparison")]
    public async Task Every_document_shows_each_of_its_statements_once_in_order(string kind)
    {
        var documents = await DocumentsAsync(kind);

        Assert.NotEmpty(documents);
        foreach (var id in documents.Select(d => (string)d!["id"]!))
        {
            var page = await _server.PageAsync($"/documents/{id}");
            var statements = await StatementsAsync(id);
            Browser.Check(page);
            Assert.Equal(statements.Select(s => (string)s!["text"]!), page.Texts(".statement .text"));
            Assert.Equal(statements.Select(s => $"s-{s!["id"]}"), page.QuerySelectorAll(".statement").Select(e => e.Id));
        }
    }

    [Fact]
    public async Task Statements_stand_under_their_own_headings()
    {
        var document = await ArticleAsync();
        var page = await _server.PageAsync("/");
        foreach (var statement in await StatementsAsync((string)document["id"]!))
        {
            var section = page.GetElementById($"s-{statement!["id"]}")!.Closest("section")!;
            Assert.Equal((string)statement["section"]!.AsArray()[^1]!, section.QuerySelector("h2, h3, h4, h5, h6")!.TextContent);
        }
    }

    [Fact]
    public async Task Markers_open_the_references_and_these_lead_back()
    {
        var document = await ArticleAsync();
        var page = await _server.PageAsync("/");
        var statements = await StatementsAsync((string)document["id"]!);
        foreach (var statement in statements)
        {
            var markers = page.GetElementById($"s-{statement!["id"]}")!.QuerySelectorAll(".markers a");
            Assert.Equal(statement["markers"]!.AsArray().Select(m => $"#ref-{m}"), markers.Select(m => m.GetAttribute("href")));
        }

        Assert.Contains(statements, s => s!["markers"]!.AsArray().Count > 1);
        foreach (var (number, text) in document["references"]!.AsObject())
        {
            var entry = page.GetElementById($"ref-{number}")!;
            Assert.Contains((string)text!, entry.TextContent, StringComparison.Ordinal);
            Assert.Equal(statements.Where(s => s!["markers"]!.AsArray().Any(m => (string)m! == number)).Select(s => $"#s-{s!["id"]}"), entry.QuerySelectorAll(".cited a").Select(a => Uri.UnescapeDataString(a.GetAttribute("href")!)));
        }
    }

    [Fact]
    public async Task All_references_are_listed_with_what_is_known_of_them_and_their_addresses()
    {
        var references = await DocumentsAsync("reference");
        var page = await _server.PageAsync("/");
        var entries = page.QuerySelectorAll(".sources li");

        Assert.Equal(references.Count, entries.Length);
        foreach (var reference in references)
        {
            var entry = entries.Single(e => e.QuerySelector("a.title")!.GetAttribute("href") == $"/documents/{reference!["id"]}");
            var links = entry.QuerySelectorAll("a.outside").Select(a => Uri.UnescapeDataString(a.GetAttribute("href")!)).ToList();
            Assert.Contains((string?)reference!["citation"] ?? (string)reference["publisher"]!, entry.TextContent, StringComparison.Ordinal);
            Assert.True((string?)reference["doi"] is not { } doi || links.Contains($"https://doi.org/{doi}"));
            Assert.True((string?)reference["pmid"] is not { } pmid || links.Contains($"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"));
        }

        Assert.Contains(references, r => r!["doi"] is not null);
        Assert.Contains(references, r => r!["pmid"] is not null);
    }

    [Fact]
    public async Task A_comparison_stands_beside_every_statement_that_it_concerns()
    {
        var article = (string)(await ArticleAsync())["id"]!;
        var page = await _server.PageAsync("/");
        var told = 0;
        foreach (var id in (await DocumentsAsync("comparison")).Select(d => (string)d!["id"]!))
        {
            foreach (var section in (await StatementsAsync(id)).GroupBy(s => (string)s!["passageId"]!, StringComparer.Ordinal))
            {
                var judgement = section.Single(s => (string)s!["type"]! == "comparison")!;
                var concerned = section.SelectMany(s => s!["refersTo"]!.AsArray()).Select(r => (string)r!).Where(r => r.StartsWith(article + "#", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
                foreach (var statement in concerned)
                {
                    var beside = page.GetElementById("s-" + statement.Split('#')[1])!.QuerySelector(".beside")!;
                    Assert.Contains((string)judgement["section"]!.AsArray()[^1]!, beside.Texts(".topic"));
                    Assert.Contains(beside.QuerySelectorAll(".note"), n => n.Id == $"c-{section.Key}" || n.QuerySelector($"a[href='#c-{section.Key}']") is not null);
                }

                if (concerned.Count > 0)
                {
                    told++;
                    Assert.Equal((string)judgement["text"]!, page.GetElementById($"c-{section.Key}")!.QuerySelector("p")!.TextContent);
                }
            }
        }

        Assert.True(told >= 20);
        Assert.All(page.QuerySelectorAll(".note"), n => Assert.NotEmpty(n.QuerySelector(".verdict")!.TextContent));
    }

    [Theory]
    [InlineData("patient")]
    [InlineData("caregiver")]
    public async Task Patients_and_carers_read_the_plain_renderings(string audience)
    {
        var document = await ArticleAsync();
        var page = await _server.PageAsync($"/?audience={audience}");
        var statements = await StatementsAsync((string)document["id"]!);
        var shown = page.Texts(".statement .text");

        Browser.Check(page);
        Assert.Equal(statements.Count, shown.Count);
        Assert.True(statements.Count(s => s!["plainText"] is not null) > 30);
        foreach (var (statement, text) in statements.Zip(shown).Where(p => p.First!["plainText"] is not null))
        {
            Assert.Equal((string)statement!["plainText"]!, text);
        }

        Assert.Equal(statements.Where(s => s!["plainText"] is null).Select(s => $"s-{s!["id"]}"), page.QuerySelectorAll(".statement:has(.tag)").Select(e => e.Id));
        Assert.Equal([$"?audience={audience}"], page.QuerySelectorAll(".audience a[aria-current]").Select(a => a.GetAttribute("href")));
        Assert.Equal(audience, page.QuerySelector("guidance-chat")!.GetAttribute("audience"));
        Assert.All(page.QuerySelectorAll("a[href^='/documents/']"), a => Assert.Contains($"?audience={audience}", a.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Clinicians_and_trainees_read_the_documents_own_words()
    {
        var clinician = await _server.PageAsync("/");
        var trainee = await _server.PageAsync("/?audience=trainee");

        Assert.Equal(clinician.Texts(".statement .text"), trainee.Texts(".statement .text"));
        Assert.Equal(["Clinician", "Trainee", "Patient", "Carer"], clinician.Texts(".audience a"));
        Assert.Equal("true", clinician.QuerySelector(".audience a[href='?audience=clinician']")!.GetAttribute("aria-current"));
    }

    [Fact]
    public async Task The_review_is_shown_as_its_three_steps_and_claims_nothing_that_is_not_known()
    {
        var page = await _server.PageAsync("/");

        Assert.Equal(["Submitted", "Under review", "Approved"], page.Texts(".steps .name"));
        Assert.Equal(["not stated", "not stated", "not stated"], page.Texts(".steps .state"));
        Assert.Contains("pending", page.QuerySelector(".review p")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?audience=patient")]
    public async Task Structured_data_parses_and_says_what_the_document_says(string path)
    {
        var document = await ArticleAsync();
        var page = await _server.PageAsync(path);
        var data = JsonNode.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent)!;

        Assert.Equal("https://schema.org", (string)data["@context"]!);
        Assert.Equal("MedicalWebPage", (string)data["@type"]!);
        Assert.Equal((string)document["id"]!, (string)data["identifier"]!);
        Assert.Equal((string)document["title"]!, (string)data["name"]!);
        Assert.Equal((string)document["lastUpdated"]!, (string)data["dateModified"]!);
        Assert.Equal("pending", (string)data["creativeWorkStatus"]!);
        Assert.Equal((string)document["publisher"]!, (string)data["publisher"]!["name"]!);
        Assert.Equal(document["references"]!.AsObject().Count + (await DocumentsAsync("reference")).Count, data["citation"]!.AsArray().Count);
        Assert.Null(data["lastReviewed"]);
        Assert.Null(data["reviewedBy"]);
    }

    [Fact]
    public async Task The_documents_are_listed_by_kind_and_every_link_between_pages_leads_somewhere()
    {
        var list = await _server.PageAsync("/documents");
        var all = (await _server.GetAsync("/api/v1/documents?limit=100")).Body["data"]!.AsArray();

        Browser.Check(list);
        Assert.Equal(["Guidance", "References", "Comparisons"], list.Texts(".part h2"));
        Assert.Equal(all.Select(d => $"/documents/{d!["id"]}").Order(StringComparer.Ordinal), list.QuerySelectorAll("a.title").Select(a => a.GetAttribute("href")!).Order(StringComparer.Ordinal));
        var article = await _server.PageAsync("/");
        foreach (var group in article.QuerySelectorAll("a[href^='/documents']").Select(a => a.GetAttribute("href")!).Distinct(StringComparer.Ordinal).GroupBy(h => h.Split('#')[0], StringComparer.Ordinal))
        {
            var page = await _server.PageAsync(group.Key);
            Assert.All(group.Where(h => h.Contains('#', StringComparison.Ordinal)), h => Assert.NotNull(page.GetElementById(Uri.UnescapeDataString(h.Split('#')[1]))));
        }
    }

    private async Task<JsonNode> ArticleAsync() => (await _server.GetAsync($"/api/v1/documents/{(await DocumentsAsync("guidance")).Single()!["id"]}")).Body;

    private async Task<IReadOnlyList<JsonNode?>> DocumentsAsync(string kind) =>
        [.. (await _server.GetAsync("/api/v1/documents?limit=100")).Body["data"]!.AsArray().Where(d => (string)d!["kind"]! == kind)];

    private async Task<IReadOnlyList<JsonNode?>> StatementsAsync(string id)
    {
        var (_, list) = await _server.GetAsync($"/api/v1/documents/{id}/statements?limit=100");
        Assert.Null(list["nextCursor"]);
        return [.. list["data"]!.AsArray()];
    }
}
