using System.Globalization;
using System.Text.RegularExpressions;
using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.QaApi.Retrieval;

/// <summary>
/// Which words are a person's name? Those beside a date of birth or a record number, those behind a form of address, and those that are introduced as one.
/// Names of authors and of trials stand beside none of these.
/// </summary>
/// <param name="isTerm">Whether a word, in lower case, belongs to the subject and so is hardly a name.</param>
internal sealed partial class PersonNames(Func<string, bool> isTerm)
{
    private const string Word = @"\p{Lu}(?:['’]\p{Lu})?\p{Ll}+(?:\p{Lu}\p{Ll}+)?(?:-\p{Lu}\p{Ll}+)*";
    private const string Capitals = @"\p{Lu}{3,}(?:-\p{Lu}{2,})*";
    private const string Written = "(?:" + Word + "|" + Capitals + ")";
    private const string Name = @"(?:\p{Lu}\. ){0,2}" + Written + "(?:,? (?:" + Written + @"|\p{Lu}(?:\.|\b)|van\b|von\b|de\b|der\b|bin\b|la\b)){0,3}";
    private const string Gap = @"[\s,;:(–-]*(?:(?:an?|aged?|is|was|who|whose|with|and|her|his|man|woman|male|female|boy|girl|patient|M|F|\d{1,3}|years?|yrs?|old|y/?o)\b[\s,;:()–-]*){0,7}";
    private const string Beside = @"\[(?:date of birth|record number)\]";
    private const string Lower = @"\p{Ll}[\p{Ll}'’-]+";

    // A diagnosis of these years is rarely dated to the day beside a name; a birth mostly is.
    private const int LastBirthYear = 2009;
    private const int LastCentury = 36;

    // Before a name and no part of it.
    private static readonly string[] Before = ["patient", "patients", "pt", "re", "regarding", "dear", "client", "case"];

    private readonly EnglishLayer _english = EnglishLayer.Load();

    public string Mask(string text)
    {
        var masked = Addressed().Replace(text, OfLatter);
        masked = Introduced().Replace(masked, OfIntroduced);
        if (masked.Any(char.IsAsciiDigit))
        {
            masked = BeforeDate().Replace(masked, OfDated);
        }

        if (!masked.Contains(IdentifierRules.BirthMask, StringComparison.Ordinal) && !masked.Contains(IdentifierRules.RecordMask, StringComparison.Ordinal))
        {
            return masked;
        }

        masked = BeforeMask().Replace(masked, OfWritten);
        masked = AfterMask().Replace(masked, m => IsKnown(m.Groups["name"].Value.Split(' ')[0]) ? m.Value : OfLatter(m));
        return masked.Contains(IdentifierRules.NameMask, StringComparison.Ordinal) ? masked : LowerBeforeMask().Replace(masked, OfLower);
    }

    private static string OfLatter(Match match) => match.Value[..(match.Groups["name"].Index - match.Index)] + IdentifierRules.NameMask;

    private string OfIntroduced(Match match)
    {
        var name = match.Groups["name"].Value;
        var words = name.Split(' ');
        var count = char.IsUpper(name[0]) ? words.Length : words.TakeWhile(w => !IsKnown(w)).Count();
        return count == 0 || IsTermOnly(words) ? match.Value : OfLatter(match) + string.Concat(words.Skip(count).Select(w => " " + w));
    }

    // "Jane Smith (12/03/1965)": both the name and the date, which nothing else says to be one of birth.
    private string OfDated(Match match)
    {
        var name = match.Groups["name"].Value;
        var date = match.Groups["date"];
        var words = name.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2 || words.All(w => IsKnown(w)) || !IsLikelyBirth(date.Value)
            ? match.Value
            : WithName(name) + match.Value[(name.Length)..(date.Index - match.Index)] + IdentifierRules.BirthMask;
    }

    private string OfWritten(Match match)
    {
        var name = match.Groups["name"].Value;
        return WithName(name) + match.Value[name.Length..];
    }

