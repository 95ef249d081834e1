namespace GuidanceQa.Eval.Faults;

/// <summary>The right number on the wrong side: at most where it was at least.</summary>
internal static class ComparatorFaults
{
    private static readonly PhraseTable Table = new(
        """
        at least => at most | exactly
        at most => at least | exactly
        no more than => no less than
        not more than => not less than
        no longer than => no shorter than
        longer than => shorter than
        shorter than => longer than
        later than => earlier than
        earlier than => later than
        lighter than => heavier than
        heavier than => lighter than
        older than => younger than
        younger than => older than
        not exceed => not fall below
        more than => less than | up to
        less than => more than | at least
        greater than => smaller than
        fewer than => more than
        or more => or fewer
        or fewer => or more
        or less => or more
        or older => or younger
        or over => or under
        up to => at least | more than | exactly
        within => after | at least
        maximum => minimum
        minimum => maximum
        above => below
        below => above
        over => under
        under => over
        about => at least | more than
        approximately => at least | more than
        around => at least | more than
        ≥ => ≤ | < | >
        ≤ => ≥ | > | <
        > => < | ≤
        < => > | ≥
        over all =>
        overall =>
        under review =>
        under the =>
        under way =>
        over time =>
        above all =>
        """);

    public static IEnumerable<string> Comparator(string text) => Table.Variants(text);
}
