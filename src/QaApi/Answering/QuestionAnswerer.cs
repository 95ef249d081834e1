using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Grounding;
using GuidanceQa.QaApi.Models;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Answering;

/// <summary>
/// What is the answer to this question, and which exact words of the source support each of its sentences?
/// Interpret, retrieve, select, compose, verify; safety comes first. Not for storage or HTTP.
/// </summary>
public sealed class QuestionAnswerer
{
    // How far back an answer is compared with earlier ones: as far as an interpretation reaches.
    private const int MostLookedBack = 6;

    private const int MostTold = 20_000;

    private readonly Interpreter _interpreter;
    private readonly CandidateSearch _search;
    private readonly EvidenceSelector _selector;
    private readonly ExtractiveComposer _extractive;
    private readonly IReadOnlyList<IAnswerComposer> _composers;
    private readonly string _default;
    private readonly QuestionProposer? _proposer;
    private readonly ClaimVerifier _verifier;
    private readonly Suggester _suggester;
    private readonly EarlierAnswers _earlier;

    // What answered a conversation's questions so far, by those questions: each is asked for again with every turn.
    private readonly ConcurrentDictionary<string, IReadOnlyList<IndexedStatement>> _told = new(StringComparer.Ordinal);
    private readonly SafetyRules? _safety;
    private readonly string _configuration;

    /// <param name="safety">Null: safety rules are switched off by configuration.</param>
    /// <param name="models">Each becomes a composer of its name.</param>
    /// <param name="defaultComposer">Who composes where a question names nobody; null: the extractive composer.</param>
    /// <param name="interpreter">Proposes how a follow-up reads alone; null: the deterministic reading stands alone.</param>
    /// <param name="ranking">Vectors and reranker; null: words alone rank.</param>
    public QuestionAnswerer(SearchIndex index, SafetyRules? safety, IReadOnlyList<ChatModel>? models = null, string? defaultComposer = null, ChatModel? interpreter = null, RankingModels? ranking = null)
    {
        Index = index;
        _interpreter = new Interpreter(index, turn => Statements(Evidence(turn, "full", CancellationToken.None)));
        _search = new CandidateSearch(index, ranking ?? RankingModels.None);
        _extractive = new ExtractiveComposer(index);
        _default = defaultComposer ?? _extractive.Name;
        _verifier = new ClaimVerifier(index);
        _composers = [_extractive, .. (models ?? []).Select(m => new ModelComposer(m, _extractive, _verifier))];
        _selector = new EvidenceSelector(index, _interpreter.Spelling, _verifier);
        Audit = new TextAudit(index, _verifier);
        Identifiers = new PersonalIdentifiers(index);
        _suggester = new Suggester(index);
        _earlier = new EarlierAnswers(_verifier);
        _safety = safety;
        _proposer = interpreter is null ? null : new QuestionProposer(interpreter, index.Lexicon);
        _configuration = Receipts.Of($"{typeof(QuestionAnswerer).Assembly.GetName().Version} {_extractive.Name} safety={safety?.Fingerprint ?? "off"}{(_proposer is null ? "" : " " + _proposer.Fingerprint)}{_search.Fingerprint}");
    }

    public SearchIndex Index { get; }

    /// <summary>Audits any text with the verifier that the answers pass.</summary>
    public TextAudit Audit { get; }

    /// <summary>Masks what identifies a person. Whoever takes questions in masks them first, so that nothing behind it sees or stores what was masked.</summary>
    public PersonalIdentifiers Identifiers { get; }

