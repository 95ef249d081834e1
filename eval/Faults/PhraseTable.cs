namespace GuidanceQa.Eval.Faults;

/// <summary>Where an entry of a table stands in a text.</summary>
/// <param name="Alternatives">What can stand there instead; none where the entry is there to protect the phrase.</param>
internal sealed record PhraseMatch(int Start, int Length, IReadOnlyList<string> Alternatives);

/// <summary>Phrases and what is put in their place, a line each: <c>at least => at most | exactly</c>. Nothing behind the arrow protects the phrase ("not only"); <see cref="Cut"/> takes it out.</summary>
internal sealed class PhraseTable
{
    public const string Cut = "∅";

    private readonly IReadOnlyList<(string From, IReadOnlyList<string> To)> _entries;

    public PhraseTable(string lines) => _entries =
    [
        .. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split("=>", StringSplitOptions.TrimEntries))
            .Select(sides => (From: sides[0], To: (IReadOnlyList<string>)(sides.Length > 1 ? sides[1].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [])))
            .OrderByDescending(e => e.From.Length),
    ];

    /// <summary>The text once for every alternative of every match: the first alternative of all matches, then the second.</summary>
    /// <param name="applies">Says of a place whether the table applies there; null: everywhere.</param>
    public IEnumerable<string> Variants(string text, Func<string, PhraseMatch, bool>? applies = null)
    {
        var matches = Matches(text, applies is not null).Where(m => m.Alternatives.Count > 0 && (applies is null || applies(text, m))).ToList();
        for (var round = 0; round < matches.Select(m => m.Alternatives.Count).DefaultIfEmpty().Max(); round++)
        {
            foreach (var match in matches.Where(m => m.Alternatives.Count > round))
            {
                yield return Put(text, match, match.Alternatives[round]);
            }
        }
    }

    /// <summary>Longest entries first, never overlapping, whole words only.</summary>
    /// <param name="afterDigits">An entry may follow a digit directly, or behind a hyphen, as units do.</param>
    public IReadOnlyList<PhraseMatch> Matches(string text, bool afterDigits = false)
    {
        List<PhraseMatch> matches = [];
        for (var at = 0; at < text.Length; at++)
        {
            foreach (var (from, to) in _entries)
            {
                if (StandsAt(text, at, from) && IsWhole(text, at, from, afterDigits))
                {
                    matches.Add(new PhraseMatch(at, from.Length, to));
                    at += from.Length - 1;
                    break;
                }
            }
        }

        return matches;
    }

    private static string Put(string text, PhraseMatch match, string alternative)
    {
        if (alternative == Cut)
        {
            return Wording.Tidy(Wording.Replaced(text, match.Start, match.Length, ""));
        }

        // "30%" becomes "30 percent", "≥3" becomes "at least 3": a sign needs no space and a word does.
        var end = match.Start + match.Length;
        var before = match.Start > 0 && char.IsLetter(alternative[0]) && !char.IsLetter(text[match.Start]) && char.IsLetterOrDigit(text[match.Start - 1]) ? " " : "";
        var after = end < text.Length && char.IsLetter(alternative[^1]) && !char.IsLetter(text[end - 1]) && char.IsLetterOrDigit(text[end]) ? " " : "";
        var word = char.IsUpper(text[match.Start]) && char.IsLower(alternative[0]) ? Wording.Capitalised(alternative) : alternative;
        return Wording.Replaced(text, match.Start, match.Length, before + word + after);
    }

    // A capital only where a sentence begins: "May" inside one is a month.
    private static bool StandsAt(string text, int at, string phrase)
    {
        var begins = at == 0 || (at > 1 && text[at - 1] == ' ' && text[at - 2] is '.' or ':');
        return at + phrase.Length <= text.Length
            && (text[at] == phrase[0] || (begins && char.ToLowerInvariant(text[at]) == phrase[0]))
            && text.AsSpan(at + 1, phrase.Length - 1).SequenceEqual(phrase.AsSpan(1));
    }

    private static bool IsWhole(string text, int at, string phrase, bool afterDigits)
    {
        var before = at == 0 ? ' ' : text[at - 1];
        var after = at + phrase.Length < text.Length ? text[at + phrase.Length] : ' ';
        var begins = !char.IsLetterOrDigit(phrase[0]) || (afterDigits ? !char.IsLetter(before) : !char.IsLetterOrDigit(before) && before != '-');
        return begins && (!char.IsLetterOrDigit(phrase[^1]) || (!char.IsLetterOrDigit(after) && after != '-'));
    }
}
