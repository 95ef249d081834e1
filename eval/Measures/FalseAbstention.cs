namespace GuidanceQa.Eval.Measures;

/// <summary><c>FalseAbstention</c>: share of the answerable questions that are declined or asked back. Silence on what is covered is a fault like any other. 1 for a topic that failed to run.</summary>
internal static class FalseAbstention
{
    public static Measure Measure { get; } = new(
        "FalseAbstention",
        "share of the answerable questions that are declined or asked back",
        "methods, abstention",
        1,
        false,
        t => t.IsAnswerable,
        (o, _) => o.Reply is null || (o.Reply.Declines && !o.Topic.Statuses.Contains(o.Reply.Status, StringComparer.Ordinal)) ? 1 : 0);
}
