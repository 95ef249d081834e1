using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GuidanceQa.Widget.Tests;

/// <summary>What a reader can do with a question and its answer.</summary>
public sealed class ActionTests(Browser browser, LighthouseServer lighthouse) : IClassFixture<LighthouseServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_earlier_question_is_edited_as_a_branch()
    {
        await using var page = await AskedAsync();
        await page.AskAsync("and how long does it last?");
        var conversation = await page.Widget.EvaluateAsync<string>("w => w.conversationId");

        await page.Turns.First.GetByRole(AriaRole.Button, new() { Name = "Edit question" }).ClickAsync();
        await page.Turns.First.Locator("form.edit textarea").FillAsync("How often is the compressor drained?");
        await page.Turns.First.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();

        await Expect(page.Turns).ToHaveCountAsync(1);
        await Expect(page.LastAnswer.Locator(".text")).ToContainTextAsync("drained once a week");
        await page.LastAnswer.Locator(".acts").WaitForAsync();
        Assert.True(await page.Widget.EvaluateAsync<bool>("w => w.messages[0].parentId === null"));
        var kept = await lighthouse.Server.GetAsync($"/api/v1/conversations/{conversation}/messages");
        Assert.Equal(3, kept.Body["data"]!.AsArray().Count);
    }

    [Fact]
    public async Task An_answer_is_given_again_in_its_place()
    {
        await using var page = await AskedAsync();
        var before = await page.Widget.EvaluateAsync<string>("w => w.messages[0].id");

        await page.LastAnswer.GetByRole(AriaRole.Button, new() { Name = "Answer again" }).ClickAsync();
        await page.Page.WaitForFunctionAsync("before => { const m = document.querySelector('guidance-chat').messages; return m.length === 1 && m[0].id !== before }", before);

        Assert.Equal("How much oil does the reservoir hold?", await page.Widget.EvaluateAsync<string>("w => w.messages[0].question"));
    }

    [Fact]
    public async Task Brief_answers_are_asked_for()
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin);
        await page.Widget.GetByTitle("Length").SelectOptionAsync("brief");
        var request = page.Page.WaitForRequestAsync("**/messages");

        await page.AskAsync("How much oil does the reservoir hold?");

        Assert.Equal("brief", (string)JsonNode.Parse((await request).PostData!)!["detail"]!);
    }

    [Fact]
    public async Task A_copy_carries_its_numbered_sources()
    {
        await using var page = await AskedAsync();
        await page.Profile.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);

        await page.LastAnswer.GetByRole(AriaRole.Button, new() { Name = "Copy with sources" }).ClickAsync();
        await Expect(page.LastAnswer.Locator(".said")).ToHaveTextAsync("Copied");
        var copied = await page.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");

        Assert.Contains("12 l of colza oil", copied, StringComparison.Ordinal);
        Assert.Contains("\n[1] Care of the lamp: “The reservoir holds 12 l of colza oil", copied, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verdict_with_reasons_reaches_the_server_and_can_be_taken_back()
    {
        await using var page = await AskedAsync();
        var down = page.LastAnswer.GetByRole(AriaRole.Button, new() { Name = "Not helpful" });
        await down.ClickAsync();
        await page.LastAnswer.GetByLabel("Outdated").CheckAsync();
        await page.LastAnswer.Locator(".fb textarea").FillAsync("There is a newer one.");
        var sent = page.Page.WaitForResponseAsync(r => r.Request.Method == "PUT" && r.Request.PostData!.Contains("outdated", StringComparison.Ordinal));
        await page.LastAnswer.Locator(".fb").GetByText("Send").ClickAsync();

        var kept = (await (await sent).JsonAsync<JsonElement>())!;
        Assert.Equal("down", kept.GetProperty("value").GetString());
        Assert.Equal("outdated", kept.GetProperty("reasons")[0].GetString());
        Assert.Equal("There is a newer one.", kept.GetProperty("comment").GetString());
        await Expect(down).ToHaveAttributeAsync("aria-pressed", "true");
        var erased = page.Page.WaitForResponseAsync(r => r.Request.Method == "DELETE");
        await down.ClickAsync();
        Assert.Equal(204, (await erased).Status);
        await Expect(down).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [Fact]
    public async Task The_question_what_was_wrong_opens_in_sight()
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin, options: new() { ViewportSize = new() { Width = 600, Height = 500 } });
        await page.AskAsync("How much oil does the reservoir hold?");

        await page.LastAnswer.GetByRole(AriaRole.Button, new() { Name = "Not helpful" }).ClickAsync();

        await Expect(page.LastAnswer.Locator(".fb")).ToBeInViewportAsync(new() { Ratio = 0.95f });
    }

    [Theory]
    [InlineData("markdown", "12 l of colza oil")]
    [InlineData("json", "\"answer\"")]
    public async Task The_conversation_is_exported(string format, string expected)
    {
        await using var page = await AskedAsync();

        Assert.Contains(expected, await page.Widget.EvaluateAsync<string>("(w, format) => w.export(format)", format), StringComparison.Ordinal);
        await page.Widget.Locator("summary").ClickAsync();
        var link = await page.Widget.Locator($".menu a[href$='format={format}']").GetAttributeAsync("href");
        Assert.Contains(expected, await lighthouse.Server.Client.GetStringAsync(link, Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none", 0)]
    [InlineData("local", 1)]
    public async Task A_reload_keeps_the_conversation_only_where_the_page_asks_for_it(string persist, int turns)
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin, $"<guidance-chat persist=\"{persist}\"></guidance-chat>");
        await page.AskAsync("How much oil does the reservoir hold?");

        await page.Page.ReloadAsync();
        await page.Input.WaitForAsync();

        await Expect(page.Turns).ToHaveCountAsync(turns);
        Assert.Equal(turns, await page.Page.EvaluateAsync<int>("() => localStorage.length + sessionStorage.length"));
    }

    [Fact]
    public async Task A_table_is_shown_as_a_table_with_its_citations()
    {
        await using var page = await AskedAsync();
        // What the server sends for a comparison, as the contract describes it: cells are blocks, the rest of a row is not.
        await page.Profile.RouteAsync("**/messages", async route =>
        {
            var response = await route.FetchAsync();
            await route.FulfillAsync(new RouteFulfillOptions { Response = response, Body = TableAnswer.In(await response.TextAsync()) });
        });

        await page.AskAsync("How much oil does the reservoir hold?");

        await Expect(page.LastAnswer.Locator("th[scope=col]")).ToHaveTextAsync(["Lamp", "Horn | bell"]);
        await Expect(page.LastAnswer.Locator("th[scope=row]")).ToHaveTextAsync(["dose"]);
        // The corner names nothing.
        await Expect(page.LastAnswer.Locator("td").Nth(0)).ToHaveTextAsync("");
        await Expect(page.LastAnswer.Locator("td").Nth(1)).ToContainTextAsync("12 l");
        await Expect(page.LastAnswer.Locator("td").Nth(1).Locator(".cite")).ToHaveCountAsync(1);
        await Expect(page.LastAnswer.Locator("td").Nth(2)).ToContainTextAsync("5 s");
    }

    private async Task<WidgetPage> AskedAsync()
    {
        var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin);
        await page.AskAsync("How much oil does the reservoir hold?");
        return page;
    }
}
