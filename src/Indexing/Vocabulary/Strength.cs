namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>A word by which a source says how strongly it speaks.</summary>
/// <param name="Phrase">The source's own words.</param>
/// <param name="Class">Phrases of one class mean the same.</param>
/// <param name="Level">0 evidence insufficient; 1 may, consider; 2 suggest, prefer; 3 should, recommend; 4 must.</param>
public sealed record StrengthCue(string Phrase, string Class, int Level, bool Negated, int Start, int Length);

/// <summary>How strongly does a text speak? The levels follow methods research on deontic terms (Lomotan et al., 2010: must above all, may and may consider lowest, the rest overlapping).</summary>
public static class StrengthReader
{
    // Longest phrase first; * stands for any one word.
    private static readonly (string[] Words, string Class, int Level, bool Negated)[] Cues = Order(
    [
        ("no recommendation", "none", 0, true), ("insufficient evidence", "none", 0, true), ("evidence insufficient", "none", 0, true), ("evidence is insufficient", "none", 0, true), ("evidence was insufficient", "none", 0, true), ("insufficient data", "none", 0, true),
        ("must not", "prohibit", 4, true), ("must", "must", 4, false), ("required", "must", 4, false), ("requires", "must", 4, false), ("contraindicated", "contraindicated", 4, true),
        ("should not be offered", "should not", 3, true), ("should not be given", "should not", 3, true), ("should not", "should not", 3, true), ("should never", "should not", 3, true), ("not recommended", "not recommended", 3, true), ("not be recommended", "not recommended", 3, true),
        ("recommended against", "not recommended", 3, true), ("recommends against", "not recommended", 3, true), ("not advised", "not recommended", 3, true), ("discouraged", "discouraged", 2, true), ("not suggested", "not suggested", 2, true), ("not indicated", "not indicated", 3, true), ("not appropriate", "not appropriate", 2, true),
        ("should be considered", "consider", 1, false), ("to be considered", "consider", 1, false), ("may be considered", "may consider", 1, false), ("can be considered", "may consider", 1, false), ("could be considered", "may consider", 1, false), ("might be considered", "may consider", 1, false),
        ("should consider", "consider", 1, false), ("may consider", "may consider", 1, false), ("considered", "consider", 1, false), ("consider", "consider", 1, false),
        ("strongly recommended", "strongly recommended", 3, false), ("strongly recommends", "strongly recommended", 3, false), ("strong recommendation", "strongly recommended", 3, false), ("conditionally recommended", "conditionally recommended", 2, false), ("conditional recommendation", "conditionally recommended", 2, false),
        ("recommended", "recommended", 3, false), ("recommends", "recommended", 3, false), ("recommend", "recommended", 3, false), ("recommendation", "recommended", 3, false), ("recommending", "recommended", 3, false), ("advised", "advised", 3, false), ("advises", "advised", 3, false), ("advise", "advised", 3, false),
        ("should be offered", "should", 3, false), ("should", "should", 3, false), ("indicated", "indicated", 3, false), ("may be offered", "may", 1, false), ("can be offered", "may", 1, false), ("offered", "offered", 3, false), ("offer", "offered", 3, false),
        ("suggested", "suggested", 2, false), ("suggests", "suggested", 2, false), ("suggest", "suggested", 2, false), ("preferred", "preferred", 2, false), ("prefers", "preferred", 2, false), ("prefer", "preferred", 2, false),
        ("may be more appropriate", "may", 1, false), ("may be more suitable", "may", 1, false), ("may be appropriate", "may", 1, false), ("appropriate", "appropriate", 2, false), ("reasonable", "reasonable", 2, false),
        ("may not", "may", 1, true), ("might not", "may", 1, true), ("may", "may", 1, false), ("might", "may", 1, false), ("can", "may", 1, false), ("could", "may", 1, false), ("avoid", "avoid", 3, true), ("avoided", "avoid", 3, true),
    ]);

    /// <summary>Cues in text order, longest match, never overlapping.</summary>
    public static IReadOnlyList<StrengthCue> Read(string text)
    {
        var words = Words.Of(text);
        List<StrengthCue> found = [];
        for (var i = 0; i < words.Count;)
        {
            var step = 1;
            foreach (var (phrase, cueClass, level, negated) in Cues)
            {
                if (Words.Match(words, i, phrase))
                {
                    var (start, end) = (words[i].Start, words[i + phrase.Length - 1].Start + words[i + phrase.Length - 1].Length);
                    found.Add(new StrengthCue(text[start..end], cueClass, level, negated, start, end - start));
                    step = phrase.Length;
                    break;
                }
            }

            i += step;
        }

        return found;
    }

    /// <summary>The cue of the highest level, the first among equals; null without one.</summary>
    public static StrengthCue? Strongest(string text) => Read(text).OrderByDescending(c => c.Level).ThenBy(c => c.Start).FirstOrDefault();

    private static (string[] Words, string Class, int Level, bool Negated)[] Order((string Phrase, string Class, int Level, bool Negated)[] cues) =>
        [.. cues.Select(c => (c.Phrase.Split(' '), c.Class, c.Level, c.Negated)).OrderByDescending(c => c.Item1.Length)];
}

/// <summary>The plain words of a text, for cue phrases.</summary>
internal static class Words
{
    public static List<(string Word, int Start, int Length)> Of(string text)
    {
        List<(string, int, int)> words = [];
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                continue;
            }

            var start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || (text[i] is '\'' or '’' && i + 1 < text.Length && char.IsLetter(text[i + 1]))))
            {
                i++;
            }

            words.Add((text[start..i].ToLowerInvariant().Replace('’', '\''), start, i - start));
        }

        return words;
    }

    public static bool Match(List<(string Word, int Start, int Length)> words, int at, string[] phrase)
    {
        if (at + phrase.Length > words.Count)
        {
            return false;
        }

        for (var i = 0; i < phrase.Length; i++)
        {
            if (words[at + i].Word != phrase[i])
            {
                return false;
            }
        }

        return true;
    }
}
