using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GuidanceQa.Widget.Tests;

/// <summary>What a page can reach: the parts that it styles, the slots that it fills, the hook that it sets.</summary>
public sealed class EmbeddingTests(Browser browser, LighthouseServer lighthouse) : IClassFixture<LighthouseServer>
{
    // As the README lists them; "stop" stands where "send" stood while an answer is on its way, and is looked for there.
    private static readonly string[] Parts =
    [
        "panel", "header", "log", "message", "message-user", "message-answer", "claim", "citation", "citation-card", "source-panel", "source", "quote", "suggestions", "input", "send", "disclaimer", "launcher",
    ];

    [Fact]
    public async Task Every_part_and_slot_that_is_promised_is_there()
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin, body: "<guidance-chat mode=\"bubble\"></guidance-chat>");
        var slots = await NamesAsync(page, "slot", "name");
        await page.Widget.Locator(".launcher").ClickAsync();
        TaskCompletionSource released = new();
        await page.Profile.RouteAsync("**/messages", async route =>
        {
            await released.Task;
            await route.ContinueAsync();
        });
        await page.Input.FillAsync("How much oil does the reservoir hold?");
        await page.Input.PressAsync("Enter");
        await Expect(page.Widget.Locator("[part=stop]")).ToHaveTextAsync("Stop");
        released.SetResult();
        await page.LastAnswer.Locator(".acts").WaitForAsync();
        var cite = page.LastAnswer.Locator(".text .cite").First;
        await cite.ClickAsync();
        await page.Widget.Locator(".card").GetByText("Show in source").ClickAsync();
        await page.Widget.Locator("aside mark").WaitForAsync();
        await cite.FocusAsync();
        await cite.PressAsync("Enter");

        var parts = (await NamesAsync(page, "[part]", "part")).SelectMany(p => p.Split(' ')).ToHashSet();

        Assert.DoesNotContain(Parts, part => !parts.Contains(part));
        Assert.Equal(["disclaimer", "empty", "header", "launcher"], slots.Distinct().Order(StringComparer.Ordinal));
        Assert.All(Parts.Append("stop"), part => Assert.Contains($"`{part}`", Repository.Readme, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("(c, d) => { const p = document.createElement('p'); p.textContent = `${d.title}: ${c.ordinal}`; return p }", "Care of the lamp: 1", "Board")]
    [InlineData("() => null", "Invented Lighthouse Board", "undefined")]
    [InlineData("() => { throw new Error('a mistake of the page') }", "Invented Lighthouse Board", "mistake")]
    public async Task A_page_can_fill_the_card_of_a_citation(string hook, string expected, string absent)
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin);
        await page.Widget.EvaluateAsync($"w => {{ w.renderCitation = {hook} }}");
        await page.AskAsync("How much oil does the reservoir hold?");

        await page.LastAnswer.Locator(".text .cite").First.ClickAsync();

        var card = page.Widget.Locator(".card");
        await Expect(card).ToContainTextAsync(expected);
        await Expect(card).Not.ToContainTextAsync(absent);
        await Expect(card.GetByRole(AriaRole.Button, new() { Name = "Show in source" })).ToBeVisibleAsync();
    }

    private static Task<string[]> NamesAsync(WidgetPage page, string selector, string attribute) =>
        page.Widget.EvaluateAsync<string[]>("(w, [selector, attribute]) => [...w.shadowRoot.querySelectorAll(selector)].map(e => e.getAttribute(attribute))", new[] { selector, attribute });
}
