using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GuidanceQa.Widget.Tests.Looks;

/// <summary>Something a reader can have before them: a page, or the widget in one of its states.</summary>
/// <param name="Name">Of its pictures.</param>
/// <param name="Html">Attributes of the test page's root; null: the state is a page of the server itself.</param>
/// <param name="Body">What the test page holds.</param>
/// <param name="Path">The page of the server; for widget states null.</param>
/// <param name="Reach">What the reader does to get there.</param>
public sealed record State(string Name, string? Html, string? Body, string? Path, Func<WidgetPage, Task> Reach)
{
    private const string English = "lang=\"en\"";
    private const string Question = "What dose of dexamethasone is recommended for moderate symptoms?";

    /// <summary>What a picture has to show: scrolled to after the window has got its size, which moves everything. Null: the top.</summary>
    public string? At { get; init; }

    /// <summary>All states; the corpus is the shipped one.</summary>
    public static IReadOnlyList<State> All { get; } =
    [
        Page("article", "/", _ => Task.CompletedTask),
        Page("article-plain", "/?audience=patient", _ => Task.CompletedTask),
        Page("article-asked", "/", AskAsync) with { At = "guidance-chat .lead" },
        Page("article-source", "/", async page =>
        {
            await AskAsync(page);
            await page.AskAsync("and if they are severe?");
            await page.LastAnswer.Locator(".text .cite").First.ClickAsync();
            await page.Widget.Locator(".card").GetByText("Show in source").ClickAsync();
            await page.Widget.Locator("aside mark").WaitForAsync();
        }) with { At = "guidance-chat aside mark" },
        Page("documents", "/documents", _ => Task.CompletedTask),
        Page("document", "/documents/asco-venous-thromboembolism-2023", _ => Task.CompletedTask),
        Page("comparison", "/documents/comparison-temozolomide-and-recurrent-glioblastoma", _ => Task.CompletedTask),
        Page("no-such-page", "/documents/nothing", _ => Task.CompletedTask),
        Page("passage", "/documents", FirstPassageAsync),
        Widget("empty", _ => Task.CompletedTask),
        Widget("answered", AskAsync),
        Widget("follow-up", async page =>
        {
            await AskAsync(page);
            await page.AskAsync("and if they are severe?");
        }),
        Widget("card", async page =>
        {
            await AskAsync(page);
            await page.LastAnswer.Locator(".text .cite").First.ClickAsync();
            await page.Widget.Locator(".card").WaitForAsync();
        }),
        Widget("source", async page =>
        {
            await AskAsync(page);
            await page.LastAnswer.Locator(".text .cite").First.ClickAsync();
            await page.Widget.Locator(".card").GetByText("Show in source").ClickAsync();
            await page.Widget.Locator("aside mark").WaitForAsync();
        }),
        Widget("feedback", async page =>
        {
            await AskAsync(page);
            await page.LastAnswer.GetByRole(AriaRole.Button, new() { Name = "Not helpful" }).ClickAsync();
        }) with { At = "guidance-chat .fb .btn" },
        Widget("comparison-told", page => page.AskAsync("Should levetiracetam be given to prevent seizures in someone who has had none?")),
        Widget("compared", page => page.AskAsync("Compare alectinib and dabrafenib")) with { At = "guidance-chat table" },
        Widget("overview", page => page.AskAsync("What does the guidance recommend?")),
        Widget("partly", page => page.AskAsync("What is the dose of bevacizumab for newly diagnosed glioblastoma?")),
        Widget("not-covered", page => page.AskAsync("Does aspirin help with knee pain?")),
        Widget("urgent", page => page.AskAsync("My husband has been having a seizure for ten minutes and it does not stop")),
        Widget("plain", async page =>
        {
            await page.Widget.GetByTitle("Which best describes you?").SelectOptionAsync("patient");
            await AskAsync(page);
        }),
        Widget("offline", async page =>
        {
            await AskAsync(page);
            await page.Profile.SetOfflineAsync(true);
            await page.Input.FillAsync("and if they are severe?");
        }),
        Widget("too-many", async page =>
        {
            await page.Profile.RouteAsync("**/api/v1/conversations/**", route => route.FulfillAsync(new RouteFulfillOptions
            {
                Status = 429, ContentType = "application/problem+json", Headers = new Dictionary<string, string> { ["Retry-After"] = "50" }, Body = """{"type":"urn:guidanceqa:problem:rate_limited","title":"Too many requests","status":429,"code":"rate_limited","detail":"Wait.","requestId":"r1"}""",
            }));
            await page.Input.FillAsync(Question);
            await page.Input.PressAsync("Enter");
            await page.Widget.Locator(".err").First.WaitForAsync();
        }) with { At = "guidance-chat .err" },
        new("bubble-closed", English, "<guidance-chat mode=\"bubble\"></guidance-chat>", null, _ => Task.CompletedTask),
        new("bubble-open", English, "<guidance-chat mode=\"bubble\" open></guidance-chat>", null, AskAsync),
        new("dialog", English, "<guidance-chat mode=\"dialog\" open></guidance-chat>", null, AskAsync),
        new("arabic", "lang=\"ar\" dir=\"rtl\"", "<guidance-chat></guidance-chat>", null, AskAsync),
        new("arabic-card", "lang=\"ar\" dir=\"rtl\"", "<guidance-chat></guidance-chat>", null, async page =>
        {
            await AskAsync(page);
            await page.LastAnswer.Locator(".text .cite").First.ClickAsync();
            await page.Widget.Locator(".card").WaitForAsync();
        }),
        new("german", "lang=\"de\"", "<guidance-chat></guidance-chat>", null, AskAsync),
    ];

    public override string ToString() => Name;

    /// <summary>Opens it in a fresh profile.</summary>
    public async Task<WidgetPage> OpenAsync(Browser browser, string server)
    {
        var page = Path is null ? await WidgetPage.OpenAsync(browser, server, Body, html: Html!) : await WidgetPage.AtAsync(browser, server + Path);
        try
        {
            await Reach(page);
            return page;
        }
        catch
        {
            await page.DisposeAsync();
            throw;
        }
    }

    private static State Page(string name, string path, Func<WidgetPage, Task> reach) => new(name, null, null, path, reach);

    private static State Widget(string name, Func<WidgetPage, Task> reach) => new(name, English, "<guidance-chat></guidance-chat>", null, reach);

    private static Task AskAsync(WidgetPage page) => page.AskAsync(Question);

    // A reader comes to a passage from a citation.
    private static async Task FirstPassageAsync(WidgetPage page)
    {
        using HttpClient client = new();
        var server = new Uri(page.Page.Url).GetLeftPart(UriPartial.Authority);
        var turn = System.Text.Json.Nodes.JsonNode.Parse(await (await client.PostAsync($"{server}/api/v1/answers", new StringContent($$"""{"question":"{{Question}}"}""", System.Text.Encoding.UTF8, "application/json"))).Content.ReadAsStringAsync())!;
        var cited = turn["answer"]!["citations"]![0]!;
        page.Messages.Clear();
        await page.Page.GotoAsync($"{server}/passages/{cited["passageId"]}?start={cited["start"]}&end={cited["end"]}");
        await Expect(page.Page.Locator("mark").First).ToBeVisibleAsync();
    }
}
