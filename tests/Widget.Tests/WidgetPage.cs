using Microsoft.Playwright;

namespace GuidanceQa.Widget.Tests;

/// <summary>A page with the widget on it, and what a reader does there.</summary>
public sealed class WidgetPage : IAsyncDisposable
{
    /// <summary>The content policy that the README promises to need.</summary>
    public const string StrictPolicy = "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

    private WidgetPage(IBrowserContext profile, IPage page)
    {
        Profile = profile;
        Page = page;
        page.Console += (_, message) => Messages.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Messages.Add($"uncaught: {error}");
        page.Dialog += async (_, dialog) =>
        {
            Messages.Add($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
    }

    public IBrowserContext Profile { get; }

    public IPage Page { get; }

    /// <summary>What the console said, uncaught errors, and dialogs.</summary>
    public List<string> Messages { get; } = [];

    public ILocator Widget => Page.Locator("guidance-chat").First;

    public ILocator Input => Widget.Locator("form.ask textarea");

    public ILocator Turns => Widget.Locator("article.turn");

    public ILocator LastAnswer => Turns.Last.Locator(".a");

    /// <summary>Opens a page of <paramref name="site"/> (by default of the server's own origin) that holds <paramref name="body"/>.</summary>
    public static async Task<WidgetPage> OpenAsync(Browser browser, string server, string? body = null, HostPage? site = null, string? policy = StrictPolicy, BrowserNewContextOptions? options = null, string html = "lang=\"en\"")
    {
        var profile = await browser.ProfileAsync(options);
        WidgetPage opened = new(profile, await profile.NewPageAsync());
        var text = $"<!doctype html><html {html}><head><title>Test page</title><script type=\"module\" src=\"{server}/widget/v1/guidance-chat.js\"></script></head><body><main><h1>Page</h1>{body ?? "<guidance-chat></guidance-chat>"}</main></body></html>";
        var url = $"{site?.Origin ?? server}/test-page";
        if (site is not null)
        {
            site.Page = (text, policy);
        }
        else
        {
            await profile.RouteAsync(url, route => route.FulfillAsync(new RouteFulfillOptions
            {
                ContentType = "text/html; charset=utf-8",
                Headers = policy is null ? [] : new Dictionary<string, string> { ["Content-Security-Policy"] = policy },
                Body = text,
            }));
        }

        await opened.Page.GotoAsync(url);
        await opened.Input.Or(opened.Widget.Locator(".launcher")).First.WaitForAsync();
        return opened;
    }

    /// <summary>Opens a page of the server that has a widget, and waits for it.</summary>
    public static async Task<WidgetPage> VisitAsync(Browser browser, string url)
    {
        var opened = await AtAsync(browser, url);
        await opened.Input.WaitForAsync();
        return opened;
    }

    /// <summary>Opens a page of the server itself, under the policy that it sends.</summary>
    public static async Task<WidgetPage> AtAsync(Browser browser, string url)
    {
        var profile = await browser.ProfileAsync();
        WidgetPage opened = new(profile, await profile.NewPageAsync());
        await opened.Page.GotoAsync(url);
        return opened;
    }

    /// <summary>Types a question, sends it and waits until its answer is complete.</summary>
    public async Task AskAsync(string question)
    {
        var before = await Turns.CountAsync();
        await Input.FillAsync(question);
        await Input.PressAsync("Enter");
        await Turns.Nth(before).Locator(".acts").WaitForAsync();
    }

    /// <summary>Writes down from now on what the live region says.</summary>
    public Task ListenAsync() => Widget.EvaluateAsync("""
        w => {
          const region = w.shadowRoot.querySelector("[aria-live=polite]");
          w.said = [];
          new MutationObserver(() => region.textContent && w.said.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
        }
        """);

    public Task<string[]> SaidAsync() => Widget.EvaluateAsync<string[]>("w => w.said");

    public Task<string> StatusAsync() => LastAnswer.Locator(".state").InnerTextAsync();

    public async ValueTask DisposeAsync() => await Profile.CloseAsync();
}
