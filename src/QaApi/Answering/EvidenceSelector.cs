using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Grounding;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Answering;

/// <summary>What belongs in the answer, and is there one at all? Decides the status; writes no word.</summary>
internal sealed class EvidenceSelector(SearchIndex index, Spelling spelling, ClaimVerifier verifier)
{
    // Share of the question's own content, weighted by rarity, that the answering statements must hold. On dev .55 and .31; with .62 for an answer unanswerable recall gains .01 and status accuracy loses .03, with .34 for a part
    // of one false abstention is .02 higher.
    private const double AnsweredCoverage = 0.55;
    private const double PartialCoverage = 0.31;

    // A dose is whole only with its setting: "newly diagnosed" is not "recurrent".
    private const double DoseCoverage = 0.75;

    // A further statement belongs in a direct answer when it is nearly as good as the first.
    private const double NearlyAsGood = 0.74;
    private const double AsGood = 0.9;

    // How much better a statement of another type must be to lead before one of the type that was asked for.
    private const double TypeCounts = 0.75;
    private const double DoseCounts = 0.6;

    // A question whose rarest content word is in none of the statements is about something else once that word is this much of it.
    private const double RarestDecides = 0.38;

    // "PE in a pneumonia patient with thrombosis": two known things carry a short form that is not known.
    private const int KeysBesideShortForm = 2;

    // So many known words weigh as much as an unknown one.
    private const int UnknownCounts = 2;

    // Of what the best statement holds, at least this must be held by one of the type that was asked for before.
    private const double InheritedCoverage = 0.8;

    // For a question about how certain an answer is, what other documents say is the answer.
    private const int MostCompared = 3;

    private readonly Coverage _coverage = new(index);
    private readonly ScopeFinder _scope = new(index);
    private readonly ComparisonFinder _comparisons = new(index);
    private readonly StanceFinder _stances = new(verifier);

    public EvidenceSet Select(Understanding turn, IReadOnlyList<Candidate> candidates, string detail)
    {
        // "What dose?", then "and without symptoms?": that there is none is no dose.
        if (turn.InheritsType && candidates.Count > 0 && !candidates.Any(c => c.FitsType && c.Coverage >= candidates.Max(o => o.Coverage) * InheritedCoverage))
        {
            (turn, candidates) = StatementRanker.WithoutType(turn, candidates);
        }

        var selected = Chosen(turn, candidates, turn.Request == AnswerRequests.Shorter ? "brief" : detail);
        return turn.Request is null || selected.Sections.Count == 0 ? selected : RequestedEvidence.For(turn.Request, selected, candidates, statements => Compared(statements, candidates, MostCompared, allSides: true));
    }

    private EvidenceSet Chosen(Understanding turn, IReadOnlyList<Candidate> candidates, string detail)
    {
        var brief = detail == "brief";
        if (turn.Choices.Count > 0)
        {
            return Clarify(turn, null) with { Choices = turn.Choices };
        }

        if (OutsideTheCorpus(turn, candidates) is { } outside)
        {
            return outside;
        }

        if (_scope.Overview(turn, brief) is { } overview)
        {
            var all = overview.SelectMany(s => s.Statements).ToList();
            return Set(turn, Statuses.Answered, null, AnswerShape.Overview, overview, Compared(all, candidates, brief ? 0 : 2), candidates);
        }

        if (candidates.Count == 0)
        {
            return Refusal(turn, candidates, StatusReasons.UncoveredAttribute, Coverage.Labels(turn.Own));
        }

        if (_scope.Section(turn, candidates, brief) is { } section)
        {
            return Set(turn, Statuses.Answered, null, AnswerShape.Section, [section], Compared(section.Statements, candidates, brief ? 1 : 2), candidates);
        }

        return Direct(turn, candidates, brief);
    }

