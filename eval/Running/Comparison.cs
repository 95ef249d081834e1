namespace GuidanceQa.Eval.Running;

/// <summary>Pairs two series topic by topic.</summary>
internal static class Comparison
{
    /// <summary>The second less the first, for the topics that both have, by conversation in id order.</summary>
    /// <param name="conversations">The conversation of a topic; one that is not named is its own.</param>
    public static IReadOnlyList<IReadOnlyList<double>> Differences(Series first, Series second, IReadOnlyDictionary<string, string> conversations)
    {
        SortedDictionary<string, List<double>> clusters = new(StringComparer.Ordinal);
        foreach (var (topic, value) in second.Topics)
        {
            if (first.Topics.TryGetValue(topic, out var before))
            {
                var conversation = conversations.TryGetValue(topic, out var known) ? known : topic;
                if (!clusters.TryGetValue(conversation, out var values))
                {
                    clusters[conversation] = values = [];
                }

                values.Add(value - before);
            }
        }

        return [.. clusters.Values];
    }
}
