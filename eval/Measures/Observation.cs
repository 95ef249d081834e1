using GuidanceQa.Eval.Systems;
using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Measures;

/// <summary>What one system did with one topic: everything that measures look at.</summary>
internal sealed record Observation(Topic Topic)
{
    /// <summary>The ranking for the turn with its history, best first.</summary>
    public IReadOnlyList<Hit> Ranking { get; init; } = [];

    /// <summary>The ranking for the same words without history; null where the topic has none.</summary>
    public IReadOnlyList<Hit>? Alone { get; init; }

    /// <summary>The ranking for the hand-written standalone question; null where the topic has no history.</summary>
    public IReadOnlyList<Hit>? Standalone { get; init; }

    /// <summary>Null from a system that only ranks.</summary>
    public Reply? Reply { get; init; }

    /// <summary>The answer to the same question as a clinician sees it, where both views were asked for.</summary>
    public Reply? ClinicianReply { get; init; }

    /// <summary>The answer to the same question as a patient sees it, where both views were asked for.</summary>
    public Reply? PatientReply { get; init; }

    /// <summary>The answer's hash from a second instance of the system, where it was asked for.</summary>
    public string? RepeatedHash { get; init; }

    /// <summary>What went wrong when the topic was run; its measures then have their floor.</summary>
    public string? Failure { get; init; }

    /// <summary>Of the answer; for files named <c>latency*</c> alone.</summary>
    public double Milliseconds { get; init; }
}
