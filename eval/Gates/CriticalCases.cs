using GuidanceQa.Eval.Measures;
using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Gates;

/// <summary>The zero-tolerance cases: doses, contraindications and prohibitions, where a wrong answer could harm. One is passed when every vital fact is there, no phrase that is never right, and no figure, quote or citation that the source does not hold.</summary>
internal static class CriticalCases
{
    private static readonly Measure[] MustBeWhole =
        [VitalNuggetRecall.Measure, NothingWrong.Measure, QuantityFidelity.Measure, QuoteExactness.Measure, CitationRecall.Measure, StrengthFidelity.Measure];

    /// <summary>What is wrong with each critical case, in words; empty for a case that passed.</summary>
    public static IEnumerable<(Topic Topic, IReadOnlyList<string> Faults)> Check(IEnumerable<Observation> observations, CorpusText corpus) =>
        observations.Where(o => o.Topic.IsCritical).Select(o => (o.Topic, Faults(o, corpus)));

    private static IReadOnlyList<string> Faults(Observation observation, CorpusText corpus) =>
        observation.Failure is { } failure ? [failure] : [.. MustBeWhole.Where(m => m.Value(observation, corpus) is < 1).Select(m => m.Name)];
}
