using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GuidanceQa.Widget.Tests;

/// <summary>Edited questions and answers given again, and the way back to the earlier ones.</summary>
public sealed class VersionTests(Browser browser, LighthouseServer lighthouse) : IClassFixture<LighthouseServer>
{
    private const string First = "How much oil does the reservoir hold?";
    private const string Edited = "How often is the compressor drained?";

    [Fact]
    public async Task An_edited_question_leads_back_to_the_earlier_one_and_what_followed_it()
    {
        await using var page = await EditedAsync();
        var versions = page.Turns.First.Locator(".vers");
        await Expect(versions).ToHaveTextAsync("Version 2 of 2");
        await Expect(Button(page, "Next version")).ToHaveAttributeAsync("aria-disabled", "true");
        await page.ListenAsync();

        await Button(page, "Previous version").FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");

        await Expect(page.Turns).ToHaveCountAsync(2);
        await Expect(versions).ToHaveTextAsync("Version 1 of 2");
        await Expect(page.Turns.First.Locator(".q")).ToContainTextAsync(First);
        await Expect(Button(page, "Previous version")).ToBeFocusedAsync();
        Assert.Equal([$"Version 1 of 2. {First}"], await page.SaidAsync());
        await Button(page, "Next version").ClickAsync();
        await Expect(page.Turns).ToHaveCountAsync(1);
        await Expect(page.Turns.First.Locator(".q")).ToContainTextAsync(Edited);
        Assert.Empty(page.Messages);
    }

    [Fact]
    public async Task A_question_from_an_earlier_version_goes_on_from_there()
    {
        await using var page = await EditedAsync();
        await Button(page, "Previous version").ClickAsync();
        var last = await page.Widget.EvaluateAsync<string>("w => w.messages.at(-1).id");
        var asked = page.Page.WaitForRequestAsync("**/messages");

        await page.AskAsync("How should the lens be wiped?");

        Assert.Equal(last, (string)JsonNode.Parse((await asked).PostData!)!["parentId"]!);
        await Expect(page.Turns).ToHaveCountAsync(3);
        await Button(page, "Next version").ClickAsync();
        await Expect(page.Turns).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task An_answer_given_again_is_a_version_and_a_reload_knows_all_of_them()
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin, "<guidance-chat persist=\"session\"></guidance-chat>");
        await page.AskAsync(First);
        var before = await page.Widget.EvaluateAsync<string>("w => w.messages[0].id");
        await page.LastAnswer.GetByRole(AriaRole.Button, new() { Name = "Answer again" }).ClickAsync();
        await Expect(page.Turns.First.Locator(".vers")).ToHaveTextAsync("Version 2 of 2");
        await page.LastAnswer.Locator(".acts").WaitForAsync();

        await page.Page.ReloadAsync();
        await Expect(page.Turns.First.Locator(".vers")).ToHaveTextAsync("Version 2 of 2");
        await Button(page, "Previous version").ClickAsync();

        await Expect(page.Turns.First.Locator(".vers")).ToHaveTextAsync("Version 1 of 2");
        Assert.Equal(before, await page.Widget.EvaluateAsync<string>("w => w.messages[0].id"));
    }

    [Fact]
    public async Task A_version_that_the_server_never_took_is_not_counted()
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin);
        await page.AskAsync(First);
        await page.Profile.RouteAsync("**/messages", route => route.FulfillAsync(new RouteFulfillOptions { Status = 400, ContentType = "application/problem+json", Body = """{"code":"invalid_request"}""" }));
        await page.LastAnswer.GetByRole(AriaRole.Button, new() { Name = "Answer again" }).ClickAsync();
        await page.Turns.First.Locator(".err").WaitForAsync();

        await Button(page, "Previous version").ClickAsync();

        await Expect(page.LastAnswer.Locator(".text")).ToContainTextAsync("12 l of colza oil");
        await Expect(page.Widget.Locator(".vers")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_question_after_a_first_one_that_failed_does_not_follow_a_branch_that_is_not_shown()
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin);
        await page.AskAsync(First);
        await page.Profile.RouteAsync("**/messages", route => route.FulfillAsync(new RouteFulfillOptions { Status = 400, ContentType = "application/problem+json", Body = """{"code":"invalid_request"}""" }));
        await page.LastAnswer.GetByRole(AriaRole.Button, new() { Name = "Answer again" }).ClickAsync();
        await page.Turns.First.Locator(".err").WaitForAsync();
        await page.Profile.UnrouteAllAsync();
        var asked = page.Page.WaitForRequestAsync("**/messages");

        await page.AskAsync(Edited);

        Assert.Equal("root", (string)JsonNode.Parse((await asked).PostData!)!["parentId"]!);
        Assert.True(await page.Widget.EvaluateAsync<bool>("w => w.messages.at(-1).parentId === null"));
    }

    private static ILocator Button(WidgetPage page, string name) => page.Turns.First.GetByRole(AriaRole.Button, new() { Name = name });

    /// <summary>Two questions, then the first one edited.</summary>
    private async Task<WidgetPage> EditedAsync()
    {
        var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin);
        await page.AskAsync(First);
        await page.AskAsync("and how long does it last?");
        await page.Turns.First.GetByRole(AriaRole.Button, new() { Name = "Edit question" }).ClickAsync();
        await page.Turns.First.Locator("form.edit textarea").FillAsync(Edited);
        await page.Turns.First.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();
        await Expect(page.LastAnswer.Locator(".text")).ToContainTextAsync("drained once a week");
        await page.LastAnswer.Locator(".acts").WaitForAsync();
        return page;
    }
}
