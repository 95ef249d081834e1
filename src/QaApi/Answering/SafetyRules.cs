using System.Globalization;
using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Search;

namespace GuidanceQa.QaApi.Answering;

/// <summary>A rule that a question matched: what must be said before anything else.</summary>
/// <param name="Reason"><c>emergency</c>, <c>medicine_change</c> or <c>self_harm</c>.</param>
/// <param name="PlainMessage">For patients and carers.</param>
public sealed record SafetyMatch(string RuleId, string Reason, string Message, string PlainMessage);

/// <summary>Does a question speak of an emergency, of self-harm, or of changing a medicine on one's own? Rules and messages are data (<c>safety.yaml</c>, which explains its format).</summary>
public sealed class SafetyRules
{
    private const int WidestGap = 2;

    private readonly IReadOnlyList<SafetyRule> _rules;

    private SafetyRules(IReadOnlyList<SafetyRule> rules, string fingerprint) => (_rules, Fingerprint) = (rules, fingerprint);

    /// <summary>SHA-256 of the rules' texts: part of an answer's receipt.</summary>
    public string Fingerprint { get; }

    /// <summary>The rules that come with the program, and those of a corpus.</summary>
    /// <param name="corpusYaml">The text of a corpus's own <c>safety.yaml</c>, or null.</param>
    /// <exception cref="CorpusFormatException">One of the texts is not in the format.</exception>
    public static SafetyRules Shipped(string? corpusYaml) =>
        Load(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Answering", "safety.yaml")), "Answering/safety.yaml", corpusYaml);

    /// <summary>Reads rules; the corpus's are tried after the built-in ones and cannot take one away.</summary>
    /// <exception cref="CorpusFormatException">One of the texts is not in the format.</exception>
    public static SafetyRules Load(string yaml, string sourceName, string? corpusYaml)
    {
        List<CorpusFault> faults = [];
        List<SafetyRule> rules = [.. SafetyReader.Read(yaml, sourceName, faults)];
        if (corpusYaml is not null)
        {
            rules.AddRange(SafetyReader.Read(corpusYaml, "safety.yaml", faults));
        }

        return faults.Count > 0 ? throw new CorpusFormatException(faults) : new SafetyRules(rules, Receipts.Of(yaml + "\n" + corpusYaml));
    }

    /// <summary>The first rule that the question matches, or null.</summary>
    public SafetyMatch? Match(string question)
    {
        var words = WordsOf(question);
        foreach (var rule in _rules)
        {
            if (rule.All.All(group => group.Any(term => Finds(words, term))) && !rule.None.Any(term => Finds(words, term)))
            {
                return new SafetyMatch(rule.Id, rule.Reason, rule.Message, rule.Plain);
            }
        }

        return null;
    }

    /// <summary>Stems of the words of a text, contractions read in full.</summary>
    internal static string[] WordsOf(string text)
    {
        var lower = text.ToLowerInvariant().Replace('’', '\'').Replace("won't", "will not", StringComparison.Ordinal).Replace("can't", "can not", StringComparison.Ordinal)
            .Replace("cannot", "can not", StringComparison.Ordinal).Replace("cant ", "can not ", StringComparison.Ordinal).Replace("wont ", "will not ", StringComparison.Ordinal)
            .Replace("isnt ", "is not ", StringComparison.Ordinal).Replace("n't", " not", StringComparison.Ordinal).Replace("'m", " am", StringComparison.Ordinal);
        List<string> words = [];
        var start = -1;
        for (var i = 0; i <= lower.Length; i++)
        {
            var isWord = i < lower.Length && char.IsLetterOrDigit(lower[i]);
            if (isWord && start < 0)
            {
                start = i;
            }
            else if (!isWord && start >= 0)
            {
                words.Add(EnglishStems.Of(lower[start..i]));
                start = -1;
            }
        }

        return [.. words];
    }

    private static bool Finds(string[] words, SafetyTerm term)
    {
        if (term.Minutes is { } least)
        {
            return Durations.LongestMinutes(words) >= least;
        }

        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] == term.Stems[0] && Follows(words, i, term.Stems))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Follows(string[] words, int at, string[] stems)
    {
        for (var next = 1; next < stems.Length; next++)
        {
            var found = -1;
            for (var i = at + 1; i <= Math.Min(at + 1 + WidestGap, words.Length - 1) && found < 0; i++)
            {
                found = words[i] == stems[next] ? i : -1;
            }

            if (found < 0)
            {
                return false;
            }

            at = found;
        }

        return true;
    }
}

/// <summary>A word or phrase to find, or a duration.</summary>
internal sealed record SafetyTerm(string[] Stems, double? Minutes);

internal sealed record SafetyRule(string Id, string Reason, string Message, string Plain, IReadOnlyList<IReadOnlyList<SafetyTerm>> All, IReadOnlyList<SafetyTerm> None);

/// <summary>Durations in everyday words.</summary>
internal static class Durations
{
    private static readonly string[] Numbers =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"];

    /// <summary>The longest duration that the words tell, in minutes; 0 without one.</summary>
    public static double LongestMinutes(string[] words)
    {
        var longest = 0.0;
        for (var i = 0; i + 1 < words.Length; i++)
        {
            var unit = words[i + 1] switch
            {
                "minute" or "minutes" or "min" or "mins" => 1.0,
                "hour" or "hours" or "hr" or "hrs" => 60.0,
                _ => 0.0,
            };
            longest = Math.Max(longest, unit * NumberOf(words[i]));
        }

        return longest;
    }

    private static double NumberOf(string word) => word switch
    {
        "a" or "an" => 1,
        "half" => 0.5,
        "several" or "many" => 5,
        "thirty" => 30,
        "forty" => 40,
        _ => double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : Math.Max(0, Array.IndexOf(Numbers, word)),
    };
}
