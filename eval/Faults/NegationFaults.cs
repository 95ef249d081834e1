namespace GuidanceQa.Eval.Faults;

/// <summary>A no where there was a yes, and the reverse.</summary>
internal static class NegationFaults
{
    private static readonly PhraseTable ToNegative = new(
        """
        is => is not
        are => are not
        was => was not
        were => were not
        may => may not
        can => cannot
        should => should not
        must => must not
        recommends => does not recommend
        recommend => do not recommend
        improves => does not improve
        shows => does not show
        showed => did not show
        says => does not say
        allows => does not allow
        agree => do not agree
        depends => does not depend
        needs => does not need
        with => without
        effective => ineffective
        is not =>
        are not =>
        was not =>
        were not =>
        may not =>
        can not =>
        should not =>
        must not =>
        is no =>
        are no =>
        with or without =>
        with no =>
        with regard to =>
        """);

    private static readonly PhraseTable ToPositive = new(
        """
        is not => is
        are not => are
        was not => was
        were not => were
        has not been => has been
        have not been => have been
        has not => has
        have not => have
        had not => had
        may not => may
        cannot => can
        can not => can
        should not => should
        must not => must
        do not => ∅ | always
        does not => does
        did not => did
        without => with
        with no => with
        is no => is a
        no => some | clear
        not => ∅ | indeed
        never => always
        none of => all of
        none => all
        neither => both
        nothing => everything
        unknown => known
        uncertain => certain
        unlikely => likely
        unclear => clear
        unsuitable => suitable
        unfit => fit
        unfavourable => favourable
        unresectable => resectable
        unapproved => approved
        uncontrolled => controlled
        inconclusive => conclusive
        insufficient => sufficient
        contraindicated => indicated
        avoid => use
        avoided => used
        avoids => uses
        lacks => has
        lack => presence
        absent => present
        ineffective => effective
        not only =>
        not known if =>
        with or without =>
        whether or not =>
        if not =>
        """);

    public static IEnumerable<string> Inserted(string text) => ToNegative.Variants(text);

    // "Neither A nor B" becomes "both A and B".
    public static IEnumerable<string> Removed(string text) => ToPositive.Variants(text)
        .Select(v => text.Contains("neither ", StringComparison.Ordinal) && !v.Contains("neither ", StringComparison.Ordinal) ? v.Replace(" nor ", " and ", StringComparison.Ordinal) : v);
}
