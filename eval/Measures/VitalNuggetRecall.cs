namespace GuidanceQa.Eval.Measures;

/// <summary><c>VitalNuggetRecall</c>: share of the facts without which an answer is wrong or incomplete that the answer holds, strictly (Voorhees, TREC 2003 QA; vital strict of Pradeep et al., 2025). 0 for a refusal.</summary>
internal static class VitalNuggetRecall
{
    public static Measure Measure { get; } = new(
        "VitalNuggetRecall",
        "share of the vital facts that stand whole in one block of the answer",
        "Pradeep et al., 2025 (vital, strict)",
        0,
        true,
        t => t.Nuggets.Any(n => n.IsVital),
        (o, _) => Nuggets.Share(o, n => n.IsVital));
}
