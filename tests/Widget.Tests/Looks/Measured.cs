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
    private static readonly string[] OfPolicy = ["Content Security Policy", "Content-Security-Policy", "TrustedHTML", "TrustedScript", "uncaught:", "dialog:"];

    private readonly ConcurrentDictionary<string, Lazy<Task<StateFindings>>> _states = new(StringComparer.Ordinal);
    private readonly Lazy<Task<ServerProcess>> _server = new(StartAsync);

    private readonly Lock _lock = new();
    private Task<PayloadFindings>? _payloads;

    public static string Pictures { get; } = Path.Combine(Repository.Root, "artifacts", "screenshots");

    /// <summary>The server of all states, over the shipped corpus.</summary>
    public async Task<string> ServerAsync() => (await _server.Value).Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

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

    /// <summary>Bytes of the script as it is served, compressed.</summary>
    public static async Task<int> SizeAsync(HttpClient client)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/widget/v1/guidance-chat.js");
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var response = await client.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        using GZipStream gzip = new(new MemoryStream(bytes), CompressionMode.Decompress);
        await gzip.CopyToAsync(Stream.Null);
        return bytes.Length;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated)
        {
            await (await _server.Value).DisposeAsync();
        }
    }

    private static async Task<ServerProcess> StartAsync()
    {
        // Some hundred questions come from this machine, and none of them is to be counted down but in the state that shows it.
        ServerProcess server = new(Path.Combine(Repository.Root, "corpus"));
        server.Start();
        return await server.ReadyAsync();
    }

    private async Task<StateFindings> MeasureAsync(State state, Browser browser)
    {
        await using var opened = await state.OpenAsync(browser, await ServerAsync());
        List<string> policy = [.. opened.Messages.Where(m => OfPolicy.Any(o => m.Contains(o, StringComparison.Ordinal)))];
        Directory.CreateDirectory(Pictures);
        foreach (var look in Look.All)
        {
            await look.ApplyAsync(opened.Page);
            await opened.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, string.Create(CultureInfo.InvariantCulture, $"{state.Name}-{look.Name}.png")), Animations = ScreenshotAnimations.Disabled });
        }

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
