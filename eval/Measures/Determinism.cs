namespace GuidanceQa.Eval.Measures;

/// <summary><c>Determinism</c>: share of the topics whose answer has the same hash from a second instance over an index built anew. 0 for a topic that failed to run.</summary>
internal static class Determinism
{
    public static Measure Measure { get; } = new(
        "Determinism",
        "share of the answers that a second instance, over an index built anew, gives again byte for byte",
        "this project; the contract promises 1",
        0,
        true,
        _ => true,
        (o, _) => o.RepeatedHash is null ? null : o.Reply is { } reply && reply.AnswerHash == o.RepeatedHash ? 1 : 0);
}
