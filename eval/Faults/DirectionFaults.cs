namespace GuidanceQa.Eval.Faults;

/// <summary>Before for after, more for less, first line for second.</summary>
internal static class DirectionFaults
{
    private static readonly PhraseTable Table = new(
        """
        before => after
        after => before
        prior to => following
        following => preceding
        increase => decrease
        increases => decreases
        increased => decreased
        increasing => decreasing
        decrease => increase
        decreases => increases
        decreased => increased
        reduces => increases
        reduced => increased
        reduce => increase
        raises => lowers
        rises => falls
        lowers => raises
        lower => higher
        higher => lower
        high => low
        low => high
        longer => shorter
        shorter => longer
        long => short
        larger => smaller
        smaller => larger
        large => small
        small => large
        better => worse
        worse => better
        improve => worsen
        improves => worsens
        improved => worsened
        improving => worsening
        improvement => worsening
        delays => hastens
        delayed => hastened
        delay => hasten
        prolongs => shortens
        prolonged => shortened
        early => late
        earlier => later
        later => earlier
        late => early
        first-line => second-line
        second-line => first-line
        first line => second line
        second line => first line
        adjuvant => neoadjuvant
        neoadjuvant => adjuvant
        start => stop
        starts => stops
        starting => stopping
        started => stopped
        stop => start
        stopped => started
        continued => stopped
        superior => inferior
        preferred to => less preferred than
        more appropriate => less appropriate
        more likely => less likely
        less likely => more likely
        more specific => less specific
        favourable => unfavourable
        unfavourable => favourable
        benefit => harm
        gain => loss
        recommends against => recommends
        recommended against => recommended
        evidence against => evidence for
        with or without =>
        before and after =>
        """);

    public static IEnumerable<string> Direction(string text) => Table.Variants(text);
}
