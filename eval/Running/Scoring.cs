using GuidanceQa.Eval.Measures;
using GuidanceQa.Eval.Statistics;
using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Running;

/// <summary>Turns observations into series: every measure that applies to a topic of the suite, over all topics and over their slices. Per-topic values come first; aggregates are derived from them.</summary>
internal static class Scoring
{
    private const int Resamples = 1000;

    // Values are written with six decimals: enough for any comparison, and the same on every machine.
    private const int Decimals = 6;

    private static readonly string[] SlicedMeasures = ["nDCG@5", "VitalNuggetRecall", "StatusAccuracy", "SafetyRecall", "SafetyFalseAlarms"];

    public static IEnumerable<Series> Of(string suite, string split, string system, IReadOnlyList<Observation> observations, CorpusText corpus, bool answers)
    {
        foreach (var measure in answers ? AllMeasures.All : AllMeasures.OfRankings)
        {
            if (One(suite, split, system, measure, null, observations, corpus) is { } series)
            {
                yield return series;
                foreach (var slice in SlicedMeasures.Contains(measure.Name) ? SlicesOf(observations) : [])
                {
                    if (One(suite, split, system, measure, slice.Key, [.. slice], corpus) is { } part)
                    {
                        yield return part with { Topics = new(StringComparer.Ordinal) };
                    }
                }
            }
        }

        foreach (var measure in AllMeasures.OfSuites)
        {
            // Both kinds of topic are needed for a risk, and a follow-up for its share.
            if (measure == FollowUpShare.Measure ? !observations.Any(FollowUpShare.Leans) : !answers || !observations.Any(o => o.Topic.IsUnanswerable) || !observations.Any(o => o.Topic.IsAnswerable))
            {
                continue;
            }

            var value = measure.Of(observations, corpus);
            if (!double.IsNaN(value))
            {
                yield return new Series(suite, split, system, measure.Name, null, Round(value), Round(value), Round(value), observations.Count, new(StringComparer.Ordinal));
            }
        }
    }

    /// <summary>Series of cases that passed or not, as faults and rewrites are.</summary>
    public static Series OfCases(string suite, string split, string system, string measure, IReadOnlyList<(string Id, bool Counts)> cases)
    {
        var counted = cases.Count(c => c.Counts);
        var interval = Interval.Wilson(counted, cases.Count);
        SortedDictionary<string, double> topics = new(StringComparer.Ordinal);
        foreach (var (id, counts) in cases)
        {
            topics[id] = counts ? 1 : 0;
        }

        return new Series(suite, split, system, measure, null, Round(cases.Count == 0 ? 0 : (double)counted / cases.Count), Round(interval.Low), Round(interval.High), cases.Count, topics);
    }

    public static double Round(double value) => Math.Round(value, Decimals) + 0.0;

    private static Series? One(string suite, string split, string system, Measure measure, string? slice, IReadOnlyList<Observation> observations, CorpusText corpus)
    {
        SortedDictionary<string, double> topics = new(StringComparer.Ordinal);
        Dictionary<string, List<double>> conversations = new(StringComparer.Ordinal);
        foreach (var observation in observations)
        {
            if (measure.Value(observation, corpus) is { } value)
            {
                topics[observation.Topic.Id] = Round(value);
                if (!conversations.TryGetValue(observation.Topic.Conversation, out var values))
                {
                    conversations[observation.Topic.Conversation] = values = [];
                }

                values.Add(value);
            }
        }

        if (topics.Count == 0)
        {
            return null;
        }

        Func<IReadOnlyList<double>, double> statistic = measure.Aggregate == Aggregate.Median ? Interval.Median : Interval.Mean;
        var interval = Interval.Bootstrap([.. conversations.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Value)], statistic, slice is null ? Resamples : Resamples / 5);
        return new Series(suite, split, system, measure.Name, slice, Round(statistic([.. topics.Values])), Round(interval.Low), Round(interval.High), topics.Count, topics);
    }

    private static IEnumerable<IGrouping<string, Observation>> SlicesOf(IReadOnlyList<Observation> observations) =>
        observations.SelectMany(o => NamesOf(o.Topic).Select(name => (name, o))).GroupBy(s => s.name, s => s.o, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal);

    private static IEnumerable<string> NamesOf(Topic topic)
    {
        yield return $"asker={topic.Asker}";
        foreach (var form in topic.Forms)
        {
            yield return $"form={form}";
        }

        if (topic.Type is not null)
        {
            yield return $"type={topic.Type}";
        }

        if (topic.Kind is not null)
        {
            yield return $"kind={topic.Kind}";
        }
    }
}
