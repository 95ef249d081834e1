using GuidanceQa.QaApi.Answering;

namespace GuidanceQa.Eval.Measures;

/// <summary>One point of a risk-coverage curve.</summary>
/// <param name="Coverage">Share of the topics that are answered, the surest first; in (0, 1].</param>
/// <param name="Risk">Share of those that are wrong.</param>
internal readonly record struct RiskPoint(double Coverage, double Risk);

/// <summary>
/// What would be wrong if only the surest share of the questions were answered (El-Yaniv and Wiener, 2010)? Sureness is what a client can see: an outcome of <c>answered</c> before <c>partial</c> before all that declines, and within these the
/// best score of the ranking over the best that the words of the question could have. Wrong is an answer to what the corpus does not answer, and an answer that lacks a vital fact or says something that is never right.
/// </summary>
internal static class RiskCoverage
{
    /// <summary>Area under the curve (Geifman et al., 2019); lower is better. 1 when every topic failed.</summary>
    public static SuiteMeasure Area { get; } = new(
        "AURC",
        "area under the risk-coverage curve",
        "Geifman et al., 2019",
        false,
        (observations, _) => Curve(observations) is { Count: > 0 } curve ? curve.Average(p => p.Risk) : double.NaN);

    /// <summary>The widest coverage at which at most one answer in twenty is wrong.</summary>
    public static SuiteMeasure CoverageAtFivePercent { get; } = new(
        "CoverageAt5",
        "widest coverage with a risk of at most 5 %",
        "El-Yaniv and Wiener, 2010",
        true,
        (observations, _) => Curve(observations) is { Count: > 0 } curve ? curve.Where(p => p.Risk <= 0.05).Select(p => p.Coverage).DefaultIfEmpty(0).Max() : double.NaN);

    /// <summary>By growing coverage; topics of equal sureness in the order of their ids.</summary>
    public static IReadOnlyList<RiskPoint> Curve(IReadOnlyList<Observation> observations)
    {
        var ordered = observations.Where(o => o.Topic.IsAnswerable || o.Topic.IsUnanswerable)
            .OrderByDescending(Tier).ThenByDescending(o => o.Ranking.Count > 0 ? o.Ranking[0].Score / Math.Max(1, o.Topic.Standalone.Split(' ').Length) : 0).ThenBy(o => o.Topic.Id, StringComparer.Ordinal)
            .ToList();
        List<RiskPoint> curve = [];
        var wrong = 0;
        for (var i = 0; i < ordered.Count; i++)
        {
            wrong += IsRight(ordered[i]) ? 0 : 1;
            curve.Add(new RiskPoint((i + 1.0) / ordered.Count, wrong / (i + 1.0)));
        }

        return curve;
    }

    /// <summary>The share of the topics that the system answers by its own decision.</summary>
    public static double OwnCoverage(IReadOnlyList<Observation> observations)
    {
        var counted = observations.Where(o => o.Topic.IsAnswerable || o.Topic.IsUnanswerable).ToList();
        return counted.Count == 0 ? 0 : counted.Count(o => Tier(o) > 0) / (double)counted.Count;
    }

    private static int Tier(Observation observation) => observation.Reply?.Status switch { Statuses.Answered => 2, Statuses.Partial => 1, _ => 0 };

    private static bool IsRight(Observation o)
    {
        if (o.Reply is not { } reply || reply.Declines)
        {
            return false;
        }

        return o.Topic.IsUnanswerable
            ? reply.Status == Statuses.Partial && o.Topic.Statuses.Contains(Statuses.Partial, StringComparer.Ordinal)
            : o.Topic.Nuggets.Where(n => n.IsVital).All(n => Nuggets.IsIn(reply, n)) && (o.Topic.Wrong.Count == 0 || NothingWrong.Measure.Of(o, Empty) == 1);
    }

    private static Topics.CorpusText Empty { get; } = new("", [], []);
}
