using static Microsoft.Playwright.Assertions;

namespace GuidanceQa.Widget.Tests;

/// <summary>The widget on a page of another origin.</summary>
public sealed class OriginTests(Browser browser)
{
    [Fact]
    public async Task An_allowed_origin_can_ask()
    {
        await using var site = await HostPage.StartAsync();
        await using ServerProcess server = new(LighthouseServer.Corpus, $"--Cors:Origins:0={site.Origin}");
        await using var page = await OpenAsync(server, site);

        await page.AskAsync("How much oil does the reservoir hold?");

        Assert.Contains("12 l", await page.LastAnswer.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(page.Messages);
    }

    [Fact]
    public async Task An_allowed_origin_can_add_headers_of_its_own()
    {
        await using var site = await HostPage.StartAsync();
        await using ServerProcess server = new(LighthouseServer.Corpus, $"--Cors:Origins:0={site.Origin}");
        await using var page = await OpenAsync(server, site);
        await page.Widget.EvaluateAsync("w => w.getHeaders = () => ({ 'X-Site-Key': 'k-1' })");
        var asked = page.Page.WaitForRequestAsync("**/messages");

        await page.AskAsync("How much oil does the reservoir hold?");

        Assert.Equal("k-1", (await asked).Headers["x-site-key"]);
        Assert.Contains("12 l", await page.LastAnswer.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(page.Messages);
    }

    [Fact]
    public async Task Another_origin_is_refused_and_the_console_says_what_to_do()
    {
        await using var site = await HostPage.StartAsync();
        await using ServerProcess server = new(LighthouseServer.Corpus, "--Cors:Origins:0=https://other.example.org");
        await using var page = await OpenAsync(server, site);

        await page.Input.FillAsync("How much oil does the reservoir hold?");
        await page.Input.PressAsync("Enter");

        await Expect(page.Widget.Locator(".err")).ToContainTextAsync("The server cannot be reached.");
        Assert.Contains(page.Messages, m => m.Contains($"does not allow pages of {site.Origin} to ask. Add this origin to its setting Cors:Origins.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://www.example.org/page")]
    [InlineData("www.example.org")]
    [InlineData("*")]
    public async Task A_wrong_origin_in_the_settings_ends_the_start_with_one_line(string origin)
    {
        await using ServerProcess server = new(LighthouseServer.Corpus, $"--Cors:Origins:0={origin}");
        server.Start();
        await server.WaitForExitAsync();

        Assert.Equal(78, server.ExitCode);
        Assert.Contains($"`Cors:Origins` holds `{origin}`", server.Output.ToString(), StringComparison.Ordinal);
    }

    private async Task<WidgetPage> OpenAsync(ServerProcess server, HostPage site)
    {
        server.Start();
        await server.ReadyAsync();
        var address = server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);
        return await WidgetPage.OpenAsync(browser, address, site: site, policy: $"default-src 'none'; script-src {address}; connect-src {address}; require-trusted-types-for 'script'");
    }
}
