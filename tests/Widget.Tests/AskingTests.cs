using static Microsoft.Playwright.Assertions;

namespace GuidanceQa.Widget.Tests;

/// <summary>A question, its answer, and the one after it.</summary>
public sealed class AskingTests(Browser browser, LighthouseServer lighthouse) : IClassFixture<LighthouseServer>
{
    [Fact]
    public async Task A_question_is_answered_under_a_strict_policy_without_any_violation()
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin);

        await page.AskAsync("How much oil does the reservoir hold?");

        Assert.Contains("12 l of colza oil", await page.LastAnswer.Locator(".text").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("Answered from the guidance", await page.StatusAsync());
        Assert.Equal("1", await page.LastAnswer.Locator(".text .cite").First.InnerTextAsync());
        Assert.Empty(page.Messages);
    }

    [Fact]
    public async Task A_follow_up_goes_to_the_same_conversation_and_says_how_it_was_understood()
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin);
        await page.AskAsync("How much oil does the reservoir hold?");
        var conversation = await page.Widget.EvaluateAsync<string>("w => w.conversationId");

        await page.AskAsync("and how long does it last?");

        Assert.Equal(conversation, await page.Widget.EvaluateAsync<string>("w => w.conversationId"));
        Assert.Equal(2, await page.Widget.EvaluateAsync<int>("w => w.messages.length"));
        Assert.True(await page.Widget.EvaluateAsync<bool>("w => w.messages[1].parentId === w.messages[0].id"));
        Assert.Contains("Understood as:", await page.LastAnswer.Locator(".understood").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_carried_over_can_be_taken_out()
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin);
        await page.AskAsync("How much oil does the reservoir hold?");
        await page.AskAsync("and how long does it last?");
        var before = await page.Widget.EvaluateAsync<string>("w => w.messages[1].id");
        Assert.True(await page.Widget.EvaluateAsync<int>("w => w.messages[1].interpretation.carried.length") > 0);

        await page.LastAnswer.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Ask again without what was said earlier" }).ClickAsync();

        await page.Page.WaitForFunctionAsync("before => { const m = document.querySelector('guidance-chat').messages; return m.length === 2 && m[1].id !== before }", before);
        Assert.Equal(0, await page.Widget.EvaluateAsync<int>("w => w.messages[1].interpretation.carried.length"));
    }

    [Fact]
    public async Task The_audience_is_sent_with_the_question()
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin);
        await page.Widget.GetByTitle("Which best describes you?").SelectOptionAsync("patient");

        await page.AskAsync("How should the lens be wiped?");

        Assert.Equal("patient", await page.Widget.EvaluateAsync<string>("w => w.messages[0].audience"));
        Assert.Contains("In plain words", await page.LastAnswer.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", 0)]
    [InlineData("de", 1)]
    public async Task What_was_not_found_is_repeated_only_for_readers_of_another_language(string language, int times)
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin, body: $"<guidance-chat lang=\"{language}\"></guidance-chat>");

        await page.AskAsync("How much kerosene does the reservoir hold?");

        Assert.Equal(["kerosene"], await page.Widget.EvaluateAsync<string[]>("w => w.messages[0].answer.missing"));
        await Expect(page.LastAnswer.GetByText("In der Leitlinie nicht gefunden: kerosene")).ToHaveCountAsync(times);
        await Expect(page.LastAnswer.GetByText("Not found in the guidance")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_question_outside_of_the_guidance_is_said_to_be_so_in_words()
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin);

        await page.AskAsync("How do I bake sourdough bread?");

        Assert.Contains(await page.StatusAsync(), new[] { "Outside this guidance", "Not covered by the guidance" });
        Assert.Equal(1, await page.LastAnswer.Locator(".state svg").CountAsync());
    }

    [Fact]
    public async Task The_disclaimer_stays_in_sight_whatever_the_page_styles()
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin, policy: null,
            body: "<style>* { all: unset !important; display: none !important; opacity: 0 } html, body, main, guidance-chat { display: block !important; opacity: 1 } guidance-chat::part(disclaimer), guidance-chat::part(panel) { color: transparent !important; }</style><guidance-chat></guidance-chat>");

        await page.AskAsync("How much oil does the reservoir hold?");

        var fine = page.Widget.Locator(".fine");
        await Expect(fine).ToBeInViewportAsync();
        Assert.Contains("does not replace professional judgement", await fine.InnerTextAsync(), StringComparison.Ordinal);
        Assert.NotEqual("rgba(0, 0, 0, 0)", await fine.EvaluateAsync<string>("f => getComputedStyle(f).color"));
    }

    [Fact]
    public async Task The_disclaimer_withstands_its_own_part_and_slot()
    {
        const string Hostile = "margin: -500px", Style = "clip: rect(0 0 0 0); filter: opacity(0); text-indent: -999px; max-block-size: 0; overflow: hidden; -webkit-text-fill-color: transparent; scale: 0; translate: 0 999px; zoom: 0.01; mask: linear-gradient(transparent, transparent); contain: strict; content-visibility: hidden; font-size: 0";
        var rules = string.Join(' ', $"{Hostile}; {Style}".Split(';').Select(rule => $"{rule} !important;"));
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin, policy: null, body: $"<style>guidance-chat::part(disclaimer) {{ {rules} }}</style><guidance-chat><i slot=\"disclaimer\">Ward 7, ext. 1234</i></guidance-chat>");
        var fine = page.Widget.Locator(".fine");

        await Expect(fine.Locator("p")).ToBeInViewportAsync(new() { Ratio = 1 });
        var box = (await fine.Locator("p").BoundingBoxAsync())!;
        Assert.True(box is { Height: >= 15, Width: > 200 }, $"{box.Width} x {box.Height}");
        await Expect(page.Page.GetByText("Ward 7, ext. 1234")).ToBeVisibleAsync();
        Assert.Contains("does not replace professional judgement", await fine.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(["none", "0px", "none", "visible"], await fine.EvaluateAsync<string[]>("f => { const s = getComputedStyle(f); return [s.filter, s.textIndent, s.maskImage, s.contentVisibility] }"));
        Assert.NotEqual("rgba(0, 0, 0, 0)", await fine.EvaluateAsync<string>("f => getComputedStyle(f).webkitTextFillColor"));
    }

    [Fact]
    public async Task A_new_conversation_leaves_the_old_one_behind()
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin);
        await page.AskAsync("How much oil does the reservoir hold?");
        var first = await page.Widget.EvaluateAsync<string>("w => w.conversationId");

        await page.Widget.Locator("summary").ClickAsync();
        await page.Widget.GetByText("New conversation").ClickAsync();
        await Expect(page.Turns).ToHaveCountAsync(0);
        await page.AskAsync("How often is the compressor drained?");

        Assert.NotEqual(first, await page.Widget.EvaluateAsync<string>("w => w.conversationId"));
    }

    [Fact]
    public async Task Two_widgets_on_one_page_keep_apart()
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin, body: "<guidance-chat></guidance-chat><guidance-chat></guidance-chat>");
        await page.AskAsync("How much oil does the reservoir hold?");

        Assert.Equal(0, await page.Page.Locator("guidance-chat").Nth(1).Locator("article.turn").CountAsync());
    }
}
