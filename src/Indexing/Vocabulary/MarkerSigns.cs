namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>Is a marker present or absent? <c>HER2-</c>, <c>HER2 negative</c> and <c>HER2-negative</c> all read <c>_neg</c>.</summary>
internal static class MarkerSigns
{
    public static bool IsSign(string word) => Of(word) is not null;

    /// <summary>True at the <c>ve</c> of <c>HER2+ve</c>.</summary>
    public static bool IsEnding(List<Lexeme> lexemes, int at) => lexemes[at].Before == Gap.None && lexemes[at].IsWord("ve");

    /// <summary><c>_pos</c> or <c>_neg</c> when the lexemes are a marker and its sign follows; else null.</summary>
    public static string? Read(List<Lexeme> lexemes, int first, int last)
    {
        var next = last + 1;
        if (next >= lexemes.Count || !IsMarker(lexemes, first, last))
        {
            return null;
        }

        var sign = lexemes[next];
        if (sign.Kind == LexemeKind.Sign)
        {
            return sign.Before != Gap.None ? null : sign.Text == "+" ? "_pos" : sign.Text == "-" && !IsSuspended(lexemes, next + 1) ? "_neg" : null;
        }

        return sign.Before == Gap.Dash || (sign.Before == Gap.Space && sign.Text != "ve") ? Of(sign.Text) : null;
    }

    private static string? Of(string word) => word switch
    {
        "positive" or "pos" => "_pos",
        "negative" or "neg" or "ve" => "_neg",
        _ => null,
    };

    // A name with a digit, or two to five capitals.
    private static bool IsMarker(List<Lexeme> lexemes, int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            var (word, shape) = (lexemes[i], lexemes[i].Shape);
            if (word.Kind == LexemeKind.Word && shape.HasLetter && (shape.HasDigit || (shape.AllCapitals && word.Text.Length is >= 2 and <= 5)))
            {
                return true;
            }
        }

        return false;
    }

    // "HER2- and EGFR-targeted": the hyphen waits for the second word's ending.
    private static bool IsSuspended(List<Lexeme> lexemes, int at) =>
        at + 2 < lexemes.Count && lexemes[at].Text is "and" or "or" or "to" && lexemes[at + 2].Before == Gap.Dash;
}
