using System.Numerics;
using GuidanceQa.Indexing.Search;

namespace GuidanceQa.QaApi.Retrieval;

/// <summary>Was an unknown word a known one, misspelt? A word is put right; the name of a drug or a gene, and what looks like a name, is only ever suggested.</summary>
internal sealed class Spelling
{
    private const int ShortestMended = 6;

    // By length, with the letters of each word.
    private readonly Dictionary<int, List<(string Word, uint Letters)>> _known;

    // Words of names that must not be guessed: one letter makes another drug (methods 1.4).
    private readonly HashSet<string> _names;

    public Spelling(SearchIndex index)
    {
        _names = [.. index.Lexicon.Concepts.Where(c => c.Class is "drug" or "gene").SelectMany(c => c.Exact.Prepend(c.Preferred)).SelectMany(n => n.ToLowerInvariant().Split([' ', '-', '/'], StringSplitOptions.RemoveEmptyEntries))];
        _known = index.Lexicon.Concepts.SelectMany(c => c.Exact.Prepend(c.Preferred))
            .Where(n => n.Length >= 5 && n.All(char.IsAsciiLetter))
            .Select(n => n.ToLowerInvariant())
            .Concat(index.Terms.Where(t => t.Length >= 7 && t.All(char.IsAsciiLetterLower)))
            .Distinct(StringComparer.Ordinal)
            .GroupBy(w => w.Length)
            .ToDictionary(g => g.Key, g => g.Select(w => (w, Letters(w))).ToList());
    }

    /// <summary>The question with its slips put right, as far as that may be done without asking.</summary>
    /// <param name="own">The units of the question.</param>
    public string Mend(string question, IReadOnlyList<FoundUnit> own)
    {
        var mended = question;
        foreach (var unit in own.Where(u => u is { IsKnown: false, IsCommon: false } && u.Label.Length >= ShortestMended && u.Label.All(char.IsAsciiLetter) && !EntityShape.LooksLikeEntity(u.Label)))
        {
            var word = unit.Label.ToLowerInvariant();
            if (Nearest(word) is { } known && !(unit.IsRelated && known.StartsWith(word, StringComparison.Ordinal)) && known[0] == word[0] && !_names.Contains(known))
            {
                mended = mended.Replace(unit.Label, known, StringComparison.Ordinal);
            }
        }

        return mended;
    }

    /// <summary>The question with those of its unknown words put right that resemble one known word; null when none does.</summary>
    public string? Correct(string question, IReadOnlyList<FoundUnit> unknown)
    {
        var corrected = question;
        foreach (var unit in unknown)
        {
            if (Nearest(unit.Label.ToLowerInvariant()) is { } word)
            {
                corrected = corrected.Replace(unit.Label, word, StringComparison.OrdinalIgnoreCase);
            }
        }

        return corrected == question ? null : corrected;
    }

    private string? Nearest(string word)
    {
        // One slip in a short word, two in a long one (Damerau, 1964: four of five misspellings are one slip).
        var most = word.Length >= 9 ? 2 : word.Length >= 5 ? 1 : 0;
        if (most == 0)
        {
            return null;
        }

        List<string> nearest = [];
        var least = most;
        var letters = Letters(word);
        for (var length = word.Length - most; length <= word.Length + most; length++)
        {
            foreach (var (known, knownLetters) in _known.GetValueOrDefault(length, []))
            {
                // A slip takes one letter away or brings one in, or both: most words are told apart by their letters alone.
                if (BitOperations.PopCount(letters ^ knownLetters) > 2 * least || Distance(word, known, least) is var distance && distance > least)
                {
                    continue;
                }

                if (distance < least)
                {
                    least = distance;
                    nearest.Clear();
                }

                nearest.Add(known);
            }
        }

        // Forms of one word are no tie.
        var best = nearest.Min(StringComparer.Ordinal);
        return best is null || nearest.Any(n => !n.StartsWith(best, StringComparison.Ordinal)) ? null : best;
    }

    // A bit for each letter that occurs, whatever its number and place.
    private static uint Letters(string word)
    {
        var letters = 0u;
        foreach (var c in word)
        {
            letters |= 1u << (c & 31);
        }

        return letters;
    }

    // Optimal string alignment distance; gives up with limit + 1 once a row exceeds it.
    private static int Distance(string a, string b, int limit)
    {
        // Both are words, and of nearly one length.
        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }

                least = Math.Min(least, row[j]);
            }

            if (least > limit)
            {
                return limit + 1;
            }

            var oldest = before;
            before = last;
            last = row;
            row = oldest;
        }

        return last[b.Length];
    }
}
