using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Measures;

/// <summary>What a system says it carried over, against what a judge says it should.</summary>
internal static class CarriedTerms
{
    /// <summary>Do two names mean the same? One stands in the other, word for word; the endings of a plural do not count.</summary>
    public static bool IsSame(string one, string other) => Holds(one, other) || Holds(other, one);

    /// <summary>Does a text hold a name, whatever the number it stands in?</summary>
    public static bool Holds(string text, string name) => NuggetText.Holds(Singular(text), Singular(name));

    private static string Singular(string name) => string.Join(' ', NuggetText.Fold(name).Split(' ').Select(w => w.Length > 4 ? w.EndsWith("es", StringComparison.Ordinal) || w.EndsWith("is", StringComparison.Ordinal) ? w[..^2] : w.TrimEnd('s') : w));

    public static IReadOnlyList<string> Of(Observation observation) => [.. observation.Reply?.Interpretation.Carried.Select(c => c.Term) ?? []];
}
