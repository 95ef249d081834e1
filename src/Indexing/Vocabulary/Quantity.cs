using System.Globalization;

namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>An amount as a text states it.</summary>
/// <param name="Low">The lower end of a range, or the amount.</param>
/// <param name="High">The upper end; equal to <paramref name="Low"/> for a single amount.</param>
/// <param name="Unit">Normalised (<c>mg/day</c>, <c>mg/m2</c>, <c>months</c>); empty for a bare number.</param>
/// <param name="Comparator">Empty, <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c> or <c>~</c>.</param>
/// <param name="Start">In the text, UTF-16 code units.</param>
public sealed record Quantity(decimal Low, decimal High, string Unit, string Comparator, int Start, int Length);

/// <summary>Which quantities does a text state? Read from the tokeniser's terms; digits inside names (V600E, HER2) are no quantities.</summary>
public static class QuantityReader
{
    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
    {
        ["mg"] = "mg", ["milligram"] = "mg", ["milligrams"] = "mg", ["g"] = "g", ["gram"] = "g", ["grams"] = "g", ["mcg"] = "mcg", ["ug"] = "mcg", ["microgram"] = "mcg", ["micrograms"] = "mcg", ["kg"] = "kg",
        ["ml"] = "ml", ["l"] = "l", ["litre"] = "l", ["litres"] = "l", ["cm"] = "cm", ["mm"] = "mm", ["m"] = "m", ["km"] = "km", ["cm3"] = "cm3", ["gy"] = "gy", ["cgy"] = "cgy", ["iu"] = "iu", ["units"] = "iu",
        ["%"] = "%", ["percent"] = "%", ["h"] = "hours", ["hr"] = "hours", ["hrs"] = "hours", ["hour"] = "hours", ["hours"] = "hours", ["min"] = "minutes", ["minute"] = "minutes", ["minutes"] = "minutes",
        ["s"] = "seconds", ["second"] = "seconds", ["seconds"] = "seconds", ["day"] = "days", ["days"] = "days", ["week"] = "weeks", ["weeks"] = "weeks", ["month"] = "months", ["months"] = "months", ["year"] = "years", ["years"] = "years",
    };

    private static readonly string[] Times = ["hours", "minutes", "seconds", "days", "weeks", "months", "years"];

    /// <summary>Units of time: an interval, a duration, an age.</summary>
    public static bool IsTime(string unit) => Times.Contains(unit, StringComparer.Ordinal);

    /// <summary>In text order.</summary>
    public static IReadOnlyList<Quantity> Read(string text)
    {
        var words = Tokeniser.Read(text).GroupBy(t => t.Position).OrderBy(g => g.Key).Select(g => g.ToList()).ToList();
        List<Quantity> quantities = [];
        for (var i = 0; i < words.Count; i++)
        {
            var number = words[i].FirstOrDefault(t => IsNumber(t.Term));
            if (number.Term is null || IsPartOfName(words[i], number.Term))
            {
                continue;
            }

            var low = Parse(number.Term);
            var high = low;
            var next = i + 1;
            var isRange = words[i].Any(t => t.Term.Contains('-', StringComparison.Ordinal) && t.Term.Split('-').All(IsNumber));
            if (next < words.Count && isRange && words[next].Any(t => IsNumber(t.Term)))
            {
                high = Parse(words[next].First(t => IsNumber(t.Term)).Term);
                next++;
            }
            else if (i + 2 < words.Count && words[i + 1][0].Term == "to" && IsNumber(words[i + 2][0].Term))
            {
                high = Parse(words[i + 2][0].Term);
                next = i + 3;
            }

            var unit = UnitAt(words, ref next);
            var comparator = Comparator(words, i, number.Term, next);
            quantities.Add(new Quantity(low, high, unit, comparator, number.Start, number.Length));
            i = Math.Max(i, next - 1);
        }

        return quantities;
    }

    private static string UnitAt(List<List<Token>> words, ref int next)
    {
        if (next >= words.Count)
        {
            return "";
        }

        // "30-day", "24-48-hour": the unit may stand in the same hyphenated word.
        var term = words[next].Select(t => t.Term).FirstOrDefault(t => Units.ContainsKey(t) || t.Contains('/', StringComparison.Ordinal) || t.StartsWith("10^", StringComparison.Ordinal));
        if (term is null)
        {
            return "";
        }

        next++;
        if (term.Contains('/', StringComparison.Ordinal))
        {
            var head = term.Split('/')[0];
            return head.Length > 0 && (Units.ContainsKey(head) || head.StartsWith("10^", StringComparison.Ordinal)) ? term.Replace("ug/", "mcg/", StringComparison.Ordinal) : "";
        }

        if (term.StartsWith("10^", StringComparison.Ordinal))
        {
            return term;
        }

        var unit = Units[term];
        var after = next < words.Count ? words[next][0].Term : "";
        var then = next + 1 < words.Count ? words[next + 1][0].Term : "";
        if (IsMass(unit) && ((after is "a" or "per" or "each" or "every" && then == "day") || after == "daily"))
        {
            next += after == "daily" ? 1 : 2;
            return unit + "/day";
        }

        return unit;
    }

    private static string Comparator(List<List<Token>> words, int at, string number, int next)
    {
        var attached = words[at].Select(t => t.Term).FirstOrDefault(t => t.EndsWith(number, StringComparison.Ordinal) && t[0] is '<' or '>');
        if (attached is not null)
        {
            return attached[..^number.Length];
        }

        var after = next < words.Count ? words[next][0].Term : "";
        var then = next + 1 < words.Count ? words[next + 1][0].Term : "";
        return (after, then) switch
        {
            ("or", "more" or "older" or "above" or "over" or "longer" or "higher" or "larger") or ("and", "above" or "over" or "older") => ">=",
            ("or", "less" or "fewer" or "younger" or "below" or "under" or "lower" or "smaller") => "<=",
            _ => at > 0 && words[at - 1][0].Term is "about" or "around" or "roughly" or "approximately" or "nearly" ? "~" : "",
        };
    }

    private static bool IsPartOfName(List<Token> word, string number) =>
        word.Any(t => t.Term.Length > number.Length && t.Term.Contains(number, StringComparison.Ordinal) && char.IsAsciiLetter(t.Term[0]) && !Units.ContainsKey(t.Term));

    private static bool IsMass(string unit) => unit is "mg" or "g" or "mcg";

    private static bool IsNumber(string term) => term.Length > 0 && char.IsAsciiDigit(term[0]) && term.All(c => char.IsAsciiDigit(c) || c == '.') && !term.EndsWith('.');

    private static decimal Parse(string term) => decimal.TryParse(term, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : decimal.MaxValue;
}
