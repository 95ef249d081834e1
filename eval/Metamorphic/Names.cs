using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.Eval.Metamorphic;

/// <summary>Names of a vocabulary in a text, longest first, never overlapping.</summary>
internal static class Names
{
    public static IReadOnlyList<(Concept Concept, int Start, int Length)> In(string text, IReadOnlyList<Concept> concepts)
    {
        List<(Concept Concept, int Start, int Length)> found = [];
        foreach (var (concept, name) in concepts.SelectMany(c => c.Exact.Prepend(c.Preferred).Select(n => (Concept: c, Name: n))).Where(n => n.Name.Length > 1).OrderByDescending(n => n.Name.Length).ThenBy(n => n.Name, StringComparer.Ordinal))
        {
            for (var at = Find(text, name, 0); at >= 0; at = Find(text, name, at + name.Length))
            {
                if (IsWhole(text, at, name.Length) && !found.Any(f => at < f.Start + f.Length && f.Start < at + name.Length))
                {
                    found.Add((concept, at, name.Length));
                }
            }
        }

        return [.. found.OrderBy(f => f.Start)];
    }

    // Short forms are what they are only in their own case: "it" is not IT.
    private static int Find(string text, string name, int from) =>
        from >= text.Length ? -1 : text.IndexOf(name, from, name.Length <= 4 ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    private static bool IsWhole(string text, int at, int length) =>
        (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + length == text.Length || !char.IsLetterOrDigit(text[at + length]));
}
