using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Answering;

/// <summary>How much of what a question asks do the selected statements hold? Shares are weighted by rarity, from 0 to 1.</summary>
internal sealed class Coverage(SearchIndex index)
{
    // A follow-up is half about what it leaves out.
    private const double CarriedShare = 0.7;

    // "neuropsychiatric", "intracranially": part of what is asked, and not what it is about.
    private const double OrdinaryShare = 0.5;

    /// <summary>The share of the question's content that the statements hold: its own, and what was carried where it makes no sense without.</summary>
    public double Of(Understanding turn, IReadOnlyList<Candidate> selected)
    {
        double all = 0, held = 0;
        foreach (var (unit, weight) in turn.Own.Select(u => (u, 1.0)).Concat(turn.Own.Count == 0 || turn.LeansOnEarlier ? turn.Carried.Select(c => (c.Unit, CarriedShare)) : []))
        {
            var idf = index.Idf(unit.Unit) * unit.Unit.Weight * weight * (!unit.IsKnown && EntityShape.IsOrdinary(unit.Label) ? OrdinaryShare : 1);
            all += idf;
            held += selected.Any(s => IsHeldBy(turn, s, unit)) ? idf : 0;
        }

        return all <= 0 ? 0 : held / all;
    }

    /// <summary>"What dose" wants a dose; "how much" any figure.</summary>
    public static bool StatesAmount(Understanding turn, Candidate candidate) =>
        candidate.FitsType || (!turn.Interpretation.StandaloneQuestion.Contains("dos", StringComparison.OrdinalIgnoreCase) && candidate.Statement.Statement.Text.Any(char.IsAsciiDigit));

    /// <summary>The share of the question's content that its rarest word makes up, when no selected statement holds that word; 0 when one does, or when the word is an everyday one.</summary>
    public double RarestShare(Understanding turn, IReadOnlyList<Candidate> selected)
    {
        var own = turn.Own.Where(u => u.IsKnown && u.Unit.Weight >= 1).ToList();
        if (own.Count < 2 || turn.LeansOnEarlier)
        {
            return 0;
        }

        var rarest = own.MaxBy(u => index.Idf(u.Unit))!;
        return rarest.IsCommon || selected.Any(s => IsHeldBy(turn, s, rarest)) ? 0 : index.Idf(rarest.Unit) / own.Sum(u => index.Idf(u.Unit));
    }

    /// <summary>What the question names and no statement holds, in its own words.</summary>
    public static List<string> Uncovered(Understanding turn, IReadOnlyList<Candidate> selected) =>
        Labels(turn.Own.Where(u => selected.All(s => !IsHeldBy(turn, s, u))));

    /// <summary>Does the statement itself, its rendering or its headings hold the unit?</summary>
    public static bool IsHeldBy(Understanding turn, Candidate candidate, FoundUnit unit)
    {
        if ((candidate.FitsType && QuestionTypes.IsAttribute(turn.QuestionType, unit.Label)) || (candidate.Band > 0 && Bands.IsAmount(unit.Label)))
        {
            return true;
        }

        return PlaceOf(turn, candidate, unit) is { } u && (candidate.Ranked.InText[u] || candidate.Ranked.InPath[u]);
    }

    /// <summary>Does the sentence itself name the unit, and not only what stands above it?</summary>
    public static bool IsSaidBy(Understanding turn, Candidate candidate, FoundUnit unit) => PlaceOf(turn, candidate, unit) is { } u && candidate.Ranked.InText[u];

    // The unit's place in the query, if it was ranked by.
    private static int? PlaceOf(Understanding turn, Candidate candidate, FoundUnit unit)
    {
        for (var u = 0; u < turn.Query.Units.Count && u < candidate.Ranked.InText.Count; u++)
        {
            if (turn.Query.Units[u].Terms[0].Term == unit.Unit.Terms[0].Term)
            {
                return u;
            }
        }

        return null;
    }

    public static List<string> Labels(IEnumerable<FoundUnit> units) => [.. units.Select(u => u.Label).Distinct(StringComparer.OrdinalIgnoreCase)];
}
