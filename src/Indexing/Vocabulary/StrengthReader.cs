namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>A word by which a source says how strongly it speaks.</summary>
/// <param name="Phrase">The source's own words.</param>
/// <param name="Class">Phrases of one class mean the same.</param>
/// <param name="Level">0 evidence insufficient; 1 may, can, consider; 2 suggest, prefer, appropriate; 3 should, recommend, offer; 4 must. -1: a word of need, which is no grade of strength but must survive a rewording.</param>
/// <param name="Negated">It speaks against something, or declines to speak.</param>
/// <param name="Start">In the text, UTF-16 code units.</param>
public sealed record StrengthCue(string Phrase, string Class, int Level, bool Negated, int Start, int Length);

/// <summary>How strongly does a text speak? The levels follow research on deontic terms (Lomotan et al., 2010: must above all, may and consider lowest, the rest overlapping).</summary>
public static class StrengthReader
{
    // What looks like a cue and is none.
    private const int None = -2;

    private static readonly CueTable<Meaning> Cues = new(
        (new("none", 0, true), [
            "insufficient evidence", "insufficient data", "evidence insufficient", "data insufficient", "evidence is insufficient", "evidence was insufficient", "evidence remains insufficient", "evidence are insufficient",
            "data are insufficient", "data were insufficient", "not enough evidence", "too little evidence", "not enough data", "lack of evidence",
            "insufficient evidence to recommend", "evidence is insufficient to recommend", "evidence was insufficient to recommend", "evidence is insufficient for a recommendation", "insufficient evidence for a recommendation",
            "insufficient evidence to make a recommendation", "evidence is insufficient to make a recommendation", "not enough evidence to recommend", "not enough evidence for a recommendation"]),
        (new("none", 0, true), ["no recommendation", "no recommendations", "no recommendation can be made", "no recommendation could be made", "no recommendation can be given"]),
        (new("prohibit", 4, true), ["must not", "must never", "contraindicated", "contraindication", "contraindications", "not allowed", "not permitted"]),
        (new("must", 4, false), ["must"]),
        (new("required", 4, false), ["required", "requires", "require", "mandatory"]),
        (new("need", -1, false), ["need", "needs", "needed"]),
        (new("may need", 1, false), ["may need", "might need", "can need", "could need", "may be needed", "might be needed", "may be required", "may require"]),
        (new("should not", 3, true), ["should not", "should never", "should not be offered", "should not be given", "should not be used", "should not be considered", "ought not"]),
        (new("should offer", 3, false), ["should be offered", "should offer"]),
        (new("should", 3, false), ["should", "ought"]),
        (new("consider", 1, false), ["should be considered", "should consider", "to be considered", "consider", "considered", "be considered", "is considered", "are considered"]),
        (new("may consider", 1, false), ["may be considered", "can be considered", "could be considered", "might be considered", "may consider", "can consider"]),
        (new("may offer", 1, false), ["may be offered", "can be offered", "could be offered", "might be offered", "may offer", "can offer"]),
        (new("may be appropriate", 1, false), ["may be appropriate", "may be more appropriate", "might be appropriate", "can be appropriate"]),
        (new("may be suitable", 1, false), ["may be suitable", "may be more suitable", "might be suitable", "can be suitable"]),
        (new("may be reasonable", 1, false), ["may be reasonable", "may be more reasonable", "might be reasonable"]),
        (new("may be preferred", 1, false), ["may be preferred", "might be preferred", "may be preferable"]),
        (new("may be indicated", 1, false), ["may be indicated", "might be indicated"]),
        (new("may be recommended", 1, false), ["may be recommended", "might be recommended", "can be recommended", "could be recommended"]),
        (new("strongly recommended", 3, false), ["strongly recommended", "strongly recommends", "strongly recommend", "strong recommendation", "strong recommendations"]),
        (new("conditionally recommended", 2, false), ["conditionally recommended", "conditionally recommends", "conditionally recommend", "conditional recommendation", "conditional recommendations", "weak recommendation", "weakly recommended"]),
        (new("not recommended", 3, true), ["recommended against", "recommends against", "recommend against", "recommendation against"]),
        (new("recommended", 3, false), ["recommended", "recommends", "recommend", "recommending", "recommendation"]),
        (new("advised", 3, false), ["advised", "advises", "advise", "advisable"]),
        (new("indicated", 3, false), ["indicated"]),
        (new("offer", 3, false), ["offered", "offer", "offers"]),
        (new("avoid", 3, true), ["avoid", "avoids", "avoided", "avoiding"]),
        (new("discouraged", 2, true), ["discouraged", "discourage", "discourages"]),
        (new("suggested", 2, false), ["suggested", "suggests", "suggest", "suggestion"]),
        (new("preferred", 2, false), ["preferred", "prefers", "prefer", "preferable", "preferably", "preference"]),
        (new("appropriate", 2, false), ["appropriate"]),
        (new("suitable", 2, false), ["suitable"]),
        (new("reasonable", 2, false), ["reasonable"]),
        (new("may", 1, false), ["may", "might"]),
        (new("can", 1, false), ["can", "could"]),
        (new("option", 1, false), ["option", "optional"]),
        (new("", None, false), ["unmet need", "unmet needs", "in need of", "can not"]));

