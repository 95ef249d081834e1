namespace GuidanceQa.Eval.Measures;

/// <summary><c>OkayNuggetRecall</c>: share of the facts that are good to have and not vital. 0 for a refusal.</summary>
internal static class OkayNuggetRecall
{
    public static Measure Measure { get; } = new(
        "OkayNuggetRecall",
        "share of the facts that are good to have and not vital",
        "Pradeep et al., 2025",
        0,
        true,
        t => t.Nuggets.Any(n => !n.IsVital),
        (o, _) => Nuggets.Share(o, n => !n.IsVital));
}
