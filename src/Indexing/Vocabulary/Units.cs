using System.Collections.Frozen;

namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>Which unit stands here? One name for each unit, however it is written: <c>mg a day</c>, <c>mg per day</c> and <c>mg/day</c> are one; <c>mg/m2</c> is another.</summary>
internal static class Units
{
    // mg/kg/min; nothing is given per more.
    private const int MostRates = 3;

    private static readonly FrozenDictionary<string, string> Names = Table(
        "mg milligram milligrams milligramme milligrammes", "g gram grams gramme grammes", "kg kilogram kilograms kilo kilos", "mcg ug microgram micrograms", "ng nanogram nanograms",
        "ml millilitre millilitres milliliter milliliters cc", "l litre litres liter liters", "dl decilitre decilitres", "ul microlitre microlitres microliter microliters",
        "iu unit units", "mmol millimole millimoles", "umol micromole micromoles", "nmol", "mol", "meq", "mmhg", "gy gray grays", "cgy centigray",
        "cm centimetre centimetres centimeter centimeters", "mm millimetre millimetres millimeter millimeters", "metres metre meter meters", "inches inch", "cm3", "mm3", "cm2", "mm2", "m2",
        "seconds sec secs", "minutes minute min mins", "hours hour h hr hrs", "days day d", "weeks week wk wks", "months month mo", "years year y yr yrs",
        "cycles cycle", "fractions fraction", "courses course", "doses dose", "times", "tablets tablet", "capsules capsule", "patients patient people person persons participants",
        "% percent", "°c celsius", "degrees degree", "xuln uln", "cells");

    private static readonly FrozenDictionary<string, string> Denominators = Table(
        "day days d", "h hour hours hr hrs", "min minute minutes", "week weeks wk", "month months", "year years", "kg kilogram kilograms", "m2", "cm2", "l litre liter", "dl", "ml", "ul", "mm3", "cm3", "dose", "cycle", "fraction");

    private static readonly FrozenSet<string> Times = Set("seconds minutes hours days weeks months years");

    // What is given or measured by the day, by body weight or by volume.
    private static readonly FrozenSet<string> Amounts = Set("mg g kg mcg ng ml l iu mmol umol nmol mol meq gy cgy tablets capsules cells");

    private static readonly FrozenSet<string> Attachable = Set(
        "mg g kg mcg ug ng ml l dl ul iu mmol umol nmol mol meq mmhg gy cgy cm mm cm3 mm3 cm2 mm2 m2 s sec secs min mins h hr hrs hour hours d day days wk wks week weeks mo month months y yr yrs year years");

    private static readonly FrozenSet<string> Counts = Set("cycles fractions courses doses times patients");

    /// <summary>A unit of time: an interval, a duration, an age.</summary>
    public static bool IsTime(string unit) => Times.Contains(unit);

    /// <summary>A unit in which something is given or measured: it never goes without saying.</summary>
    public static bool IsAmount(string unit) => unit.Length > 0 && !Times.Contains(unit) && !Counts.Contains(unit);

    /// <summary>True when letters right behind digits are a unit. One capital is not (3D, 4G), but for the litre.</summary>
    public static bool IsAttachable(ReadOnlySpan<char> letters)
    {
        if (letters.Length is 0 or > 6 || (letters.Length == 1 && char.IsUpper(letters[0]) && letters[0] != 'L'))
        {
            return false;
        }

        return Attachable.Contains(letters.ToString().ToLowerInvariant());
    }

    /// <summary>The unit right behind a number, and the lexeme after it; null when there is none.</summary>
    public static (string Unit, int End)? After(List<Lexeme> lexemes, int number) =>
        number + 1 < lexemes.Count && lexemes[number + 1].Before is not (Gap.Break or Gap.Mark or Gap.SpacedDash) ? Read(lexemes, number + 1) : null;

