namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>Is a number a bound, an estimate or itself? By signs (<c>≤</c>) and words (<c>no more than</c>, <c>or older</c>).</summary>
internal static class Comparators
{
    private static readonly CueTable<string> Before = new(
        (">", ["more than", "over", "above", "greater than", "higher than", "exceeding", "exceeds", "exceed", "longer than", "older than", "larger than", "bigger than", "beyond", "in excess of"]),
        ("<", ["less than", "fewer than", "under", "below", "lower than", "shorter than", "younger than", "smaller than"]),
        ("<=", [
            "at most", "no more than", "not more than", "no greater than", "not greater than", "no later than", "not later than", "no longer than", "not longer than", "no older than", "no larger than", "no higher than",
            "not exceed", "not exceeding", "not to exceed", "never exceed", "not over", "not above", "within", "a maximum of", "maximum of", "maximum", "max", "less than or equal to", "fewer than or equal to", "up to", "as much as", "as many as"]),
        (">=", [
            "at least", "no less than", "not less than", "no fewer than", "not fewer than", "no earlier than", "not below", "not under", "a minimum of", "minimum of", "minimum", "greater than or equal to", "more than or equal to"]),
        ("~", ["about", "roughly", "around", "approximately", "approx", "nearly", "almost", "circa"]));

    private static readonly CueTable<string> After = new(
        (">=", ["or more", "or above", "or over", "or older", "or greater", "or higher", "or longer", "or later", "or larger", "and above", "and over", "and older"]),
        ("<=", ["or less", "or fewer", "or below", "or under", "or younger", "or lower", "or shorter", "or earlier", "or smaller", "and below", "and under", "and younger", "at most"]));

    /// <summary>The comparator of the number at a lexeme, with the lexemes that it spans together with the number and its unit.</summary>
    /// <param name="numberEnd">The lexeme after the number.</param>
    /// <param name="unitEnd">The lexeme after its unit; equal to <paramref name="numberEnd"/> without one.</param>
    public static (string Comparator, int First, int End) Read(List<Lexeme> lexemes, int at, int numberEnd, int unitEnd, string unit)
    {
        if (at > 0 && lexemes[at].Before is Gap.None or Gap.Space && lexemes[at - 1] is { Kind: LexemeKind.Sign, Text: "<" or "<=" or ">" or ">=" or "~" } sign)
        {
            return (sign.Text, at - 1, unitEnd);
        }

        // 65+
        if (numberEnd < lexemes.Count && lexemes[numberEnd] is { Kind: LexemeKind.Sign, Text: "+", Before: Gap.None })
        {
            return (">=", at, Math.Max(unitEnd, numberEnd + 1));
        }

        if (Before.EndsAt(lexemes, at) is (var before, var first) && !IsDuration(lexemes, at, unit))
        {
            return (before, first, unitEnd);
        }

        foreach (var end in new[] { unitEnd, numberEnd })
        {
            if (end < lexemes.Count && lexemes[end].Before == Gap.Space && After.StartsAt(lexemes, end) is (var after, var next))
            {
                return (after, at, Math.Max(unitEnd, next));
            }
        }

        return ("", at, unitEnd);
    }

    // "over 90 minutes" says how long, not more than that.
    private static bool IsDuration(List<Lexeme> lexemes, int at, string unit) =>
        lexemes[at - 1].Text == "over" && unit is "seconds" or "minutes" or "hours" or "days" or "weeks" && (at < 2 || lexemes[at - 2].Text != "not");
}
