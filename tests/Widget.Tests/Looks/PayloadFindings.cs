namespace GuidanceQa.Widget.Tests.Looks;

/// <summary>What became of hostile texts that were asked as questions, on a page without any content policy, which would hide a hole.</summary>
/// <param name="AsText">Those that stand in the page letter by letter, with no element or handler of theirs beside them.</param>
/// <param name="Said">What the browser said: a dialog, an error, a violation.</param>
public sealed record PayloadFindings(int Asked, int AsText, IReadOnlyList<string> Said)
{
    private const int PerConversation = 25;
    private const string Foreign = "script, img, iframe, object, embed, video, audio, math, base, meta, link, style, template, marquee, input:not([type=checkbox])";

    /// <summary>Asks all of <see cref="Payloads"/>.</summary>
    public static async Task<PayloadFindings> MeasureAsync(Browser browser)
    {
        await using ServerProcess server = new(LighthouseServer.Corpus, "--Data:MessagesPerConversation=500");
        server.Start();
        await server.ReadyAsync();
        await using var page = await WidgetPage.OpenAsync(browser, server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority), policy: null);
        var (asked, asText) = (0, 0);
        foreach (var some in Payloads.All.Chunk(PerConversation))
        {
            foreach (var payload in some)
            {
                await page.AskAsync(Question(payload));
            }

            var shown = await page.Widget.EvaluateAsync<string[]>("w => [...w.shadowRoot.querySelectorAll('.q p')].map(p => p.firstChild.data)");
            asked += some.Length;
            asText += await MarkupAsync(page) == 0 ? some.Select(Question).Zip(shown).Count(pair => pair.First == pair.Second) : 0;
            await page.Widget.EvaluateAsync("w => w.newConversation()");
        }

        return new PayloadFindings(asked, asText, [.. page.Messages]);
    }

    /// <summary>How many elements and attributes there are in the widget that it never makes itself.</summary>
    public static async Task<int> MarkupAsync(WidgetPage page) =>
        await page.Widget.EvaluateAsync<int>("(w, foreign) => w.shadowRoot.querySelectorAll(foreign).length", Foreign)
        + await page.Widget.EvaluateAsync<int>("w => [...w.shadowRoot.querySelectorAll('*')].filter(n => [...n.attributes].some(a => a.name.startsWith('on') || a.name === 'style' || /^javascript:/i.test(a.value) && a.name === 'href')).length");

    private static string Question(string payload) => $"{payload} reservoir oil";
}
