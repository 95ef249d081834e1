using System.Diagnostics;
using System.Runtime.CompilerServices;
using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Grounding;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Answering;

/// <summary>
/// What is the answer to this question, and which exact words of the source support each of its sentences?
/// Interpret, retrieve, select, compose, verify; safety comes first. Not for storage or HTTP.
/// </summary>
public sealed class QuestionAnswerer
{
    private readonly Interpreter _interpreter;
    private readonly StatementRanker _ranker;
    private readonly EvidenceSelector _selector;
    private readonly ExtractiveComposer _composer;
    private readonly ClaimVerifier _verifier;
    private readonly Suggester _suggester;
    private readonly SafetyRules? _safety;
    private readonly string _configuration;

    /// <param name="safety">Null: safety rules are switched off by configuration.</param>
    public QuestionAnswerer(SearchIndex index, SafetyRules? safety)
    {
        Index = index;
        _interpreter = new Interpreter(index);
        _ranker = new StatementRanker(index);
        _selector = new EvidenceSelector(index, _interpreter.Spelling);
        _composer = new ExtractiveComposer(index);
        _verifier = new ClaimVerifier(index);
        Audit = new TextAudit(index, _verifier);
        _suggester = new Suggester(index);
        _safety = safety;
        _configuration = Receipts.Of($"{typeof(QuestionAnswerer).Assembly.GetName().Version} {_composer.Name} safety={safety?.Fingerprint ?? "off"}");
    }

    public SearchIndex Index { get; }

    /// <summary>Audits any text with the verifier that the answers pass.</summary>
    public TextAudit Audit { get; }

    /// <summary>Answers one question. The last step is always <see cref="AnswerStep.Finished"/>; the deltas before it concatenate to its answer's text.</summary>
    /// <exception cref="OperationCanceledException">The work was cancelled between two steps.</exception>
    public async IAsyncEnumerable<AnswerStep> AnswerAsync(Ask ask, [EnumeratorCancellation] CancellationToken cancel)
    {
        Stopwatch watch = Stopwatch.StartNew();
        var urgent = _safety?.Match(ask.Question, Index.Lexicon);
        var turn = _interpreter.Understand(ask.Question, ask.UseContext ? ask.History : [], ask.Filters);
        var interpreted = watch.Elapsed;
        yield return new AnswerStep.Interpreted(turn.Interpretation);
        yield return new AnswerStep.Phase("searching");
        var candidates = _ranker.Rank(turn, cancel);
        ask = turn.Request == AnswerRequests.Plain ? ask with { Audience = Audiences.Patient } : ask;
        var retrieved = watch.Elapsed;
        yield return new AnswerStep.Phase("reading");
        var evidence = _selector.Select(turn, candidates, ask.Detail);
        yield return new AnswerStep.Phase("composing");
        var composition = await _composer.ComposeAsync(evidence, ask, cancel);
        var composed = watch.Elapsed;
        yield return new AnswerStep.Phase("verifying");

        AnswerWriter writer = new();
        if (urgent is not null)
        {
            var message = Audiences.ReadsPlain(ask.Audience) ? urgent.PlainMessage : urgent.Message;
            yield return writer.Append(new DraftBlock(BlockKinds.Safety, message, null));
        }

        List<ComparisonMention> mentions = [];
        foreach (var (draft, number) in FactsAfter(urgent, evidence, composition).Select((b, i) => (b, i)))
        {
            cancel.ThrowIfCancellationRequested();
            if (draft.Claim is { } claim && _verifier.Fault(claim) is not null)
            {
                continue;
            }

            var delta = writer.Append(draft);
            yield return delta;
            mentions.AddRange(composition.Compared.Where(c => c.Block == number).Select(c => new ComparisonMention(c.Comparison.Verdict, c.Comparison.Topic, delta.Block.Id)));
        }

        var missing = urgent is null && evidence.Status is Statuses.Partial or Statuses.NotCovered ? evidence.Missing : [];
        var answer = writer.Finish(mentions, missing, []);
        answer = answer with { Notices = Notes.For(answer.Documents) };
        var history = ask.UseContext ? ask.History : [];
        Receipt receipt = new(Index.Manifest.Checksum, _configuration, Receipts.OfAnswer(answer, turn.Interpretation, history));
        var verified = watch.Elapsed;
        yield return new AnswerStep.Finished(new Outcome(
            urgent is null ? evidence.Status : Statuses.Safety,
            urgent is null ? evidence.StatusReason : urgent.Reason,
            turn.Interpretation,
            answer,
            _suggester.For(evidence),
            new ComposerUse(_composer.Name, null, null, null),
            receipt,
            TimingsOf(interpreted, retrieved, composed, verified)));
    }

    /// <summary>The ranked statements for a question, without an answer.</summary>
    /// <param name="limit">1 to 200.</param>
    public SearchAnswer Search(string question, IReadOnlyList<Exchange> history, Filters filters, int limit, bool explain)
    {
        var turn = _interpreter.Understand(question, history, filters);
        List<SearchHit> hits = [];
        foreach (var candidate in _ranker.Rank(turn, CancellationToken.None).Take(limit))
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
                explain ? string.Join("; ", _ranker.Explain(turn, candidate)) : null));
        }

        return new SearchAnswer(turn.Interpretation, hits);
    }

    // In an emergency nothing may stand beside what is to be done. After advice on a medicine come the facts, if the corpus really has them.
    private static IReadOnlyList<DraftBlock> FactsAfter(SafetyMatch? urgent, EvidenceSet evidence, Composition composition) =>
        urgent is null || (urgent.Reason == StatusReasons.MedicineChange && evidence.Status is Statuses.Answered or Statuses.Partial) ? composition.Blocks : [];

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
