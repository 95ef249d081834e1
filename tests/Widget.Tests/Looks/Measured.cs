using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(GuidanceQa.Widget.Tests.Looks.Measured))]

namespace GuidanceQa.Widget.Tests.Looks;

/// <summary>What was found in one state.</summary>
/// <param name="Looks">In how many looks axe-core examined it.</param>
/// <param name="Accessibility">Violations, a line each.</param>
/// <param name="Policy">What the browser refused or reported while the state was reached, a line each.</param>
public sealed record StateFindings(int Looks, IReadOnlyList<string> Accessibility, IReadOnlyList<string> Policy);

/// <summary>Measures each state once, for whoever asks first; the pictures that are taken on the way lie in <c>artifacts/screenshots</c>. The README's table is made of the same numbers that the tests judge.</summary>
public sealed class Measured : IAsyncDisposable
{
    // WCAG 2.2, levels A and AA, and what axe-core calls good practice.
    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    private static readonly string[] OfPolicy = ["Content Security Policy", "Content-Security-Policy", "TrustedHTML", "TrustedScript", Browser.PolicyBroken, "uncaught:", "dialog:"];

    private readonly ConcurrentDictionary<string, Lazy<Task<StateFindings>>> _states = new(StringComparer.Ordinal);
    private readonly ArticleServer _article = new();
    private readonly Lazy<Task> _started;

    private readonly Lock _lock = new();
    private Task<PayloadFindings>? _payloads;

    /// <summary>What the script may weigh as served.</summary>
    public const int MostBytes = 30 * 1024;

    public static string Pictures { get; } = Path.Combine(Repository.Root, "artifacts", "screenshots");

    public Measured() => _started = new(() => _article.InitializeAsync().AsTask());

    /// <summary>The address of the server of all states, over the shipped corpus.</summary>
    public async Task<string> ServerAsync()
    {
        await _started.Value;
        return _article.Page.TrimEnd('/');
    }

    /// <summary>The findings of a state.</summary>
    public Task<StateFindings> OfAsync(State state, Browser browser) => _states.GetOrAdd(state.Name, _ => new(() => MeasureAsync(state, browser))).Value;

    /// <summary>What became of the hostile texts.</summary>
    public Task<PayloadFindings> PayloadsAsync(Browser browser)
    {
        lock (_lock)
        {
            return _payloads ??= PayloadFindings.MeasureAsync(browser);
        }
    }

    /// <summary>The script as it is served: compressed, and unpacked again.</summary>
    public static async Task<(byte[] Compressed, byte[] Plain)> ScriptAsync(HttpClient client, CancellationToken cancel)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/widget/v1/guidance-chat.js");
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var response = await client.SendAsync(request, cancel);
        Assert.Equal("gzip", Assert.Single(response.EnsureSuccessStatusCode().Content.Headers.ContentEncoding));
        var bytes = await response.Content.ReadAsByteArrayAsync(cancel);
        using GZipStream gzip = new(new MemoryStream(bytes), CompressionMode.Decompress);
        using MemoryStream plain = new();
        await gzip.CopyToAsync(plain, cancel);
        return (bytes, plain.ToArray());
    }

    public ValueTask DisposeAsync() => _article.DisposeAsync();

    private async Task<StateFindings> MeasureAsync(State state, Browser browser)
    {
        await using var opened = await state.OpenAsync(browser, await ServerAsync());
        Directory.CreateDirectory(Pictures);
        foreach (var look in Look.All)
        {
            await look.ApplyAsync(opened.Page, state.At);
            await opened.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, string.Create(CultureInfo.InvariantCulture, $"{state.Name}-{look.Name}.png")), Animations = ScreenshotAnimations.Disabled });
        }

        // Before axe-core is put into the page, which no policy would allow.
        List<string> policy = [.. opened.Messages.Where(m => OfPolicy.Any(o => m.Contains(o, StringComparison.Ordinal)))];
        List<string> violations = [];
        foreach (var look in Look.ForAxe)
        {
            await look.ApplyAsync(opened.Page);
            var result = await opened.Page.RunAxe(new AxeRunOptions { RunOnly = RunOnlyOptions.Tags(Tags) });
            violations.AddRange(result.Violations.SelectMany(v => v.Nodes.Select(n => $"{look.Name}: {v.Id}: {v.Help}: {n.Html}")));
        }

        return new StateFindings(Look.ForAxe.Count, violations, policy);
    }
}
