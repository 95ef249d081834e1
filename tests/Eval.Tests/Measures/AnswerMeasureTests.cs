using GuidanceQa.Eval.Measures;
using GuidanceQa.Eval.Topics;
using GuidanceQa.QaApi.Answering;

namespace GuidanceQa.Eval.Tests.Measures;

public sealed class AnswerMeasureTests
{
    private const string A = "Give 4 mg twice daily.";
    private const string B = "It may be considered in adults, unless there is fever.";

    private static readonly Topic Topic = Made.Topic() with
    {
        Judgements = [new Judgement("a", "doc", 0, 22, 2, "the dose")],
        Nuggets = [new Nugget("dose", ["4 mg", "twice"], true, null), new Nugget("exception", ["adults", "unless|except", "fever"], false, "exception")],
        Wrong = ["40 mg"],
    };

    [Fact]
    public void A_verbatim_answer_has_everything()
    {
        var reply = Made.Reply(Statuses.Answered, (A, ["a"]), (B, ["b"]));

        Assert.All(
            new[] { VitalNuggetRecall.Measure, NuggetRecall.Measure, Completeness.Measure, CitationRecall.Measure, CitationPrecision.Measure, QuoteExactness.Measure, ClaimSupport.Measure, QuantityFidelity.Measure, StrengthFidelity.Measure, NothingWrong.Measure, StatusAccuracy.Measure },
            m => Assert.Equal(1, Made.Value(m, Topic, reply)));
        Assert.Equal(0.5, Made.Value(BlockPrecision.Measure, Topic, reply));
        Assert.Equal(15, Made.Value(AnswerWords.Measure, Topic, reply));
    }

    [Fact]
    public void A_nugget_counts_only_whole_and_in_one_block()
    {
        var split = Made.Reply(Statuses.Answered, ("Give 4 mg.", ["a"]), ("It is given twice.", ["a"]));

        Assert.Equal(0, Made.Value(VitalNuggetRecall.Measure, Topic, split));
    }

    [Fact]
    public void A_refusal_holds_no_nugget_whatever_it_lists_as_near() =>
        Assert.Equal(0, Made.Value(VitalNuggetRecall.Measure, Topic, Made.Reply(Statuses.NotCovered, (A, ["a"]))));

    [Fact]
    public void A_condition_that_was_cut_is_missed() =>
        Assert.Equal(0, Made.Value(Completeness.Measure, Topic, Made.Reply(Statuses.Answered, (A, ["a"]), ("It may be considered in adults.", ["b"]))));

    [Theory]
    [InlineData("Give 5 mg twice daily.")]
    [InlineData("Give 4 g twice daily.")]
    public void A_figure_that_the_source_lacks_is_a_fault(string text)
    {
        var reply = Made.Reply(Statuses.Answered, (text, ["a"]));

        Assert.Equal(0, Made.Value(QuantityFidelity.Measure, Topic, reply));
        Assert.Equal(0, Made.Value(CitationRecall.Measure, Topic, reply));
    }

    [Fact]
    public void A_strength_that_was_raised_is_a_fault()
    {
        var reply = Made.Reply(Statuses.Answered, ("It must be considered in adults, unless there is fever.", ["b"]));

        Assert.Equal(0, Made.Value(StrengthFidelity.Measure, Topic, reply));
        Assert.Equal(0, Made.Value(CitationRecall.Measure, Topic, reply));
    }

    [Fact]
    public void A_negation_that_was_dropped_is_not_supported() =>
        Assert.Equal(0, Made.Value(CitationRecall.Measure, Topic, Made.Reply(Statuses.Answered, ("Do give it to children.", ["c"]))));

    [Theory]
    [InlineData("Do not give it to children (a young person).", 1)]
    [InlineData("Do not give it to children (a dangerous sport).", 0)]
    [InlineData("Do not (a young person) give it to children.", 0)]
    [InlineData("Do give it to children (a young person).", 0)]
    public void A_term_that_the_author_explains_is_supported_where_it_stands(string text, double value) =>
        Assert.Equal(value, Made.Value(CitationRecall.Measure, Topic, Made.Reply(Statuses.Answered, (text, ["c"]))));

