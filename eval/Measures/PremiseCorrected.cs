using GuidanceQa.QaApi.Answering;

namespace GuidanceQa.Eval.Measures;

/// <summary><c>PremiseCorrected</c>: share of the questions that take something false for granted whose answer says that the source contradicts it. 0 for a topic that failed to run.</summary>
internal static class PremiseCorrected
{
    private const string Form = "false-premise";

    public static Measure Measure { get; } = new(
        "PremiseCorrected",
        "share of the false premises that the answer calls so",
        "this project",
        0,
        true,
        t => t.IsAnswerable && t.Forms.Contains(Form, StringComparer.Ordinal),
        (o, _) => o.Reply?.Answer.Stance == Stances.Contradicts ? 1 : 0);

    /// <summary><c>PremiseFalseAlarms</c>: share of the other questions whose answer says that the source contradicts them.</summary>
    public static Measure FalseAlarms { get; } = new(
        "PremiseFalseAlarms",
        "share of the questions without a false premise whose answer says that the source contradicts them",
        "this project",
        1,
        false,
        t => t.IsAnswerable && t.Forms.Count > 0 && !t.Forms.Contains(Form, StringComparer.Ordinal),
        (o, _) => o.Reply is null || o.Reply.Answer.Stance == Stances.Contradicts ? 1 : 0);
}
