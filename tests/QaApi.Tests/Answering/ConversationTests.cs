using GuidanceQa.QaApi.Answering;

namespace GuidanceQa.QaApi.Tests.Answering;

/// <summary>What an answer owes to the answers before it: which one is meant, what differs, what was not shown yet.</summary>
public sealed class ConversationTests(ShippedIndex shipped) : IClassFixture<ShippedIndex>
{
    private const string Moderate = "What dose of dexamethasone is recommended for moderate symptoms?";

    [Fact]
    public async Task The_second_option_is_the_second_of_the_answer_before()
    {
        const string Options = "What are the options for recurrent glioblastoma?";
        var listed = await shipped.AskAsync(Options);
        var second = await shipped.AskAsync("Who is the second option for?", Options);

        Assert.Contains("re-irradiation", listed.Answer.Blocks[1].Text, StringComparison.Ordinal);
        Assert.Equal("re-irradiation", second.Interpretation.Carried[0].Term);
        Assert.Contains("re-irradiation", second.Answer.Blocks[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_things_that_the_question_before_lists_the_first_is_meant()
    {
        var outcome = await shipped.AskAsync("what is the dose of the first one?", "temozolomide or bevacizumab for recurrent glioblastoma?");

        Assert.Contains(outcome.Interpretation.Carried, c => c.Term == "temozolomide");
        Assert.DoesNotContain(outcome.Interpretation.Carried, c => c.Term == "bevacizumab");
    }

    [Fact]
    public async Task Between_two_antecedents_it_asks_back_with_both_as_choices()
    {
        var outcome = await shipped.AskAsync("What is its dose?", "temozolomide or bevacizumab for recurrent glioblastoma?");

        Assert.Equal((Statuses.Clarify, StatusReasons.Ambiguous), (outcome.Status, outcome.StatusReason));
        Assert.Equal(2, outcome.Suggestions.Count);
        Assert.Contains("temozolomide", outcome.Suggestions[0].Text, StringComparison.Ordinal);
        Assert.Contains("bevacizumab", outcome.Suggestions[1].Text, StringComparison.Ordinal);
        foreach (var choice in outcome.Suggestions)
        {
            Assert.Equal(Statuses.Answered, (await shipped.AskAsync(choice.Text)).Status);
        }
    }

    [Fact]
    public async Task Another_figure_than_before_is_told_with_what_explains_it()
    {
        var outcome = await shipped.AskAsync("and if it is severe?", Moderate);

        var note = Assert.Single(outcome.Answer.Blocks, b => b.Kind == BlockKinds.Note).Text;
        Assert.Contains("another figure than an earlier answer", note, StringComparison.Ordinal);
        Assert.Contains("“severe”", note, StringComparison.Ordinal);
        Assert.Contains("“moderate”", note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_answer_again_is_no_disagreement()
    {
        var outcome = await shipped.AskAsync(Moderate, Moderate);

        Assert.DoesNotContain(outcome.Answer.Blocks, b => b.Kind == BlockKinds.Note);
    }

    [Theory]
    [InlineData(Moderate)]
    [InlineData("What are the options for recurrent glioblastoma?")]
    [InlineData("How often is imaging done in follow-up?")]
    [InlineData("Is there anything on proton therapy?")]
    public async Task Every_suggestion_is_answered_with_something_that_was_not_shown(string question)
    {
        var before = await shipped.AskAsync(question);

        Assert.NotEmpty(before.Suggestions);
        foreach (var suggestion in before.Suggestions)
        {
            var next = await shipped.AskAsync(suggestion.Text, question);
            Assert.Equal(Statuses.Answered, next.Status);
            Assert.NotEmpty(next.Answer.Citations.Select(c => c.StatementId).Except(before.Answer.Citations.Select(c => c.StatementId)));
            Assert.DoesNotContain(next.Suggestions, s => s.Text == suggestion.Text);
        }
    }
}
