namespace GuidanceQa.QaApi.Retrieval;

/// <summary>How strongly does a turn lean on the turns before it?</summary>
public enum CueStrength
{
    None,
    Weak,
    Strong,
}

/// <summary>Reads the cues by which a follow-up shows itself: an opener, a pronoun without a noun, a definite noun that names nothing.</summary>
internal static class CueReader
{
    private static readonly string[] Openers =
    [
        "and ", "but ", "or ", "so ", "also ", "then ", "what about", "how about", "what if", "in that case", "same for", "what else", "anything else", "ok ", "okay ", "even if", "even when", "what then", "if so", "if not",
    ];

    // These open a question that stands alone as often as one that leans; they are a cue only where hardly anything follows.
    private static readonly string[] ShortOpeners =
        ["for how long", "how long", "how often", "how quickly", "how soon", "how much", "how many", "how", "why", "since when", "when", "which", "is ", "does ", "can ", "should ", "what dose", "what are", "who"];

    private static readonly string[] SubstitutionOpeners =
        ["what about ", "how about ", "and what about ", "and how about ", "and for ", "and in ", "same for ", "is it the same for ", "is that the same for ", "and with ", "and ", "or "];

    private static readonly string[] Pronouns = ["it", "its", "they", "them", "their", "those", "these", "ones", "either", "neither", "both", "former", "latter"];

    // "that" and "this" stand for something only after a word that wants an object, or as a whole: "is that true", not "drugs that cause".
    private static readonly string[] BeforeDemonstrative =
        ["is", "are", "was", "does", "do", "did", "would", "will", "can", "should", "of", "about", "for", "after", "before", "with", "like", "than", "to", "in", "if", "when", "because", "has", "doing", "why"];

    private static readonly string[] DefiniteNouns =
        ["drug", "dose", "medicine", "treatment", "therapy", "regimen", "schedule", "scan", "operation", "surgery", "procedure", "test", "option", "approach", "recommendation", "trial", "condition", "disease", "tablet", "tablets"];

    /// <param name="ownUnits">How many content units the turn has of its own.</param>
    /// <param name="hasKeyEntity">Whether one of them names what a question can be about.</param>
    public static CueStrength Read(string question, int ownUnits, bool hasKeyEntity)
    {
        var text = question.Trim().ToLowerInvariant();
        var words = text.Split([' ', ',', '.', '?', '!', ';', ':', '(', ')', '\'', '’', '"'], StringSplitOptions.RemoveEmptyEntries);
        var opener = Openers.Any(o => text.StartsWith(o, StringComparison.Ordinal)) || (ownUnits <= 1 && ShortOpeners.Any(o => text.StartsWith(o, StringComparison.Ordinal)));
        var pronoun = words.Any(w => Pronouns.Contains(w, StringComparer.Ordinal)) || HasDemonstrative(words);
        if (!pronoun && ownUnits > 0 && words.Any(IsTheSource))
        {
            return CueStrength.None;
        }

        if (pronoun || (opener && !hasKeyEntity) || HasDefiniteNoun(words, hasKeyEntity) || ownUnits == 0)
        {
            return CueStrength.Strong;
        }

        if (opener)
        {
            return text.StartsWith("what about", StringComparison.Ordinal) || text.StartsWith("how about", StringComparison.Ordinal) || text.StartsWith("and ", StringComparison.Ordinal)
                ? CueStrength.Strong
                : CueStrength.Weak;
        }

        return hasKeyEntity || ownUnits >= 3 ? CueStrength.None : CueStrength.Weak;
    }

    /// <summary>True for "what about X?" and its kin: the earlier question is asked again with one part replaced.</summary>
    public static bool IsSubstitution(string question, int ownUnits)
    {
        var text = question.Trim().ToLowerInvariant();
        return ownUnits is > 0 and <= 2 && text.Length < 80 && SubstitutionOpeners.Any(o => text.StartsWith(o, StringComparison.Ordinal));
    }

    private static bool HasDemonstrative(string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] is "that" or "this" && (i == 0 || BeforeDemonstrative.Contains(words[i - 1], StringComparer.Ordinal)) && !IsAboutTheSource(words, i + 1))
            {
                return true;
            }
        }

        return false;
    }

    // "this guidance", "that article": the source itself, no earlier turn.
    private static bool IsAboutTheSource(string[] words, int at) => at < words.Length && IsTheSource(words[at]);

    private static bool IsTheSource(string word) => word is "guidance" or "guideline" or "article" or "document" or "page" or "site" or "source" or "text" or "publisher" or "author" or "authors";

    private static bool HasDefiniteNoun(string[] words, bool hasKeyEntity)
    {
        for (var i = 0; i + 1 < words.Length && !hasKeyEntity; i++)
        {
            if (words[i] is "the" or "that" or "this" or "same" && DefiniteNouns.Contains(words[i + 1], StringComparer.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
