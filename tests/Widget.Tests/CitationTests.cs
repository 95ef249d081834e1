using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GuidanceQa.Widget.Tests;

/// <summary>From a number behind a sentence to the words of the source.</summary>
public sealed class CitationTests(Browser browser, LighthouseServer lighthouse) : IClassFixture<LighthouseServer>
{
    [Fact]
    public async Task Hovering_opens_a_card_that_can_be_reached_with_the_pointer()
    {
        await using var page = await OpenAsync();

        await page.LastAnswer.Locator(".text .cite").First.HoverAsync();
        var card = page.Widget.Locator(".card");
        await Expect(card).ToBeVisibleAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Show in source" }).HoverAsync();

        await Expect(card).ToContainTextAsync("The reservoir holds 12 l of colza oil");
        await Expect(card).ToContainTextAsync("Care of the lamp");
        await Expect(card).ToContainTextAsync("Invented Lighthouse Board");
        await Expect(card).ToContainTextAsync("2024-03-01");
        await Expect(card).ToContainTextAsync("approved");
        // The number stays with the word before it; the card beside it has lines as it needs them.
        Assert.True(await card.EvaluateAsync<bool>("c => c.scrollWidth <= c.clientWidth"));
    }

    [Fact]
    public async Task No_line_ends_between_a_number_and_its_unit_and_what_is_copied_is_the_sources()
    {
        await using var page = await OpenAsync();
        await page.Page.SetViewportSizeAsync(320, 800);
        var lead = page.LastAnswer.Locator(".lead");

        Assert.Equal(["12 l"], await lead.Locator(".nb:not(:has(.cite))").AllTextContentsAsync());
        Assert.All(await lead.Locator(".nb").AllAsync(), nb => Assert.Equal("nowrap", nb.EvaluateAsync<string>("n => getComputedStyle(n).whiteSpace").GetAwaiter().GetResult()));
        Assert.StartsWith("The reservoir holds 12 l of colza oil and lasts about 3 nights.", await lead.TextContentAsync(), StringComparison.Ordinal);
        await lead.Locator(".cite").First.ClickAsync();
        Assert.Equal(["12 l"], await page.Widget.Locator(".card blockquote .nb").AllTextContentsAsync());
        await page.Widget.Locator(".card").GetByText("Show in source").ClickAsync();
        await page.Widget.Locator("aside mark").WaitForAsync();
        Assert.Equal(["12 l"], await page.Widget.Locator("aside mark .nb").AllTextContentsAsync());
    }

