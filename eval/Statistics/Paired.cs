namespace GuidanceQa.Eval.Statistics;

/// <summary>The difference of two runs on the same topics.</summary>
/// <param name="Mean">Of the second less the first.</param>
/// <param name="PValue">Two-sided, of the paired randomisation test.</param>
internal sealed record PairedResult(int N, int Wins, int Losses, double Mean, Interval Interval, double PValue);

/// <summary>
/// Do two runs differ by more than chance? Paired randomisation with sign flips for the p-value and a paired bootstrap for the interval (Smucker, Allan and Carterette, 2007), both over whole conversations.
/// Wilcoxon and sign test are left out on purpose: they disagree with these.
/// </summary>
internal static class Paired
{
    private const int Rounds = 10_000;
    private const ulong Seed = 16120703;

    // Smaller differences of a topic are rounding, neither won nor lost.
    private const double Tie = 1e-9;

    /// <param name="differences">For each conversation the differences of its topics; at least one.</param>
    public static PairedResult Test(IReadOnlyList<IReadOnlyList<double>> differences)
    {
        var all = differences.SelectMany(d => d).ToList();
        var mean = all.Average();
        var sums = differences.Select(d => d.Sum()).ToArray();
        Seeded random = new(Seed);
        var asExtreme = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var sum = 0.0;
            foreach (var value in sums)
            {
                sum += random.Coin() ? value : -value;
            }

            asExtreme += Math.Abs(sum / all.Count) >= Math.Abs(mean) - Tie ? 1 : 0;
        }

        return new PairedResult(
            all.Count,
            all.Count(d => d > Tie),
            all.Count(d => d < -Tie),
            mean,
            Interval.Bootstrap(differences, Interval.Mean, Rounds),
            (asExtreme + 1.0) / (Rounds + 1));
    }

    /// <summary>Holm's correction (1979): the p-values adjusted for testing all of them, in the given order.</summary>
    public static IReadOnlyList<double> Holm(IReadOnlyList<double> values)
    {
        var adjusted = new double[values.Count];
        var highest = 0.0;
        foreach (var (i, rank) in Enumerable.Range(0, values.Count).OrderBy(i => values[i]).Select((i, rank) => (i, rank)))
        {
            highest = Math.Max(highest, Math.Min(1, values[i] * (values.Count - rank)));
            adjusted[i] = highest;
        }

        return adjusted;
    }
}
