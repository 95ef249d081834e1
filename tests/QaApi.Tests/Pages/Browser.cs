using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using GuidanceQa.QaApi.Tests.Http;

namespace GuidanceQa.QaApi.Tests.Pages;

/// <summary>Reads pages as a browser without scripts does.</summary>
internal static class Browser
{
    public const string Accepts = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    public static Task<HttpResponseMessage> SendAsync(this ServerProcess server, HttpMethod method, string path, string? accept = Accepts, string? tag = null)
    {
        HttpRequestMessage request = new(method, path);
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        return server.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The page at a path, parsed as HTML5 with scripting off.</summary>
    public static async Task<IHtmlDocument> PageAsync(this ServerProcess server, string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await server.SendAsync(HttpMethod.Get, path);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The text of all elements that a selector finds, spaces as one reads them.</summary>
    public static IReadOnlyList<string> Texts(this IParentNode page, string selector) => [.. page.QuerySelectorAll(selector).Select(e => e.Text().Trim())];

    /// <summary>Nothing in the page can run, load from elsewhere or break out of its place, and every link into it has a target.</summary>
    public static void Check(IHtmlDocument page)
    {
        Assert.All(page.QuerySelectorAll("script:not([type='application/ld+json'])"), s => Assert.True(s.TextContent.Length == 0 && s.GetAttribute("src")!.StartsWith('/')));
        Assert.Empty(page.QuerySelectorAll("style, [style], iframe, object, embed, base, form, svg, math"));
        Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.All(page.QuerySelectorAll("link[href], img[src]"), e => Assert.StartsWith("/", e.GetAttribute("href") ?? e.GetAttribute("src"), StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("a"), a => Assert.Matches("^(/|[?]|#|https?://)", a.GetAttribute("href")!));
        Assert.All(page.QuerySelectorAll("a[href^='#']"), a => Assert.NotNull(page.GetElementById(Uri.UnescapeDataString(a.GetAttribute("href")![1..]))));
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(e => e.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(page.QuerySelectorAll("[aria-labelledby]"), e => Assert.NotNull(page.GetElementById(e.GetAttribute("aria-labelledby")!)));

        // One title, and no heading more than one level below the one before.
        var levels = page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(h => h.LocalName[1] - '0').ToList();
        Assert.Equal(1, levels.Count(l => l == 1));
        Assert.DoesNotContain(levels.Zip(levels.Skip(1)), pair => pair.Second > pair.First + 1);
    }
}
