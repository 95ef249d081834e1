using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Tests.Retrieval;

/// <summary>What a follow-up takes over from the turns before it, and what it leaves behind.</summary>
public sealed class FollowUpTests(ShippedIndex shipped) : IClassFixture<ShippedIndex>
{
    private const string Dose = "What dose of dexamethasone is recommended for moderate symptoms?";
    private const string Temozolomide = "What is the temozolomide schedule for recurrent glioblastoma?";

    [Theory]
    [InlineData(Dose, "and if it is severe?", "dexamethasone")]
    [InlineData(Dose, "How quickly should it be reduced?", "dexamethasone")]
    [InlineData(Temozolomide, "Is that licensed in the States?", "temozolomide")]
    [InlineData(Temozolomide, "What are its side effects?", "temozolomide")]
    [InlineData("Should prophylactic anticonvulsants be given?", "And after surgery?", "prophylactic anticonvulsants")]
    public void What_the_turn_does_not_name_is_carried(string first, string second, string term) =>
        Assert.Contains(Understand(second, first).Interpretation.Carried, c => c.Term.Contains(term, StringComparison.OrdinalIgnoreCase));

    [Theory]
    [InlineData(Dose, "Which drug is recommended for ALK-positive lung cancer with brain metastases?")]
    [InlineData(Dose, "When should an MRI be done after surgery?")]
    [InlineData(Temozolomide, "Who published this guidance?")]
    [InlineData(Temozolomide, "What is the dose of bevacizumab for recurrent glioblastoma?")]
    public void A_new_topic_carries_nothing(string first, string second)
    {
        var turn = Understand(second, first);

        Assert.Empty(turn.Interpretation.Carried);
        Assert.Equal(second, turn.Interpretation.StandaloneQuestion);
        Assert.True(turn.Interpretation.TopicSwitch);
    }

    [Fact]
    public void What_about_another_drug_replaces_the_drug_and_keeps_the_rest()
    {
        var turn = Understand("What about bevacizumab?", "What is the dose of temozolomide for recurrent glioblastoma?");

        Assert.DoesNotContain(turn.Interpretation.Carried, c => c.Term == "temozolomide");
        Assert.Contains(turn.Interpretation.Carried, c => c.Term.Contains("glioblastoma", StringComparison.Ordinal));
        Assert.Equal(QuestionTypes.Dose, turn.QuestionType);
    }

    [Fact]
    public void The_first_question_is_no_topic_switch() => Assert.False(Understand(Dose).Interpretation.TopicSwitch);

    [Fact]
    public void What_was_carried_fades_with_age()
    {
        var near = Understand("Why is that?", Dose);
        var far = Understand("Why is that?", Dose, "Is it given twice daily?", "And how is it stopped?");

        Assert.True(far.Carried.First(c => c.Unit.Label == "dexamethasone").Weight < near.Carried.First(c => c.Unit.Label == "dexamethasone").Weight);
    }

    private Understanding Understand(string question, params string[] before) =>
        new Interpreter(shipped.Index).Understand(question, [.. before.Select(b => new Exchange(null, b))], Filters.None);
}
