using System.Buffers;
using System.Collections.Frozen;

namespace GuidanceQa.Indexing.Documents;

/// <summary>Where does one sentence of a paragraph end? Not for bullets or table rows, which are one statement each.</summary>
public static class SentenceSplitter
{
    // Abbreviations of guidance and citation prose after which a full stop does not end a sentence, even before a capital.
    private static readonly FrozenSet<string> Abbreviations = FrozenSet.ToFrozenSet(
    [
        "e.g", "i.e", "eg", "ie", "cf", "vs", "approx", "ca", "al", "fig", "figs", "tab", "ref", "refs", "eq", "sec", "no", "nos", "vol", "pp", "ed", "eds",
        "dr", "prof", "mr", "mrs", "ms", "st", "inc", "ltd", "dept", "min", "max", "resp", "incl", "excl", "ph.d", "m.d", "u.s", "u.k", "b.d", "t.d.s", "q.d", "p.o", "i.v", "s.c", "viz", "jr", "sr",
    ], StringComparer.OrdinalIgnoreCase);

    // These may well end a sentence ("… twice b.d. Then …", "No. 5"), so a capital after them counts only when no digit follows.
    private static readonly FrozenSet<string> BeforeNumberOnly = FrozenSet.ToFrozenSet(["no", "nos", "fig", "figs", "tab", "ref", "refs", "vol", "pp", "sec", "eq", "ed", "min", "max"], StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> MarkerCharacters = SearchValues.Create("0123456789,;-– ");

    /// <summary>Half-open spans of the sentences of <paramref name="text"/>, in order, trimmed, never empty. Trailing <c>[3]</c> and <c>{#id}</c> belong to the sentence before them.</summary>
    public static IReadOnlyList<(int Start, int End)> Split(string text)
    {
        List<(int, int)> spans = [];
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var end = text[i] switch
            {
                '.' or '!' or '?' => EndAfterStop(text, i, start),
                '}' => EndAfterId(text, i, start),
                _ => -1,
            };
            if (end >= 0)
            {
                Add(spans, text, start, end);
                start = end;
                i = end - 1;
            }
        }

        Add(spans, text, start, text.Length);
        return spans;
    }

    private static int EndAfterStop(string text, int stop, int start)
    {
        var next = stop + 1;
        while (next < text.Length && text[next] is '.' or '!' or '?' or '"' or '\'' or '”' or '’' or ')' or ']')
        {
            next++;
        }

        var tail = SkipMarkersAndIds(text, next);
        if (tail >= text.Length || (tail == next && !char.IsWhiteSpace(text[next])))
        {
            return -1;
        }

        var following = SkipSpace(text, tail);
        if (following >= text.Length)
        {
            return -1;
        }

        if (text[stop] == '.' && tail == next && IsAbbreviated(text, stop, start, text[following]))
        {
            return -1;
        }

        var c = text[following];
        return char.IsLower(c) && tail == next ? -1 : tail;
    }

    private static bool IsAbbreviated(string text, int stop, int start, char following)
    {
        var from = stop;
        while (from > start && !char.IsWhiteSpace(text[from - 1]) && text[from - 1] is not ('(' or '[' or '"' or '“'))
        {
            from--;
        }

        var word = text[from..stop];
        if (BeforeNumberOnly.Contains(word))
        {
            return char.IsDigit(following);
        }

        // One capital is an initial ("J. Smith"), unless it is a name that ends a sentence ("hepatitis B. Then"): an initial is preceded by a capitalised word or begins the sentence.
        var initial = word.Length == 1 && char.IsUpper(word[0]) && (from == start || (from >= 2 && text[from - 2] is ',' or '.'));
        return initial || Abbreviations.Contains(word);
    }

    // An id written after a sentence always ends it, whatever follows.
    private static int EndAfterId(string text, int close, int start)
    {
        var open = text.LastIndexOf("{#", close, close - start + 1, StringComparison.Ordinal);
        return open >= start && close + 1 < text.Length ? SkipMarkersAndIds(text, close + 1) : -1;
    }

    private static int SkipMarkersAndIds(string text, int at)
    {
        while (true)
        {
            var open = SkipSpace(text, at);
            if (open >= text.Length || !(text[open] == '[' || (text[open] == '{' && open + 1 < text.Length && text[open + 1] == '#')))
            {
                return at;
            }

            var close = text.IndexOf(text[open] == '[' ? ']' : '}', open);
            if (close < 0 || (text[open] == '[' && !text.AsSpan(open + 1, close - open - 1).ContainsOnlyMarkers()))
            {
                return at;
            }

            at = close + 1;
            while (at < text.Length && text[at] is '.' or ',' or ';')
            {
                at++;
            }
        }
    }

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private static bool ContainsOnlyMarkers(this ReadOnlySpan<char> inside) => inside.Length > 0 && !inside.ContainsAnyExcept(MarkerCharacters);

    private static void Add(List<(int Start, int End)> spans, string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (end > start)
        {
            spans.Add((start, end));
        }
    }
}
