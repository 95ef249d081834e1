using GuidanceQa.Eval.Measures;
using GuidanceQa.Eval.Systems;
using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Tests.Measures;

/// <summary>
/// A sample worked out by hand as trec_eval does it. Judged: A 2, B 1, C 2, D 1, E 0. Ranked: X, A, E, B, Y, C; D is not retrieved.
/// Gains by rank: 0 2 0 1 0 2. DCG@3 = 2/log2(3) = 1.26186; DCG@5 = 1.26186 + 1/log2(5) = 1.69254; DCG@10 = 1.69254 + 2/log2(7) = 2.40495.
/// Ideal 2 2 1 1: @3 = 2 + 2/log2(3) + 1/2 = 3.76186; from @4 on + 1/log2(5) = 4.19254.
/// </summary>
public sealed class RetrievalMeasureTests
{
    private static readonly Topic Sample = Made.Topic(("A", 2), ("B", 1), ("C", 2), ("D", 1), ("E", 0));
    private static readonly Observation Ranked = Made.Ranked(Sample, "X", "A", "E", "B", "Y", "C");

    [Theory]
    [InlineData(3, 0.335435)]
    [InlineData(5, 0.403703)]
    [InlineData(10, 0.573626)]
    public void NDCG_agrees_with_trec_eval_worked_out_by_hand(int k, double expected) =>
        Assert.Equal(expected, NormalisedGain.At(k).Value(Ranked, Made.Corpus)!.Value, 5);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0.5)]
    [InlineData(5, 0.5)]
    [InlineData(10, 1)]
    public void Recall_counts_what_answers(int k, double expected) => Assert.Equal(expected, Recall.At(k).Value(Ranked, Made.Corpus)!.Value, 9);

    [Fact]
    public void Reciprocal_rank_is_of_the_first_that_answers() => Assert.Equal(0.5, ReciprocalRank.Measure.Value(Ranked, Made.Corpus));

    [Fact]
    public void Average_precision_is_worked_out_at_the_ranks_of_what_answers() => Assert.Equal(((1 / 2.0) + (2 / 6.0)) / 2, AveragePrecision.Measure.Value(Ranked, Made.Corpus)!.Value, 9);

    [Fact]
    public void Judged_counts_every_grade() => Assert.Equal(3 / 5.0, Judged.At(5).Value(Ranked, Made.Corpus)!.Value, 9);

    [Fact]
    public void An_imported_collection_counts_every_grade_above_zero_as_relevant()
    {
        var imported = Ranked with { Topic = Sample with { RelevantFrom = 1 } };

        Assert.Equal(3 / 4.0, Recall.At(100).Value(imported, Made.Corpus)!.Value, 9);
        Assert.Equal(((1 / 2.0) + (2 / 4.0) + (3 / 6.0)) / 4, AveragePrecision.Measure.Value(imported, Made.Corpus)!.Value, 9);
    }

    [Fact]
    public void Nothing_retrieved_has_the_declared_floor()
    {
        var nothing = Made.Ranked(Sample);

        Assert.All(AllMeasures.OfRankings.Where(m => m.Applies(Sample)), m => Assert.Equal(m.Floor, m.Value(nothing, Made.Corpus)));
    }

    [Fact]
    public void A_topic_that_failed_to_run_counts_with_the_floor()
    {
        var failed = Ranked with { Failure = "broken" };

        Assert.All(AllMeasures.All.Where(m => m.Applies(Sample)), m => Assert.Equal(m.Floor, m.Value(failed, Made.Corpus)));
    }

    [Fact]
    public void A_perfect_ranking_has_one()
    {
        var perfect = Made.Ranked(Sample, "A", "C", "B", "D");

        Assert.Equal(1, NormalisedGain.At(10).Value(perfect, Made.Corpus)!.Value, 9);
        Assert.Equal(1, AveragePrecision.Measure.Value(perfect, Made.Corpus)!.Value, 9);
    }

    [Fact]
    public void A_quote_is_earned_once_however_the_document_is_split()
    {
        var topic = Made.Topic(("A", 2));
        Observation halves = new(topic) { Ranking = [new Hit("A#1", "A", 0, 5, 2), new Hit("A#2", "A", 5, 10, 1)] };

        Assert.Equal([2, 0], Gains.Of(halves.Ranking, topic.Judgements, 10));
        Assert.Equal(1, NormalisedGain.At(5).Value(halves, Made.Corpus)!.Value, 9);
    }

    [Fact]
    public void A_statement_that_only_touches_a_quote_earns_nothing() =>
        Assert.Equal([0], Gains.Of([new Hit("A#9", "A", 8, 40, 1)], Made.Topic(("A", 2)).Judgements, 10));

    [Fact]
    public void Context_harm_is_what_a_conversation_takes_away()
    {
        var topic = Made.Topic(("A", 2)) with { History = ["Before?"], Kind = "self-contained" };
        Observation harmed = new(topic) { Ranking = [Made.Hit("X"), Made.Hit("A")], Alone = [Made.Hit("A")] };

        Assert.Equal(1 - (1 / Math.Log2(3)), ContextHarm.Measure.Value(harmed, Made.Corpus)!.Value, 9);
        Assert.Null(SwitchDrop.Measure.Value(harmed, Made.Corpus));
    }
}
