using GuidanceQa.QaApi.Models;

namespace GuidanceQa.QaApi.Tests.Models;

public sealed class PromptFileTests
{
    private const string Text = "version: 3\n## system\nBe brief.\n## user\nAsk {{question}} of {{who}}.\n";

    [Fact]
    public void Values_are_put_in_once()
    {
        var prompt = PromptFile.Parse("p", Text, "question", "who");

        var turns = prompt.With(new Dictionary<string, string> { ["question"] = "{{who}}", ["who"] = "me" });

        Assert.Equal([new(ChatTurn.System, "Be brief."), new(ChatTurn.User, "Ask {{who}} of me.")], turns);
        Assert.Matches("^p-3-[0-9a-f]{12}$", prompt.Version);
    }

    [Theory]
    [InlineData("version: 3\n## system\nBe brief.\n## user\nAsk {{question}}.\n")]
    [InlineData("version: 3\n## system\nBe brief.\n## user\nAsk {{question}} of {{who}} and {{whom}}.\n")]
    [InlineData("version: 3\n## system\nBe brief.\n## user\nAsk {{question of {{who}}.\n")]
    [InlineData("version: three\n## system\nBe brief.\n## user\nAsk {{question}} of {{who}}.\n")]
    [InlineData("version: 3\n## user\nAsk {{question}} of {{who}}.\n")]
    public void A_prompt_that_is_not_as_expected_is_refused(string text) => Assert.Throws<InvalidDataException>(() => PromptFile.Parse("p", text, "question", "who"));
}