    /// <summary>Answers one question. The last step is always <see cref="AnswerStep.Finished"/>; the deltas before it concatenate to its answer's text.</summary>
    /// <exception cref="OperationCanceledException">The work was cancelled between two steps.</exception>
    public async IAsyncEnumerable<AnswerStep> AnswerAsync(Ask ask, [EnumeratorCancellation] CancellationToken cancel)
    {
        Stopwatch watch = Stopwatch.StartNew();
        var history = ask.UseContext ? ask.History : [];
        var urgent = _safety?.Match(PersonalIdentifiers.Blank(ask.Question), Index.Lexicon);
        if (urgent is null)
        {
            await RecallAsync(history, ask.Filters, cancel);
        }

        var turn = _interpreter.Understand(ask.Question, history, ask.Filters);
        turn = urgent is null ? await ProposedAsync(turn, ask, history, cancel) ?? turn : turn;
        var interpreted = watch.Elapsed;
        yield return new AnswerStep.Interpreted(turn.Interpretation);
        yield return new AnswerStep.Phase("searching");
        var candidates = urgent is null ? await _search.RankAsync(turn, cancel) : _search.RankByWords(turn, cancel);
        ask = ask with { History = history };
        ask = turn.Request == AnswerRequests.Plain ? ask with { Audience = Audiences.Patient } : ask;
        var retrieved = watch.Elapsed;
        yield return new AnswerStep.Phase("reading");
        var evidence = _selector.Select(turn, candidates, ask.Detail) with { Candidates = candidates };
        yield return new AnswerStep.Phase("composing");

        // What is urgent waits for no model.
        var composer = urgent is null ? Composer(ask.Composer) : _extractive;
        await using var steps = composer.ComposeAsync(evidence, ask, cancel).GetAsyncEnumerator(cancel);
        var hasStep = await steps.MoveNextAsync();
        var composed = watch.Elapsed;
        yield return new AnswerStep.Phase("verifying");

        AnswerWriter writer = new();
        if (urgent is not null)
        {
            var message = Audiences.ReadsPlain(ask.Audience) ? urgent.PlainMessage : urgent.Message;
            yield return writer.Append(new DraftBlock(BlockKinds.Safety, message, null));
        }

        List<ComparisonMention> mentions = [];
        ComposerStep.Done? done = null;
        for (; hasStep; hasStep = await steps.MoveNextAsync())
        {
            cancel.ThrowIfCancellationRequested();
            switch (steps.Current)
            {
                case ComposerStep.Show(var draft, var tells) when MayFollow(urgent, evidence) && (draft.Claim is not { } claim || _verifier.Fault(claim) is null):
                    var delta = writer.Append(draft);
                    yield return delta;
                    mentions.AddRange(tells is null ? [] : [new ComparisonMention(tells.Verdict, tells.Topic, delta.Block.Id)]);
                    break;
                case ComposerStep.Reset reset:
                    if (writer.Blocks.Count > 0)
                    {
                        yield return new AnswerStep.Reset(reset.Reason);
                    }

                    (writer, mentions) = (new AnswerWriter(), []);
                    break;
                case ComposerStep.Done last:
                    done = last;
                    break;
            }
        }

        var told = Told(ask);
        if (urgent is null && turn.Request is null && evidence.Status is Statuses.Answered or Statuses.Partial && _earlier.With(Shown(evidence, writer, done), told) is { } disagreement)
        {
            yield return writer.Append(new DraftBlock(BlockKinds.Note, Notes.Disagreement(disagreement, disagreement.Earlier.Document == disagreement.Here.Document ? null : disagreement.Earlier.Document.Title), null));
        }

        var missing = urgent is null && evidence.Status is Statuses.Partial or Statuses.NotCovered ? evidence.Missing : [];
        var answer = writer.Finish(mentions, missing, []);
        answer = answer with { Notices = Notes.For(answer.Documents, ask.IsMasked), Stance = urgent is null ? evidence.Stance?.Kind : null };
        var configuration = done?.Configuration is { } own ? Receipts.Of($"{_configuration} {own} {done.Prompt}") : _configuration;
        Receipt receipt = new(Index.Manifest.Checksum, configuration, Receipts.OfAnswer(answer, turn.Interpretation, history)) { Prompt = done?.Prompt };
        var verified = watch.Elapsed;
        yield return new AnswerStep.Finished(new Outcome(
            urgent is null ? evidence.Status : Statuses.Safety,
            urgent is null ? evidence.StatusReason : urgent.Reason,
            turn.Interpretation,
            answer,
            Suggest(ask, evidence, told),
            done?.Use ?? new ComposerUse(_extractive.Name, null, null, null),
            receipt,
            TimingsOf(interpreted, retrieved, composed, verified)));
    }

    /// <summary>Answers one question, and tells only what it came to.</summary>
    /// <exception cref="OperationCanceledException">The work was cancelled between two steps.</exception>
    public async Task<Outcome> OutcomeAsync(Ask ask, CancellationToken cancel) => (await AnswerAsync(ask, cancel).OfType<AnswerStep.Finished>().LastAsync(cancel)).Outcome;

    /// <summary>The ranked statements for a question, without an answer.</summary>
    /// <param name="limit">1 to 200.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public async Task<SearchAnswer> SearchAsync(string question, IReadOnlyList<Exchange> history, Filters filters, int limit, bool explain, CancellationToken cancel)
    {
        await RecallAsync(history, filters, cancel);
        var turn = _interpreter.Understand(question, history, filters);
        List<SearchHit> hits = [];
        foreach (var candidate in (await _search.RankAsync(turn, cancel)).Take(limit))
        {
            var found = candidate.Statement;
            hits.Add(new SearchHit(
                hits.Count + 1,
                Math.Round(candidate.SearchScore, 4),
                found.Statement.QualifiedId,
                found.PassageId,
                found.Document.Id,
                found.Document.Title,
                found.Document.Kind,
                found.Statement.Path,
                found.Statement.Text,
                found.Statement.Start,
                found.Statement.End,
                explain ? string.Join("; ", _search.Explain(turn, candidate)) : null));
        }

        return new SearchAnswer(turn.Interpretation, hits);
    }

    // The proposal takes the question's place before the same history, so that what was carried still counts; only a turn that may lean on the conversation needs one.
    private async Task<Understanding?> ProposedAsync(Understanding turn, Ask ask, IReadOnlyList<Exchange> history, CancellationToken cancel)
    {
        if (_proposer is null || history.Count == 0 || turn.Interpretation.TopicSwitch || turn.Request is not null || turn.Choices.Count > 0 || turn.IsForeign)
        {
            return null;
        }

        return await _proposer.ProposeAsync(ask.Question, history, cancel) is { } proposal && _interpreter.Understand(proposal, history, ask.Filters) is { Request: null, Choices.Count: 0 } read
            ? read with { Interpretation = read.Interpretation with { StandaloneQuestion = proposal, TopicSwitch = false, Carried = turn.Interpretation.Carried } }
            : null;
    }

