namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>How often something is done, as a text says it.</summary>
/// <param name="Schedule"><c>1/day</c>, <c>2/week</c>.</param>
/// <param name="Start">In the text, UTF-16 code units.</param>
public readonly record struct ScheduleSpan(string Schedule, int Start, int Length);

/// <summary>How often? <c>once a day</c>, <c>daily</c> and <c>qd</c> are <c>1/day</c>; <c>twice weekly</c> is <c>2/week</c>.</summary>
internal static class Schedules
{
    private static readonly CueTable<string> Short = new(
        ("1/day", ["daily", "every day", "each day", "qd", "o d"]), ("2/day", ["bd", "bid"]), ("3/day", ["tid", "tds"]), ("4/day", ["qid", "qds"]),
        ("1/week", ["weekly", "every week", "each week"]), ("1/month", ["monthly", "every month", "each month"]), ("1/year", ["yearly", "annually", "every year", "each year"]));

    private static readonly CueTable<string> Periods = new(
        ("day", ["daily", "a day", "per day", "each day", "every day", "in a day"]), ("week", ["weekly", "a week", "per week", "each week", "every week"]),
        ("month", ["monthly", "a month", "per month", "each month", "every month"]), ("year", ["yearly", "a year", "per year", "each year", "every year"]));

    /// <summary>The schedule that begins at a lexeme, and the lexeme after it.</summary>
    public static (string Schedule, int End)? At(List<Lexeme> lexemes, int at)
    {
        if (at >= lexemes.Count)
        {
            return null;
        }

        if (Count(lexemes, at, out var next) is { } count && Periods.StartsAt(lexemes, next) is (var period, var end) && lexemes[next].Before is Gap.Space or Gap.Dash)
        {
            return ($"{count}/{period}", end);
        }

        return Short.StartsAt(lexemes, at);
    }

    /// <summary>All schedules of a text.</summary>
    public static HashSet<string> In(List<Lexeme> lexemes) => Read(lexemes).Select(s => s.Schedule).ToHashSet(StringComparer.Ordinal);

    /// <summary>The schedules of a text in its order, where each stands.</summary>
    public static List<ScheduleSpan> Read(List<Lexeme> lexemes)
    {
        List<ScheduleSpan> schedules = [];
        for (var i = 0; i < lexemes.Count;)
        {
            if (At(lexemes, i) is (var schedule, var end) && !IsInterval(lexemes, i) && !IsRate(lexemes, i))
            {
                schedules.Add(new ScheduleSpan(schedule, lexemes[i].Start, lexemes[end - 1].End - lexemes[i].Start));
                i = end;
            }
            else
            {
                i++;
            }
        }

        return schedules;
    }

    /// <summary>The unit of <c>3-weekly</c> and <c>6 monthly</c>.</summary>
    public static string? IntervalUnit(string word) => word switch { "hourly" => "hours", "weekly" => "weeks", "monthly" => "months", "yearly" => "years", _ => null };

    /// <summary>The unit of <c>q3w</c>.</summary>
    public static string? LetterUnit(char letter) => letter switch { 'h' => "hours", 'd' => "days", 'w' => "weeks", 'm' => "months", _ => null };

    private static int? Count(List<Lexeme> lexemes, int at, out int next)
    {
        next = at + 1;
        switch (lexemes[at].Text)
        {
            case "once":
                return 1;
            case "twice":
                return 2;
            case "thrice":
                return 3;
        }

        if (next < lexemes.Count && lexemes[next].Text is "times" or "time" && NumberWords.ValueAt(lexemes, at, out var end) is { } value && end == next && value is >= 1 and <= 24 && value == decimal.Truncate(value))
        {
            next++;
            return (int)value;
        }

        return null;
    }

    // The weekly of "3-weekly" is an interval, and belongs to its number.
    private static bool IsInterval(List<Lexeme> lexemes, int at) =>
        at > 0 && IntervalUnit(lexemes[at].Text) is not null && NumberWords.ValueAt(lexemes, at - 1, out _) is not null && lexemes[at].Before is Gap.Dash or Gap.Space;

    // The daily of "16 mg daily" is a part of the unit.
    private static bool IsRate(List<Lexeme> lexemes, int at)
    {
        for (var i = Math.Max(0, at - 4); i < at; i++)
        {
            if (Units.Read(lexemes, i) is (var unit, var end) && unit.Contains('/', StringComparison.Ordinal) && end > at)
            {
                return true;
            }
        }

        return false;
    }
}
