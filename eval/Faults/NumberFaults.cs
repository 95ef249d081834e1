using System.Globalization;
using System.Text.RegularExpressions;
using GuidanceQa.Eval.Statistics;

namespace GuidanceQa.Eval.Faults;

/// <summary>Numbers that are nearly right.</summary>
internal static partial class NumberFaults
{
    /// <summary>One digit of one number, one higher or one lower.</summary>
    public static IEnumerable<string> Digit(string text, Seeded random)
    {
        foreach (var isUp in new[] { true, false })
        {
            foreach (var number in NumbersOf(text))
            {
                var digits = Enumerable.Range(0, number.Length).Where(i => char.IsAsciiDigit(number.Value[i])).ToList();
                var place = digits[random.Next(digits.Count)];
                yield return Wording.Replaced(text, number.Index + place, 1, Step(number.Value[place], isUp, place == 0).ToString());
            }
        }
    }

    /// <summary>Ten times as much, or a tenth. Years are left alone: nobody shifts their point.</summary>
    public static IEnumerable<string> Decimal(string text, Seeded random)
    {
        // Which of the two comes first is drawn once for a sentence, so that half of the first variants are too much.
        var isUp = random.Coin();
        foreach (var isMore in new[] { isUp, !isUp })
        {
            foreach (var number in NumbersOf(text))
            {
                if (ValueOf(number.Value) is { } value and not 0 && !IsYear(number.Value))
                {
                    var format = number.Value.Contains(',', StringComparison.Ordinal) ? "#,0.#####" : "0.#####";
                    yield return Wording.Replaced(text, number.Index, number.Length, (isMore ? value * 10 : value / 10).ToString(format, CultureInfo.InvariantCulture));
                }
            }
        }
    }

    /// <summary>The numbers of a text that are amounts; not those inside a name (HER2, EF-14) and no base of a power.</summary>
    public static IReadOnlyList<Match> NumbersOf(string text) => [.. Number().Matches(text).Where(m => !IsInName(text, m) && !IsBase(text, m))];

    private static bool IsInName(string text, Match number)
    {
        var before = number.Index == 0 ? ' ' : text[number.Index - 1];
        return char.IsLetter(before) || (before == '-' && number.Index > 1 && char.IsLetter(text[number.Index - 2]));
    }

    private static bool IsBase(string text, Match number) => number.Index + number.Length < text.Length && text[number.Index + number.Length] is '⁹' or '⁶' or '³' or '^';

    // A number that begins with 0 is not written so, and a step beyond 9 would change two digits.
    private static char Step(char digit, bool isUp, bool isFirst) => (digit, isUp) switch
    {
        ('9', _) => '8',
        ('0', _) => '1',
        ('1', false) when isFirst => '2',
        (_, true) => (char)(digit + 1),
        _ => (char)(digit - 1),
    };

    private static bool IsYear(string number) => number.Length == 4 && number.All(char.IsAsciiDigit) && (number[..2] is "19" or "20");

    private static decimal? ValueOf(string number) =>
        decimal.TryParse(Thousands().IsMatch(number) ? number.Replace(",", "", StringComparison.Ordinal) : number.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    [GeneratedRegex(@"\d+(?:[.,]\d+)*", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex(@"^\d{1,3}(?:,\d{3})+(?:\.\d+)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Thousands();
}
