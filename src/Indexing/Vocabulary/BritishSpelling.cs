using System.Collections.Frozen;

namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>How do the British write this word? By a list, by beginnings and parts of words (<c>hemat-</c>, <c>-glycem-</c>), and by rule for verbs in -ize and -yze.</summary>
internal sealed class BritishSpelling(IReadOnlyDictionary<string, string> exact, IReadOnlyDictionary<string, string> starts, IReadOnlyDictionary<string, string> contains)
{
    private static readonly string[] VerbEndings = ["e", "es", "ed", "er", "ers", "ing", "ation", "ations"];

    // Written with z on both sides.
    private static readonly string[] KeepZ = ["size", "prize", "seize", "capsize", "maize", "baize"];

    private readonly FrozenDictionary<string, string> _exact = exact.ToFrozenDictionary(StringComparer.Ordinal);

    // Longest first: "hemat" before a shorter beginning.
    private readonly KeyValuePair<string, string>[] _starts = [.. starts.OrderByDescending(p => p.Key.Length).ThenBy(p => p.Key, StringComparer.Ordinal)];
    private readonly KeyValuePair<string, string>[] _contains = [.. contains.OrderByDescending(p => p.Key.Length).ThenBy(p => p.Key, StringComparer.Ordinal)];

    /// <param name="term">Lower case. Returned as it is when it is British already or unknown.</param>
    public string Of(string term)
    {
        if (_exact.TryGetValue(term, out var british))
        {
            return british;
        }

        foreach (var (american, other) in _starts)
        {
            if (term.StartsWith(american, StringComparison.Ordinal))
            {
                return Verb(other + term[american.Length..]);
            }
        }

        foreach (var (american, other) in _contains)
        {
            if (term.Contains(american, StringComparison.Ordinal) && !term.Contains(other, StringComparison.Ordinal))
            {
                return Verb(term.Replace(american, other, StringComparison.Ordinal));
            }
        }

        return Verb(term);
    }

    // randomized: randomised; analyze: analyse; not size or resized.
    private static string Verb(string term)
    {
        var at = term.LastIndexOf('z');
        if (at < 4 || term[at - 1] is not ('i' or 'y') || !VerbEndings.Contains(term[(at + 1)..], StringComparer.Ordinal) || KeepZ.Any(k => term.AsSpan(0, at + 1).EndsWith(k.AsSpan(0, k.Length - 1), StringComparison.Ordinal)))
        {
            return term;
        }

        return $"{term[..at]}s{term[(at + 1)..]}";
    }
}
