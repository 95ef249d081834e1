namespace GuidanceQa.QaApi.Retrieval;

/// <summary>Two scores of the same statements as one.</summary>
internal static class Fusion
{
    /// <summary>
    /// Brings both to the range from 0 to 1 and adds them by weight (Bruch, Gai and Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval", 2023), then brings the sum back to the range of the first: the order is
    /// the sum's, the scale the first's. Scores that are all equal count as 0.
    /// </summary>
    /// <param name="weight">What the second counts, 0 to 1.</param>
    public static double[] MinMax(IReadOnlyList<double> first, IReadOnlyList<double> second, double weight)
    {
        if (first.Count == 0)
        {
            return [];
        }

        var (least, range) = (first.Min(), first.Max() - first.Min());
        var (leastOther, rangeOther) = (second.Min(), second.Max() - second.Min());

        // Where the first says nothing, the second decides on a scale of its own.
        var scale = range > 0 ? range : 1;
        return [.. first.Select((score, i) =>
            least + (scale * (((1 - weight) * (range > 0 ? (score - least) / range : 0)) + (weight * (rangeOther > 0 ? (second[i] - leastOther) / rangeOther : 0)))))];
    }
}
