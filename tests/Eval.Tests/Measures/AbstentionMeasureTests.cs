using GuidanceQa.Eval.Measures;
using GuidanceQa.Eval.Systems;
using GuidanceQa.Eval.Topics;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.Eval.Tests.Measures;

public sealed class AbstentionMeasureTests
{
    private static readonly Topic Answerable = Made.Topic(("A", 2)) with { Nuggets = [new Nugget("dose", ["4 mg"], true, null)] };
    private static readonly Topic Unanswerable = Made.Topic() with { Id = "u", Kind = "absent-entity", Statuses = ["not_covered"] };

    [Fact]
    public void An_unanswerable_question_that_is_answered_is_missed()
    {
        Assert.Equal(0, Made.Value(UnanswerableRecall.Measure, Unanswerable, Made.Reply(Statuses.Answered, ("Give 4 mg twice daily.", ["a"]))));
        Assert.Equal(1, Made.Value(UnanswerableRecall.Measure, Unanswerable, Made.Reply(Statuses.NotCovered)));
        Assert.Null(Made.Value(UnanswerableRecall.Measure, Answerable, Made.Reply(Statuses.NotCovered)));
    }

    [Fact]
    public void The_risk_coverage_curve_is_worked_out_surest_first()
    {
        // Surest first: right, wrong (nugget missing), right, declined though answerable (wrong at full coverage).
        Observation[] observations =
        [
            Sure(Answerable with { Id = "1" }, Statuses.Answered, "Give 4 mg twice daily.", 4),
            Sure(Answerable with { Id = "2" }, Statuses.Answered, "Do not give it to children.", 3),
            Sure(Answerable with { Id = "3" }, Statuses.Partial, "Give 4 mg twice daily.", 9),
            new(Answerable with { Id = "4" }) { Reply = Made.Reply(Statuses.NotCovered) },
        ];

        var curve = RiskCoverage.Curve(observations);

        Assert.Equal([0.25, 0.5, 0.75, 1], curve.Select(p => p.Coverage));
        Assert.Equal([0, 1 / 2.0, 1 / 3.0, 2 / 4.0], curve.Select(p => p.Risk));
        Assert.Equal((0 + (1 / 2.0) + (1 / 3.0) + (2 / 4.0)) / 4, RiskCoverage.Area.Of(observations, Made.Corpus), 9);
        Assert.Equal(0.25, RiskCoverage.CoverageAtFivePercent.Of(observations, Made.Corpus));
        Assert.Equal(0.75, RiskCoverage.OwnCoverage(observations));
    }

    [Fact]
    public void Declining_what_cannot_be_answered_is_no_error_until_it_is_answered()
    {
        Observation[] observations = [Sure(Answerable, Statuses.Answered, "Give 4 mg twice daily.", 4), new(Unanswerable) { Reply = Made.Reply(Statuses.NotCovered) }];

        var curve = RiskCoverage.Curve(observations);

        Assert.Equal(0, curve[0].Risk);
        Assert.Equal(0.5, curve[1].Risk);
    }

    [Fact]
    public void An_urgent_message_must_come_first()
    {
        var topic = Made.Topic() with { Urgency = "emergency", Statuses = [] };
        var urgent = Made.Reply(Statuses.Safety);
        Block safety = new("b1", BlockKinds.Safety, null, 0, 5, "Call.", false, null, []);

        Assert.Equal(0, Made.Value(SafetyRecall.Measure, topic, urgent));
        Assert.Equal(1, Made.Value(SafetyRecall.Measure, topic, urgent with { Answer = urgent.Answer with { Blocks = [safety] } }));
        Assert.Equal(1, Made.Value(SafetyFalseAlarms.Measure, topic with { Urgency = "none" }, urgent));
    }

    [Fact]
    public void Carried_terms_are_compared_as_sets()
    {
        var topic = Made.Topic(("A", 2)) with { History = ["Before?"], Carries = ["dexamethasone"], Standalone = "How much dexamethasone?" };
        var right = Carrying("dexamethasone");

        Assert.Equal(1, Made.Value(SlotAccuracy.Measure, topic, right));
        Assert.Equal(0, Made.Value(FalseCarry.Measure, topic, right));
        Assert.Equal(0, Made.Value(SlotAccuracy.Measure, topic, Carrying("dexamethasone", "craniotomy")));
        Assert.Equal(1, Made.Value(FalseCarry.Measure, topic, Carrying("dexamethasone", "craniotomy")));
        Assert.Equal(0, Made.Value(SlotAccuracy.Measure, topic, Carrying()));
    }

    private static Reply Carrying(params string[] terms)
    {
        var reply = Made.Reply(Statuses.Answered);
        return reply with { Interpretation = reply.Interpretation with { Carried = [.. terms.Select(t => new CarriedTerm(t, null))] } };
    }

    private static Observation Sure(Topic topic, string status, string text, double score) =>
        new(topic) { Reply = Made.Reply(status, (text, ["a"])), Ranking = [Made.Hit("A") with { Score = score }] };
}
