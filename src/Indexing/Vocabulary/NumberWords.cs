using System.Collections.Frozen;

namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>Which number does a word or a numeral stand for? "One" is left to the caller: it is mostly a pronoun.</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, int> Words = Numbered(
        (1, "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"), (20, "twenty"), (30, "thirty"), (40, "forty"), (50, "fifty"), (60, "sixty"),
        (70, "seventy"), (80, "eighty"), (90, "ninety"));

    /// <summary>The value at a lexeme, with "twenty-five" and "2 million" read whole; null when no number stands there.</summary>
    public static decimal? ValueAt(List<Lexeme> lexemes, int at, out int end)
    {
        end = at + 1;
        decimal? value = lexemes[at].Kind switch
        {
            LexemeKind.Number => Ranges.Value(lexemes[at].Text),
            LexemeKind.Word => Words.TryGetValue(lexemes[at].Text, out var word) ? word : null,
            _ => null,
        };
        if (value is null)
        {
            return null;
        }

        if (value is >= 20 and <= 90 && lexemes[at].Kind == LexemeKind.Word && end < lexemes.Count && lexemes[end].Before is Gap.Dash or Gap.Space && Words.TryGetValue(lexemes[end].Text, out var ones) && ones < 10)
        {
            value += ones;
            end++;
        }

        if (end < lexemes.Count && lexemes[end].Before == Gap.Space && Scale(lexemes[end].Text) is { } scale && value < 1_000_000_000)
        {
            value *= scale;
            end++;
        }

        return value;
    }

    private static int? Scale(string word) => word switch { "hundred" => 100, "thousand" => 1000, "million" => 1_000_000, "billion" => 1_000_000_000, _ => null };

    private static FrozenDictionary<string, int> Numbered(params (int From, string Words)[] rows) =>
        rows.SelectMany(r => r.Words.Split(' ').Select((word, i) => (word, Value: r.From + i))).ToFrozenDictionary(p => p.word, p => p.Value, StringComparer.Ordinal);
}
