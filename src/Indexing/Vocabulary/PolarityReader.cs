namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>A cue word or phrase, as the text has it.</summary>
/// <param name="Start">In the text, UTF-16 code units.</param>
public readonly record struct CueSpan(string Phrase, int Start, int Length);

/// <summary>Where does a text negate? By trigger words (the idea of NegEx: Chapman et al., 2001), with the phrases that only look like a negation left out.</summary>
public static class PolarityReader
{
    // True: negates. False: looks like it (a bound, an emphasis).
    private static readonly CueTable<bool> Cues = new(
        (true, ["not", "no", "never", "without", "none", "neither", "nor", "nobody", "nothing", "nowhere"]),
        (false, [
            "not only", "no matter", "not necessarily", "whether or not", "no doubt", "not to mention", "no wonder",
            "no more than", "no less than", "no fewer than", "no later than", "no earlier than", "no longer than", "no greater than", "no older than", "no larger than", "no higher than", "not more than", "not less than", "not fewer than",
            "not later than", "not longer than", "not greater than"]));

    public static bool HasNegation(string text) => Read(text).Count > 0;

    /// <summary>Negations in text order. <c>n't</c> and the second half of <c>cannot</c> count as <c>not</c>.</summary>
    public static IReadOnlyList<CueSpan> Read(string text) => Read(text, LexemeScanner.Read(text));

    internal static List<CueSpan> Read(string text, List<Lexeme> lexemes)
    {
        List<CueSpan> spans = [];
        for (var i = 0; i < lexemes.Count;)
        {
            if (Cues.StartsAt(lexemes, i) is not (var negates, var end))
            {
                i++;
                continue;
            }

            if (negates)
            {
                spans.Add(new CueSpan(text[lexemes[i].Start..lexemes[end - 1].End], lexemes[i].Start, lexemes[end - 1].End - lexemes[i].Start));
            }

            i = end;
        }

        return spans;
    }
}
