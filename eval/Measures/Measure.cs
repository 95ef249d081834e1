using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Measures;

/// <summary>How the values of the topics become one.</summary>
internal enum Aggregate
{
    Mean,
    Median,
}

/// <summary>The definition of a number. Its name is its identity in tables, files and gates.</summary>
/// <param name="Definition">One sentence.</param>
/// <param name="Source">The paper or the suite it comes from.</param>
/// <param name="Floor">The value of a topic that failed to run or for which nothing was retrieved or answered.</param>
/// <param name="HigherIsBetter">Null: neither end is better.</param>
/// <param name="Applies">Decided by the topic alone, so that a system cannot raise its mean by failing on the hard ones.</param>
/// <param name="Of">Null: the answer shows nothing that could be measured (a refusal has no citation to be right or wrong); such topics do not count, and <c>n</c> says how many did.</param>
internal sealed record Measure(
    string Name,
    string Definition,
    string Source,
    double Floor,
    bool? HigherIsBetter,
    Func<Topic, bool> Applies,
    Func<Observation, CorpusText, double?> Of)
{
    public Aggregate Aggregate { get; init; } = Aggregate.Mean;

    public double? Value(Observation observation, CorpusText corpus) =>
        !Applies(observation.Topic) ? null : observation.Failure is not null ? Floor : Of(observation, corpus);
}

/// <summary>A number that only a whole suite has.</summary>
/// <param name="Of">NaN where the suite has no topic that it could be worked out from.</param>
internal sealed record SuiteMeasure(string Name, string Definition, string Source, bool? HigherIsBetter, Func<IReadOnlyList<Observation>, CorpusText, double> Of);
