using System.Text.RegularExpressions;
using GuidanceQa.Eval.Statistics;
using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.Eval.Faults;

/// <summary>Something else of the same kind, by the corpus's own vocabulary.</summary>
internal static partial class ConceptFaults
{
    private const int VariantsOfMention = 5;

    private static readonly PhraseTable Signs = new(
        """
        -positive => -negative
        -negative => -positive
        -mutant => -wild-type
        -mutated => -wild-type
        wild-type => mutant
        mutant => wild-type
        mutation => amplification
        mutations => amplifications
        methylation => mutation
        methylated => unmethylated
        unmethylated => methylated
        codeletion => amplification
        rearrangement => amplification
        triple-negative =>
        false-positive =>
        """);

    /// <summary>Another drug: one that is easily confused with it first.</summary>
    public static IEnumerable<string> Drug(string text, Lexicon lexicon, Seeded random) => Swapped(text, lexicon, "drug", random);

    /// <summary>Another gene, another digit in its name or its variant, another sign.</summary>
    public static IEnumerable<string> Gene(string text, Lexicon lexicon, Seeded random)
    {
        var mentions = lexicon.Analyse(text, isQuestion: false).Mentions.Where(m => m.Concept.Class == "gene").ToList();
        var swapped = Swapped(text, lexicon, "gene", random).ToList();
        var signs = mentions.Count == 0 ? [] : Signs.Variants(text);
        var digits = mentions.Select(m => (m.Start, m.Length)).Concat(Variant().Matches(text).Select(v => (Start: v.Index, v.Length))).SelectMany(s => OtherDigit(text, s.Start, s.Length));
        return swapped.Take(mentions.Count).Concat(signs).Concat(digits).Concat(swapped.Skip(mentions.Count));
    }

    private static IEnumerable<string> Swapped(string text, Lexicon lexicon, string kind, Seeded random)
    {
        var mentions = lexicon.Analyse(text, isQuestion: false).Mentions.Where(m => m.Concept.Class == kind && !m.IsLay && m.Length > 0).ToList();
        var others = mentions.Select(m => Others(text, m, lexicon, kind, random)).ToList();
        for (var round = 0; round < VariantsOfMention; round++)
        {
            for (var i = 0; i < mentions.Count; i++)
            {
                if (round < others[i].Count)
                {
                    var name = others[i][round].Preferred;
                    yield return Wording.Replaced(text, mentions[i].Start, mentions[i].Length, mentions[i].Start == 0 ? Wording.Capitalised(name) : name);
                }
            }
        }
    }

    // What the sentence names already would be said twice rather than wrongly.
    private static List<Concept> Others(string text, ConceptMention mention, Lexicon lexicon, string kind, Seeded random)
    {
        var named = text.Substring(mention.Start, mention.Length);
        var others = lexicon.Concepts
            .Where(c => c.Class == kind && c.Key != mention.Concept.Key && !c.Exact.Contains(named, StringComparer.OrdinalIgnoreCase) && !text.Contains(c.Preferred, StringComparison.OrdinalIgnoreCase))
            .ToList();
        var first = others.Count == 0 ? 0 : random.Next(others.Count);
        return
        [
            .. others.Select((c, i) => (c, Turn: (i - first + others.Count) % others.Count))
                .OrderBy(o => mention.Concept.Confusable.Contains(o.c.Preferred, StringComparer.OrdinalIgnoreCase) ? 0 : 1)
                .ThenBy(o => o.Turn)
                .Select(o => o.c),
        ];
    }

    private static IEnumerable<string> OtherDigit(string text, int start, int length) =>
        Enumerable.Range(start, length).Where(i => char.IsAsciiDigit(text[i])).Take(2).Select(i => Wording.Replaced(text, i, 1, text[i] == '9' ? "8" : ((char)(text[i] + 1)).ToString()));

    // V600E, K27M: a changed amino acid.
    [GeneratedRegex(@"[A-Z]\d{2,4}[A-Z]\b", RegexOptions.NonBacktracking)]
    private static partial Regex Variant();
}
