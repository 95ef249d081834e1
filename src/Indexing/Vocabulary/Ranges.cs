using System.Globalization;

namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>Do two numbers make a range: <c>4–8</c>, <c>4 – 8</c>, <c>4 to 8</c>, <c>4 mg to 8 mg</c>?</summary>
internal static class Ranges
{
    /// <summary>The lexeme of the upper end of the range that begins at a number; null when none does.</summary>
    public static int? HighOf(List<Lexeme> lexemes, int at)
    {
        if (at > 0 && lexemes[at].Before == Gap.Dash && lexemes[at - 1].Kind == LexemeKind.Number)
        {
            return null;
        }

        var next = at + 1;
        if (Number(lexemes, next) && lexemes[next].Before is Gap.Dash or Gap.SpacedDash)
        {
            // 2025-11-01 is a date.
            var isChain = Number(lexemes, next + 1) && lexemes[next + 1].Before == Gap.Dash;
            return !isChain && IsAscending(lexemes[at], lexemes[next]) ? next : null;
        }

        if (Units.After(lexemes, at) is (_, var end))
        {
            next = end;
        }
        else if (next < lexemes.Count && lexemes[next] is { Kind: LexemeKind.Sign, Text: "-", Before: Gap.None })
        {
            // "5- to 10-year survival"
            next++;
        }

        if (next + 1 >= lexemes.Count || !Number(lexemes, next + 1) || lexemes[next].Before != Gap.Space || lexemes[next + 1].Before != Gap.Space)
        {
            return null;
        }

        var links = lexemes[next].IsWord("to") || lexemes[next].IsWord("through") || (lexemes[next].IsWord("and") && at > 0 && lexemes[at].Before == Gap.Space && lexemes[at - 1].IsWord("between"));
        return links && IsAscending(lexemes[at], lexemes[next + 1]) ? next + 1 : null;
    }

    public static decimal? Value(string number) =>
        decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static bool IsAscending(Lexeme low, Lexeme high) => Value(low.Text) is { } from && Value(high.Text) is { } to && from < to;

    private static bool Number(List<Lexeme> lexemes, int at) => at < lexemes.Count && lexemes[at].Kind == LexemeKind.Number;
}
