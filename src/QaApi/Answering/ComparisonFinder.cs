using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Search;

namespace GuidanceQa.QaApi.Answering;

/// <summary>Which comparisons concern the statements of an answer? Comparisons are content of the corpus: found by the links their statements carry.</summary>
internal sealed class ComparisonFinder(SearchIndex index)
{
    private const int MostSides = 4;

    // Of sides that only tell more, these; of a conflict and of what the guidance is silent about, all that fit.
    private const int MostFurther = 2;

    // A side that fits the question less than this share of the best statement of its comparison is about another part of the matter; the judgement still sums it up. On dev, narrow questions had 119 words with .75 when this was brought in (without it 197, .6 128, .8 115),
    // BlockPrecision .690 (.681), VitalNuggetRecall .653 (.662); dialogues 117 (193), .584 (.514), .660 (.661). To keep the guidance's own side in any case costs 17 words and .035 of the dialogues' BlockPrecision for .004 of vital facts;
    // to keep all sides of conflicts and gaps 30 words, for nothing that was measured. Since the vocabulary knows kinds, .75 has 121 words and .8 118, and .8 has .001 of vital facts more.
    private const double FitsAsWell = 0.8;

    /// <summary>Comparisons whose statements refer to any of <paramref name="selected"/>, most important first.</summary>
    /// <param name="selected">In the order of the answer; the first weigh most.</param>
    /// <param name="relevance">How well a statement fits the question; higher is better.</param>
    /// <param name="allSides">Also the sides that fit the question less well.</param>
    public IReadOnlyList<ComparedStatements> For(IReadOnlyList<IndexedStatement> selected, Func<IndexedStatement, double> relevance, int most, bool allSides)
    {
        var shown = selected.Select(s => s.Ordinal).ToHashSet();
        Dictionary<string, (ComparedStatements Comparison, double Importance)> found = new(StringComparer.Ordinal);
        for (var i = 0; i < selected.Count; i++)
        {
            foreach (var from in index.ReferredBy(selected[i].Ordinal).Select(index.At).Where(s => s.Document.Kind == DocumentKinds.Comparison && s.Statement.IsEvidence))
            {
                var key = from.PassageId;
                if (found.ContainsKey(key) || Read(from, shown) is not { } comparison)
                {
                    continue;
                }

                var fit = comparison.Sides.Append(comparison.Judgement).Max(relevance);
                found[key] = (comparison, Severity(comparison.Verdict) + fit - (0.5 * i));
            }
        }

        return [.. found.OrderByDescending(f => f.Value.Importance).ThenBy(f => f.Key, StringComparer.Ordinal).Take(most).Select(f => allSides ? f.Value.Comparison : Fitting(f.Value.Comparison, relevance, index.StatementsOf(f.Value.Comparison.Judgement.Passage).Max(relevance)))];
    }

    // In the order of the source. What the answer shows already sets the measure too.
    private static ComparedStatements Fitting(ComparedStatements comparison, Func<IndexedStatement, double> relevance, double best)
    {
        var fitting = comparison.Sides.Where(s => relevance(s) >= best * FitsAsWell).OrderByDescending(relevance).Take(comparison.Verdict == "refine" ? MostFurther : MostSides).ToHashSet();
        return comparison with { Sides = [.. comparison.Sides.Where(fitting.Contains)] };
    }

    private static double Severity(string verdict) => verdict switch
    {
        "conflict" => 1.5,
        "refine" => 1.0,
        "gap" => 0.8,
        _ => 0.3,
    };

    // A comparison is one section of a comparison document. Sides that only restate what the answer already shows are left out; an agreement is told by its verdict alone.
    private ComparedStatements? Read(IndexedStatement member, HashSet<int> shown)
    {
        var section = index.StatementsOf(member.Passage).Where(s => s.Statement.IsEvidence).ToList();
        if (section.FirstOrDefault(s => s.Statement.Verdict is not null) is not { } judgement)
        {
            return null;
        }

        var verdict = judgement.Statement.Verdict!;
        var sides = verdict == "agree"
            ? []
            : section.Where(s => s.Statement.Verdict is null && !IsShown(s, shown)).Take(MostSides).ToList();
        return new ComparedStatements(member.Statement.Path.Count > 0 ? member.Statement.Path[^1] : member.Document.Title, verdict, sides, judgement);
    }

    // The guidance's own side says nothing new once one of the statements it restates is shown; a reference's side does, unless all of its statements are.
    private bool IsShown(IndexedStatement side, HashSet<int> shown)
    {
        var restated = index.RefersTo(side.Ordinal).ToList();
        return restated.All(shown.Contains) || (restated.Any(shown.Contains) && restated.All(r => index.At(r).Document.Kind == DocumentKinds.Guidance));
    }
}
