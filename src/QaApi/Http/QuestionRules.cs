using System.Globalization;
using System.Text;

namespace GuidanceQa.QaApi.Http;

/// <summary>What may be asked: text with a letter or a digit, without control characters, within the limit. Text of any script passes; whether it can be answered is decided later.</summary>
internal static class QuestionRules
{
    /// <summary>The question, trimmed and with line ends as spaces.</summary>
    /// <exception cref="ProblemException">400 or 413, naming the place by pointer; never quoting the question.</exception>
    public static string Check(string? question, string pointer, int mostCharacters)
    {
        if (question is null)
        {
            throw ProblemException.Invalid(pointer, "`question` is required.");
        }

        StringBuilder clean = new(Math.Min(question.Length, mostCharacters + 1));
        for (var i = 0; i < question.Length; i++)
        {
            var c = question[i];
            if (c is '\n' or '\r' or '\t' or '\u2028' or '\u2029')
            {
                clean.Append(' ');
            }
            else if (IsDirectionMark(c))
            {
                // Invisible marks that only reorder what is displayed.
            }
            else if (char.IsControl(c))
            {
                throw ProblemException.Invalid(pointer, string.Create(CultureInfo.InvariantCulture, $"The question holds the control character U+{(int)c:X4} at position {i}."));
            }
            else if (char.IsSurrogate(c) && !(char.IsHighSurrogate(c) ? i + 1 < question.Length && char.IsLowSurrogate(question[i + 1]) : i > 0 && char.IsHighSurrogate(question[i - 1])))
            {
                throw ProblemException.Invalid(pointer, string.Create(CultureInfo.InvariantCulture, $"The question holds half of a surrogate pair at position {i}."));
            }
            else
            {
                clean.Append(c);
            }
        }

        var text = clean.ToString().Trim();
        if (text.Length == 0)
        {
            throw ProblemException.Invalid(pointer, "The question is empty.");
        }

        if (text.Length > mostCharacters)
        {
            throw ProblemException.Of(Problems.QuestionTooLong, pointer, string.Create(CultureInfo.InvariantCulture, $"The question has {text.Length} characters; {mostCharacters} are allowed."));
        }

        return text.EnumerateRunes().Any(Rune.IsLetterOrDigit) ? text : throw ProblemException.Invalid(pointer, "The question has no word in it: no letter and no digit.");
    }

    private static bool IsDirectionMark(char c) => c is '\u200e' or '\u200f' or '\u061c' or '\ufeff' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
