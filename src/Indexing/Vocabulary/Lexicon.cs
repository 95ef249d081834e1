using System.Collections.Frozen;

namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>A term at a place of a text. Several terms may share a position: alternatives of one word, and the concepts that begin there.</summary>
public readonly record struct IndexTerm(string Term, int Position);

/// <summary>A concept found in a text. Positions are inclusive; <paramref name="Start"/> and <paramref name="Length"/> index the text.</summary>
/// <param name="IsLay">True when it was named in everyday words.</param>
public sealed record ConceptMention(Concept Concept, int FirstPosition, int LastPosition, int Start, int Length, bool IsLay);

/// <summary>A text as the searcher sees it.</summary>
/// <param name="Tokens">In text order; see <see cref="Tokeniser"/>.</param>
/// <param name="Terms">Normal forms of all tokens and keys of all concepts, in position order.</param>
/// <param name="Mentions">Longest matches, never overlapping, in text order.</param>
public sealed record AnalysedText(IReadOnlyList<Token> Tokens, IReadOnlyList<IndexTerm> Terms, IReadOnlyList<ConceptMention> Mentions);

/// <summary>Which terms and concepts does a text hold? The same analysis serves statements and questions, so that both sides meet.</summary>
public sealed class Lexicon
{
    private readonly Func<string, string> _stem;
    private readonly FrozenSet<string> _unstemmed;
    private readonly FrozenDictionary<string, Concept> _byKey;
    private readonly FrozenDictionary<string, IReadOnlyList<string>> _ofKind;
    private readonly Dictionary<string, List<Name>> _namesByFirst = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<LearntAbbreviation>> _senses = new(StringComparer.Ordinal);

    /// <param name="concepts">The corpus's own, in file order. Concepts with one preferred name are merged.</param>
    /// <param name="stem">Stems one lower-case English word.</param>
    public Lexicon(EnglishLayer english, IReadOnlyList<Concept> concepts, Func<string, string> stem)
    {
        _stem = stem;
        English = english;
        Concepts = Merge([.. concepts, .. english.Synonyms.Select(s => General(s.Preferred, s.Variants))]);
        _byKey = Concepts.ToFrozenDictionary(c => c.Key, StringComparer.Ordinal);
        _ofKind = Concepts.SelectMany(c => c.Kinds.Select(k => (Kind: k, c.Key))).GroupBy(p => p.Kind, p => p.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g], StringComparer.Ordinal);

        // Names of drugs and genes are never stemmed: a stem could make two drugs one.
        _unstemmed = Concepts.Where(c => c.Class is "drug" or "gene")
            .SelectMany(c => c.Exact.Prepend(c.Preferred))
            .Where(name => !name.Contains(' ', StringComparison.Ordinal))
            .SelectMany(name => Tokeniser.Read(name).Select(t => t.Term))
            .ToFrozenSet(StringComparer.Ordinal);
        foreach (var concept in Concepts)
        {
            AddNames(concept, concept.Exact.Prepend(concept.Preferred), isLay: false);
            AddNames(concept, concept.Lay, isLay: true);
            foreach (var learnt in concept.Learnt)
            {
                AddNames(concept, [learnt.ShortForm], isLay: false, learnt);
                if (learnt.IsAmbiguous)
                {
                    _senses.TryAdd(learnt.ShortForm, []);
                    _senses[learnt.ShortForm].Add(learnt);
                }
            }
        }

