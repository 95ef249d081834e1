using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.QaApi.Retrieval;

/// <summary>Does an unknown word look like the name of a thing: a drug, a disease, a procedure, a code? By word formation of the international stems; a word that does is never passed over.</summary>
internal static class EntityShape
{
    // Endings by which medicines, diseases and procedures are named (WHO stem book for the drugs).
    private static readonly string[] Endings =
    [
        "mab", "nib", "ciclib", "parib", "platin", "taxel", "rubicin", "vastatin", "sartan", "pril", "olol", "prazole", "gliptin", "gliflozin", "glutide", "xaban", "gatran", "parin", "setron", "triptan", "azepam", "zolam",
        "mycin", "cillin", "floxacin", "azole", "vir", "statin", "mide", "zine", "pine", "ectin", "fenib", "lisib", "zomib", "sertib", "leucel", "cept", "formin", "oxetine", "barbital", "dronate", "cycline", "relin", "thiazide", "profen", "coxib", "terol", "sone", "solone", "tinib", .. NameEndings.OfDiseasesAndProcedures,
    ];

    /// <summary>Two to six capitals: a short form of anything.</summary>
    public static bool IsShortForm(string word) => word.Length is >= 2 and <= 6 && word.All(char.IsAsciiLetterUpper);

    public static bool LooksLikeEntity(string word)
    {
        if (IsAge(word))
        {
            return false;
        }

        if (word.Any(char.IsAsciiDigit) || (word.Length is >= 2 and <= 6 && word.All(c => char.IsAsciiLetterUpper(c) || c == '-')))
        {
            return true;
        }

        var lower = word.ToLowerInvariant();
        return lower.Length >= 6 && Endings.Any(e => lower.EndsWith(e, StringComparison.Ordinal));
    }

    // "62-year-old", "64F", "58yo": who is asked about, not what.
    private static bool IsAge(string word)
    {
        var digits = word.TakeWhile(char.IsAsciiDigit).Count();
        return digits is 1 or 2 or 3 && word[digits..].TrimStart('-').ToLowerInvariant() is "f" or "m" or "y" or "yo" or "yof" or "yom" or "yr" or "yrs" or "year" or "years" or "year-old" or "years-old" or "month-old" or "week-old" or "day-old" or "yearold";
    }

    // Endings of adverbs, verbs and adjectives: such a word says how, and names nothing.
    private static readonly string[] Ordinary = ["ly", "ing", "ed", "able", "ible", "ive", "ful", "less", "ness", "ish", "ic", "ical", "ous", "wise"];

    /// <summary>Is an unknown word, by its ending, no name of a thing? In lower case, and long enough to have an ending.</summary>
    public static bool IsOrdinary(string word) =>
        word.Length >= 6 && char.IsLower(word[^1]) && word.Skip(1).All(c => char.IsLower(c) || c == '-') && !LooksLikeEntity(word) && Ordinary.Any(e => word.EndsWith(e, StringComparison.Ordinal));
}
