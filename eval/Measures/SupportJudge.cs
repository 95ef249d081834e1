using System.Text;
using GuidanceQa.Eval.Systems;
using GuidanceQa.Eval.Topics;
using GuidanceQa.QaApi.Answering;

namespace GuidanceQa.Eval.Measures;

/// <summary>
/// Is a shown sentence supported by cited words? Judged here from the source text alone, by rules that share nothing with the product's verifier: the sentence stands word for word in the quotes, but for terms that the author's
/// vocabulary explains in brackets behind their names; or it is the author's own plain rendering of a cited statement; or nearly all its words, all its numbers and all its words of strength and negation are the quotes'.
/// </summary>
internal static class SupportJudge
{
    // One new word in ten may join two clauses; more is new content. Numbers, strength and negation get no such allowance.
    private const double KnownWords = 0.9;

    private static readonly string[] Negations = ["not", "no", "never", "without", "neither", "nor", "cannot", "unless", "except"];

    /// <summary>Do the cited words, read together, support the block?</summary>
    public static bool Supports(Block block, IReadOnlyList<Citation> citations, CorpusText corpus)
    {
        var quotes = citations.Select(c => SliceOf(c, corpus)).OfType<string>().ToList();
        if (quotes.Count == 0)
        {
            return false;
        }

        var text = NuggetText.Fold(block.Text);
        var source = NuggetText.Fold(string.Join(' ', quotes));
        return source.Contains(text, StringComparison.Ordinal)
            || source.Contains(NuggetText.Fold(WithoutGlosses(block.Text, corpus.Terms)), StringComparison.Ordinal)
            || IsRendering(block, citations, corpus)
            || HoldsTogether(text, source);
    }

    private static string WithoutGlosses(string text, IReadOnlyList<SourceTerm> terms)
    {
        foreach (var term in terms.Where(t => text.Contains(t.Gloss + ")", StringComparison.Ordinal)))
        {
            foreach (var name in term.Names.SelectMany(n => new[] { n, n + "s" }))
            {
                text = text.Replace($"{name} ({term.Gloss})", name, StringComparison.OrdinalIgnoreCase).Replace($"({name}: {term.Gloss})", $"({name})", StringComparison.OrdinalIgnoreCase);
            }
        }

        return text;
    }

    /// <summary>Is the block the author's plain rendering of a cited statement, character for character?</summary>
    public static bool IsRendering(Block block, IReadOnlyList<Citation> citations, CorpusText corpus) =>
        citations.Any(c => corpus.FindStatement(c.StatementId)?.PlainText is { } plain && string.Equals(plain, block.Text, StringComparison.Ordinal));

    /// <summary>What the document says where the citation points, or null where it points outside.</summary>
    public static string? SliceOf(Citation citation, CorpusText corpus) =>
        corpus.FindDocument(citation.DocumentId)?.Text is { } text && citation.Start >= 0 && citation.Start < citation.End && citation.End <= text.Length ? text[citation.Start..citation.End] : null;

    /// <summary>The claims of a reply with their citations.</summary>
    public static IEnumerable<(Block Block, IReadOnlyList<Citation> Citations)> ClaimsOf(Reply reply) => reply.Claims.Select(b => (b, reply.CitationsOf(b)));

    private static bool HoldsTogether(string text, string source)
    {
        var words = Words(text);
        var known = Words(source).ToHashSet(StringComparer.Ordinal);
        return words.Count > 0
            && words.Count(known.Contains) >= words.Count * KnownWords
            && Numbers.In(text).All(n => Numbers.In(source).Contains(n))
            && StrengthWords.In(text).SetEquals(StrengthWords.In(source))
            && Negations.All(n => words.Contains(n) == known.Contains(n));
    }

    private static List<string> Words(string text)
    {
        StringBuilder word = new();
        List<string> words = [];
        foreach (var c in text + " ")
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(c);
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return words;
    }
}
