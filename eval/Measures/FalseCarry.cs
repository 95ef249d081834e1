namespace GuidanceQa.Eval.Measures;

/// <summary><c>FalseCarry</c>: share of the turns that carry a term which is in neither the hand-written standalone question nor the judged entities. 1 for a topic that failed to run.</summary>
internal static class FalseCarry
{
    public static Measure Measure { get; } = new(
        "FalseCarry",
        "share of the turns that carry something which the standalone question does not hold",
        "methods, 2.5",
        1,
        false,
        t => t is { History.Count: > 0, Carries: not null },
        (o, _) => CarriedTerms.Of(o).Any(c => !CarriedTerms.Holds(o.Topic.Standalone, c) && !o.Topic.Carries!.Any(judged => CarriedTerms.IsSame(c, judged))) ? 1 : 0);
}
