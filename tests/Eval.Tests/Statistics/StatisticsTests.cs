using GuidanceQa.Eval.Statistics;

namespace GuidanceQa.Eval.Tests.Statistics;

public sealed class StatisticsTests
{
    [Fact]
    public void Eight_equal_wins_are_unlikely_by_chance()
    {
        // Of 2^8 sign flips two are as extreme: p = 2/256.
        var result = Paired.Test([.. Enumerable.Range(0, 8).Select(_ => (IReadOnlyList<double>)[0.5])]);

        Assert.Equal(2 / 256.0, result.PValue, 2);
        Assert.Equal((8, 8, 0), (result.N, result.Wins, result.Losses));
        Assert.Equal(0.5, result.Mean);
        Assert.Equal(new Interval(0.5, 0.5), result.Interval);
    }

    [Fact]
    public void Turns_of_one_conversation_count_as_one_draw()
    {
        IReadOnlyList<double> turns = [0.5, 0.5, 0.5, 0.5];

        Assert.True(Paired.Test([turns, turns]).PValue > 0.4);
        Assert.True(Paired.Test([.. turns.Concat(turns).Select(d => (IReadOnlyList<double>)[d])]).PValue < 0.02);
    }

    [Fact]
    public void No_difference_has_a_p_value_of_one() => Assert.Equal(1, Paired.Test([[0.0], [0.0]]).PValue, 3);

    [Fact]
    public void The_same_numbers_give_the_same_interval()
    {
        IReadOnlyList<IReadOnlyList<double>> values = [[0.1], [0.4, 0.2], [0.9], [0.7]];

        Assert.Equal(Interval.Bootstrap(values, Interval.Mean, 500), Interval.Bootstrap(values, Interval.Mean, 500));
    }

    [Fact]
    public void Holm_multiplies_the_smallest_most_and_never_decreases() =>
        Assert.Equal([0.03, 0.06, 0.06], Paired.Holm([0.01, 0.04, 0.03]).Select(p => Math.Round(p, 9)));

    [Fact]
    public void Wilson_agrees_with_a_published_value()
    {
        // 10 of 10: lower bound 0.7225 (Brown, Cai and DasGupta, 2001).
        Assert.Equal(0.7225, Interval.Wilson(10, 10).Low, 3);
        Assert.Equal(1, Interval.Wilson(10, 10).High, 9);
    }

    [Fact]
    public void Seeded_numbers_are_the_same_everywhere()
    {
        Seeded random = Seeded.From("guidance");

        Assert.Equal([random.Next(1000), random.Next(1000)], Twice());

        static int[] Twice()
        {
            Seeded again = Seeded.From("guidance");
            return [again.Next(1000), again.Next(1000)];
        }
    }

    [Fact]
    public void A_median_of_an_even_number_is_between() => Assert.Equal(2.5, Interval.Median([4, 1, 2, 3]));
}