    /// <summary>The unit that begins at a lexeme and the lexeme after it; null when none does.</summary>
    public static (string Unit, int End)? Read(List<Lexeme> lexemes, int at)
    {
        if (at >= lexemes.Count)
        {
            return null;
        }

        var first = lexemes[at];
        if (first is { Kind: LexemeKind.Sign, Text: "%" })
        {
            return ("%", at + 1);
        }

        if (first.IsWord("per") && Follows(lexemes, at + 1, "cent"))
        {
            return ("%", at + 2);
        }

        if (first.Kind == LexemeKind.Power)
        {
            return Rates(lexemes, at + 1, first.Text, allowTime: false);
        }

        // 100,000/mm³; 100,000 per mm³.
        var slashed = first.Before == Gap.Slash && at > 0 && lexemes[at - 1].Kind == LexemeKind.Number;
        if (first.Kind == LexemeKind.Word && (slashed || first.Text == "per"))
        {
            var place = slashed ? at : at + 1;
            return Denominator(lexemes, place, out var end) is { } per && (slashed || per is "mm3" or "ul" or "l" or "ml") ? ($"/{per}", end) : null;
        }

        if (first.Kind != LexemeKind.Word || !Names.TryGetValue(first.Text, out var unit) || (first is { Text.Length: 1, Shape.AllCapitals: true } && first.Text != "l"))
        {
            return null;
        }

        return Amounts.Contains(unit) ? Rates(lexemes, at + 1, unit == "cells" ? "" : unit, allowTime: true) : (unit, at + 1);
    }

    /// <summary>The end of the part that is written as one: <c>mg/m2/day</c> of <c>mg/m2/day</c>, <c>mg</c> of <c>mg per day</c>.</summary>
    public static int EndWithoutBlanks(List<Lexeme> lexemes, int at, int end)
    {
        var i = at + 1;
        while (i < end && lexemes[i].Before is Gap.Slash or Gap.None)
        {
            i++;
        }

        return i;
    }

    // "/m2", "per day", "a day", "daily", one after another.
    private static (string Unit, int End) Rates(List<Lexeme> lexemes, int at, string unit, bool allowTime)
    {
        for (var rates = 0; rates < MostRates && at < lexemes.Count; rates++)
        {
            var word = lexemes[at];
            if (word.Before == Gap.Slash && Denominator(lexemes, at, out var end) is { } slashed)
            {
                (unit, at) = ($"{unit}/{slashed}", end);
            }
            else if (word.Before == Gap.Space && word.Text is "per" or "a" or "an" or "each" or "every" && Follows(lexemes, at + 1)
                && Denominator(lexemes, at + 1, out end) is { } per && (word.Text == "per" || IsTimeRate(per)))
            {
                (unit, at) = ($"{unit}/{per}", end);
            }
            else if (allowTime && word.Before == Gap.Space && word.Text is "daily" or "weekly")
            {
                (unit, at) = (unit + (word.Text == "daily" ? "/day" : "/week"), at + 1);
            }
            else
            {
                break;
            }
        }

        return (unit, at);
    }

    private static bool IsTimeRate(string denominator) => denominator is "day" or "h" or "min" or "week" or "month" or "year" or "cycle" or "fraction" or "dose";

    private static string? Denominator(List<Lexeme> lexemes, int at, out int end)
    {
        end = at + 1;
        if (at >= lexemes.Count)
        {
            return null;
        }

        if (lexemes[at].Text == "square" && at + 1 < lexemes.Count && lexemes[at + 1].Text is "metre" or "meter")
        {
            end = at + 2;
            return "m2";
        }

        if (lexemes[at].Text == "cubic" && at + 1 < lexemes.Count && lexemes[at + 1].Text is "millimetre" or "millimeter")
        {
            end = at + 2;
            return "mm3";
        }

        return lexemes[at].Kind == LexemeKind.Word ? Denominators.GetValueOrDefault(lexemes[at].Text) : null;
    }

    private static bool Follows(List<Lexeme> lexemes, int at, string? word = null) =>
        at < lexemes.Count && lexemes[at].Before == Gap.Space && (word is null || lexemes[at].Text == word);

    // The first name of a row is the canonical one.
    private static FrozenDictionary<string, string> Table(params string[] rows) =>
        rows.Select(r => r.Split(' ')).SelectMany(names => names.Select(n => (Name: n, Unit: names[0]))).ToFrozenDictionary(p => p.Name, p => p.Unit, StringComparer.Ordinal);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
