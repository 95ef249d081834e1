using GuidanceQa.QaApi.Answering;

namespace GuidanceQa.QaApi.Tests.Answering;

/// <summary>What a question takes for granted is confirmed or contradicted by one statement, or by none.</summary>
public sealed class StanceTests(LighthouseIndex lighthouse, ShippedIndex shipped) : IClassFixture<LighthouseIndex>, IClassFixture<ShippedIndex>
{
    [Theory]
    [InlineData("Should the lens be wiped with a dry linen cloth every morning before sunrise?", "confirms", "Yes,")]
    [InlineData("Is it right that the reservoir holds 12 l of colza oil and lasts about 3 nights?", "confirms", "That is what")]
    [InlineData("Does the reservoir hold 20 l of colza oil?", "contradicts", "its figure is another")]
    [InlineData("Oil should not be strained when it looks cloudy, correct?", "contradicts", "That is not what")]
    [InlineData("Is the fog horn sounded when visibility falls below 5 km?", "contradicts", "its figure is another")]
    public async Task One_statement_decides(string question, string stance, string note)
    {
        var answer = (await lighthouse.AskAsync(question)).Answer;

        Assert.Equal(stance, answer.Stance);
        Assert.Equal(BlockKinds.Note, answer.Blocks[0].Kind);
        Assert.Contains(note, answer.Blocks[0].Text, StringComparison.Ordinal);
        Assert.Equal(BlockKinds.Lead, answer.Blocks[1].Kind);
    }

    [Theory]
    [InlineData("How much oil does the reservoir hold?")]
    [InlineData("May the lens be rinsed with rainwater?")]
    [InlineData("Is the horn blue?")]
    public async Task Where_none_decides_nothing_is_said(string question)
    {
        var answer = (await lighthouse.AskAsync(question)).Answer;

        Assert.Null(answer.Stance);
        Assert.True(answer.Citations.Count == 0 || answer.Blocks[0].Kind == BlockKinds.Lead);
    }

    // With other words around them these are refused: the contrary itself is the answer.
    [Theory]
    [InlineData("Venous thromboembolism is rare in patients with brain tumours, isn't it?", "described as common", "the source says")]
    [InlineData("VTE is put down as an uncommon event in brain tumours, isn't it?", "described as common", "the source says")]
    [InlineData("At recurrence of a glioblastoma, temozolomide is 150 mg/m² twice daily on 5 days of every month, correct?", "once daily", "its figure is another")]
    [InlineData("Is dexamethasone 12 mg twice a day right for severe symptoms of cerebral oedema?", "up to 16 mg/day", "its figure is another")]
    public async Task A_contrary_word_or_another_frequency_contradicts(string question, string said, string note)
    {
        var answer = (await shipped.AskAsync(question)).Answer;

        Assert.Equal("contradicts", answer.Stance);
        Assert.Contains(note, answer.Blocks[0].Text, StringComparison.Ordinal);
        Assert.Contains(said, answer.Blocks[1].Text, StringComparison.Ordinal);
    }

    // 2 × 8 mg are 16 mg/day.
    [Fact]
    public async Task A_dose_that_comes_to_the_same_in_a_day_is_no_other_figure() =>
        Assert.NotEqual("contradicts", (await shipped.AskAsync("Is dexamethasone 8 mg twice a day right for severe symptoms of cerebral oedema?")).Answer.Stance);
}
