using System.Text.RegularExpressions;

namespace GuidanceQa.Eval.Measures;

/// <summary>Numbers with their units, read by one regular expression: enough to notice that a figure of an answer is not its source's. A judge's reader, not the product's.</summary>
internal static partial class Numbers
{
    private static readonly string[] Words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly string[] UnitsOfMass = ["mg", "g", "mcg", "µg", "kg", "ml", "gy", "mm3", "cm3", "mg/m2", "mg/kg", "g/day", "mg/day", "mg/m2/day"];

    /// <summary>Every number of a folded text, as <c>number unit</c>; the unit is left out where no unit of mass, volume or radiation, percent sign or time follows. "mg a day" and "mg/day" are one.</summary>
    public static IReadOnlySet<string> In(string folded)
    {
        var text = folded.Replace(" a day", "/day", StringComparison.Ordinal).Replace(" per day", "/day", StringComparison.Ordinal);
        HashSet<string> found = new(StringComparer.Ordinal);
        foreach (Match match in Number().Matches(text))
        {
            var unit = match.Groups[2].Value;
            found.Add($"{match.Groups[1].Value.Replace(",", "", StringComparison.Ordinal)} {(UnitsOfMass.Contains(unit, StringComparer.Ordinal) || unit == "%" ? unit : "")}".Trim());
        }

        foreach (Match match in Word().Matches(text))
        {
            var number = Array.IndexOf(Words, match.Value);
            if (number > 1)
            {
                found.Add(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return found;
    }

    [GeneratedRegex(@"(\d+(?:[.,]\d+)*)(?: ?([a-zµ%][a-z0-9/%µ]*))?", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex(@"[a-z]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
