namespace GuidanceQa.Eval.Measures;

/// <summary><c>UnanswerableRecall</c>: share of the questions that the corpus does not answer which are declined, or answered in part with what is missing named, as the judge allows. 0 for a topic that failed to run.</summary>
internal static class UnanswerableRecall
{
    public static Measure Measure { get; } = new(
        "UnanswerableRecall",
        "share of the unanswerable questions that are declined, or answered in part where the judge allows it",
        "SQuAD 2.0, Rajpurkar et al., 2018",
        0,
        true,
        t => t.IsUnanswerable,
        (o, _) => o.Reply is { } reply && o.Topic.Statuses.Contains(reply.Status, StringComparer.Ordinal) ? 1 : 0);
}
