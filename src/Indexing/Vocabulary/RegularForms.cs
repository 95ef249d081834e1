namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>Of which words could this be a regular form: <c>hoping</c> of hope, <c>stopped</c> of stop, <c>worries</c> of worry? A guess, for look-ups in a list of known words only.</summary>
internal static class RegularForms
{
    private static readonly (string Ending, string Instead)[] Endings =
    [
        ("iest", "y"), ("ier", "y"), ("ies", "y"), ("ied", "y"), ("ily", "y"), ("ing", ""), ("ing", "e"), ("est", ""), ("est", "e"), ("er", ""), ("er", "e"), ("ed", ""), ("ed", "e"), ("es", ""), ("ly", ""), ("s", ""),
    ];

    public static IEnumerable<string> BasesOf(string word)
    {
        foreach (var (ending, instead) in Endings)
        {
            if (word.Length - ending.Length < 3 || !word.EndsWith(ending, StringComparison.Ordinal))
            {
                continue;
            }

            var stem = word[..^ending.Length];
            yield return stem + instead;

            // stopped, running: the consonant was doubled.
            if (instead.Length == 0 && stem.Length > 3 && stem[^1] == stem[^2])
            {
                yield return stem[..^1];
            }
        }
    }
}
