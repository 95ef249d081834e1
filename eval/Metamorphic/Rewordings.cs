using System.Text.RegularExpressions;
using GuidanceQa.Eval.Faults;
using GuidanceQa.Eval.Statistics;
using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.Eval.Metamorphic;

/// <summary>Ways to say the same question differently. Each gives distinct texts that differ from the question.</summary>
internal static partial class Rewordings
{
    // Question frames with one place for the rest, used both ways: the first that the question begins with is replaced, so the longer stand before their own beginnings.
    private static readonly (string From, string To)[] Frames =
    [
        ("Is it right that ", "Is it true that "), ("How often should ", "At what interval should "), ("How often ", "I would like to know how often "),
        ("What is ", "Tell me what is "), ("What are ", "Tell me what are "), ("What ", "Could you tell me what "), ("Which ", "Could you tell me which "), ("How much ", "I would like to know how much "),
        ("How ", "Could you explain how "), ("When ", "I would like to know when "), ("Who ", "Please tell me who "), ("Why ", "Please explain why "), ("Is ", "Please tell me: is "), ("Are ", "Please tell me: are "), ("Does ", "I wonder, does "),
        ("Do ", "I wonder, do "), ("Should ", "In your view, should "), ("Can ", "Please, can "),
    ];

    private static readonly string[] Openings = ["Please could you say: ", "Quick question: ", "Hello, ", "I would like to know: "];

    private const int ShortestTypo = 7;

    /// <summary>The same question in another frame, or with a polite opening.</summary>
    public static IEnumerable<string> Paraphrases(string question)
    {
        foreach (var (from, to) in Frames.Concat(Frames.Select(f => (f.To, f.From))))
        {
            if (question.StartsWith(from, StringComparison.OrdinalIgnoreCase))
            {
                yield return to + question[from.Length..];
                break;
            }
        }

        var at = Seeded.From(question).Next(Openings.Length);
        yield return Openings[at] + (question.Length > 1 && char.IsLower(question[1]) ? char.ToLowerInvariant(question[0]) + question[1..] : question);
    }

    /// <summary>One slip of the finger in one long word: two letters swapped, one dropped, one doubled.</summary>
    /// <param name="isWord">Slips that make another known word are no slips.</param>
    public static IEnumerable<string> Typos(string question, Func<string, bool> isWord)
    {
        var words = LongWord().Matches(question).Where(m => m.Length >= ShortestTypo).ToList();
        if (words.Count == 0)
        {
            yield break;
        }

        var random = Seeded.From(question);
        var word = words[random.Next(words.Count)];
        var at = 2 + random.Next(word.Length - 4);
        var text = word.Value;
        foreach (var slip in new[] { text[..at] + text[at + 1] + text[at] + text[(at + 2)..], text.Remove(at, 1), text.Insert(at, text[at].ToString()) })
        {
            if (slip != text && !isWord(slip.ToLowerInvariant()))
            {
                yield return Wording.Replaced(question, word.Index, word.Length, slip);
            }
        }
    }

    /// <summary>A name replaced by another exact name of the same thing, which names nothing else.</summary>
    public static IEnumerable<string> OtherNames(string question, IReadOnlyList<Concept> concepts)
    {
        foreach (var (concept, start, length) in Names.In(question, concepts))
        {
            var elsewhere = concepts.Where(c => c.Key != concept.Key).SelectMany(c => c.Exact.Concat(c.Lay).Concat(c.Ambiguous).Prepend(c.Preferred)).Concat(concept.Ambiguous).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var name in concept.Exact.Prepend(concept.Preferred).Where(n => !n.Equals(question.Substring(start, length), StringComparison.OrdinalIgnoreCase) && !elsewhere.Contains(n)).Take(2))
            {
                yield return Wording.Replaced(question, start, length, name);
            }
        }
    }

    public static IEnumerable<string> OtherSpellings(string question) => Spellings.Other(question).Where(s => s != question);

    /// <summary>In lower case and without its mark at the end, as typed on a telephone.</summary>
    public static IEnumerable<string> Careless(string question)
    {
        var bare = question.ToLowerInvariant().TrimEnd('?', '.', '!', ' ');
        if (bare != question)
        {
            yield return bare;
        }
    }

    [GeneratedRegex("[A-Za-z]+", RegexOptions.NonBacktracking)]
    private static partial Regex LongWord();
}
