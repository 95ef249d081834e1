namespace GuidanceQa.Eval.Measures;

/// <summary><c>SlotAccuracy</c>: share of the turns whose carried entities are exactly those that the judge names: none missing, none too many. 0 for a topic that failed to run.</summary>
internal static class SlotAccuracy
{
    public static Measure Measure { get; } = new(
        "SlotAccuracy",
        "share of the turns that carry exactly the judged entities",
        "methods, 2.5",
        0,
        true,
        t => t is { History.Count: > 0, Carries: not null },
        (o, _) =>
        {
            var carried = CarriedTerms.Of(o);
            return o.Topic.Carries!.All(judged => carried.Any(c => CarriedTerms.IsSame(c, judged))) && carried.All(c => o.Topic.Carries!.Any(judged => CarriedTerms.IsSame(c, judged))) ? 1 : 0;
        });
}
