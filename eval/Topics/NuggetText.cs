using System.Text;

namespace GuidanceQa.Eval.Topics;

/// <summary>Does a text contain a phrase of a judge? Case, dashes, kinds of space, superscripts and the spelling of comparators do not count; words and numbers are found whole at their beginning.</summary>
internal static class NuggetText
{
    /// <summary>True when the text holds the phrase or one of its alternatives (<c>a|b</c>).</summary>
    /// <param name="folded">A text that went through <see cref="Fold"/>.</param>
    public static bool Holds(string folded, string phrase) => phrase.Split('|').Any(alternative => HoldsOne(folded, Fold(alternative)));

    public static string Fold(string text)
    {
        StringBuilder folded = new(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormC))
        {
            var next = c switch
            {
                '–' or '—' or '−' or '‑' or '‐' => "-",
                '≥' => ">=",
                '≤' => "<=",
                '²' => "2",
                '³' => "3",
                '×' => "x",
                '’' or '‘' => "'",
                '“' or '”' => "\"",
                _ when char.IsWhiteSpace(c) => " ",
                _ => null,
            };
            if (next is null)
            {
                folded.Append(char.ToLowerInvariant(c));
            }
            else if (next != " " || (folded.Length > 0 && folded[^1] != ' '))
            {
                folded.Append(next);
            }
        }

        return folded.ToString().Trim();
    }

    private static bool HoldsOne(string text, string phrase)
    {
        if (phrase.Length == 0)
        {
            return false;
        }

        for (var at = text.IndexOf(phrase, StringComparison.Ordinal); at >= 0; at = text.IndexOf(phrase, at + 1, StringComparison.Ordinal))
        {
            if (BeginsHere(text, at, phrase[0]) && EndsThere(text, at + phrase.Length))
            {
                return true;
            }
        }

        return false;
    }

    // "4-8 mg" is not in "14-8 mg" and not in "0.4-8 mg"; a word may go on ("metastas" finds "metastases"), a number may not.
    private static bool BeginsHere(string text, int at, char first) =>
        at == 0 || !char.IsLetterOrDigit(first) || (!char.IsLetterOrDigit(text[at - 1]) && !(char.IsAsciiDigit(first) && text[at - 1] is '.' or ',' && at > 1 && char.IsAsciiDigit(text[at - 2])));

    private static bool EndsThere(string text, int end) =>
        end >= text.Length || !char.IsAsciiDigit(text[end - 1])
        || !(char.IsAsciiDigit(text[end]) || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])));
}
