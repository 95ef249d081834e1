namespace GuidanceQa.Eval.Measures;

/// <summary>The words by which guidance says how firmly it speaks. A closed list of the evaluation's own.</summary>
internal static class StrengthWords
{
    private static readonly string[] All =
    [
        "must", "should", "shall", "may", "might", "could", "can be", "strongly recommended", "recommended", "recommendation", "preferred", "considered", "consider", "suggested", "indicated", "contraindicated",
        "required", "optional", "option", "insufficient", "conditionally", "offered", "avoid", "avoided", "never", "promising", "reasonable",
    ];

    /// <summary>Those that a folded text holds.</summary>
    public static IReadOnlySet<string> In(string folded) => All.Where(word => HoldsWord(folded, word)).ToHashSet(StringComparer.Ordinal);

    private static bool HoldsWord(string folded, string word)
    {
        for (var at = folded.IndexOf(word, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetter(folded[at - 1])) && (end == folded.Length || !char.IsLetter(folded[end])))
            {
                return true;
            }
        }

        return false;
    }
}
