namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>A short form that a text explains: "progression-free survival (PFS)".</summary>
/// <param name="ShortForm">As it is written, without a plural <c>s</c> behind capitals.</param>
/// <param name="LongForm">As it is written.</param>
public readonly record struct AbbreviationPair(string ShortForm, string LongForm);

/// <summary>
/// Which short forms does a text explain? Schwartz and Hearst (2003): over "long (SHORT)" and "SHORT (long)" the letters of the short form are found in the long one from right to left, the first at the start of a word.
/// Two rules are added against their known fault, matches inside of words: at least half of the letters must begin a word, and a short form has a capital. Linear in the text; no text makes it throw.
/// </summary>
public static class AbbreviationFinder
{
    // Schwartz and Hearst 2003, section 3.1.
    private const int Shortest = 2;
    private const int Longest = 10;
    private const int MostShortWords = 2;

    // A long form is looked for in at most min(|A| + 5, 2 |A|) words (ibid.).
    private const int FurtherWords = 5;

    private const int LongestInBrackets = 120;

    private static readonly char[] Stops = ['.', ';', ':', '!', '?', '\n', '(', ')', '[', ']', '|'];

    /// <summary>Pairs in text order; a pair that is explained twice is there twice.</summary>
    public static IReadOnlyList<AbbreviationPair> Find(string text)
    {
        List<AbbreviationPair> pairs = [];
        for (var open = text.IndexOf('('); open >= 0; open = text.IndexOf('(', open + 1))
        {
            var close = text.IndexOf(')', open, Math.Min(LongestInBrackets, text.Length - open));
            if (close > open + 1 && Read(text, open, close) is { } pair)
            {
                pairs.Add(pair);
            }
        }

        return pairs;
    }

    private static AbbreviationPair? Read(string text, int open, int close)
    {
        var inside = text[(open + 1)..close];
        var first = inside.Split([',', ';'], 2)[0].Trim();
        var start = open == 0 ? 0 : text.LastIndexOfAny(Stops, open - 1) + 1;
        var before = text[start..open].Trim();
        if (IsShort(first))
        {
            return Pair(first, LastWords(before, WordsFor(first)));
        }

        var word = before[(before.LastIndexOf(' ') + 1)..];
        return IsShort(word) && word.Count(char.IsUpper) >= Shortest && Words(inside) <= WordsFor(word) && Pair(word, inside.Trim()) is { } pair && pair.LongForm.Length == inside.Trim().Length ? pair : null;
    }

    private static bool IsShort(string candidate) =>
        candidate.Length is >= Shortest and <= Longest && Words(candidate) <= MostShortWords && char.IsLetterOrDigit(candidate[0]) && candidate.Any(char.IsUpper)
        && candidate.All(c => char.IsLetterOrDigit(c) || c is '-' or '/' or ' ' or '.' or '+' or '&');

    private static AbbreviationPair? Pair(string shortForm, string text)
    {
        // The plural of a short form is one of its long form's.
        var singular = shortForm.Length > Shortest && shortForm[^1] == 's' && shortForm[..^1].All(c => !char.IsLower(c)) ? shortForm[..^1] : shortForm;
        if (Align(singular, text) is not { } start)
        {
            return null;
        }

        var longForm = text[start..];
        return longForm.Length > singular.Length && !longForm.Split(' ').Contains(singular, StringComparer.OrdinalIgnoreCase) ? new AbbreviationPair(singular, longForm) : null;
    }

    // Where the long form begins, or null: from right to left, each letter and digit of the short form at the next place that has it.
    private static int? Align(string shortForm, string text)
    {
        var at = text.Length;
        int letters = 0, initial = 0;
        for (var s = shortForm.Length - 1; s >= 0; s--)
        {
            if (!char.IsLetterOrDigit(shortForm[s]))
            {
                continue;
            }

            var wanted = char.ToLowerInvariant(shortForm[s]);
            do
            {
                at--;
            }
            while (at >= 0 && (char.ToLowerInvariant(text[at]) != wanted || (s == 0 && !IsWordStart(text, at))));

            if (at < 0)
            {
                return null;
            }

            letters++;
            initial += IsWordStart(text, at) ? 1 : 0;
        }

        return initial * 2 >= letters ? at : null;
    }

    private static bool IsWordStart(string text, int at) => at == 0 || !char.IsLetterOrDigit(text[at - 1]);

    private static int WordsFor(string shortForm)
    {
        var length = shortForm.Count(char.IsLetterOrDigit);
        return Math.Min(length + FurtherWords, length * 2);
    }

    private static int Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    private static string LastWords(string text, int most)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Skip(Math.Max(0, words.Length - most)));
    }
}
