using System.Globalization;
using System.Text.RegularExpressions;

namespace GuidanceQa.Eval.Faults;

/// <summary>The same amount, written otherwise.</summary>
internal static partial class UnitFormats
{
    private static readonly string[] Words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly string[] Joining = ["to", "or", "and", "grade", "level", "phase", "stage", "day", "days", "cycle", "rano", "class", "+", "–"];

    private static readonly PhraseTable Table = new(
        """
        mg/m² => mg per m² | mg/m2
        mg/kg => mg per kg
        mg/day => mg per day | mg a day | mg daily
        mg daily => mg/day
        mg => milligrams
        Gy => Gray
        cm => centimetres
        mm => millimetres
        % => percent | per cent
        """);

    private static readonly PhraseTable Phrases = new(
        """
        once daily => once a day
        twice daily => twice a day
        ≥ => at least
        ≤ => at most
        > => more than
        < => less than
        at least => ≥
        more than => >
        less than => <
        """);

    /// <summary>"4–8 mg/day" as "4 to 8 mg per day", "48 hours" as "2 days", "every 3 months" as "3-monthly".</summary>
    public static IEnumerable<string> Rewritten(string text)
    {
        var units = Table.Variants(text, (t, m) => m.Start > 0 && t.AsSpan(0, m.Start).TrimEnd() is { Length: > 0 } before && char.IsAsciiDigit(before[^1]));
        return Equivalents(text).Concat(Ranges(text)).Concat(units).Concat(Phrases.Variants(text).Where(v => !v.Contains("  ", StringComparison.Ordinal))).Concat(Spelled(text));
    }

    // Only where one unit holds a whole number of the other: a month is no number of days.
    private static IEnumerable<string> Equivalents(string text)
    {
        foreach (Match every in Every().Matches(text))
        {
            yield return Wording.Replaced(text, every.Index, every.Length, $"{every.Groups["n"].Value}-{every.Groups["unit"].Value}ly");
        }

        foreach (Match time in Time().Matches(text).Where(t => !IsPartOfRange(text, t)))
        {
            var n = int.Parse(time.Groups["n"].Value, CultureInfo.InvariantCulture);
            var other = time.Groups["unit"].Value switch
            {
                "hours" when n % 24 == 0 => (n / 24, "day"),
                "days" when n % 7 == 0 => (n / 7, "week"),
                "days" => (n * 24, "hour"),
                "weeks" => (n * 7, "day"),
                "months" when n % 12 == 0 => (n / 12, "year"),
                "years" => (n * 12, "month"),
                _ => (0, ""),
            };
            if (other.Item1 > 0)
            {
                yield return Wording.Replaced(text, time.Index, time.Length, string.Create(CultureInfo.InvariantCulture, $"{other.Item1} {other.Item2}{(other.Item1 == 1 ? "" : "s")}"));
            }
        }
    }

    private static IEnumerable<string> Ranges(string text) => Range().Matches(text).Select(r => Wording.Replaced(text, r.Index, r.Length, $"{r.Groups["from"].Value} to {r.Groups["to"].Value}"));

    private static IEnumerable<string> Spelled(string text)
    {
        foreach (Match small in Small().Matches(text).Where(t => !IsPartOfRange(text, t)))
        {
            if (int.Parse(small.Groups["n"].Value, CultureInfo.InvariantCulture) is var n && n < Words.Length)
            {
                var number = small.Groups["n"];
                yield return Wording.Replaced(text, number.Index, number.Length, small.Index == 0 ? Wording.Capitalised(Words[n]) : Words[n]);
            }
        }
    }

    // "4–8 weeks", "1.5 years", "2 or 3 weeks", "grade 3 tumours": part of something longer, or the number of a name.
    private static bool IsPartOfRange(string text, Match match)
    {
        var before = text.AsSpan(0, match.Index);
        var word = before.TrimEnd();
        word = word[(word.LastIndexOf(' ') + 1)..];
        return before.Length > 0 && (before[^1] != ' ' || Joining.Contains(word.ToString().ToLowerInvariant(), StringComparer.Ordinal));
    }

    [GeneratedRegex(@"every (?<n>\d+) (?<unit>month|week|hour|year)s\b", RegexOptions.NonBacktracking)]
    private static partial Regex Every();

    [GeneratedRegex(@"(?<n>\d{1,3}) (?<unit>hours|days|weeks|months|years)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Time();

    [GeneratedRegex(@"(?<from>\d+)–(?<to>\d+)", RegexOptions.NonBacktracking)]
    private static partial Regex Range();

    [GeneratedRegex(@"(?<n>\d{1,2}) [a-z]{3,}", RegexOptions.NonBacktracking)]
    private static partial Regex Small();
}