    // What "not" turns around; "not only" does not.
    private static readonly string[] Negations = ["not", "never", "neither", "nor"];

    private static readonly string[] Adverbs = ["routinely", "generally", "usually", "currently", "therefore", "longer", "yet", "be", "always", "strictly", "formally", "normally", "a", "an", "the"];

    /// <summary>Cues in text order, longest match, never overlapping.</summary>
    public static IReadOnlyList<StrengthCue> Read(string text) => Read(text, LexemeScanner.Read(text));

    /// <summary>The cue of the highest level, from 0, the first among equals; null without one.</summary>
    public static StrengthCue? Strongest(string text) => Read(text).Where(c => c.Level >= 0).OrderByDescending(c => c.Level).ThenBy(c => c.Start).FirstOrDefault();

    internal static List<StrengthCue> Read(string text, List<Lexeme> lexemes)
    {
        List<StrengthCue> cues = [];
        for (var i = 0; i < lexemes.Count;)
        {
            if (Imperative(lexemes, i) is { } imperativeEnd)
            {
                cues.Add(Cue(text, lexemes, i, imperativeEnd, new("do not", 4, true)));
                i = imperativeEnd;
            }
            else if (Cues.StartsAt(lexemes, i) is (var meaning, var end))
            {
                if (meaning.Level != None && !IsMonth(lexemes, i))
                {
                    var first = Negation(lexemes, i) ?? i;
                    (var last, meaning) = NegatedAfter(lexemes, end, first < i ? meaning.Opposite() : meaning);
                    cues.Add(Cue(text, lexemes, first, last, meaning));
                    end = last;
                }

                i = end;
            }
            else
            {
                i++;
            }
        }

        return cues;
    }

    private static StrengthCue Cue(string text, List<Lexeme> lexemes, int first, int end, Meaning meaning)
    {
        var (from, to) = (lexemes[first].Start, lexemes[end - 1].End);
        return new StrengthCue(text[from..to], meaning.Class, meaning.Level, meaning.Negated, from, to - from);
    }

    // "is not routinely recommended": the negation before a cue, at most one adverb away.
    private static int? Negation(List<Lexeme> lexemes, int at)
    {
        var back = at - 1;
        if (back >= 0 && lexemes[at].Before == Gap.Space && Adverbs.Contains(lexemes[back].Text, StringComparer.Ordinal))
        {
            (at, back) = (back, back - 1);
        }

        return back >= 0 && lexemes[at].Before == Gap.Space && Negations.Contains(lexemes[back].Text, StringComparer.Ordinal) ? back : null;
    }

    // "may not": the negation right behind. "Cannot" is inability: a negation, no strength word.
    private static (int End, Meaning Meaning) NegatedAfter(List<Lexeme> lexemes, int end, Meaning meaning) =>
        meaning is { Class: "may", Negated: false } && end < lexemes.Count && lexemes[end].Text == "not" && lexemes[end].Before is Gap.None or Gap.Space
        && !(end + 1 < lexemes.Count && lexemes[end + 1].Text == "only")
            ? (end + 1, meaning.Opposite())
            : (end, meaning);

    // "Do not use …" at the head of a sentence; "patients who do not respond" tells no one to do anything.
    private static int? Imperative(List<Lexeme> lexemes, int at) =>
        (at == 0 || lexemes[at].Before is Gap.Break or Gap.Mark) && lexemes[at].Text == "do" && at + 1 < lexemes.Count && lexemes[at + 1].Text == "not" ? at + 2
        : (at == 0 || lexemes[at].Before == Gap.Break) && lexemes[at].Text == "never" ? at + 1
        : null;

    // "1 May 2025"
    private static bool IsMonth(List<Lexeme> lexemes, int at) =>
        lexemes[at].Text == "may" && ((at > 0 && lexemes[at - 1].Kind == LexemeKind.Number) || (at + 1 < lexemes.Count && lexemes[at + 1].Kind == LexemeKind.Number));

    private sealed record Meaning(string Class, int Level, bool Negated)
    {
        public Meaning Opposite() => this with { Class = $"not {Class}", Negated = !Negated };
    }
}