    [Fact]
    public async Task The_keyboard_opens_the_card_then_the_source_and_comes_back()
    {
        await using var page = await OpenAsync();
        var cite = page.LastAnswer.Locator(".text .cite").First;
        await cite.FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Widget.Locator(".card")).ToBeVisibleAsync();

        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(page.Widget.Locator(".card")).ToHaveCountAsync(0);
        await Expect(cite).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Widget.Locator("aside mark")).ToBeInViewportAsync();
        await page.Page.Keyboard.PressAsync("Escape");

        await Expect(page.Widget.Locator("aside")).ToHaveCountAsync(0);
        await Expect(cite).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_source_marks_exactly_the_quoted_words()
    {
        await using var page = await OpenAsync();
        await page.LastAnswer.Locator(".text .cite").First.ClickAsync();
        await page.Widget.Locator(".card").GetByText("Show in source").ClickAsync();

        var mark = page.Widget.Locator("aside mark");
        await mark.WaitForAsync();
        var citation = await page.Widget.EvaluateAsync<JsonElement>("w => w.messages[0].answer.citations[0]");
        var passage = await page.Widget.Locator("aside .pass").TextContentAsync();

        Assert.Equal(citation.GetProperty("quote").GetString(), await mark.TextContentAsync());
        Assert.Contains(citation.GetProperty("quote").GetString()!, passage, StringComparison.Ordinal);
        Assert.True(passage!.Length > citation.GetProperty("quote").GetString()!.Length);
    }

    [Fact]
    public async Task The_source_opens_below_its_answer_where_the_page_says_so_and_leaves_with_the_answer()
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin, body: "<guidance-chat sources-panel=\"inline\"></guidance-chat>");
        await page.AskAsync("How much oil does the reservoir hold?");
        await page.LastAnswer.Locator(".text .cite").First.ClickAsync();
        await page.Widget.Locator(".card").GetByText("Show in source").ClickAsync();

        await Expect(page.LastAnswer.Locator("aside mark")).ToBeInViewportAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(page.Widget.Locator("aside")).ToHaveCountAsync(0);
        await Expect(page.LastAnswer.Locator(".text .cite").First).ToBeFocusedAsync();
        await page.LastAnswer.Locator(".text .cite").First.ClickAsync();
        await page.Widget.Locator(".card").GetByText("Show in source").ClickAsync();
        await page.Widget.EvaluateAsync("w => w.regenerate(w.messages[0].id)");

        await Expect(page.Widget.Locator("aside")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Touch_opens_the_card_and_it_stays()
    {
        await using var page = await OpenAsync(new BrowserNewContextOptions { HasTouch = true, IsMobile = true, ViewportSize = new() { Width = 360, Height = 740 } });

        await page.LastAnswer.Locator(".text .cite").First.TapAsync();
        var card = page.Widget.Locator(".card");
        await Expect(card).ToBeInViewportAsync(new() { Ratio = 0.99f });
        await card.Locator("blockquote").TapAsync();

        await Expect(card).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_card_follows_its_number_while_the_page_scrolls_and_leaves_with_it()
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin, body: "<guidance-chat></guidance-chat><div id=\"below\"></div>");
        await page.AskAsync("How much oil does the reservoir hold?");
        // A tall page whose scrolling has not come to rest when the number is pressed.
        await page.Page.EvaluateAsync("() => below.style.height = '3000px'");
        var cite = page.LastAnswer.Locator(".text .cite").First;
        await cite.ClickAsync();
        var card = page.Widget.Locator(".card");

        await page.Page.Mouse.WheelAsync(0, 60);
        await page.Page.WaitForFunctionAsync("() => scrollY === 60");
        await page.Page.WaitForFunctionAsync("() => { const root = document.querySelector('guidance-chat').shadowRoot; const [c, k] = ['.card', '.cite[aria-expanded=true]'].map(s => root.querySelector(s)?.getBoundingClientRect()); return c && k && Math.min(Math.abs(c.top - k.bottom), Math.abs(k.top - c.bottom)) < 8 }");
        await page.Page.EvaluateAsync("() => scrollTo(0, 2000)");

        await Expect(card).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_date_between_Arabic_words_reads_from_year_to_day()
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin, html: "lang=\"ar\"");
        await page.AskAsync("How much oil does the reservoir hold?");

        // Where the year and the day stand on the screen, in the line that names the source.
        var places = await page.LastAnswer.Locator(".list li").First.EvaluateAsync<double[]>("""
            line => {
              const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
              while (walk.nextNode()) {
                const at = walk.currentNode.data.indexOf("2024-03-01");
                if (at < 0) continue;
                return [at, at + 8].map(from => {
                  const range = document.createRange();
                  range.setStart(walk.currentNode, from);
                  range.setEnd(walk.currentNode, from + 2);
                  return range.getBoundingClientRect().left;
                });
              }
            }
            """);

        Assert.True(places[0] < places[1], $"the year at {places[0]}, the day at {places[1]}");
    }

    [Fact]
    public async Task A_quote_that_is_not_at_its_place_is_shown_without_a_mark()
    {
        await using var page = await OpenAsync();
        // The corpus changed since the answer: the passage that is served now begins somewhere else.
        await page.Profile.RouteAsync("**/api/v1/passages/*", async route =>
        {
            var response = await route.FetchAsync();
            var body = System.Text.Json.Nodes.JsonNode.Parse(await response.TextAsync())!;
            body["start"] = (int)body["start"]! + 3;
            await route.FulfillAsync(new RouteFulfillOptions { Response = response, Body = body.ToJsonString() });
        });

        await page.LastAnswer.Locator(".text .cite").First.ClickAsync();
        await page.Widget.Locator(".card").GetByText("Show in source").ClickAsync();

        await Expect(page.Widget.Locator("aside")).ToContainTextAsync("could not be matched");
        await Expect(page.Widget.Locator("aside")).ToContainTextAsync("The reservoir holds 12 l of colza oil");
        await Expect(page.Widget.Locator("aside mark")).ToHaveCountAsync(0);
    }

    private async Task<WidgetPage> OpenAsync(BrowserNewContextOptions? options = null)
    {
        var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin, options: options);
        await page.AskAsync("How much oil does the reservoir hold?");
        return page;
    }
}
