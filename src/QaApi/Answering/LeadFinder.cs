using GuidanceQa.Indexing.Documents;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Answering;

/// <summary>Which of the ranked statements answers, and which belong beside it?</summary>
internal static class LeadFinder
{
    // A further statement belongs in a direct answer when it is nearly as good as the first. On dev, with the comparisons' sides as they are, .72 has 122 words for a narrow question, .74 118 and .75 less, for .046 of the dialogues' Completeness.
    private const double NearlyAsGood = 0.74;
    private const double AsGood = 0.9;

    // How much better a statement of another type must be to lead before one of the type that was asked for.
    private const double TypeCounts = 0.75;
    private const double DoseCounts = 0.6;

    // Of what the best statement holds, at least this must be held by one of the type that was asked for before.
    private const double InheritedCoverage = 0.8;

    /// <summary>"What dose?", then "and without symptoms?": that there is none is no dose. True where the form of the answer was taken over, and no statement of that form holds what the turn names.</summary>
    public static bool TypeGivesWay(Understanding turn, IReadOnlyList<Candidate> candidates)
    {
        if (!turn.InheritsType || candidates.Count == 0)
        {
            return false;
        }

        var enough = Enough(candidates);
        return !candidates.Any(c => c.FitsType && c.Coverage >= enough);
    }

    /// <param name="candidates">Best first, at least one.</param>
    public static Candidate Lead(Understanding turn, IReadOnlyList<Candidate> candidates) => Best(turn, MostKeys(turn, OfItsOwn(turn, candidates)));

    private static double Enough(IReadOnlyList<Candidate> candidates) => candidates.Max(c => c.Coverage) * InheritedCoverage;

    // "And without symptoms?" is about having none, whatever it was that was spoken of.
    private static IReadOnlyList<Candidate> OfItsOwn(Understanding turn, IReadOnlyList<Candidate> candidates)
    {
        if (!turn.InheritsType || !turn.LeansOnEarlier || !turn.Own.Any(u => u.IsKnown))
        {
            return candidates;
        }

        var enough = Enough(candidates);
        return [.. candidates.Where(c => c.Coverage >= enough)];
    }

    // A statement that lacks one of the key entities answers another question: those that hold the most come first, in their own order.
    private static List<Candidate> MostKeys(Understanding turn, IReadOnlyList<Candidate> candidates)
    {
        var keys = turn.KeyUnits.ToList();
        var decides = keys.Count > 1 || (keys is [{ Concept.Class: "drug" } drug] && turn.Own.Contains(drug));
        return !decides ? [.. candidates] : [.. candidates.OrderByDescending(c => keys.Count(k => Coverage.IsHeldBy(turn, c, k))).ThenByDescending(c => keys.Count(k => Coverage.IsSaidBy(turn, c, k)))];
    }

    // The best statement; among the nearly equal, one that says the kind of thing asked for.
    private static Candidate Best(Understanding turn, List<Candidate> candidates)
    {
        // A comparison comments on other statements: it leads only where the question asks to compare, or where nothing else says it.
        var best = turn.QuestionType == QuestionTypes.Comparison ? candidates[0]
            : candidates.FirstOrDefault(c => c.Statement.Document.Kind != DocumentKinds.Comparison && c.Coverage >= candidates[0].Coverage * 0.75) ?? candidates[0];
        if (turn.QuestionType is QuestionTypes.General or QuestionTypes.YesNo or QuestionTypes.Comparison)
        {
            return best;
        }

        var enough = best.Score * (turn.QuestionType == QuestionTypes.Dose ? DoseCounts : TypeCounts);
        var fitting = candidates.Where(c => c.FitsType && !c.IsSuperseded && c.Statement.Document.Kind != DocumentKinds.Comparison && c.Score >= enough && c.Coverage >= best.Coverage * 0.8
            && (turn.QuestionType != QuestionTypes.Timing || TextUnits(turn, c) >= TextUnits(turn, best))).ToList();

        // A dose is the guidance's, where it says as much as a reference does.
        return fitting.FirstOrDefault(c => turn.QuestionType == QuestionTypes.Dose && c.Statement.Document.Kind == DocumentKinds.Guidance && c.Coverage >= fitting.Max(f => f.Coverage) * 0.9)
            ?? (best.FitsType ? best : fitting.FirstOrDefault() ?? best);
    }

    // How much of what the turn names stands in the sentence itself: any sentence of a document has its title above it, and most name a time.
    private static int TextUnits(Understanding turn, Candidate candidate) => Enumerable.Range(0, Math.Min(turn.Own.Count, candidate.Ranked.InText.Count)).Count(u => candidate.Ranked.InText[u]);

    /// <summary>The lead and what belongs beside it, in the order of the answer.</summary>
    public static List<Candidate> Supporting(Understanding turn, Candidate lead, IReadOnlyList<Candidate> candidates, bool brief)
    {
        var most = brief ? 2 : turn.QuestionType is QuestionTypes.List or QuestionTypes.Treatment ? 6 : 4;
        List<Candidate> selected = [lead];
        HashSet<string> texts = new(StringComparer.Ordinal) { lead.Statement.Statement.Text };
        foreach (var candidate in candidates.Where(c => c != lead && c.Statement.Document.Kind != DocumentKinds.Comparison))
        {
            if (selected.Count >= most || candidate.Score < lead.Score * NearlyAsGood)
            {
                break;
            }

            if (candidate.Coverage >= lead.Coverage * 0.7 && MaySupport(turn, lead, candidate) && texts.Add(candidate.Statement.Statement.Text))
            {
                selected.Add(candidate);
            }
        }

        // What is as good as the lead and stands in one passage with it is read in the source's order ("moderate" before "severe"); the rest follows by rank.
        return [.. selected.OrderBy(c => IsOnePassage(lead, c) ? 0 : c.Statement.Document.Id == lead.Statement.Document.Id ? 1 : 2)
            .ThenBy(c => IsOnePassage(lead, c) ? c.Statement.Ordinal : 0).ThenByDescending(c => c.Score).ThenBy(c => c.Statement.Ordinal)];
    }

    private static bool IsOnePassage(Candidate lead, Candidate candidate) =>
        candidate.Statement.PassageId == lead.Statement.PassageId && candidate.Score >= lead.Score * AsGood && candidate.FitsType == lead.FitsType;

    // A statement about another drug does not support one about this drug. Without a drug, disease or procedure in common, a statement of another document only happens to use the same words.
    private static bool MaySupport(Understanding turn, Candidate lead, Candidate candidate) =>
        !(candidate.Band < 0 && lead.Band > 0)
        && (turn.KeyUnits.Any() ? turn.KeyUnits.Where(k => k.Concept!.Class == "drug" && Coverage.IsHeldBy(turn, lead, k)).All(k => Coverage.IsHeldBy(turn, candidate, k)) || turn.QuestionType == QuestionTypes.Comparison
            : candidate.Statement.Document.Id == lead.Statement.Document.Id || lead.Statement.Document.Kind != DocumentKinds.Guidance);
}
