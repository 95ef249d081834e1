namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>The word that opens a condition or an exception.</summary>
/// <param name="Kind"><c>condition</c> or <c>exception</c>.</param>
/// <param name="Start">In the text, UTF-16 code units.</param>
public readonly record struct ConditionCue(string Phrase, string Kind, int Start, int Length);

/// <summary>Under which conditions and with which exceptions does a text hold?</summary>
public static class ConditionReader
{
    private static readonly CueTable<Cue> Cues = new(
        (Cue.Exception, ["unless", "except", "except for", "except when", "except if", "excepting", "excluding", "other than", "apart from", "aside from", "with the exception of", "an exception", "the exception", "exceptions are", "but not"]),
        (Cue.Strict, ["if", "when", "whenever", "provided", "provided that", "providing that", "only", "only if", "only when", "until", "in case", "in case of", "as long as", "so long as", "on condition", "even if", "if only"]),
        (Cue.Condition, [
            "before", "after", "where feasible", "where possible", "where appropriate", "where available", "wherever possible", "once", "depending on", "depends on", "dependent on", "subject to", "in the absence of", "in the presence of"]),
        (Cue.Loose, ["where", "wherever", "while", "during", "following", "with", "without", "who", "whose", "whom", "for people", "for patients", "in people", "in patients", "in adults", "for adults", "despite", "regardless", "depending", "among", "at"]));

    private static readonly string[] People = ["patients", "people", "adults", "children", "women", "men", "those", "person", "persons", "patient", "someone", "anyone", "individuals", "infants"];

    private enum Cue
    {
        Exception,
        Strict,
        Condition,

        /// <summary>A word that may carry a condition in plain prose, and mostly carries none.</summary>
        Loose,
    }

    /// <summary>Cues in text order, longest match. "In patients with", "adults who" and their like are conditions.</summary>
    public static IReadOnlyList<ConditionCue> Read(string text) => Read(text, LexemeScanner.Read(text));

    /// <summary>A condition in the narrow sense (if, when, provided, only, until) or an exception.</summary>
    public static bool HasCondition(string text) => Has(LexemeScanner.Read(text), Cue.Exception, Cue.Strict);

    /// <summary>Any word that can carry a condition in a plain rendering: it need not be the source's.</summary>
    public static bool HasAnyCondition(string text) => Has(LexemeScanner.Read(text), Cue.Exception, Cue.Strict, Cue.Condition, Cue.Loose);

    public static bool HasException(string text) => Has(LexemeScanner.Read(text), Cue.Exception);

    internal static List<ConditionCue> Read(string text, List<Lexeme> lexemes)
    {
        List<ConditionCue> found = [];
        for (var i = 0; i < lexemes.Count;)
        {
            var (first, end) = (i, i + 1);
            var kind = "";
            if (Cues.StartsAt(lexemes, i) is (var cue, var cueEnd) && cue != Cue.Loose)
            {
                (kind, end) = (cue == Cue.Exception ? "exception" : "condition", cueEnd);
            }
            else if (Population(lexemes, i) is { } populationEnd)
            {
                (kind, end) = ("condition", populationEnd);
                first = i > 0 && lexemes[i].Before == Gap.Space && lexemes[i - 1].Text is "in" or "for" or "among" ? i - 1 : i;
            }

            if (kind.Length > 0)
            {
                var (from, to) = (lexemes[first].Start, lexemes[end - 1].End);
                found.Add(new ConditionCue(text[from..to], kind, from, to - from));
            }

            i = end;
        }

        return found;
    }

    // "patients with", "people who", "adults aged"
    private static int? Population(List<Lexeme> lexemes, int at) =>
        People.Contains(lexemes[at].Text, StringComparer.Ordinal) && at + 1 < lexemes.Count && lexemes[at + 1].Before == Gap.Space && lexemes[at + 1].Text is "with" or "who" or "whose" or "without" or "aged" or "under" or "over"
            ? at + 2
            : null;

    private static bool Has(List<Lexeme> lexemes, params ReadOnlySpan<Cue> kinds)
    {
        for (var i = 0; i < lexemes.Count; i++)
        {
            if (Cues.StartsAt(lexemes, i) is (var cue, _) && kinds.Contains(cue))
            {
                return true;
            }
        }

        return false;
    }
}
