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
    [InlineData("Should prophylactic anticonvulsants be given?", "And after surgery?", "seizure prophylaxis")]
    [InlineData("What is Gleostine used for?", "lung toxicity?", "lomustine")]
    [InlineData("What is Gleostine used for?", "Nadir platelets were 20,000 this time", "lomustine")]
    [InlineData(Temozolomide, "with poor marrow function?", "temozolomide")]
    [InlineData(Temozolomide, "sorry, I meant the US label", "temozolomide")]
    [InlineData(Temozolomide, "what about the liver?", "temozolomide")]
    [InlineData(Temozolomide, "What are the main side effects?", "temozolomide")]
    public void What_the_turn_does_not_name_is_carried(string first, string second, string term) =>
        Assert.Contains(Understand(second, first).Interpretation.Carried, c => c.Term.Contains(term, StringComparison.OrdinalIgnoreCase));

    [Theory]
    [InlineData(Dose, "Which drug is recommended for ALK-positive lung cancer with brain metastases?")]
    [InlineData(Dose, "When should an MRI be done after surgery?")]
    [InlineData(Temozolomide, "Who published this guidance?")]
    [InlineData(Temozolomide, "What is the dose of bevacizumab for recurrent glioblastoma?")]
    [InlineData(Temozolomide, "Different question: what are the options for brain metastases?")]
    [InlineData(Temozolomide, "can I open dexamethasone tablets and mix them in food")]
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

    [Theory]
    [InlineData("What dose of temozolomide is given for recurrent glioma?", "and if they have had chemo before?", "temozolomide")]
    [InlineData("What dose of radiosurgery is given for a brain metastasis of 1.5 cm?", "what if it's 3.5 cm?", "radiosurgery")]
    public void A_condition_takes_no_things_place_and_asks_for_the_same(string first, string second, string kept)
    {
        var turn = Understand(second, first);

        Assert.Contains(turn.Interpretation.Carried, c => c.Term.Contains(kept, StringComparison.Ordinal));
        Assert.Equal(QuestionTypes.Dose, turn.QuestionType);
    }

    [Theory]
    [InlineData("Does anything help fatigue in glioma?", "would it help his mood too?", "fatigue")]
    [InlineData("Is dexamethasone given for oedema?", "is bevacizumab given for it as well?", "dexamethasone")]
    public void What_is_named_in_addition_takes_its_likes_place(string first, string second, string replaced) =>
        Assert.DoesNotContain(Understand(second, first).Interpretation.Carried, c => c.Term.Contains(replaced, StringComparison.OrdinalIgnoreCase));

    [Theory]
    [InlineData("Is seizure prophylaxis given in newly diagnosed glioma?", "does the same go for mets?", "prophylaxis")]
    [InlineData("Is seizure prophylaxis given in newly diagnosed glioma?", "Does that also apply to brain metastases?", "prophylaxis")]
    [InlineData("Can radiotherapy be left out for EGFR-mutant lung cancer?", "Does that mean he won't need surgery?", "EGFR")]
    public void What_was_said_is_asked_of_something_else(string first, string second, string term) =>
        Assert.Contains(Understand(second, first).Interpretation.Carried, c => c.Term.Contains(term, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public async Task The_form_that_was_asked_for_before_gives_way_where_nothing_has_it()
    {
        var outcome = await shipped.AskAsync("What about without symptoms?", "What dose of dexamethasone is given for oedema around brain metastases?");

        Assert.Equal(GuidanceQa.QaApi.Answering.Statuses.Answered, outcome.Status);
        Assert.Contains("symptom", outcome.Answer.Blocks[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("mg", outcome.Answer.Blocks[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_unknown_in_the_place_of_something_known_is_not_covered()
    {
        var outcome = await shipped.AskAsync("what about his diabetes?", "What dose of dexamethasone is given for cerebral oedema?");

        Assert.Equal(GuidanceQa.QaApi.Answering.Statuses.NotCovered, outcome.Status);
        Assert.Equal(["diabetes"], outcome.Answer.Missing);
    }

    [Fact]
    public void Going_back_takes_what_was_said_then()
    {
        var turn = Understand("Back to temozolomide, how often are counts checked?", Temozolomide, "Which drug is recommended for ALK-positive lung cancer?");

        Assert.Contains(turn.Interpretation.Carried, c => c.Term == "glioblastoma");
        Assert.DoesNotContain(turn.Interpretation.Carried, c => c.Term.Contains("ALK", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_done_afterwards_takes_no_things_place()
    {
        var turn = Understand("And after surgery?", "Should whole-brain radiotherapy be given for brain metastases?");

        Assert.Contains(turn.Interpretation.Carried, c => c.Term.Contains("radiotherapy", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("shorter please", AnswerRequests.Shorter)]
    [InlineData("could you say that in everyday language?", AnswerRequests.Plain)]
    [InlineData("why's that?", AnswerRequests.Why)]
    [InlineData("where does that come from?", AnswerRequests.Source)]
    [InlineData("How certain is this?", AnswerRequests.Sure)]
    [InlineData("is that still up to date?", AnswerRequests.Changed)]
    public void A_turn_about_the_answer_before_asks_nothing_new(string question, string request)
    {
        var turn = Understand(question, Dose);

        Assert.Equal(request, turn.Request);
        Assert.Empty(turn.Interpretation.Carried);
        Assert.Equal(Dose, turn.Interpretation.StandaloneQuestion);
    }

    [Theory]
    [InlineData("why is lomustine given?")]
    [InlineData("Which source recommends bevacizumab?")]
    public void A_turn_that_names_something_new_is_a_question_of_its_own(string question) => Assert.Null(Understand(question, Dose).Request);

    [Fact]
    public void Without_an_earlier_turn_there_is_no_answer_to_ask_about() => Assert.Null(Understand("shorter please").Request);

    [Fact]
    public void The_first_question_is_no_topic_switch() => Assert.False(Understand(Dose).Interpretation.TopicSwitch);

    [Fact]
    public void What_was_carried_fades_with_age()
    {
        var near = Understand("How is it stopped?", Dose);
        var far = Understand("How is it stopped?", Dose, "Is it given twice daily?", "And how is it stored?");

        Assert.True(far.Carried.First(c => c.Unit.Label == "dexamethasone").Weight < near.Carried.First(c => c.Unit.Label == "dexamethasone").Weight);
    }

    private Understanding Understand(string question, params string[] before) =>
        new Interpreter(shipped.Index).Understand(question, [.. before.Select(b => new Exchange(null, b))], Filters.None);
}
