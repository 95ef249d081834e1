namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>Does a text negate? By trigger words (the idea of NegEx: Chapman et al., 2001), with the few phrases that only look like a negation left out.</summary>
public static class PolarityReader
{
    private static readonly string[] Triggers = ["not", "no", "never", "without", "none", "neither", "nor", "cannot", "nobody", "nothing"];

    private static readonly string[][] Pseudo = [["not", "only"], ["no", "matter"], ["not", "necessarily"], ["no", "more", "than"], ["no", "less", "than"], ["no", "later", "than"], ["not", "more", "than"], ["whether", "or", "not"]];

    public static bool HasNegation(string text)
    {
        var words = Words.Of(text);
        for (var i = 0; i < words.Count; i++)
        {
            if (Array.Find(Pseudo, p => Words.Match(words, i, p)) is { } pseudo)
            {
                i += pseudo.Length - 1;
            }
            else if (Triggers.Contains(words[i].Word, StringComparer.Ordinal) || words[i].Word.EndsWith("n't", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Under which conditions and with which exceptions does a text hold?</summary>
public static class ConditionReader
{
    private static readonly string[] Conditions =
        ["if", "when", "whenever", "where", "provided", "only", "until", "before", "after", "during", "once", "while", "who", "whose", "with", "without", "despite", "depending", "once", "for", "in", "regardless", "whatever"];

    private static readonly string[] Strict = ["if", "when", "whenever", "provided", "only", "until"];

    private static readonly string[][] Exceptions = [["unless"], ["except"], ["excluding"], ["excluded"], ["exception"], ["other", "than"], ["apart", "from"], ["but", "not"], ["not", "for"]];

    /// <summary>A condition in the narrow sense: if, when, provided, only, until.</summary>
    public static bool HasCondition(string text) => Words.Of(text).Any(w => Strict.Contains(w.Word, StringComparer.Ordinal)) || HasException(text);

    /// <summary>Any word that can carry a condition in a plain rendering: it need not be the source's.</summary>
    public static bool HasAnyCondition(string text) => Words.Of(text).Any(w => Conditions.Contains(w.Word, StringComparer.Ordinal)) || HasException(text);

    public static bool HasException(string text)
    {
        var words = Words.Of(text);
        return Enumerable.Range(0, words.Count).Any(i => Exceptions.Any(e => Words.Match(words, i, e)));
    }
}
