using System.Text;

namespace GuidanceQa.QaApi.Pages;

/// <summary>In which direction, and perhaps in which language, is a text written? By its letters; front matter does not say.</summary>
internal static class Script
{
    /// <summary><c>rtl</c> where most letters run from right to left, else <c>ltr</c>.</summary>
    public static string Direction(string text)
    {
        var (right, all) = (0, 0);
        foreach (var rune in text.EnumerateRunes().Where(Rune.IsLetter))
        {
            all++;
            right += rune.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EEFF) ? 1 : 0;
        }

        return right * 2 > all ? "rtl" : "ltr";
    }

    /// <summary>Null for a text in Latin letters, which a page in English can hold as its own; empty, which means unknown, for any other.</summary>
    public static string? Language(string text)
    {
        var letters = text.EnumerateRunes().Where(Rune.IsLetter).ToList();
        return letters.Count(r => r.Value < 0x0250) * 2 >= letters.Count ? null : "";
    }
}
