namespace GuidanceQa.Eval.Faults;

/// <summary>The right number of the wrong thing.</summary>
internal static class UnitFaults
{
    private static readonly string[] NumberWords = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "few", "every"];

    // No alternative is equal to what it replaces: a millilitre is a cubic centimetre, so neither stands for the other.
    private static readonly PhraseTable Table = new(
        """
        mg/m² => mg | mg/kg | g/m²
        mg/m2 => mg | mg/kg | g/m2
        mg/kg => mg | mg/m²
        mg/kg/day => mg/kg | mg/day
        mg/day => mg/m² | mg/week | mg/kg
        mg per day => mg per week | g per day
        mg daily => mg/m² daily | mg weekly
        mg => g | mcg | mg/kg
        g => mg | kg
        mcg => mg | ng
        µg/kg => mg/kg | µg
        µg => mg | ng
        µmol/L => mmol/L
        mmol/L => µmol/L
        °C => °F
        kg => g
        ml => l
        mL => L
        Gy => cGy | mGy
        cGy => Gy
        cm³ => mm³ | m³
        cm => mm | m
        mm => cm | µm
        metres => kilometres | centimetres
        % => ‰
        per cent => per thousand
        seconds => minutes
        minutes => hours | seconds
        minute => hour
        hours => days | minutes
        hour => day
        days => weeks | hours
        day => week | hour
        weeks => months | days
        week => month | day
        months => years | weeks
        month => year | week
        monthly => weekly
        years => months | weeks
        year => month
        cycles => months | fractions
        cycle => month
        fractions => weeks | cycles
        fraction => week
        """);

    public static IEnumerable<string> Unit(string text) => Table.Variants(text, IsOfNumber);

    // "4 mg", "28-day", "three months", "every month", "×10⁹/L": a unit is one behind a number only.
    private static bool IsOfNumber(string text, PhraseMatch unit)
    {
        var before = text.AsSpan(0, unit.Start).TrimEnd(" -\u00A0\u202F");
        return before.Length > 0 && (char.IsAsciiDigit(before[^1]) || NumberWords.Contains(before[(before.LastIndexOfAny(" -") + 1)..].ToString().ToLowerInvariant(), StringComparer.Ordinal));
    }
}
