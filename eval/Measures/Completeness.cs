namespace GuidanceQa.Eval.Measures;

/// <summary><c>Completeness</c>: share of the conditions, exceptions and list items that belong to the answer and are in it; a condition counts only in one block with what it limits. Omission is the dangerous error of guideline answers. 0 for a refusal.</summary>
internal static class Completeness
{
    public static Measure Measure { get; } = new(
        "Completeness",
        "share of the conditions, exceptions and list items that are in the answer, each with what it limits",
        "this project",
        0,
        true,
        t => t.Nuggets.Any(n => n.Kind is not null),
        (o, _) => Nuggets.Share(o, n => n.Kind is not null));
}