    private EvidenceSet Evidence(Understanding turn, string detail, CancellationToken cancel) => _selector.Select(turn, _search.Rank(turn, cancel), detail);

    // What a turn refers to is what was answered then: the earlier questions need their vectors first, oldest first, for each is read with those before it. Known ones cost nothing.
    private async Task RecallAsync(IReadOnlyList<Exchange> history, Filters filters, CancellationToken cancel)
    {
        for (var i = 0; _search.IsDense && i < history.Count; i++)
        {
            await _search.EmbedAsync(_interpreter.Understand(history[i].Question, [.. history.Take(i)], filters), cancel);
        }
    }

    private static List<IndexedStatement> Statements(EvidenceSet evidence) => [.. evidence.Sections.SelectMany(s => s.Statements)];

    // The statements of the answers before, newest first.
    private List<IReadOnlyList<IndexedStatement>> Told(Ask ask)
    {
        List<IReadOnlyList<IndexedStatement>> told = [];
        for (var i = ask.History.Count - 1; i >= 0 && told.Count < MostLookedBack; i--)
        {
            told.Add(Answered(ask.History[i].Question, [.. ask.History.Take(i)], ask.Filters, wasAsked: true));
        }

        return told;
    }

    /// <param name="wasAsked">Else it is only thought of, and searched for by words alone.</param>
    private IReadOnlyList<IndexedStatement> Answered(string question, IReadOnlyList<Exchange> history, Filters filters, bool wasAsked)
    {
        var key = string.Join('\u001f', history.TakeLast(MostLookedBack).Select(h => h.Question).Append(question).Append(wasAsked || !_search.IsRefined ? "\u001e" : "\u001e?").Concat(filters.DocumentIds).Concat(filters.Kinds));
        if (_told.TryGetValue(key, out var known))
        {
            return known;
        }

        var turn = _interpreter.Understand(question, history, filters);
        var evidence = wasAsked ? Evidence(turn, "full", CancellationToken.None) : _selector.Select(turn, _search.RankByWords(turn, CancellationToken.None), "full");
        List<IndexedStatement> statements = evidence.Status == Statuses.Answered ? Statements(evidence) : [];
        if (_told.Count >= MostTold)
        {
            _told.Clear();
        }

        _told[key] = statements;
        return statements;
    }

    private IReadOnlyList<Suggestion> Suggest(Ask ask, EvidenceSet evidence, List<IReadOnlyList<IndexedStatement>> told)
    {
        var compared = evidence.Comparisons.SelectMany(c => c.Sides.Append(c.Judgement)).ToList();
        var restated = compared.SelectMany(c => Index.RefersTo(c.Ordinal));
        var seen = told.SelectMany(t => t).Concat(Statements(evidence)).Concat(compared).Select(s => s.Ordinal).Concat(restated).ToHashSet();
        List<Exchange> next = [.. ask.History, new Exchange(null, ask.Question)];
        return _suggester.For(evidence, [.. next.Select(e => e.Question)], seen, question => Answered(question, next, ask.Filters, wasAsked: false));
    }

    // In a certain emergency, and where someone may want to harm themselves, nothing may stand beside what is to be done. Otherwise the facts come after it, if the corpus really has them.
    private static bool MayFollow(SafetyMatch? urgent, EvidenceSet evidence) =>
        urgent is null || (MayTellMore(urgent) && evidence.Status is Statuses.Answered or Statuses.Partial);

    private static bool MayTellMore(SafetyMatch urgent) => urgent.Reason == StatusReasons.MedicineChange || (urgent.Reason == StatusReasons.Emergency && !urgent.IsCertain);

    private IAnswerComposer Composer(string? name) => _composers.FirstOrDefault(c => c.Name == (name ?? _default)) ?? _extractive;

    // A model may have left some of them out.
    private static List<IndexedStatement> Shown(EvidenceSet evidence, AnswerWriter writer, ComposerStep.Done? done) =>
        done?.Use.Model is null ? Statements(evidence) : [.. Statements(evidence).Where(s => writer.Cites(s))];

    private static Timings TimingsOf(TimeSpan interpreted, TimeSpan retrieved, TimeSpan composed, TimeSpan verified) => new(
        Round(verified), Round(interpreted), Round(retrieved - interpreted), Round(composed - retrieved), Round(verified - composed));

    private static double Round(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);
}

/// <summary>What <c>/search</c> answers.</summary>
public sealed record SearchAnswer(Interpretation Interpretation, IReadOnlyList<SearchHit> Hits);

/// <param name="Explanation">In words, when asked for.</param>
public sealed record SearchHit(
    int Rank,
    double Score,
    string StatementId,
    string PassageId,
    string DocumentId,
    string DocumentTitle,
    string Kind,
    IReadOnlyList<string> Section,
    string Text,
    int Start,
    int End,
    string? Explanation);
