using GuidanceQa.QaApi.Answering;

namespace GuidanceQa.QaApi.Tests.Answering;

/// <summary>What a request about an answer is answered with: the evidence of that answer, otherwise told.</summary>
public sealed class AnswerRequestTests(ShippedIndex shipped) : IClassFixture<ShippedIndex>
{
    private const string Dose = "What dose of dexamethasone is recommended for moderate symptoms?";

    [Fact]
    public async Task Shorter_is_the_first_sentence_alone()
    {
        var (before, after) = (await shipped.AskAsync(Dose), await shipped.AskAsync("shorter please", Dose));

        Assert.Equal(Statuses.Answered, after.Status);
        Assert.Equal(before.Answer.Blocks[0].Text, after.Answer.Blocks[0].Text);
        Assert.True(after.Answer.Text.Length < before.Answer.Text.Length);
    }

    [Fact]
    public async Task Simpler_words_are_the_authors_plain_rendering_of_the_same_statements()
    {
        var (before, after) = (await shipped.AskAsync(Dose), await shipped.AskAsync("in simpler words?", Dose));

        Assert.True(after.Answer.Blocks[0].Plain);
        Assert.Equal(before.Answer.Citations.Select(c => c.StatementId), after.Answer.Citations.Select(c => c.StatementId));
    }

    [Theory]
    [InlineData("are you sure?")]
    [InlineData("is that still up to date?")]
    public async Task How_sure_it_is_is_told_by_what_other_documents_say(string request)
    {
        var after = await shipped.AskAsync(request, Dose);

        Assert.Equal(Statuses.Answered, after.Status);
        Assert.Contains(after.Answer.Citations, c => c.StatementId.EndsWith("#F13.moderate", StringComparison.Ordinal));
        Assert.NotEmpty(after.Answer.Comparisons);
    }

    [Theory]
    [InlineData("why?")]
    [InlineData("which source says so?")]
    public async Task The_answer_itself_stays_among_its_reasons_and_sources(string request)
    {
        var after = await shipped.AskAsync(request, Dose);

        Assert.Contains(after.Answer.Citations, c => c.StatementId.EndsWith("#F13.moderate", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_refusal_nothing_more_can_be_told() =>
        Assert.Equal(Statuses.NotCovered, (await shipped.AskAsync("shorter please", "What is the dose of fingolimod?")).Status);
}
