using GuidanceQa.Indexing.Search;
using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.QaApi.Answering;

/// <summary>What a message says, as the safety rules read it.</summary>
/// <param name="Words">Lower case, contractions in full, numbers with their decimals.</param>
/// <param name="Stems">One for each word.</param>
/// <param name="HasQuestionMark">It asks, whatever its words.</param>
/// <param name="Classes">For each word the classes of the concepts that it names, as <c>drug</c>; mostly none.</param>
internal sealed record SafetyMessage(string[] Words, string[] Stems, IReadOnlyList<IReadOnlyList<string>> Classes, bool HasQuestionMark)
{
    // Irregular ones, and those that lost their apostrophe in haste. Those that are words of their own without it (ill, well, were, shell) are left alone.
    private static readonly Dictionary<string, string> Contractions = new(StringComparer.Ordinal)
    {
        ["won't"] = "will not",
        ["can't"] = "can not",
        ["hes"] = "he is",
        ["shes"] = "she is",
        ["theyre"] = "they are",
        ["im"] = "i am",
        ["ive"] = "i have",
        ["theres"] = "there is",
        ["thats"] = "that is",
        ["whats"] = "what is",
        ["dont"] = "do not",
        ["doesnt"] = "does not",
        ["didnt"] = "did not",
        ["isnt"] = "is not",
        ["arent"] = "are not",
        ["wasnt"] = "was not",
        ["wont"] = "will not",
        ["cant"] = "can not",
        ["cannot"] = "can not",
        ["couldnt"] = "could not",
        ["wouldnt"] = "would not",
        ["shouldnt"] = "should not",
        ["havent"] = "have not",
        ["hasnt"] = "has not",
        ["hadnt"] = "had not",
    };

    private static readonly (string Ending, string Word)[] Endings = [("n't", "not"), ("'m", "am"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'d", "would")];

    /// <param name="lexicon">What the corpus knows; null for words alone.</param>
    public static SafetyMessage Of(string text, Lexicon? lexicon)
    {
        List<string> words = [];
        List<IReadOnlyList<string>> classes = [];
        var mentions = lexicon?.Analyse(text, isQuestion: true).Mentions ?? [];
        foreach (var (word, start) in Split(text))
        {
            var named = mentions.Where(m => m.Start <= start && start < m.Start + m.Length).Select(m => m.Concept.Class).Distinct(StringComparer.Ordinal).ToList();
            foreach (var part in Full(word))
            {
                words.Add(part);
                classes.Add(named);
            }
        }

        string[] all = [.. words];
        return new SafetyMessage(all, [.. all.Select(EnglishStems.Of)], classes, text.Contains('?', StringComparison.Ordinal));
    }

    /// <summary>The message without some phrases: "tell me" does not say whom it is about.</summary>
    public SafetyMessage Without(IReadOnlyList<SafetyTerm.Phrase> phrases)
    {
        var gone = new bool[Words.Length];
        foreach (var phrase in phrases)
        {
            for (var i = 0; i + phrase.Stems.Length <= Stems.Length; i++)
            {
                if (Stems.AsSpan(i).StartsWith(phrase.Stems))
                {
                    gone.AsSpan(i, phrase.Stems.Length).Fill(true);
                }
            }
        }

        return new SafetyMessage([.. Words.Where((_, i) => !gone[i])], [.. Stems.Where((_, i) => !gone[i])], [.. Classes.Where((_, i) => !gone[i])], HasQuestionMark);
    }

    private static string[] Full(string word)
    {
        if (Contractions.TryGetValue(word, out var full))
        {
            return full.Split(' ');
        }

        foreach (var (ending, instead) in Endings)
        {
            if (word.Length > ending.Length && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return [word[..^ending.Length], instead];
            }
        }

        // "he's" is "he is"; "dad's" stays the father's.
        if (word.EndsWith("'s", StringComparison.Ordinal))
        {
            var head = word[..^2];
            return head is "he" or "she" or "it" or "that" or "there" or "what" ? [head, "is"] : [head];
        }

        return word.Split('\'', StringSplitOptions.RemoveEmptyEntries);
    }

    private static IEnumerable<(string Word, int Start)> Split(string text)
    {
        var lower = text.ToLowerInvariant().Replace('’', '\'');
        var start = -1;
        for (var i = 0; i <= lower.Length; i++)
        {
            var isWord = i < lower.Length && (char.IsLetterOrDigit(lower[i])
                || (start >= 0 && i + 1 < lower.Length && ((lower[i] == '.' && char.IsAsciiDigit(lower[i - 1]) && char.IsAsciiDigit(lower[i + 1])) || (lower[i] == '\'' && char.IsLetter(lower[i + 1])))));
            if (isWord && start < 0)
            {
                start = i;
            }
            else if (!isWord && start >= 0)
            {
                yield return (lower[start..i], start);
                start = -1;
            }
        }
    }
}