    private EvidenceSet Direct(Understanding turn, IReadOnlyList<Candidate> candidates, bool brief)
    {
        var lead = LeadOf(turn, MostKeys(turn, OfItsOwn(turn, candidates)));
        var selected = Supporting(turn, lead, candidates, brief);

        // A dose for one setting must not be completed by a sentence about another: only statements with a dose count as covering a question for one.
        // What stands in a table of two things is shown as well.
        var things = brief ? null : ComparedThings.Of(turn, candidates);
        var told = things?.Rows.SelectMany(r => r.Cells).OfType<IndexedStatement>().Select(s => s.Ordinal).ToHashSet() ?? [];
        IReadOnlyList<Candidate> covering = turn.QuestionType == QuestionTypes.Dose && lead.FitsType ? [.. selected.Where(c => c.FitsType)] : told.Count == 0 ? selected : [.. selected, .. candidates.Where(c => told.Contains(c.Statement.Ordinal))];
        var uncovered = Coverage.Uncovered(turn, covering);
        var coverage = _coverage.Of(turn, covering);
        var absentKeys = turn.KeyUnits.Where(k => !Coverage.IsHeldBy(turn, lead, k)).ToList();
        var unknown = turn.UnknownThings.ToList();

        // Whoever asserts the contrary of what a statement says is answered by it, whatever else the assertion is wrapped in; looked at only where the question would be refused.
        Lazy<bool> isContradicted = new(() => turn.KeyUnits.Any() && _stances.Of(turn, [.. selected.Select(c => c.Statement)]) is { Kind: Stances.Contradicts });

        // A key entity that no selected statement names: the rest would answer another question.
        if (absentKeys.Any(k => selected.All(s => !Coverage.IsHeldBy(turn, s, k))) && absentKeys.Count == turn.KeyUnits.Count() && !isContradicted.Value)
        {
            return Refusal(turn, candidates, StatusReasons.UncoveredCombination, Coverage.Labels(absentKeys));
        }

        if ((lead.Contradicts || coverage < PartialCoverage || _coverage.RarestShare(turn, told.Count == 0 ? selected : covering) >= RarestDecides) && !isContradicted.Value)
        {
            return Refusal(turn, candidates, StatusReasons.UncoveredAttribute, uncovered);
        }

        // What an adult is given may harm a child.
        if (turn.QuestionType == QuestionTypes.Dose && QuestionTypes.AsksForChildren(turn.Interpretation.StandaloneQuestion) && !covering.Any(c => QuestionTypes.SpeaksOfChildren(c.Statement.Statement.Text)))
        {
            return Refusal(turn, candidates, StatusReasons.UncoveredCombination, ["children"]);
        }

        List<string> missing = [.. Coverage.Labels(unknown), .. Coverage.Labels(absentKeys.Where(k => selected.Concat(covering).All(s => !Coverage.IsHeldBy(turn, s, k)))).Except(Coverage.Labels(unknown), StringComparer.Ordinal)];
        string? reason = unknown.Count > 0 ? StatusReasons.AbsentEntity : missing.Count > 0 ? StatusReasons.UncoveredCombination : null;
        if (missing.Count == 0 && coverage < (turn.QuestionType == QuestionTypes.Dose ? DoseCoverage : AnsweredCoverage) && !isContradicted.Value)
        {
            missing = uncovered;
            reason = StatusReasons.UncoveredAttribute;
        }

        if (missing.Count == 0 && turn.QuestionType == QuestionTypes.Dose && QuestionTypes.AsksForAmount(turn.Interpretation.StandaloneQuestion) && selected.All(s => !Coverage.StatesAmount(turn, s)))
        {
            missing = ["a dose"];
            reason = StatusReasons.UncoveredAttribute;
        }

        List<IndexedStatement> statements = [.. selected.Select(s => s.Statement)];
        var compared = Compared(OfTheGuidance(statements), candidates, brief ? 1 : 2, allSides: turn.QuestionType == QuestionTypes.Comparison);
        statements = WithoutCompared(statements, compared);
        var stance = _stances.Of(turn, statements);
        statements = stance is null ? statements : [stance.Statement, .. statements.Where(s => s != stance.Statement)];
        (statements, var alike) = EqualStatements.Merge(statements, verifier);
        return Set(
            turn,
            missing.Count == 0 ? Statuses.Answered : Statuses.Partial,
            reason,
            AnswerShape.Direct,
            [new EvidenceSection(null, statements, statements.Count)],
            compared,
            candidates) with
        { Missing = missing, Stance = stance, Alike = alike, Things = things };
    }

