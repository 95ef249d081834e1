namespace GuidanceQa.Eval.Measures;

/// <summary><c>StatusAccuracy</c>: share of the topics whose outcome is one that the judge calls right. 0 for a topic that failed to run.</summary>
internal static class StatusAccuracy
{
    public static Measure Measure { get; } = new(
        "StatusAccuracy",
        "share of the topics with an outcome that is judged right",
        "this project",
        0,
        true,
        t => t.Statuses.Count > 0,
        (o, _) => o.Reply is { } reply && o.Topic.Statuses.Contains(reply.Status, StringComparer.Ordinal) ? 1 : 0);
}
