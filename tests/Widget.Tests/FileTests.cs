using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GuidanceQa.Widget.Tests.Looks;

namespace GuidanceQa.Widget.Tests;

/// <summary>The script as it is served; no browser is needed.</summary>
public sealed partial class FileTests(LighthouseServer lighthouse) : IClassFixture<LighthouseServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_at_most_30_kilobytes_as_served()
    {
        var (compressed, plain) = await Measured.ScriptAsync(lighthouse.Server.Client, Cancel);

        Assert.Equal(await lighthouse.Server.Client.GetByteArrayAsync("/widget/v1/guidance-chat.js", Cancel), plain);
        Assert.True(compressed.Length <= Measured.MostBytes, $"{compressed.Length} bytes of {Measured.MostBytes}");
    }

    [Fact]
    public async Task The_pinned_file_is_what_the_published_hash_says_and_never_changes()
    {
        var published = JsonNode.Parse(await lighthouse.Server.Client.GetStringAsync("/widget/v1/integrity.json", Cancel))!;
        using var pinned = await GetAsync((string)published["file"]!);
        using var newest = await GetAsync("/widget/v1/guidance-chat.js");

        Assert.Equal((string)published["integrity"]!, "sha384-" + Convert.ToBase64String(SHA384.HashData(await pinned.Content.ReadAsByteArrayAsync(Cancel))));
        Assert.Contains("immutable", pinned.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.True(newest.Headers.CacheControl!.MaxAge <= TimeSpan.FromMinutes(10));
        Assert.All([pinned, newest], r => Assert.Equal("*", Assert.Single(r.Headers.GetValues("Access-Control-Allow-Origin"))));
    }

    [Theory]
    [InlineData("/widget/v1/")]
    [InlineData("/widget/v1.0.0/")]
    public async Task Its_types_are_served_beside_it_and_name_every_event(string folder)
    {
        using var response = await GetAsync(folder + "guidance-chat.d.ts");
        var types = await response.Content.ReadAsStringAsync(Cancel);
        var events = EmittedEvent().Matches(await lighthouse.Server.Client.GetStringAsync("/widget/v1/guidance-chat.js", Cancel))
            .SelectMany(m => m.Groups[1].Captures.Concat(m.Groups[2].Captures)).Select(c => c.Value).Distinct().ToList();

        Assert.True(events.Count >= 10, string.Join(' ', events));
        Assert.All(events, name => Assert.Contains($"\"gc-{name}\": CustomEvent<", types, StringComparison.Ordinal));
        Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Theory]
    [InlineData("innerHTML")]
    [InlineData("outerHTML")]
    [InlineData("insertAdjacentHTML")]
    [InlineData("document.write")]
    [InlineData(".style.")]
    [InlineData("eval(")]
    [InlineData("new Function")]
    public void It_has_no_way_to_parse_markup_or_to_style_an_element(string name) =>
        Assert.DoesNotContain(name, File.ReadAllText(Path.Combine(Repository.Root, "src", "QaApi", "Widget", "guidance-chat.js")), StringComparison.Ordinal);

    [GeneratedRegex("#emit\\((?:open [?] )?\"([a-z-]+)\"(?: : \"([a-z-]+)\")?", RegexOptions.NonBacktracking)]
    private static partial Regex EmittedEvent();

    private async Task<HttpResponseMessage> GetAsync(string path) => (await lighthouse.Server.Client.GetAsync(path, Cancel)).EnsureSuccessStatusCode();
}
