using System.Globalization;

namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>Which quantities does a text state? Digits and number words; digits inside names (V600E, HER2, EF-11, 5-FU) are no quantities.</summary>
public static class QuantityReader
{
    // Words that may stand between a number and its unit: "5 consecutive days".
    private static readonly string[] Fillers = ["consecutive", "successive", "straight", "calendar", "working", "full", "whole", "more", "extra", "further", "additional"];

    /// <summary>Units of time: an interval, a duration, an age.</summary>
    public static bool IsTime(string unit) => Units.IsTime(unit);

    /// <summary>Units in which something is given or measured: mass, volume, radiation.</summary>
    public static bool IsAmount(string unit) => Units.IsAmount(unit);

    /// <summary>In text order. Numbers of more digits than a decimal holds are left out.</summary>
    public static IReadOnlyList<Quantity> Read(string text) => Read(LexemeScanner.Read(text));

    /// <summary>Schedules in text order: <c>once daily</c>, <c>twice a week</c>. Not the daily of "16 mg daily", which is part of the unit.</summary>
    public static IReadOnlyList<ScheduleSpan> ReadSchedules(string text) => Schedules.Read(LexemeScanner.Read(text));

    internal static List<Quantity> Read(List<Lexeme> lexemes)
    {
        List<Quantity> quantities = [];
        for (var i = 0; i < lexemes.Count;)
        {
            if (lexemes[i].Kind is not (LexemeKind.Word or LexemeKind.Number))
            {
                i++;
                continue;
            }

            CompoundWord compound = new(lexemes, i);
            var end = compound.End;
            foreach (var (first, last) in compound.Groups)
            {
                if (first == last && first >= i && !IsInName(lexemes, first) && Quantity(lexemes, first, out var next) is { } quantity)
                {
                    quantities.Add(quantity);
                    i = next;
                    end = Math.Max(end, next);
                }
            }

            i = end;
        }

        return quantities;
    }

    private static Quantity? Quantity(List<Lexeme> lexemes, int at, out int next)
    {
        next = at + 1;
        if (Interval(lexemes[at]) is { } interval)
        {
            return interval;
        }

        if (NumberWords.ValueAt(lexemes, at, out var numberEnd) is not { } low)
        {
            return null;
        }

        var high = low;
        if (lexemes[at].Kind == LexemeKind.Number && Ranges.HighOf(lexemes, at) is { } upper && Ranges.Value(lexemes[upper].Text) is { } upperValue)
        {
            high = upperValue;
            numberEnd = upper + 1;
        }

        var (unit, unitEnd, schedule) = UnitAfter(lexemes, numberEnd);
        if (lexemes[at].Text == "one" && !Units.IsTime(unit))
        {
            return null;
        }

        // "every 3 weeks" is an interval; "each 28-day cycle" is not.
        if (at > 0 && Units.IsTime(unit) && lexemes[numberEnd].Before == Gap.Space && lexemes[at].Before == Gap.Space && lexemes[at - 1].Text is "every" or "each")
        {
            schedule = "every";
        }

        var (comparator, first, end) = Comparators.Read(lexemes, at, numberEnd, unitEnd, unit);
        if (schedule.Length == 0 && (unit == "times" || IsBeside(lexemes, unitEnd, unit)) && Schedules.At(lexemes, unit == "times" ? at : unitEnd) is (var often, var scheduleEnd))
        {
            schedule = often;
            end = Math.Max(end, unit == "times" ? scheduleEnd : end);
        }

        next = Math.Max(end, numberEnd);
        var start = lexemes[first].Start;
        return new Quantity(low, high, unit, comparator, schedule, start, lexemes[Math.Max(end, numberEnd) - 1].End - start);
    }

    private static (string Unit, int End, string Schedule) UnitAfter(List<Lexeme> lexemes, int numberEnd)
    {
        if (numberEnd < lexemes.Count && lexemes[numberEnd].Before is Gap.Dash or Gap.Space && Schedules.IntervalUnit(lexemes[numberEnd].Text) is { } interval)
        {
            return (interval, numberEnd + 1, "every");
        }

        if (Units.After(lexemes, numberEnd - 1) is (var unit, var end))
        {
            return (unit, end, "");
        }

        return numberEnd < lexemes.Count && Fillers.Contains(lexemes[numberEnd].Text, StringComparer.Ordinal) && Units.After(lexemes, numberEnd) is (var later, var laterEnd) && Units.IsTime(later)
            ? (later, laterEnd, "")
            : ("", numberEnd, "");
    }

    private static bool IsBeside(List<Lexeme> lexemes, int at, string unit) =>
        at < lexemes.Count && (lexemes[at].Before is Gap.Space or Gap.Dash || (lexemes[at].Before == Gap.Mark && Units.IsAmount(unit)));

    // q3w is "every 3 weeks".
    private static Quantity? Interval(Lexeme word) =>
        word.Kind == LexemeKind.Word && word.Text.Length is >= 3 and <= 5 && word.Text[0] == 'q' && Schedules.LetterUnit(word.Text[^1]) is { } unit
        && decimal.TryParse(word.Text.AsSpan(1, word.Text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? new Quantity(value, value, unit, "", "every", word.Start, word.End - word.Start)
            : null;

    // RTOG-1205, CDK4/6, 1.5T: digits that belong to a name.
    private static bool IsInName(List<Lexeme> lexemes, int at)
    {
        if (lexemes[at].Kind != LexemeKind.Number)
        {
            return false;
        }

        if (at > 0 && lexemes[at - 1].Kind == LexemeKind.Word && lexemes[at].Before is Gap.Dash or Gap.Slash or Gap.None && (lexemes[at - 1].Shape.AllCapitals || lexemes[at - 1].Shape.HasDigit))
        {
            return true;
        }

        var next = at + 1;
        return next < lexemes.Count && lexemes[next] is { Before: Gap.None, Kind: LexemeKind.Word } && Units.After(lexemes, at) is null;
    }
}