    private string OfLower(Match match)
    {
        var name = match.Groups["name"].Value;
        var words = name.Split(' ');
        var skipped = words.TakeWhile(w => _english.IsCommon(w) || Before.Contains(w, StringComparer.Ordinal)).Count();
        return skipped == words.Length || words.Skip(skipped).All(IsKnown)
            ? match.Value
            : string.Concat(words.Take(skipped).Select(w => w + " ")) + IdentifierRules.NameMask + match.Value[name.Length..];
    }

    // Words of the sentence before the name are left: "Should Jane Smith", "Patient Jane Smith".
    private string WithName(string written)
    {
        var words = written.Split(' ');
        var skipped = 0;
        while (skipped < words.Length - 1 && (IsBefore(words[skipped]) || (skipped < words.Length - 2 && isTerm(words[skipped].ToLowerInvariant()))))
        {
            skipped++;
        }

        var name = words[skipped..];
        return IsTermOnly(name) || (name.Length == 1 && IsKnown(name[0]))
            ? written
            : string.Concat(words.Take(skipped).Select(w => w + " ")) + IdentifierRules.NameMask;
    }

    private bool IsBefore(string word)
    {
        var lower = word.ToLowerInvariant();
        return _english.IsFunctionWord(lower) || _english.IsScaffold(lower) || Before.Contains(lower, StringComparer.Ordinal);
    }

    private bool IsTermOnly(string[] words) => words.All(w => isTerm(w.Trim(',', '.').ToLowerInvariant()));

    private bool IsKnown(string word) => word.Trim(',', '.').ToLowerInvariant().Split('-').All(part => isTerm(part) || _english.IsCommon(part));

    private static bool IsLikelyBirth(string date)
    {
        var years = Numbers().Matches(date).Select(m => m.Value).ToList();
        var text = years.Find(y => y.Length == 4) ?? years[^1];
        var year = int.Parse(text, CultureInfo.InvariantCulture);
        return text.Length == 4 ? year is >= 1900 and <= LastBirthYear : year >= LastCentury;
    }

    [GeneratedRegex(@"(?<name>\b(?:Mr|Mrs|Ms|Miss|Mx)\b\.? (?:\p{Lu}\.? ){0,2}" + Written + "(?: " + Word + ")?)", RegexOptions.NonBacktracking)]
    private static partial Regex Addressed();

    [GeneratedRegex(
        @"(?:\b(?i:my|her|his|patient['’]?s?) (?i:full )?(?i:name)(?i: is|:|['’]s)?|\b(?i:patient|man|woman|boy|girl|husband|wife|father|mother|dad|mum|mom|son|daughter|brother|sister)(?i: is| was)? (?i:called|named)|^(?i:name):)\s+(?<name>" + Name + "|" + Lower + "(?: " + Lower + ")?)",
        RegexOptions.NonBacktracking)]
    private static partial Regex Introduced();

    [GeneratedRegex(@"(?<name>\b" + Name + @")[\s,;:(–-]+(?<date>" + IdentifierRules.FullDate + ")", RegexOptions.NonBacktracking)]
    private static partial Regex BeforeDate();

    [GeneratedRegex(@"(?<name>\b" + Name + ")" + Gap + Beside, RegexOptions.NonBacktracking)]
    private static partial Regex BeforeMask();

    [GeneratedRegex(Beside + @"[\s,;:)–-]+(?<name>" + Written + @"(?: \p{Lu}\.?)? " + Written + ")", RegexOptions.NonBacktracking)]
    private static partial Regex AfterMask();

    [GeneratedRegex(@"(?<name>\b" + Lower + "(?: " + Lower + @")?)[\s,;:(–-]+" + Beside, RegexOptions.NonBacktracking)]
    private static partial Regex LowerBeforeMask();

    [GeneratedRegex(@"\d+", RegexOptions.NonBacktracking)]
    private static partial Regex Numbers();
}
