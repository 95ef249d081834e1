using System.Text.RegularExpressions;
using GuidanceQa.Indexing.Search;

namespace GuidanceQa.QaApi.Retrieval;

/// <summary>A text in which masks stand for what identifies a person.</summary>
/// <param name="IsMasked">Something was masked.</param>
public sealed record MaskedText(string Text, bool IsMasked);

/// <summary>
/// Which parts of a text say who somebody is? E-mail addresses, telephone and record numbers, dates of birth with the names beside them, addresses. They give way to masks before anything is
/// answered or stored; doses, ages, dates of events and numbers of publications stay. A net with holes: a name alone is not known as one.
/// </summary>
public sealed partial class PersonalIdentifiers
{
    private readonly PersonNames _names;

    /// <param name="index">What the corpus knows is no name.</param>
    public PersonalIdentifiers(SearchIndex index)
        : this(word => index.Frequency(index.Lexicon.Normal(word)) > 0)
    {
    }

    /// <param name="isTerm">Whether a word, in lower case, belongs to the subject.</param>
    internal PersonalIdentifiers(Func<string, bool> isTerm) => _names = new PersonNames(isTerm);

    /// <summary>The text with masks such as <c>[e-mail]</c>. A masked text stays as it is.</summary>
    public MaskedText Mask(string text)
    {
        var masked = text;
        foreach (var rule in IdentifierRules.All)
        {
            masked = Apply(rule, masked);
        }

        masked = _names.Mask(masked);
        return new MaskedText(masked, masked != text);
    }

    /// <summary>The text with blanks for its masks and the mark behind each, so that they name nothing; every other character keeps its place.</summary>
    public static string Blank(string text) =>
        text.Contains('[', StringComparison.Ordinal) ? Masks().Replace(text, mask => new string(' ', mask.Length)) : text;

    private static string Apply(IdentifierRule rule, string text)
    {
        List<Match>? kept = null;
        return rule.Pattern.Replace(text, match =>
        {
            var from = match.Groups["value"] is { Success: true } value ? value.Index : match.Index;
            var to = rule.End(text, from, match.Index + match.Length);
            kept ??= IdentifierRules.Kept().Matches(text).ToList();
            return to is not { } end || (rule.RespectsReferences && kept.Any(k => k.Index < end && match.Index < k.Index + k.Length))
                ? match.Value
                : string.Concat(text.AsSpan(match.Index, from - match.Index), rule.Mask, text.AsSpan(end, match.Index + match.Length - end));
        });
    }

    [GeneratedRegex(IdentifierRules.AnyMask + "[,;:]?", RegexOptions.NonBacktracking)]
    private static partial Regex Masks();
}
