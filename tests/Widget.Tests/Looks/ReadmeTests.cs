using System.Globalization;

namespace GuidanceQa.Widget.Tests.Looks;

/// <summary>The README's pictures and table of results are what is measured here; <c>UPDATE_GOLDEN=1</c> writes them anew.</summary>
public sealed class ReadmeTests(Browser browser, Measured measured)
{
    private const int MostPictureBytes = 250_000;

    // State and look of each picture: the article, a question with its answer, a follow-up with its citation opened in the source, the widget on a telephone.
    private static readonly string[] Shown = ["article-1440-light", "article-asked-1440-light", "source-768-light", "card-320-light", "follow-up-320-dark"];

    private static readonly string Pictures = Path.Combine(Repository.Root, "tests", "Widget.Tests", "Pictures");

    [Fact]
    public async Task The_table_of_results_is_what_is_measured() => Repository.AssertMarked("widget", await TableAsync());

    [Fact]
    public async Task The_pictures_are_there_small_and_described()
    {
        Directory.CreateDirectory(Pictures);
        foreach (var name in Repository.WritesGoldens ? Shown : [])
        {
            var state = State.All.Where(s => name.StartsWith(s.Name + "-", StringComparison.Ordinal)).MaxBy(s => s.Name.Length)!;
            await measured.OfAsync(state, browser);
            File.Copy(Path.Combine(Measured.Pictures, name + ".png"), Path.Combine(Pictures, name + ".png"), overwrite: true);
        }

        var readme = Repository.Readme;
        Assert.All(Shown, name => Assert.InRange(new FileInfo(Path.Combine(Pictures, name + ".png")).Length, 1, MostPictureBytes));
        Assert.All(Shown, name => Assert.Matches($"(?:alt=\"[^\"]{{20,}}\"|!\\[[^\\]]{{20,}}\\])[^\n]*tests/Widget.Tests/Pictures/{name}.png|tests/Widget.Tests/Pictures/{name}.png\" [^\n]*alt=\"[^\"]{{20,}}\"", readme));
    }

    private async Task<string> TableAsync()
    {
        using HttpClient client = new() { BaseAddress = new Uri(await measured.ServerAsync()) };
        var (compressed, _) = await Measured.ScriptAsync(client, TestContext.Current.CancellationToken);
        List<StateFindings> states = [];
        foreach (var state in State.All)
        {
            states.Add(await measured.OfAsync(state, browser));
        }

        var payloads = await measured.PayloadsAsync(browser);
        string[] lines =
        [
            "| What | Measured | Allowed |",
            "|---|---|---|",
            string.Create(CultureInfo.InvariantCulture, $"| size of the script as served, gzipped | {compressed.Length / 1024.0:0.0} KB | {Measured.MostBytes / 1024} KB |"),
            string.Create(CultureInfo.InvariantCulture, $"| axe-core (WCAG 2.2 A and AA, good practice): pages and states, each in {Look.ForAxe.Count} looks | {states.Count} | |"),
            string.Create(CultureInfo.InvariantCulture, $"| axe-core: violations | {states.Sum(s => s.Accessibility.Count)} | 0 |"),
            string.Create(CultureInfo.InvariantCulture, $"| strict content policy with Trusted Types: pages and states | {states.Count} | |"),
            string.Create(CultureInfo.InvariantCulture, $"| strict content policy: violations and uncaught errors | {states.Sum(s => s.Policy.Count)} | 0 |"),
            string.Create(CultureInfo.InvariantCulture, $"| hostile texts asked as questions, without any policy: shown as text | {payloads.AsText} of {payloads.Asked} | all |"),
            string.Create(CultureInfo.InvariantCulture, $"| hostile texts: dialogs, errors, foreign elements | {payloads.Said.Count} | 0 |"),
        ];
        return string.Join('\n', lines);
    }
}
