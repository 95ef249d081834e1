using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(GuidanceQa.Widget.Tests.Browser))]

namespace GuidanceQa.Widget.Tests;

/// <summary>The machine's own Chromium, started once. Without one the tests that need it are skipped, and say so.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Opens what is written to the console about anything that a page's policy refused.</summary>
    public const string PolicyBroken = "policy violation:";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Places.FirstOrDefault(File.Exists) is not { } program)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = ["--no-sandbox"] });
    }

    /// <summary>A fresh profile, closed by its owner.</summary>
    public async Task<IBrowserContext> ProfileAsync(BrowserNewContextOptions? options = null)
    {
        Assert.SkipWhen(_browser is null, $"No browser: none of {string.Join(", ", Places)} exists. `apt-get install chromium` puts one there.");
        var profile = await _browser!.NewContextAsync(options ?? new BrowserNewContextOptions());
        profile.SetDefaultTimeout(15_000);

        // The console tells of most of what a policy refuses; the event of all of it.
        await profile.AddInitScriptAsync($"addEventListener('securitypolicyviolation', e => console.error('{PolicyBroken} ' + e.effectiveDirective + ' ' + e.blockedURI + ' ' + e.sample), true)");
        return profile;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }
}
