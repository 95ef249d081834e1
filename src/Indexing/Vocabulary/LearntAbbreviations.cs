using GuidanceQa.Indexing.Documents;

namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>A short form that documents explain, and did not have to be written into a vocabulary.</summary>
/// <param name="Documents">Ids of the documents that explain it so, in id order.</param>
/// <param name="IsAmbiguous">Documents disagree, or the vocabulary says that it also means something else: it stands for its long form only in <paramref name="Documents"/>.</param>
public sealed record LearntAbbreviation(string ShortForm, IReadOnlyList<string> Documents, bool IsAmbiguous);

/// <summary>What the documents of a corpus explain themselves, as concepts beside those of its vocabulary. Where both speak of one short form, the vocabulary's author is followed.</summary>
public static class LearntAbbreviations
{
    /// <summary>Concepts in order of their keys, each with what was learnt for it; those that the vocabulary has under the same key are to be merged with it.</summary>
    /// <param name="written">The vocabulary's own concepts and the general ones.</param>
    public static IReadOnlyList<Concept> Of(IEnumerable<Document> documents, Lexicon written)
    {
        SortedDictionary<string, SortedDictionary<string, Sense>> shorts = new(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            foreach (var pair in AbbreviationFinder.Find(document.Text))
            {
                if (SenseOf(pair, written) is not { } concept)
                {
                    continue;
                }

                if (!shorts.TryGetValue(pair.ShortForm, out var senses))
                {
                    shorts[pair.ShortForm] = senses = new(StringComparer.Ordinal);
                }

                if (!senses.TryGetValue(concept.Key, out var sense))
                {
                    senses[concept.Key] = sense = new Sense(concept, new(StringComparer.Ordinal));
                }

                sense.Documents.Add(document.Id);
            }
        }

        var declared = written.Concepts.SelectMany(c => c.Ambiguous).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. shorts.SelectMany(s => s.Value.Values.Select(sense => (sense.Concept, Learnt: Learnt(s.Key, sense, s.Value.Values, declared))))
                .GroupBy(x => x.Concept.Key, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => g.First().Concept with { Learnt = [.. g.Select(x => x.Learnt)] }),
        ];
    }

    private static LearntAbbreviation Learnt(string shortForm, Sense sense, ICollection<Sense> senses, HashSet<string> declared)
    {
        // A document that explains one short form in two ways tells nothing by it.
        var own = sense.Documents.Where(d => senses.Count(s => s.Documents.Contains(d)) == 1);
        return new LearntAbbreviation(shortForm, [.. own], senses.Count > 1 || declared.Contains(shortForm));
    }

    // The concept that the long form names; null where nothing is to be learnt: the short form is known to the vocabulary, or the long form's names cannot be told.
    private static Concept? SenseOf(AbbreviationPair pair, Lexicon written)
    {
        if (written.Analyse(pair.ShortForm, isQuestion: false).Mentions.Count > 0)
        {
            return null;
        }

        var analysed = written.Analyse(pair.LongForm, isQuestion: false);
        if (analysed.Tokens.Count == 0)
        {
            return null;
        }

        if (analysed.Mentions is [var whole] && whole.FirstPosition == analysed.Tokens[0].Position && whole.LastPosition == analysed.Tokens[^1].Position)
        {
            return Bare(whole.Concept);
        }

        // One thing in another spelling or number has one key.
        var key = "#" + string.Join('_', analysed.Tokens.GroupBy(t => t.Position).OrderBy(g => g.Key).Select(g => written.Normal(g.First().Term)));
        return written.Find(key) is { } known ? Bare(known) : new Concept(key, pair.LongForm, "other", [], [], [], []);
    }

    private static Concept Bare(Concept concept) => new(concept.Key, concept.Preferred, concept.Class, [], [], [], []);

    private sealed record Sense(Concept Concept, SortedSet<string> Documents);
}
