namespace GuidanceQa.Widget.Tests;

/// <summary>What a screen reader is told, and when.</summary>
public sealed class SpokenTests(Browser browser, LighthouseServer lighthouse) : IClassFixture<LighthouseServer>
{
    [Fact]
    public async Task Searching_and_the_finished_answer_are_said_once_each()
    {
        await using var page = await WidgetPage.OpenAsync(browser, lighthouse.Origin);
        await page.ListenAsync();

        await page.AskAsync("How much oil does the reservoir hold?");

        var said = await page.SaidAsync();
        Assert.Equal(2, said.Length);
        Assert.Equal("Searching the guidance", said[0]);
        Assert.StartsWith("Answered from the guidance. The reservoir holds 12 l", said[1], StringComparison.Ordinal);
        Assert.Contains("Sources: ", said[1], StringComparison.Ordinal);
    }
}
