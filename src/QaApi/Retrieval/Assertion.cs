using System.Text.RegularExpressions;

namespace GuidanceQa.QaApi.Retrieval;

/// <summary>What a question takes for granted or asks to have confirmed.</summary>
/// <param name="Text">The words that assert it, without the frame of asking. Word order is the question's.</param>
/// <param name="IsYesNo">It is asked with a verb in front and without a negation, so that "yes" and "no" mean one thing.</param>
public sealed record Assertion(string Text, bool IsYesNo)
{
    /// <summary>The assertion of a question to be confirmed ("is X recommended?", "X is standard, right?", "so X?"), of one built on it ("since X is standard, which …", "why is X given?"), or null: "what", "which" and "how" assert nothing.</summary>
    public static Assertion? Of(string question) => AssertionReader.Read(question);
}

internal static partial class AssertionReader
{
    private static readonly string[] Openers = ["is", "are", "was", "were", "does", "do", "did", "should", "can", "could", "may", "will", "would", "has", "have", "must"];

    private static readonly string[] MoreVerbs = ["needs", "need", "might", "shall", "holds", "lasts", "takes", "gets", "says", "shows", "means", "improves", "prolongs", "reduces", "works", "helps"];

    private static readonly string[] Premises = ["since", "as", "because", "given that", "now that", "seeing that", "assuming", "assuming that", "considering that"];

    private static readonly string[] Asking = ["what", "which", "how", "why", "or"];

    // Inside a sentence these open a condition.
    private static readonly string[] AskingInFront = ["who", "whom", "whose", "when", "where"];

    private static readonly string[] Leads = ["so ", "and ", "but ", "well ", "ok ", "okay ", "hi ", "hello ", "is it right that ", "is it true that ", "is it correct that ", "am i right that ", "is it the case that ", "i heard that ", "i read that ", "i was told that ", "surely ", "presumably "];

    private static readonly string[] Negations = ["not", "no", "never", "without", "neither", "nor", "none", "n't"];

    public static Assertion? Read(string question)
    {
        var text = LastSentence(question.Trim()).Replace('’', '\'');
        var isQuestion = text.EndsWith('?');
        text = WithoutLead(Tag().Replace(text.TrimEnd('?', '.', '!', ' '), ""));
        var words = Words(text);
        if (words.Length < 3)
        {
            return null;
        }

        if (Premises.FirstOrDefault(p => text.StartsWith(p + " ", StringComparison.OrdinalIgnoreCase)) is { } premise && text.IndexOf(',', StringComparison.Ordinal) is > 0 and var comma)
        {
            return new Assertion(text[(premise.Length + 1)..comma], IsYesNo: false);
        }

        // "Why is X given?" takes for granted that it is.
        if (words[0] == "why" && Openers.Contains(words[1], StringComparer.Ordinal))
        {
            return new Assertion(text[3..].Trim(), IsYesNo: false);
        }

        // "X or Y?" asks to choose, "is X what …" asks what.
        if (words.Any(w => Asking.Contains(w, StringComparer.Ordinal)) || AskingInFront.Contains(words[0], StringComparer.Ordinal) || !isQuestion)
        {
            return null;
        }

        // "Aspirin for children?" has no verb: it asks.
        if (!words.Any(w => Openers.Contains(w, StringComparer.Ordinal) || MoreVerbs.Contains(w, StringComparer.Ordinal)))
        {
            return null;
        }

        var isYesNo = Openers.Contains(words[0], StringComparer.Ordinal);
        return new Assertion(text, isYesNo && !words.Any(w => Negations.Contains(w, StringComparer.Ordinal) || w.EndsWith("n't", StringComparison.Ordinal)));
    }

    private static string LastSentence(string question)
    {
        var cut = question[..^Math.Min(1, question.Length)].LastIndexOfAny(['?', '!']);
        var stop = question[..^Math.Min(1, question.Length)].LastIndexOf(". ", StringComparison.Ordinal);
        return question[(Math.Max(cut, stop) + 1)..].TrimStart();
    }

    private static string WithoutLead(string text)
    {
        while (Leads.FirstOrDefault(l => text.StartsWith(l, StringComparison.OrdinalIgnoreCase)) is { } lead)
        {
            text = text[lead.Length..].TrimStart();
        }

        return text;
    }

    private static string[] Words(string text) => text.ToLowerInvariant().Split([' ', ',', ';', ':', '(', ')'], StringSplitOptions.RemoveEmptyEntries);

    // ", right", ", isn't it", ", is that correct", ", does it not"
    [GeneratedRegex(@"\s*[,;–-]?\s*(?:,|\b)(?:right|correct|true|yes|no|ok|okay|is that (?:right|true|correct|so)|am i right|is it not|does it not|do they not|are they not|(?:is|are|was|were|does|do|did|should|can|could|would|has|have|had|must)n't (?:it|they|he|she|there|we|you)|is (?:it|there)|are they|does it|do they)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
