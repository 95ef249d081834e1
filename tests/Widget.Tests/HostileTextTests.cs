using GuidanceQa.Widget.Tests.Looks;
using static Microsoft.Playwright.Assertions;

namespace GuidanceQa.Widget.Tests;

/// <summary>Whatever a question, a document, a title or an id holds is shown as text.</summary>
public sealed class HostileTextTests(Browser browser, Measured measured)
{
    [Fact]
    public async Task Two_hundred_payloads_in_questions_are_shown_as_text()
    {
        Assert.Equal(200, Payloads.All.Distinct(StringComparer.Ordinal).Count());

        var found = await measured.PayloadsAsync(browser);

        Assert.Equal(new PayloadFindings(200, 200, []), found with { Said = [] });
        Assert.Empty(found.Said);
    }

    [Fact]
    public async Task Payloads_in_a_corpus_are_shown_as_text()
    {
        using TemporaryCorpus corpus = new();
        var title = "Lamp <img src=x onerror=alert(1)> care";
        corpus.Write("lamp.md", $"""
            ---
            title: '{title}'
            publisher: '<svg onload=alert(2)>'
            year: 2024
            reviewStatus: pending
            url: 'https://example.org/"onmouseover="alert(4)'
            ---
            # Lamp

            ## Oil `<img src=x onerror=alert(5)>`

            - The reservoir holds 12 l of colza oil `<img src=x onerror=alert(6)>` and `<script>alert(7)</script>` lasts about 3 nights.
            - The lens should be wiped with `"><svg onload=alert(8)>` every morning before sunrise.

            """);
        await using ServerProcess server = new(corpus.Folder);
        await using var page = await OpenAsync(server);

        await page.AskAsync("How much oil does the reservoir hold?");
        await Expect(page.LastAnswer.Locator(".text")).ToContainTextAsync("<img src=x onerror=alert(6)>");
        await Expect(page.LastAnswer.Locator(".list")).ToContainTextAsync(title);
        await page.LastAnswer.Locator(".text .cite").First.ClickAsync();
        await Expect(page.Widget.Locator(".card")).ToContainTextAsync("<svg onload=alert(2)>");
        await page.Widget.Locator(".card").GetByText("Show in source").ClickAsync();
        await Expect(page.Widget.Locator("aside mark")).ToContainTextAsync("<script>alert(7)</script>");

        await AssertOnlyTextAsync(page, 1);
    }

    private static async Task AssertOnlyTextAsync(WidgetPage page, int turns)
    {
        await Expect(page.Turns).ToHaveCountAsync(turns);
        Assert.Equal(0, await PayloadFindings.MarkupAsync(page));
        Assert.Empty(page.Messages);
    }

    private async Task<WidgetPage> OpenAsync(ServerProcess server)
    {
        server.Start();
        await server.ReadyAsync();
        return await WidgetPage.OpenAsync(browser, server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority), policy: null);
    }
}
