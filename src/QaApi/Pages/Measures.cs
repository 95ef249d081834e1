using System.Text.RegularExpressions;

namespace GuidanceQa.QaApi.Pages;

/// <summary>The amounts of a text, which must not be parted at the end of a line: a number with its unit, a range with it, "28-day". The widget has the same expression.</summary>
internal static partial class Measures
{
    /// <summary>The text in pieces, in its order; together they are the text. None is empty.</summary>
    public static IEnumerable<(string Piece, bool IsAmount)> Split(string text)
    {
        var from = 0;
        foreach (Match match in Measure().Matches(text))
        {
            if (match.Index > from)
            {
                yield return (text[from..match.Index], false);
            }

            yield return (text.Substring(match.Index, match.Length), true);
            from = match.Index + match.Length;
        }

        if (from < text.Length)
        {
            yield return (text[from..], false);
        }
    }

    [GeneratedRegex(@"\d+-\p{L}+|\d[\d.,]*(?:\s?[–-]\s?\d[\d.,]*)?\s(?:%|°C|(?:[kmµ]?g|mcg|[dmµ]?[lL]|[ckmµ]?m|c?Gy|[mµn]?mol|IU|h|min|s)\b(?:/[\p{L}²³]+)*)", RegexOptions.CultureInvariant)]
    private static partial Regex Measure();
}
