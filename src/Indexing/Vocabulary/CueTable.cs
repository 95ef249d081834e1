namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>Phrases with a meaning each, found in a text by longest match. A phrase runs over blanks and hyphens, not over commas or the end of a sentence.</summary>
internal sealed class CueTable<T>
{
    private readonly Dictionary<string, List<(string[] Words, T Value)>> _byFirst = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string[] Words, T Value)>> _byLast = new(StringComparer.Ordinal);

    public CueTable(params (T Value, string[] Phrases)[] rows)
    {
        foreach (var (value, phrases) in rows)
        {
            foreach (var phrase in phrases)
            {
                var words = phrase.Split(' ');
                Add(_byFirst, words[0], words, value);
                Add(_byLast, words[^1], words, value);
            }
        }

        foreach (var list in _byFirst.Values.Concat(_byLast.Values))
        {
            list.Sort((a, b) => b.Words.Length.CompareTo(a.Words.Length));
        }
    }

    /// <summary>The longest phrase that begins at a lexeme, and the lexeme after it.</summary>
    public (T Value, int End)? StartsAt(List<Lexeme> lexemes, int at)
    {
        if (at < lexemes.Count && _byFirst.TryGetValue(lexemes[at].Text, out var candidates))
        {
            foreach (var (words, value) in candidates)
            {
                if (Matches(lexemes, at, words))
                {
                    return (value, at + words.Length);
                }
            }
        }

        return null;
    }

    /// <summary>The longest phrase that ends right before a lexeme, and its first lexeme.</summary>
    public (T Value, int First)? EndsAt(List<Lexeme> lexemes, int end)
    {
        if (end > 0 && end < lexemes.Count && lexemes[end].Before is Gap.Space or Gap.Dash && _byLast.TryGetValue(lexemes[end - 1].Text, out var candidates))
        {
            foreach (var (words, value) in candidates)
            {
                if (Matches(lexemes, end - words.Length, words))
                {
                    return (value, end - words.Length);
                }
            }
        }

        return null;
    }

    private static bool Matches(List<Lexeme> lexemes, int at, string[] words)
    {
        if (at < 0 || at + words.Length > lexemes.Count)
        {
            return false;
        }

        for (var i = 0; i < words.Length; i++)
        {
            var lexeme = lexemes[at + i];
            if (lexeme.Text != words[i] || lexeme.Kind != LexemeKind.Word || (i > 0 && lexeme.Before is not (Gap.Space or Gap.Dash or Gap.None)))
            {
                return false;
            }
        }

        return true;
    }

    private static void Add(Dictionary<string, List<(string[] Words, T Value)>> index, string key, string[] words, T value)
    {
        if (!index.TryGetValue(key, out var list))
        {
            index[key] = list = [];
        }

        list.Add((words, value));
    }
}