    [Fact]
    public void The_authors_own_rendering_is_supported()
    {
        var reply = Made.Reply(Statuses.Answered, ("Doctors may consider it in adults, unless there is fever.", ["b"]));

        Assert.Equal(1, Made.Value(CitationRecall.Measure, Topic, reply));
        Assert.Equal(1, Made.Value(StrengthFidelity.Measure, Topic, reply));
    }

    [Fact]
    public void A_citation_that_adds_nothing_is_imprecise() =>
        Assert.Equal(0.5, Made.Value(CitationPrecision.Measure, Topic, Made.Reply(Statuses.Answered, (A, ["a", "c"]))));

    [Fact]
    public void A_moved_span_is_no_exact_quote()
    {
        var reply = Made.Reply(Statuses.Answered, (A, ["a"]));
        reply = reply with { Answer = reply.Answer with { Citations = [reply.Answer.Citations[0] with { Start = 1, End = 23 }] } };

        Assert.Equal(0, Made.Value(QuoteExactness.Measure, Topic, reply));
    }

    [Fact]
    public void A_note_with_a_figure_is_an_unsupported_claim() =>
        Assert.Equal(0.5, Made.Value(ClaimSupport.Measure, Topic, Made.Reply(Statuses.Answered, (A, ["a"]), ("Others give 40 mg.", []))));

    [Fact]
    public void What_a_right_answer_never_says_is_noticed() =>
        Assert.Equal(0, Made.Value(NothingWrong.Measure, Topic, Made.Reply(Statuses.Answered, ("Give 40 mg.", ["a"]))));

    [Fact]
    public void What_shows_nothing_is_not_measured()
    {
        var silent = Made.Reply(Statuses.NotCovered);

        Assert.All(new[] { CitationRecall.Measure, CitationPrecision.Measure, QuoteExactness.Measure, QuantityFidelity.Measure, StrengthFidelity.Measure, BlockPrecision.Measure }, m => Assert.Null(Made.Value(m, Topic, silent)));
        Assert.Equal(1, Made.Value(FalseAbstention.Measure, Topic, silent));
    }

    [Fact]
    public void Two_audiences_are_equal_when_they_rest_on_the_same_statements()
    {
        var full = Made.Reply(Statuses.Answered, (A, ["a"]), (B, ["b"]));
        var less = Made.Reply(Statuses.Answered, (A, ["a"]));

        Assert.Equal(1, AudienceEquality.Measure.Value(new Observation(Topic) { ClinicianReply = full, PatientReply = full }, Made.Corpus));
        Assert.Equal(0, AudienceEquality.Measure.Value(new Observation(Topic) { ClinicianReply = full, PatientReply = less }, Made.Corpus));
        Assert.Null(AudienceEquality.Measure.Value(new Observation(Topic) { Reply = full }, Made.Corpus));
    }

    [Fact]
    public void An_answer_with_another_hash_is_not_deterministic()
    {
        var reply = Made.Reply(Statuses.Answered, (A, ["a"]));

        Assert.Equal(0, Determinism.Measure.Value(new Observation(Topic) { Reply = reply, RepeatedHash = "sha256:2" }, Made.Corpus));
        Assert.Equal(1, Determinism.Measure.Value(new Observation(Topic) { Reply = reply, RepeatedHash = reply.AnswerHash }, Made.Corpus));
    }

    [Fact]
    public void Plain_words_have_a_lower_grade_than_learned_ones()
    {
        double Grade(string text) => ReadingGrade.Measure.Value(new Observation(Topic) { PatientReply = Made.Reply(Statuses.Answered, (text, ["a"])) }, Made.Corpus)!.Value;

        Assert.True(Grade("The scan shows how it has grown.") < Grade("Neuroimaging characterises intracranial progression."));
    }
}