        foreach (var names in _namesByFirst.Values)
        {
            names.Sort((a, b) => b.Words.Length != a.Words.Length ? b.Words.Length.CompareTo(a.Words.Length) : string.CompareOrdinal(a.Concept.Key, b.Concept.Key));
        }
    }

    public EnglishLayer English { get; }

    public IReadOnlyList<Concept> Concepts { get; }

    /// <summary>Keys of the concepts that are one of this kind, in order; empty for most.</summary>
    public IReadOnlyList<string> OfKind(string key) => _ofKind.GetValueOrDefault(key, []);

    /// <summary>Is a lower-case word the name of a drug or a gene, or part of one, which no stemmer may touch?</summary>
    public bool IsName(string word) => _unstemmed.Contains(word);

    public Concept? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>The form under which a token is indexed: spelling and irregular forms folded, then stemmed; drug and gene names, codes and quantities as they are.</summary>
    public string Normal(string term)
    {
        if (_unstemmed.Contains(term) || !term.All(char.IsAsciiLetter))
        {
            return English.Lemma(term);
        }

        return _stem(English.Lemma(term));
    }

    /// <param name="isQuestion">True: everyday words of the vocabulary count as well; they are understood in questions, one way.</param>
    /// <param name="documents">Ids of the documents that the text is from or asks in; empty when that is not known. An abbreviation that documents disagree about stands for its long form only where they tell which.</param>
    public AnalysedText Analyse(string text, bool isQuestion, params IReadOnlyList<string> documents)
    {
        var tokens = Tokeniser.Read(text);
        List<IndexTerm> terms = new(tokens.Count * 2);
        List<List<string>> forms = [];
        foreach (var token in tokens)
        {
            while (forms.Count <= token.Position)
            {
                forms.Add([]);
            }

            var normal = Normal(token.Term);
            if (!forms[token.Position].Contains(normal))
            {
                forms[token.Position].Add(normal);
                terms.Add(new IndexTerm(normal, token.Position));
            }
        }

        Reading reading = new(text, tokens, forms, isQuestion, documents);
        var mentions = Tag(reading);
        if (isQuestion)
        {
            terms.AddRange(mentions.Select(m => new IndexTerm(m.Concept.Key, m.FirstPosition)));
        }
        else
        {
            // A statement about "acute heart failure" is one about heart failure too: concepts inside a longer name are found as well.
            terms.AddRange(Nested(reading));
        }

        terms.Sort((a, b) => a.Position != b.Position ? a.Position.CompareTo(b.Position) : string.CompareOrdinal(a.Term, b.Term));
        return new AnalysedText(tokens, terms, mentions);
    }

    private static Concept General(string preferred, IReadOnlyList<string> variants) =>
        new(VocabularyReader.KeyOf(preferred), preferred, "other", variants, [], [], []);

    private static List<Concept> Merge(IEnumerable<Concept> concepts)
    {
        Dictionary<string, Concept> merged = new(StringComparer.Ordinal);
        foreach (var concept in concepts)
        {
            merged[concept.Key] = merged.TryGetValue(concept.Key, out var known)
                ? known with
                {
                    Class = known.Class == "other" ? concept.Class : known.Class,
                    Exact = [.. known.Exact.Union(concept.Exact)],
                    Lay = [.. known.Lay.Union(concept.Lay)],
                    Ambiguous = [.. known.Ambiguous.Union(concept.Ambiguous)],
                    Confusable = [.. known.Confusable.Union(concept.Confusable)],
                    Gloss = known.Gloss ?? concept.Gloss,
                    Kinds = [.. known.Kinds.Union(concept.Kinds)],
                    Learnt = [.. known.Learnt, .. concept.Learnt],
                }
                : concept;
        }

        return [.. merged.Values.OrderBy(c => c.Key, StringComparer.Ordinal)];
    }

    /// <summary>Short forms that documents explain differently, in text order, where the text leaves open which is meant; with the concepts that they may stand for, in order of their keys.</summary>
    /// <param name="documents">As for <see cref="Analyse"/>.</param>
    public IReadOnlyList<(string ShortForm, int Start, IReadOnlyList<Concept> Senses)> Open(string text, params IReadOnlyList<string> documents)
    {
        if (_senses.Count == 0)
        {
            return [];
        }

        List<(string, int, IReadOnlyList<Concept>)> open = [];
        foreach (var token in Tokeniser.Read(text).DistinctBy(t => t.Position))
        {
            var written = text.Substring(token.Start, token.Length);
            if (_senses.TryGetValue(written, out var learnt) && learnt.Count > 1 && !learnt.Exists(l => Allows(l, documents)))
            {
                open.Add((written, token.Start, [.. Concepts.Where(c => c.Learnt.Any(learnt.Contains))]));
            }
        }

        return open;
    }

    private bool Allows(LearntAbbreviation learnt, IReadOnlyList<string> documents) =>
        !learnt.IsAmbiguous || (learnt.Documents.Any(documents.Contains) && !_senses[learnt.ShortForm].Exists(other => other != learnt && other.Documents.Any(documents.Contains)));

    private void AddNames(Concept concept, IEnumerable<string> names, bool isLay, LearntAbbreviation? learnt = null)
    {
        foreach (var name in names)
        {
            var words = Tokeniser.Read(name).GroupBy(t => t.Position).OrderBy(g => g.Key).Select(g => g.Select(t => Normal(t.Term)).ToArray()).ToArray();
            if (words.Length == 0)
            {
                continue;
            }

            // "OS", "IT", "WHO": an abbreviation that is also an English word counts only in capitals.
            var lower = name.ToLowerInvariant();
            var needsCapitals = name.Length <= 5 && name.All(c => !char.IsLower(c)) && (English.IsFunctionWord(lower) || English.IsCommon(lower) || English.IsScaffold(lower));
            foreach (var first in words[0])
            {
                if (!_namesByFirst.TryGetValue(first, out var list))
                {
                    _namesByFirst[first] = list = [];
                }

                list.Add(new Name(concept, words, isLay, needsCapitals, learnt));
            }
        }
    }

    private List<ConceptMention> Tag(Reading reading)
    {
        var (_, tokens, forms, _, _) = reading;
        List<ConceptMention> mentions = [];
        var firstToken = new int[forms.Count];
        var lastToken = new int[forms.Count];
        Array.Fill(firstToken, -1);
        for (var i = 0; i < tokens.Count; i++)
        {
            var position = tokens[i].Position;
            firstToken[position] = firstToken[position] < 0 ? i : firstToken[position];
            lastToken[position] = i;
        }

        for (var position = 0; position < forms.Count; position++)
        {
            if (Longest(reading, firstToken, position) is not { } name)
            {
                continue;
            }

            var last = position + name.Words.Length - 1;
            var start = tokens[firstToken[position]].Start;
            var end = Enumerable.Range(firstToken[last], lastToken[last] - firstToken[last] + 1).Max(i => tokens[i].Start + tokens[i].Length);
            mentions.Add(new ConceptMention(name.Concept, position, last, start, Math.Max(0, end - start), name.IsLay));
            position = last;
        }

        return mentions;
    }

    private IEnumerable<IndexTerm> Nested(Reading reading)
    {
        var (_, tokens, forms, _, _) = reading;
        var firstToken = new Dictionary<int, int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            firstToken.TryAdd(tokens[i].Position, i);
        }

        for (var position = 0; position < forms.Count; position++)
        {
            HashSet<string> keys = new(StringComparer.Ordinal);
            foreach (var name in forms[position].SelectMany(f => _namesByFirst.GetValueOrDefault(f) ?? []))
            {
                if (!name.IsLay && Stands(name, reading, position, tokens[firstToken[position]]) && keys.Add(name.Concept.Key))
                {
                    yield return new IndexTerm(name.Concept.Key, position);
                }
            }
        }
    }

    private Name? Longest(Reading reading, int[] firstToken, int position)
    {
        Name? best = null;
        foreach (var form in reading.Forms[position])
        {
            if (!_namesByFirst.TryGetValue(form, out var names))
            {
                continue;
            }

            foreach (var name in names)
            {
                if (best is not null && name.Words.Length <= best.Words.Length)
                {
                    break;
                }

                if ((!name.IsLay || reading.IsQuestion) && Stands(name, reading, position, reading.Tokens[firstToken[position]]))
                {
                    best = name;
                    break;
                }
            }
        }

        return best;
    }

    // Does the name stand at a position, as it has to be written and in a sense that holds there?
    private bool Stands(Name name, Reading reading, int position, Token first) =>
        Matches(name, reading.Forms, position) && (!name.NeedsCapitals || IsCapitals(reading.Text, first)) && (name.Learnt is null || Allows(name.Learnt, reading.Documents));

    private static bool Matches(Name name, List<List<string>> forms, int position)
    {
        if (position + name.Words.Length > forms.Count)
        {
            return false;
        }

        for (var i = 0; i < name.Words.Length; i++)
        {
            if (!name.Words[i].Any(forms[position + i].Contains))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsCapitals(string text, Token token) => text.AsSpan(token.Start, token.Length).IndexOfAnyInRange('a', 'z') < 0;

    private sealed record Name(Concept Concept, string[][] Words, bool IsLay, bool NeedsCapitals, LearntAbbreviation? Learnt);

    // Forms by position; the documents that the text is from or asks in.
    private sealed record Reading(string Text, IReadOnlyList<Token> Tokens, List<List<string>> Forms, bool IsQuestion, IReadOnlyList<string> Documents);
}
