using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using GuidanceQa.QaApi.Tests.Http;

namespace GuidanceQa.QaApi.Tests.Pages;

/// <summary>A passage in its document, with the quote marked.</summary>
public sealed class PassagePageTests(RunningServer running)
{
    private readonly ServerProcess _server = running.Server;

    [Fact]
    public async Task The_quote_of_a_citation_is_marked_in_its_document_and_nothing_else_is()
    {
        var (_, message) = await _server.PostAsync("/api/v1/answers", new { question = "How much oil does the reservoir hold?" });
        var citation = message["answer"]!["citations"]![0]!;

        var page = await _server.PageAsync($"{citation["url"]}?start={citation["start"]}&end={citation["end"]}");

        Browser.Check(page);
        Assert.Equal((string)citation["quote"]!, string.Concat(page.QuerySelectorAll("mark").Select(m => m.TextContent)));
        Assert.Equal("#" + page.QuerySelector("mark")!.Closest(".statement")!.Id, Uri.UnescapeDataString(page.QuerySelector(".found a.button")!.GetAttribute("href")!));
        Assert.Equal($"/documents/{citation["documentId"]}", page.QuerySelector(".found a:not(.button)")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("script[src$='/scroll.js']"));
    }

    [Fact]
    public async Task The_whole_document_is_there_and_only_the_passage_is_pointed_at()
    {
        var statements = await LampAsync();
        var passage = (string)statements[3]!["passageId"]!;

        var page = await _server.PageAsync($"/passages/{passage}");

        Assert.Equal(statements.Select(s => (string)s!["text"]!), page.Texts(".statement .text"));
        Assert.Equal(statements.Where(s => (string)s!["passageId"]! == passage).Select(s => $"s-{s!["id"]}"), page.QuerySelectorAll(".pointed-at").Select(e => e.Id));
        Assert.Empty(page.QuerySelectorAll("mark"));
    }

    [Fact]
    public async Task Part_of_a_statement_can_be_marked_and_its_words_stay_the_same()
    {
        var statement = (await LampAsync())[3]!;
        var (start, text) = ((int)statement["start"]!, (string)statement["text"]!);

        var page = await _server.PageAsync($"/passages/{statement["passageId"]}?start={Number(start + 4)}&end={Number(start + 12)}&audience=patient");

        Assert.Equal(text[4..12], page.QuerySelector("mark")!.TextContent);
        Assert.Equal(text, page.QuerySelector("mark")!.Closest(".text")!.TextContent);
    }

    [Theory]
    [InlineData(-10, 10)]
    [InlineData(0, 100000)]
    [InlineData(10, 10)]
    [InlineData(20, 10)]
    public async Task Places_that_are_not_in_the_passage_mark_nothing(int from, int to)
    {
        var statements = await LampAsync();
        var statement = statements.First(s => (string)s!["passageId"]! == (string)statements[3]!["passageId"]!)!;
        var start = (int)statement["start"]!;

        var page = await _server.PageAsync($"/passages/{statement["passageId"]}?start={Number(start + from)}&end={Number(start + to)}");

        Assert.Empty(page.QuerySelectorAll("mark"));
        Assert.NotEmpty(page.QuerySelectorAll(".pointed-at"));
    }

    [Fact]
    public async Task A_mark_never_cuts_a_character_in_two()
    {
        using TemporaryCorpus corpus = new();
        corpus.Write("a.md", "# Signs\n\n- The sign 𝕏 is shown. {#sign}\n");
        await using ServerProcess server = new(corpus.Folder);
        server.Start();
        await server.ReadyAsync();
        var statement = (await server.GetAsync("/api/v1/documents/a/statements")).Body["data"]![0]!;
        var at = (int)statement["start"]! + ((string)statement["text"]!).IndexOf("𝕏", StringComparison.Ordinal);

        var whole = await server.PageAsync($"/passages/{statement["passageId"]}?start={Number(at)}&end={Number(at + 2)}");
        var half = await server.PageAsync($"/passages/{statement["passageId"]}?start={Number(at)}&end={Number(at + 1)}");

        Assert.Equal("𝕏", whole.QuerySelector("mark")!.TextContent);
        Assert.Empty(half.QuerySelectorAll("mark"));
    }

    [Theory]
    [InlineData("start=x&end=4")]
    [InlineData("start=1&end=-4")]
    [InlineData("audience=nobody")]
    public async Task A_wrong_parameter_is_told(string query)
    {
        var passage = (string)(await LampAsync())[0]!["passageId"]!;

        var (status, problem) = await ServerProcess.ReadAsync(await _server.SendAsync(HttpMethod.Get, $"/passages/{passage}?{query}", accept: null));
        var page = await _server.PageAsync($"/passages/{passage}?{query}", HttpStatusCode.BadRequest);

        BadInputTests.Check(problem, status, 400, "invalid_request");
        Assert.Equal("400", page.QuerySelector(".kind")!.TextContent);
    }

    private async Task<JsonArray> LampAsync() => (await _server.GetAsync("/api/v1/documents/lamp-care/statements")).Body["data"]!.AsArray();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
