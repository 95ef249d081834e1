namespace GuidanceQa.Eval.Measures;

/// <summary><c>SwitchDrop</c>: by how much nDCG@5 of a question drops when it is spliced after a conversation about something else. 0 is best. A topic that failed to run counts 1.</summary>
internal static class SwitchDrop
{
    /// <summary>The kind of the topics that the splicing makes.</summary>
    public const string Kind = "spliced";

    public static Measure Measure { get; } = new(
        "SwitchDrop",
        "nDCG@5 of a question alone, less that after a conversation about something else",
        "methods, 2.5",
        1,
        false,
        t => t is { IsAnswerable: true, Kind: Kind },
        (o, _) => o.Alone is null ? null : NormalisedGain.Of(o.Alone, o.Topic, 5) - NormalisedGain.Of(o.Ranking, o.Topic, 5));
}