    // Questions that the corpus cannot answer whatever is found: nothing known, something unknown that the question turns on, or no question at all.
    private EvidenceSet? OutsideTheCorpus(Understanding turn, IReadOnlyList<Candidate> candidates)
    {
        var own = turn.Own;
        var known = own.Where(u => u.IsKnown).ToList();
        var unknown = turn.UnknownThings.ToList();
        if (known.Count == 0 && turn.Carried.Count == 0)
        {
            if (turn.IsForeign)
            {
                return Refusal(turn, [], StatusReasons.Language, []) with { Status = Statuses.OutOfScope };
            }

            if (unknown.Count > 0 && spelling.Correct(turn.Interpretation.StandaloneQuestion, unknown) is { } corrected)
            {
                return Clarify(turn, corrected);
            }

            if (unknown.Count > 0 || turn.EverydayWords > 0)
            {
                return Refusal(turn, [], StatusReasons.NoTermKnown, []) with { Status = Statuses.OutOfScope };
            }

            // "why?", "and then?": nothing to go by. "What does the guidance recommend?" asks for all of it.
            return ScopeFinder.AsksForTheWhole(turn.Interpretation.StandaloneQuestion) ? null : Clarify(turn, null);
        }

        // "Who won the football last night?": only everyday words are known, and no more of them than are unknown.
        if (turn.Carried.Count == 0 && turn.EverydayWords > 0 && turn.EverydayWords >= known.Count && known.All(u => u.IsCommon && u.Concept is null))
        {
            return Refusal(turn, [], StatusReasons.NoTermKnown, []) with { Status = Statuses.OutOfScope };
        }

        // "What about X?", and nobody speaks of X.
        if (unknown.Count > 0 && known.Count == 0 && turn.Substitutes && spelling.Correct(turn.Interpretation.StandaloneQuestion, unknown) is null)
        {
            return Refusal(turn, candidates, StatusReasons.AbsentEntity, Coverage.Labels(unknown));
        }

        if (unknown.Count > 0)
        {
            if (spelling.Correct(turn.Interpretation.StandaloneQuestion, unknown) is { } corrected)
            {
                return Clarify(turn, corrected);
            }

            // What is built like a name is what the question is about, but for one short form among things that are known. Of other unknown words the question is where they outweigh the known, or where nothing known can be its subject.
            var keys = known.Count(Understanding.IsKey);
            if (unknown.Any(u => EntityShape.LooksLikeEntity(u.Label) && !(keys >= KeysBesideShortForm && EntityShape.IsShortForm(u.Label)))
                || (keys == 0 && !(turn.LeansOnEarlier && turn.Carried.Any(c => Understanding.IsKey(c.Unit))) && unknown.Count * UnknownCounts >= known.Count))
            {
                return Refusal(turn, candidates, StatusReasons.AbsentEntity, Coverage.Labels(unknown));
            }
        }

        // "When can I drive again after X?" is about driving, however much is said of X.
        if (turn.Deed is { IsKnown: false, IsRelated: false } deed)
        {
            return Refusal(turn, candidates, StatusReasons.UncoveredAttribute, [deed.Label]);
        }

        var absent = known.Where(u => u.Concept is not null && index.Frequency(u.Unit.Terms[0].Term) == 0 && !IsToldOfItsKind(turn, u)).ToList();
        return absent.Any(Understanding.IsKey) ? Refusal(turn, candidates, StatusReasons.AbsentEntity, Coverage.Labels(absent)) : null;
    }

    // Nobody names the thing, but its kind is spoken of: thrombosis of a vein where thrombosis is asked about, unless a dose or a time is asked for. One drug of a kind is not another.
    private bool IsToldOfItsKind(Understanding turn, FoundUnit unit) =>
        unit.Concept!.Class != "drug" && turn.Query.Units.FirstOrDefault(u => u.Terms[0].Term == unit.Unit.Terms[0].Term) is { } asked && asked.Terms.Any(t => unit.Concept!.Kinds.Contains(t.Term) && index.Frequency(t.Term) > 0);

    private static EvidenceSet Clarify(Understanding turn, string? corrected) =>
        new(turn, Statuses.Clarify, StatusReasons.Ambiguous, AnswerShape.Direct, [], [], [], [], corrected is null ? [] : [corrected]);

    private static EvidenceSet Refusal(Understanding turn, IReadOnlyList<Candidate> candidates, string reason, IReadOnlyList<string> missing) =>
        new(turn, Statuses.NotCovered, reason, AnswerShape.Direct, [], [], Nearest(candidates), missing, []);

