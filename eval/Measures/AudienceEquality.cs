using GuidanceQa.Eval.Systems;

namespace GuidanceQa.Eval.Measures;

/// <summary><c>AudienceEquality</c>: share of the questions for which a clinician and a patient are told the same: the same outcome, resting on the same cited statements. 0 for a topic that failed to run.</summary>
internal static class AudienceEquality
{
    public static Measure Measure { get; } = new(
        "AudienceEquality",
        "share of the questions whose answers to a clinician and to a patient rest on the same statements",
        "this project; one set of claims, four views",
        0,
        true,
        _ => true,
        (o, _) => o.PatientReply is not { } plain ? null : o.ClinicianReply is { } full && full.Status == plain.Status && Cited(full).SetEquals(Cited(plain)) ? 1 : 0);

    /// <summary>Every statement that an answer cites.</summary>
    public static IReadOnlySet<string> Cited(Reply reply) => reply.Answer.Citations.Select(c => c.StatementId).ToHashSet(StringComparer.Ordinal);
}
