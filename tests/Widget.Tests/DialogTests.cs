using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace GuidanceQa.Widget.Tests;

/// <summary>The widget behind a button: as a bubble and as a dialog.</summary>
public sealed class DialogTests(Browser browser, LighthouseServer lighthouse) : IClassFixture<LighthouseServer>
{
    [Theory]
    [InlineData("dialog")]
    [InlineData("bubble")]
    public async Task Escape_closes_one_thing_at_a_time(string mode)
    {
        await using var page = await OpenAsync(mode);
        await page.AskAsync("How much oil does the reservoir hold?");
        var cite = page.LastAnswer.Locator(".text .cite").First;
        var keyboard = page.Page.Keyboard;
        await cite.ClickAsync();
        await page.Widget.Locator(".card").GetByText("Show in source").ClickAsync();
        await page.Widget.Locator("aside mark").WaitForAsync();
        await cite.FocusAsync();
        await keyboard.PressAsync("Enter");
        await Expect(page.Widget.Locator(".card")).ToBeVisibleAsync();

        await keyboard.PressAsync("Escape");
        await Expect(page.Widget.Locator(".card")).ToHaveCountAsync(0);
        await Expect(page.Widget.Locator("aside")).ToHaveCountAsync(1);
        await keyboard.PressAsync("Escape");
        await Expect(page.Widget.Locator("aside")).ToHaveCountAsync(0);
        await Expect(page.Input).ToBeVisibleAsync();
        await keyboard.PressAsync("Escape");

        await Expect(page.Input).ToBeHiddenAsync();
        await Expect(page.Widget.Locator(".launcher")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Escape_in_the_menu_or_while_a_question_is_edited_leaves_the_dialog_open()
    {
        await using var page = await OpenAsync("dialog");
        await page.AskAsync("How much oil does the reservoir hold?");

        await page.Widget.Locator("summary").ClickAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(page.Widget.Locator(".menu")).ToBeHiddenAsync();
        await page.Turns.First.GetByRole(AriaRole.Button, new() { Name = "Edit question" }).ClickAsync();
        await page.Page.Keyboard.PressAsync("Escape");

        await Expect(page.Widget.Locator("form.edit")).ToHaveCountAsync(0);
        await Expect(page.Input).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_card_that_hovering_opened_goes_by_Escape_wherever_the_focus_is()
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin, body: "<button id=\"elsewhere\">Elsewhere</button><guidance-chat></guidance-chat>");
        await page.AskAsync("How much oil does the reservoir hold?");
        await page.Page.Locator("#elsewhere").FocusAsync();
        await page.LastAnswer.Locator(".text .cite").First.HoverAsync();
        await Expect(page.Widget.Locator(".card")).ToBeVisibleAsync();

        await page.Page.Keyboard.PressAsync("Escape");

        await Expect(page.Widget.Locator(".card")).ToHaveCountAsync(0);
        await Expect(page.Page.Locator("#elsewhere")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_page_can_put_words_into_the_field_of_a_closed_dialog()
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin, body: "<guidance-chat mode=\"dialog\"></guidance-chat>");

        await page.Widget.EvaluateAsync("w => w.prefill('How much oil?')");

        await Expect(page.Input).ToHaveValueAsync("How much oil?");
        await Expect(page.Input).ToBeFocusedAsync();
    }

    private async Task<WidgetPage> OpenAsync(string mode)
    {
        var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin, body: $"<guidance-chat mode=\"{mode}\"></guidance-chat>");
        await page.Widget.Locator(".launcher").ClickAsync();
        await Expect(page.Input).ToBeFocusedAsync();
        return page;
    }
}