    private static List<IndexedStatement> Nearest(IReadOnlyList<Candidate> candidates) =>
        [.. candidates.Where(c => c.Statement.Document.Kind != DocumentKinds.Comparison).DistinctBy(c => c.Statement.PassageId, StringComparer.Ordinal).Take(3).Select(c => c.Statement)];

    private static EvidenceSet Set(
        Understanding turn,
        string status,
        string? reason,
        AnswerShape shape,
        IReadOnlyList<EvidenceSection> sections,
        IReadOnlyList<ComparedStatements> comparisons,
        IReadOnlyList<Candidate> candidates) =>
        new(turn, status, reason, shape, sections, comparisons, Nearest(candidates), [], []);

    // "And without symptoms?" is about having none, whatever it was that was spoken of.
    private static IReadOnlyList<Candidate> OfItsOwn(Understanding turn, IReadOnlyList<Candidate> candidates)
    {
        if (!turn.InheritsType || !turn.LeansOnEarlier || !turn.Own.Any(u => u.IsKnown))
        {
            return candidates;
        }

        var enough = candidates.Max(c => c.Coverage) * InheritedCoverage;
        return [.. candidates.Where(c => c.Coverage >= enough)];
    }

    // A statement that lacks one of the key entities answers another question: those that hold the most come first, in their own order.
    private static List<Candidate> MostKeys(Understanding turn, IReadOnlyList<Candidate> candidates)
    {
        var keys = turn.KeyUnits.ToList();
        return keys.Count < 2 && !(keys is [{ Concept.Class: "drug" } drug] && turn.Own.Contains(drug)) ? [.. candidates] : [.. candidates.OrderByDescending(c => keys.Count(k => Coverage.IsHeldBy(turn, c, k))).ThenByDescending(c => keys.Count(k => Coverage.IsSaidBy(turn, c, k)))];
    }

    // The best statement; among the nearly equal, one that says the kind of thing asked for.
    private static Candidate LeadOf(Understanding turn, List<Candidate> candidates)
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

    private static List<Candidate> Supporting(Understanding turn, Candidate lead, IReadOnlyList<Candidate> candidates, bool brief)
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
        candidate.Band < 0 && lead.Band > 0 ? false
            : turn.KeyUnits.Any() ? turn.KeyUnits.Where(k => k.Concept!.Class == "drug" && Coverage.IsHeldBy(turn, lead, k)).All(k => Coverage.IsHeldBy(turn, candidate, k)) || turn.QuestionType == QuestionTypes.Comparison
            : candidate.Statement.Document.Id == lead.Statement.Document.Id || lead.Statement.Document.Kind != DocumentKinds.Guidance;

    private IReadOnlyList<ComparedStatements> Compared(IReadOnlyList<IndexedStatement> statements, IReadOnlyList<Candidate> candidates, int most, bool allSides = false)
    {
        if (most == 0)
        {
            return [];
        }

        var fit = candidates.ToDictionary(c => c.Statement.Ordinal, c => c.Coverage);
        return _comparisons.For(statements, s => fit.GetValueOrDefault(s.Ordinal), most, allSides);
    }

    // Where the guidance leads, its own statements decide which comparisons come along; a reference's are told within them.
    private static List<IndexedStatement> OfTheGuidance(List<IndexedStatement> statements) =>
        statements[0].Document.Kind == DocumentKinds.Guidance ? [.. statements.Where(s => s.Document.Kind == DocumentKinds.Guidance)] : statements;

    // Beside a statement of the guidance, what a reference says on the same point belongs in the comparison, with its name and date, and not among the sentences of the guidance.
    private List<IndexedStatement> WithoutCompared(List<IndexedStatement> statements, IReadOnlyList<ComparedStatements> compared)
    {
        if (statements[0].Document.Kind != DocumentKinds.Guidance)
        {
            return statements;
        }

        var told = compared.SelectMany(c => c.Sides.Append(c.Judgement)).SelectMany(s => index.RefersTo(s.Ordinal)).ToHashSet();
        return [.. statements.Where(s => s.Document.Kind == DocumentKinds.Guidance || !told.Contains(s.Ordinal))];
    }
}
