using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Measures;

/// <summary><c>NothingWrong</c>: share of the answers that contain none of the phrases which the judge says a right answer never contains (another drug's dose, the premise that is false). 0 for a topic that failed to run.</summary>
internal static class NothingWrong
{
    public static Measure Measure { get; } = new(
        "NothingWrong",
        "share of the answers without a phrase that a right answer never contains",
        "this project",
        0,
        true,
        t => t.Wrong.Count > 0,
        (o, _) => o.Reply is null ? 0 : o.Reply.Claims.Select(b => NuggetText.Fold(b.Text)).Any(text => o.Topic.Wrong.Any(w => NuggetText.Holds(text, w))) ? 0 : 1);
}
