namespace GuidanceQa.Eval.Measures;

/// <summary><c>FollowUpShare</c>: nDCG@5 of the follow-ups that lean on their conversation, as a share of what the same system reaches for the standalone questions written by hand: how much of the ceiling its reading of the conversation keeps.</summary>
internal static class FollowUpShare
{
    public static SuiteMeasure Measure { get; } = new(
        "FollowUpShare",
        "nDCG@5 of follow-ups as a share of that of hand-written standalone questions",
        "methods, 2.5",
        true,
        (observations, _) =>
        {
            var follow = observations.Where(o => Leans(o) && o.Standalone is not null).ToList();
            var ceiling = follow.Sum(o => NormalisedGain.Of(o.Standalone!, o.Topic, 5));
            return ceiling <= 0 ? double.NaN : follow.Sum(o => NormalisedGain.Of(o.Ranking, o.Topic, 5)) / ceiling;
        });

    /// <summary>The turn makes no sense alone.</summary>
    public static bool Leans(Observation o) => o.Topic.IsAnswerable && o.Topic.History.Count > 0 && o.Topic.Standalone != o.Topic.Question;
}
