namespace GuidanceQa.Eval.Measures;

/// <summary><c>ContextHarm</c>: by how much nDCG@5 of a self-contained turn is lower with its conversation than without it. 0 is best; below 0 the conversation helped. A topic that failed to run counts 1.</summary>
internal static class ContextHarm
{
    public static Measure Measure { get; } = new(
        "ContextHarm",
        "nDCG@5 of self-contained turns without their conversation, less that with it",
        "methods, 2.5",
        1,
        false,
        t => t is { IsAnswerable: true, History.Count: > 0, Kind: "self-contained" or "switch" },
        (o, _) => o.Alone is null ? null : NormalisedGain.Of(o.Alone, o.Topic, 5) - NormalisedGain.Of(o.Ranking, o.Topic, 5));
}
