namespace GuidanceQa.Eval.Measures;

/// <summary><c>NuggetRecall</c>: share of all facts, vital and okay alike, that the answer holds, strictly (all strict of Pradeep et al., 2025). 0 for a refusal.</summary>
internal static class NuggetRecall
{
    public static Measure Measure { get; } = new(
        "NuggetRecall",
        "share of all facts, vital and okay, that stand whole in one block of the answer",
        "Pradeep et al., 2025 (all, strict)",
        0,
        true,
        t => t.Nuggets.Count > 0,
        (o, _) => Nuggets.Share(o, _ => true));
}
