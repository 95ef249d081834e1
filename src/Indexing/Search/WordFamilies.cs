using GuidanceQa.Indexing.Vocabulary;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace GuidanceQa.Indexing.Search;

/// <summary>
/// Nouns, verbs and adjectives of one root: "anticoagulated", "anticoagulation" and "anticoagulant". KStem, which the index is made with, keeps them apart, for it returns words of its dictionary; Porter's stemmer
/// (1980), in its newer form for English, does not, and also merges what only looks alike ("universe", "university"). Hence a weaker bond of a question's words to the corpus's, and none for names. On dev, RR of the
/// second corpus, which has no vocabulary, goes from .769 to .816 and its Completeness from .68 to .76; the first corpus keeps its RR and gains .006 of vital facts.
/// </summary>
internal sealed class WordFamilies
{
    // Shorter roots are shared by words that have nothing in common.
    private const int ShortestRoot = 4;

    private readonly Dictionary<string, List<string>> _byRoot = new(StringComparer.Ordinal);
    private readonly Lexicon _lexicon;

    // "Anticoagulant" names a kind of drug and no drug: "anticoagulate" is a form of it.
    private readonly HashSet<string> _kinds;

    /// <param name="terms">Of the index: words in their normal form, and keys of concepts.</param>
    public WordFamilies(IEnumerable<string> terms, Lexicon lexicon)
    {
        _lexicon = lexicon;
        _kinds = [.. lexicon.Concepts.Where(c => lexicon.OfKind(c.Key).Count > 0).SelectMany(c => c.Exact.Prepend(c.Preferred)).Select(n => n.ToLowerInvariant())];
        foreach (var term in terms.Order(StringComparer.Ordinal))
        {
            AddTo(term, term);
        }

        // What the corpus calls by one word is found by that word's relatives too.
        foreach (var concept in lexicon.Concepts)
        {
            foreach (var name in concept.Exact.Prepend(concept.Preferred))
            {
                AddTo(name.ToLowerInvariant(), concept.Key);
            }
        }
    }

    public IReadOnlyList<string> Of(string term) => RootOf(term) is { } root && _byRoot.TryGetValue(root, out var family) ? [.. family.Where(t => t != term)] : [];

    private void AddTo(string word, string term)
    {
        if (RootOf(word) is not { } root)
        {
            return;
        }

        if (!_byRoot.TryGetValue(root, out var family))
        {
            _byRoot[root] = family = [];
        }

        if (!family.Contains(term))
        {
            family.Add(term);
        }
    }

    private string? RootOf(string word)
    {
        if (word.Length < ShortestRoot || !word.All(char.IsAsciiLetterLower) || (_lexicon.IsName(word) && !_kinds.Contains(word)) || NameEndings.OfDiseasesAndProcedures.Any(n => word.EndsWith(n, StringComparison.Ordinal)))
        {
            return null;
        }

        // A stemmer has a state of its own.
        EnglishStemmer stemmer = new();
        stemmer.SetCurrent(word);
        stemmer.Stem();
        return stemmer.Current.Length < ShortestRoot ? null : stemmer.Current;
    }
}
