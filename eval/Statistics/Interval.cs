namespace GuidanceQa.Eval.Statistics;

/// <summary>A 95 % interval.</summary>
internal readonly record struct Interval(double Low, double High)
{
    private const ulong Seed = 20251101;

    /// <summary>Percentile bootstrap of a statistic over clusters (Efron and Tibshirani, 1993): whole conversations are drawn, for their turns are not independent.</summary>
    /// <param name="clusters">The values of each conversation; at least one.</param>
    public static Interval Bootstrap(IReadOnlyList<IReadOnlyList<double>> clusters, Func<IReadOnlyList<double>, double> statistic, int resamples)
    {
        Seeded random = new(Seed);
        var values = new double[resamples];
        List<double> drawn = [];
        for (var i = 0; i < resamples; i++)
        {
            drawn.Clear();
            for (var c = 0; c < clusters.Count; c++)
            {
                drawn.AddRange(clusters[random.Next(clusters.Count)]);
            }

            values[i] = statistic(drawn);
        }

        Array.Sort(values);
        return new Interval(values[(int)(resamples * 0.025)], values[(int)Math.Ceiling(resamples * 0.975) - 1]);
    }

    /// <summary>Wilson's interval of a share (Wilson, 1927).</summary>
    public static Interval Wilson(int successes, int n)
    {
        if (n == 0)
        {
            return new Interval(0, 1);
        }

        const double z = 1.959964;
        var share = (double)successes / n;
        var centre = share + (z * z / (2 * n));
        var half = z * Math.Sqrt((share * (1 - share) / n) + (z * z / (4.0 * n * n)));
        var scale = 1 + (z * z / n);
        return new Interval(Math.Max(0, (centre - half) / scale), Math.Min(1, (centre + half) / scale));
    }

    public static double Mean(IReadOnlyList<double> values) => values.Count == 0 ? double.NaN : values.Average();

    public static double Median(IReadOnlyList<double> values)
    {
        if (values.Count == 0)
        {
            return double.NaN;
        }

        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
