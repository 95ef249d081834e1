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

    // A question whose rarest content word is in none of the statements is about something else once that word is this much of it.
    private const double RarestDecides = 0.38;

    // "PE in a pneumonia patient with thrombosis": two known things carry a short form that is not known.
    private const int KeysBesideShortForm = 2;

    // So many known words weigh as much as an unknown one.
    private const int UnknownCounts = 2;

    // For a question about how certain an answer is, what other documents say is the answer.
    private const int MostCompared = 3;

    private readonly Coverage _coverage = new(index);
    private readonly ScopeFinder _scope = new(index);
    private readonly ComparisonFinder _comparisons = new(index);
    private readonly StanceFinder _stances = new(verifier);

    public EvidenceSet Select(Understanding turn, IReadOnlyList<Candidate> candidates, string detail)
    {
        if (LeadFinder.TypeGivesWay(turn, candidates))
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
        var lead = LeadFinder.Lead(turn, candidates);
        var selected = LeadFinder.Supporting(turn, lead, candidates, brief);

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
