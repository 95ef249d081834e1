using System.Net;
using GuidanceQa.QaApi.Tests.Http;

namespace GuidanceQa.QaApi.Tests.Pages;

/// <summary>How pages are delivered: policy, caching, methods, and what is said where there is no page.</summary>
public sealed class PageHeaderTests(RunningServer running)
{
    private readonly ServerProcess _server = running.Server;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/documents", HttpStatusCode.OK)]
    [InlineData("/documents/lamp-care?audience=patient", HttpStatusCode.OK)]
    [InlineData("/documents/none", HttpStatusCode.NotFound)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    public async Task Every_page_has_a_policy_that_lets_it_do_nothing_else(string path, HttpStatusCode status)
    {
        using var response = await _server.SendAsync(HttpMethod.Get, path);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; require-trusted-types-for 'script'",
            response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("strict-origin-when-cross-origin", response.Headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task A_page_is_sent_once_and_told_to_be_the_same_afterwards()
    {
        using var first = await _server.SendAsync(HttpMethod.Get, "/documents/lamp-care");
        var tag = first.Headers.ETag!.ToString();
        using var second = await _server.SendAsync(HttpMethod.Get, "/documents/lamp-care", tag: tag);
        using var other = await _server.SendAsync(HttpMethod.Get, "/documents/lamp-care?audience=patient", tag: tag);

        Assert.Equal("no-cache", first.Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(tag, second.Headers.ETag!.ToString());
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task A_page_follows_the_corpus()
    {
        using TemporaryCorpus corpus = new();
        corpus.Write("a.md", "# Bells\n\n- The bell is rung at noon.\n");
        await using ServerProcess server = new(corpus.Folder);
        server.Start();
        await server.ReadyAsync();
        using var before = await server.SendAsync(HttpMethod.Get, "/");
        var tag = before.Headers.ETag!.ToString();
        await server.StopAsync();
        corpus.Write("a.md", "# Bells\n\n- The bell is rung at dusk.\n");
        server.Start();
        await server.ReadyAsync();

        using var after = await server.SendAsync(HttpMethod.Get, "/", tag: tag);

        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.NotEqual(tag, after.Headers.ETag!.ToString());
        Assert.Equal(["The bell is rung at dusk."], (await server.PageAsync("/")).Texts(".statement .text"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/documents/lamp-care")]
    [InlineData("/documents/none")]
    public async Task HEAD_tells_the_same_without_the_page(string path)
    {
        using var head = await _server.SendAsync(HttpMethod.Head, path);
        using var get = await _server.SendAsync(HttpMethod.Get, path);

        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Theory]
    [InlineData("/documents/none", "document_not_found", "This document is not here")]
    [InlineData("/passages/none", "passage_not_found", "This passage is not here")]
    [InlineData("/nowhere", "route_not_found", "This page does not exist")]
    [InlineData("/assets/0/page.css", "route_not_found", "This page does not exist")]
    public async Task What_is_not_there_is_a_page_for_people_and_a_problem_document_for_clients(string path, string code, string title)
    {
        var page = await _server.PageAsync(path, HttpStatusCode.NotFound);

        Browser.Check(page);
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
        foreach (var accept in new[] { null, "*/*", "application/json" })
        {
            using var response = await _server.SendAsync(HttpMethod.Get, path, accept);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
            if (accept != "application/json" || code == "route_not_found")
            {
                var (status, problem) = await ServerProcess.ReadAsync(response);
                BadInputTests.Check(problem, status, 404, code);
            }
        }
    }

    [Fact]
    public async Task Routes_of_the_API_answer_a_browser_in_JSON()
    {
        using var response = await _server.SendAsync(HttpMethod.Get, "/api/v1/documents/none");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Who_takes_no_HTML_is_told_so()
    {
        var (status, problem) = await ServerProcess.ReadAsync(await _server.SendAsync(HttpMethod.Get, "/", "application/json"));

        BadInputTests.Check(problem, status, 406, "not_acceptable");
    }

    [Fact]
    public async Task A_page_takes_no_other_method()
    {
        using var response = await _server.SendAsync(HttpMethod.Post, "/");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Style_scripts_and_icon_are_served_by_this_server_and_kept_for_ever()
    {
        var page = await _server.PageAsync("/documents/lamp-care");
        var files = page.QuerySelectorAll("link[rel=icon], link[rel=stylesheet]").Select(l => l.GetAttribute("href")!).Concat(page.QuerySelectorAll("script[src]").Select(s => s.GetAttribute("src")!)).Where(f => f.StartsWith("/assets/", StringComparison.Ordinal)).ToList();

        Assert.Equal(4, files.Count);
        foreach (var file in files)
        {
            using var response = await _server.SendAsync(HttpMethod.Get, file, "*/*");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("public, max-age=31536000, immutable", response.Headers.GetValues("Cache-Control").Single());
            Assert.Contains(response.Content.Headers.ContentType!.MediaType, new[] { "text/css", "text/javascript", "image/svg+xml" });
        }
    }

    [Fact]
    public async Task Before_the_corpus_is_ready_people_are_asked_to_wait()
    {
        using TemporaryCorpus corpus = new();
        await using ServerProcess server = new(corpus.Folder);
        server.Start();
        await server.ReadyAsync("/health/live");

        using var response = await server.SendAsync(HttpMethod.Get, "/");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Contains("not ready", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }
}
