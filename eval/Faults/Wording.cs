using System.Text;

namespace GuidanceQa.Eval.Faults;

/// <summary>Small things about words that all classes need.</summary>
internal static class Wording
{
    /// <summary>Two texts are the same when only case and space tell them apart.</summary>
    public static bool IsSame(string a, string b) => string.Equals(Fold(a), Fold(b), StringComparison.Ordinal);

    public static string Fold(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(char.ToLowerInvariant));

    /// <summary>Mends what a cut leaves behind: doubled spaces, a space before a comma, empty brackets, a small first letter.</summary>
    public static string Tidy(string text)
    {
        StringBuilder tidy = new(text.Length);
        foreach (var c in text.Replace("()", "", StringComparison.Ordinal).Trim(' ', ',', ';', ':'))
        {
            if (c is ',' or '.' or ';' or ':' or ')' or ' ' && tidy.Length > 0 && tidy[^1] == ' ')
            {
                tidy.Length--;
            }

            // The stronger of two marks stays.
            if (c is '.' or ';' && tidy.Length > 0 && tidy[^1] is ',' or ';' or ':')
            {
                tidy.Length--;
            }

            var last = tidy.Length > 0 ? tidy[^1] : 'a';
            if (!(c == ' ' && last == '(') && !(c == ',' && last is ',' or ';' or ':'))
            {
                tidy.Append(c);
            }
        }

        return Capitalised(tidy.ToString());
    }

    public static string Capitalised(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>The text with a stretch of it replaced.</summary>
    public static string Replaced(string text, int start, int length, string with) => string.Concat(text.AsSpan(0, start), with, text.AsSpan(start + length));

    public static int WordCount(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>The words of a text in lower case, without their punctuation.</summary>
    public static IReadOnlySet<string> WordsOf(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('.', ',', ';', ':', '(', ')', '"', '“', '”').ToLowerInvariant()).Where(w => w.Length > 0).ToHashSet(StringComparer.Ordinal);
}
