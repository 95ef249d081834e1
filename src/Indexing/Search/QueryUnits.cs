using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.Indexing.Search;

/// <summary>A unit of a query with what it was made from.</summary>
/// <param name="Concept">The concept it names, or null for a word.</param>
/// <param name="IsKnown">The corpus or its vocabulary knows it.</param>
/// <param name="IsCommon">An everyday word: unlikely to name what a question is about.</param>
/// <param name="Position">Where it begins, in positions of the analysed text.</param>
public sealed record FoundUnit(QueryUnit Unit, Concept? Concept, bool IsKnown, bool IsCommon, int Position)
{
    public string Label => Unit.Label;

    /// <summary>A word that the corpus does not know, but another form of it.</summary>
    public bool IsRelated { get; init; }
}

/// <summary>Which units does a text ask for? Function words and the words by which people ask are left out; concepts count as one unit each.</summary>
public static class QueryUnits
{
    // A concept's words, each for itself, are a weak sign of the concept.
    private const double PartShare = 0.3;

    // A word that was understood as a concept in everyday language may also be meant as it stands.
    private const double LayWordShare = 0.5;

    // What is said of one of a kind is said of some of the kind.
    private const double OneOfKindShare = 0.5;

    /// <summary>What is said of a thing's kind counts for the thing, as a sentence and not as a heading. On dev, kinds give an answer to three questions and turns and take none (methods, 1.4: narrower .5, broader .3; with .3 a statement about the kind did not count).</summary>
    internal const double KindShare = 0.45;

    // A word of one root, in another form. With .8 RR of the second corpus is .008 lower on dev.
    private const double RelativeShare = 0.6;

    // HER2 in a question about HER2-negative disease: the marker without its sign.
    private const double AlternativeShare = 0.7;

    // Half of a named thing's: it may be the point of the question, or small talk.
    private const double EverydayWeight = 0.5;

    // Numbers select among statements that other units found: "2 to 3 cm" against "<2 cm".
    private const double NumberWeight = 0.8;

    /// <summary>A unit without what is said of its kind: the dose of one drug is not that of another of its kind.</summary>
    public static QueryUnit WithoutKind(FoundUnit found) => found.Concept is { Kinds.Count: > 0 } concept ? found.Unit with { Terms = [.. found.Unit.Terms.Where(t => !concept.Kinds.Contains(t.Term))] } : found.Unit;

    /// <summary>Units in text order, at most <see cref="Query.MaximumUnits"/>, without repeats.</summary>
    /// <param name="documents">Ids of the documents that the text asks in or is from; empty when that is not known.</param>
    public static IReadOnlyList<FoundUnit> Of(SearchIndex index, string text, bool isQuestion, params IReadOnlyList<string> documents)
    {
        var lexicon = index.Lexicon;
        var analysed = lexicon.Analyse(text, isQuestion, documents);
        List<FoundUnit> units = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        Dictionary<int, ConceptMention> mentions = analysed.Mentions.ToDictionary(m => m.FirstPosition);
        var tokens = analysed.Tokens;
        for (var i = 0; i < tokens.Count && units.Count < Query.MaximumUnits;)
        {
            var position = tokens[i].Position;
            FoundUnit? unit;
            int last;
            if (mentions.TryGetValue(position, out var mention))
            {
                unit = OfMention(index, text, tokens, mention);
                last = mention.LastPosition;
            }
            else
            {
                unit = OfWord(index, text, tokens, i, position);
                last = position;
            }

            if (unit is not null && seen.Add(unit.Unit.Terms[0].Term))
            {
                units.Add(unit);
            }

            while (i < tokens.Count && tokens[i].Position <= last)
            {
                i++;
            }
        }

        return units;
    }

    private static FoundUnit OfMention(SearchIndex index, string text, IReadOnlyList<Token> tokens, ConceptMention mention)
    {
        List<WeightedTerm> terms = [new(mention.Concept.Key, 1.0)];
        var words = tokens.Where(t => t.Position >= mention.FirstPosition && t.Position <= mention.LastPosition).ToList();
        var isPhrase = mention.LastPosition > mention.FirstPosition;
        foreach (var word in words.Where(w => !index.Lexicon.English.IsFunctionWord(w.Term)))
        {
            if (word.Term.EndsWith("_neg", StringComparison.Ordinal) || word.Term.EndsWith("_pos", StringComparison.Ordinal))
            {
                // The marker's sign must not be lost in the concept of the marker.
                Add(terms, word.Term, AlternativeShare);
            }
            else if (isPhrase || mention.IsLay)
            {
                Add(terms, index.Lexicon.Normal(word.Term), isPhrase ? PartShare : LayWordShare);
            }
        }

        // The preferred name's words count too: "radiation to the whole head" should meet "whole-brain" and "radiotherapy".
        if (mention.IsLay)
        {
            foreach (var word in Tokeniser.Read(mention.Concept.Preferred).Where(w => !index.Lexicon.English.IsFunctionWord(w.Term)))
            {
                Add(terms, index.Lexicon.Normal(word.Term), PartShare);
            }
        }

        foreach (var key in mention.Concept.Kinds)
        {
            Add(terms, key, KindShare);
        }

        foreach (var key in index.Lexicon.OfKind(mention.Concept.Key))
        {
            Add(terms, key, OneOfKindShare);
        }

        var label = text.Substring(mention.Start, Math.Min(mention.Length, text.Length - mention.Start));
        return new FoundUnit(new QueryUnit(label, terms, 1.0), mention.Concept, IsKnown: true, IsCommon: false, mention.FirstPosition);
    }

    private static FoundUnit? OfWord(SearchIndex index, string text, IReadOnlyList<Token> tokens, int first, int position)
    {
        var english = index.Lexicon.English;
        List<WeightedTerm> terms = [];
        var isCommon = true;

        // "How often", "how soon": the word asks and is not looked for.
        if (first > 0 && tokens[first - 1] is { Term: "how" } && english.IsCommon(tokens[first].Term))
        {
            return null;
        }

        for (var i = first; i < tokens.Count && tokens[i].Position == position; i++)
        {
            var term = tokens[i].Term;
            if (english.IsFunctionWord(term) || english.IsScaffold(term))
            {
                return null;
            }

            isCommon &= english.IsCommon(term) || term.All(c => char.IsAsciiDigit(c) || c is '.' or '-');
            Add(terms, index.Lexicon.Normal(term), terms.Count == 0 ? 1.0 : AlternativeShare);
        }

        var isKnown = terms.Any(t => index.Frequency(t.Term) > 0);
        foreach (var relative in terms.ToList().SelectMany(t => index.Relatives(t.Term)))
        {
            Add(terms, relative, RelativeShare);
        }

        // An everyday word that the corpus does not know ("drive", "alcohol") finds nothing and still is part of what is asked.
        var weight = isCommon && !isKnown ? EverydayWeight : char.IsAsciiDigit(tokens[first].Term[0]) && tokens[first].Term.All(c => char.IsAsciiDigit(c) || c is '.' or '-') ? NumberWeight : 1.0;
        return new FoundUnit(new QueryUnit(text.Substring(tokens[first].Start, tokens[first].Length), terms, weight), null, isKnown, isCommon, position) { IsRelated = !isKnown && terms.Any(t => index.Frequency(t.Term) > 0) };
    }

    private static void Add(List<WeightedTerm> terms, string term, double share)
    {
        if (terms.All(t => t.Term != term))
        {
            terms.Add(new WeightedTerm(term, share));
        }
    }
}
