using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Tests.Retrieval;

public sealed class SpellingTests(ShippedIndex shipped) : IClassFixture<ShippedIndex>
{
    [Theory]
    [InlineData("How is radioterapy given after sugery?", "How is radiotherapy given after surgery?")]
    [InlineData("Which oedma symptoms matter?", "Which oedma symptoms matter?")]
    public void A_slip_in_a_long_word_is_put_right_and_a_short_word_is_left_alone(string typed, string mended) => Assert.Equal(mended, Mended(typed));

    [Theory]
    [InlineData("What is the dose of temozolmide?")]
    [InlineData("Is bevacizumb licensed?")]
    public void The_name_of_a_drug_is_never_guessed(string typed)
    {
        Assert.Equal(typed, Mended(typed));
        Assert.Equal("clarify", Answered(typed));
    }

    [Theory]
    [InlineData("Is fingolimod given?")]
    [InlineData("How is psoriasis treated?")]
    public void What_looks_like_a_name_is_left_alone(string typed) => Assert.Equal(typed, Mended(typed));

    private string Mended(string typed) => new Spelling(shipped.Index).Mend(typed, QueryUnits.Of(shipped.Index, typed, isQuestion: true));

    private string Answered(string question) => shipped.AskAsync(question).GetAwaiter().GetResult().Status;
}
