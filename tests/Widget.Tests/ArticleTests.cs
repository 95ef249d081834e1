using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GuidanceQa.Widget.Tests;

/// <summary>The widget where it lives: at the end of the article, under the article's own policy.</summary>
public sealed class ArticleTests(Browser browser, ArticleServer article) : IClassFixture<ArticleServer>
{
    [Fact]
    public async Task Who_reads_the_article_is_who_asks_in_its_chat()
    {
        await using var page = await WidgetPage.VisitAsync(browser, article.Page);
        await page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Which best describes you?" }).GetByRole(AriaRole.Link, new() { Name = "Patient", Exact = true }).ClickAsync();
        await page.Page.WaitForURLAsync("**/?audience=patient");
        await page.Input.WaitForAsync();
        var asked = page.Page.WaitForRequestAsync("**/messages");

        await page.AskAsync("What dose of dexamethasone is recommended for brain swelling?");
        await page.AskAsync("and if it is severe?");
        await page.LastAnswer.Locator(".text .cite").First.ClickAsync();
        await page.Widget.Locator(".card").GetByText("Show in source").ClickAsync();

        Assert.Equal("patient", (string)Sent(await asked)["audience"]!);
        Assert.Equal(["patient", "patient"], await page.Widget.EvaluateAsync<string[]>("w => w.messages.map(m => m.audience)"));
        await Expect(page.Widget.GetByTitle("Which best describes you?")).ToHaveValueAsync("patient");
        await Expect(page.Widget.Locator("aside mark")).ToBeInViewportAsync();
        Assert.Empty(page.Messages);
    }

    [Fact]
    public async Task Selected_words_of_the_article_are_asked_about()
    {
        await using var page = await WidgetPage.VisitAsync(browser, article.Page + "?audience=caregiver");
        var asked = page.Page.WaitForRequestAsync("**/messages");

        await page.Page.Locator("[data-ask] .body p, [data-ask] .body li").First.SelectTextAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Ask about this" }).ClickAsync();

        var body = Sent(await asked);
        Assert.StartsWith("What does the guidance say about this: “", (string)body["question"]!, StringComparison.Ordinal);
        Assert.Equal("caregiver", (string)body["audience"]!);
        await page.LastAnswer.Locator(".acts").WaitForAsync();
        await Expect(page.Input).ToBeFocusedAsync();
        Assert.Empty(page.Messages);
    }

    [Fact]
    public async Task Selected_words_wait_in_the_field_while_an_answer_is_on_its_way()
    {
        await using var page = await WidgetPage.VisitAsync(browser, article.Page);
        TaskCompletionSource released = new();
        await page.Profile.RouteAsync("**/messages", async route =>
        {
            await released.Task;
            await route.ContinueAsync();
        });
        await page.Input.FillAsync("What dose of dexamethasone is recommended for brain swelling?");
        await page.Input.PressAsync("Enter");
        await Expect(page.Turns).ToHaveCountAsync(1);

        await page.Page.Locator("[data-ask] .body p, [data-ask] .body li").First.SelectTextAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Ask about this" }).ClickAsync();

        await Expect(page.Input).ToBeFocusedAsync();
        Assert.StartsWith("What does the guidance say about this: “", await page.Input.InputValueAsync(), StringComparison.Ordinal);
        released.SetResult();
        await page.LastAnswer.Locator(".acts").WaitForAsync();
        await Expect(page.Turns).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_page_can_change_the_audience_and_can_follow_the_readers_choice()
    {
        await using var page = await WidgetPage.VisitAsync(browser, article.Page);
        var choice = page.Widget.GetByTitle("Which best describes you?");
        await page.Input.FillAsync("a draft");

        await page.Widget.EvaluateAsync("w => w.setAttribute('audience', 'trainee')");
        await Expect(choice).ToHaveValueAsync("trainee");
        await choice.SelectOptionAsync("patient");
        await Expect(page.Widget).ToHaveAttributeAsync("audience", "patient");
        await page.Widget.EvaluateAsync("w => w.setAttribute('audience', 'nobody')");

        await Expect(choice).ToHaveValueAsync("clinician");
        await Expect(page.Input).ToHaveValueAsync("a draft");
    }

    private static JsonObject Sent(IRequest request) => JsonNode.Parse(request.PostData!)!.AsObject();
}
