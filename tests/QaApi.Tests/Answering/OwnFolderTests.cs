using GuidanceQa.QaApi.Answering;

namespace GuidanceQa.QaApi.Tests.Answering;

/// <summary>A folder with two Markdown files about something else entirely is answered from, with no change of code and no vocabulary.</summary>
public sealed class OwnFolderTests(LighthouseIndex lighthouse) : IClassFixture<LighthouseIndex>
{
    [Theory]
    [InlineData("How much oil does the reservoir hold?", "The reservoir holds 12 l of colza oil and lasts about 3 nights.")]
    [InlineData("May I use vinegar on the prisms?", "Vinegar must not be used on the prisms, because it clouds the glass.")]
    [InlineData("How often should the compressor be drained?", "The compressor should be drained once a week.")]
    [InlineData("oil per night in winter", "Season: Winter; Oil per night: 5 l; Wick length: 11 mm")]
    [InlineData("What should keepers wear?", "Keepers should wear ear protection during every watch with the horn.")]
    public async Task A_question_is_answered_first_by_the_statement_that_says_it(string question, string lead)
    {
        var outcome = await lighthouse.AskAsync(question);

        Assert.Equal(Statuses.Answered, outcome.Status);
        var first = outcome.Answer.Blocks.First(b => b.Kind != BlockKinds.Note);
        Assert.Equal((lead, BlockKinds.Lead), (first.Text, first.Kind));
    }

    [Fact]
    public async Task What_the_folder_does_not_mention_is_not_covered()
    {
        var outcome = await lighthouse.AskAsync("How often should the turbocharger of the horn be replaced?");

        Assert.Equal(Statuses.NotCovered, outcome.Status);
        Assert.Contains("turbocharger", outcome.Answer.Missing[^1], StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("What is the capital of Australia?")]
    [InlineData("How is glioblastoma inherited?")]
    public async Task What_has_nothing_to_do_with_the_folder_is_out_of_scope(string question)
    {
        var outcome = await lighthouse.AskAsync(question);

        Assert.Equal(Statuses.OutOfScope, outcome.Status);
        Assert.Empty(outcome.Answer.Citations);
    }

    [Fact]
    public async Task A_follow_up_without_a_topic_of_its_own_takes_the_earlier_one()
    {
        var outcome = await lighthouse.AskAsync("And in winter?", "How much oil is burnt per night in summer?");

        Assert.Contains(outcome.Interpretation.Carried, c => c.Term == "oil");
        Assert.Contains("Winter", outcome.Answer.Blocks[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_topic_carries_nothing()
    {
        var outcome = await lighthouse.AskAsync("How often is the reed of the horn replaced?", "May vinegar be used on the prisms?");

        Assert.Empty(outcome.Interpretation.Carried);
        Assert.True(outcome.Interpretation.TopicSwitch);
        Assert.Contains("6 months", outcome.Answer.Blocks[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_patient_is_shown_the_plain_rendering_and_the_quote_stays_the_sources()
    {
        var outcome = await lighthouse.AskAsync("When should the lens be wiped?", Audiences.Patient, "full");

        var block = outcome.Answer.Blocks[0];
        Assert.True(block.Plain);
        Assert.StartsWith("The glass should be wiped", block.Text, StringComparison.Ordinal);
        Assert.StartsWith("The lens should be wiped", outcome.Answer.Citations[0].Quote, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_word_that_names_no_drug_is_put_right_and_the_reader_sees_how_it_was_read()
    {
        var outcome = await lighthouse.AskAsync("How often should the compresor be drained?");

        Assert.Equal(Statuses.Answered, outcome.Status);
        Assert.Equal("How often should the compressor be drained?", outcome.Interpretation.StandaloneQuestion);
    }

    [Fact]
    public async Task The_same_question_gives_the_same_receipt()
    {
        var first = await lighthouse.AskAsync("How much oil does the reservoir hold?");
        var second = await lighthouse.AskAsync("How much oil does the reservoir hold?");

        Assert.Equal(first.Receipt, second.Receipt);
        Assert.NotEqual(first.Receipt.Answer, (await lighthouse.AskAsync("What should keepers wear?")).Receipt.Answer);
    }
}
