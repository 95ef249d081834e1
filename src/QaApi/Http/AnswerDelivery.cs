using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Conversations;

namespace GuidanceQa.QaApi.Http;

/// <summary>Runs the pipeline for one turn and delivers the answer as JSON or as a stream; stored turns are complete on the disk before the client hears of it.</summary>
internal sealed class AnswerDelivery(CorpusHost host, ConversationStore store, LimitsOptions limits, ModelList models, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    private TimeSpan Heartbeat => TimeSpan.FromSeconds(limits.HeartbeatSeconds);

    /// <summary>The whole answer.</summary>
    /// <exception cref="ProblemException"><c>answer_timeout</c> or <c>shutting_down</c>; what was verified is kept as stopped.</exception>
    public async Task<Turn> RunAsync(HttpContext context, RunningTurn turn, Ask ask)
    {
        var answerer = host.Answerer;
        AnswerRun run = new(turn, models.NameOf(ask));
        using var limit = Limit(context, ask);
        try
        {
            await foreach (var step in answerer.AnswerAsync(ask, limit.Token))
            {
                run.Take(step);
                if (step is AnswerStep.Finished finished)
                {
                    var complete = run.Finished(finished.Outcome);
                    await KeepAsync(complete);
                    return complete;
                }
            }

            throw new InvalidOperationException("The pipeline ended without an outcome.");
        }
        catch (OperationCanceledException)
        {
            await KeepAsync(run.CutOff(Statuses.Stopped, Reason(context), answerer));
            context.RequestAborted.ThrowIfCancellationRequested();
            throw lifetime.ApplicationStopping.IsCancellationRequested
                ? new ProblemException(Problems.ShuttingDown, "The answer was stopped because the server is shutting down.")
                : new ProblemException(Problems.AnswerTimeout, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The answer was not complete after {limits.AnswerSeconds + models.PatienceFor(ask).TotalSeconds} seconds."));
        }
        catch (Exception e) when (IsFailure(e))
        {
            await KeepAsync(run.CutOff(Statuses.Failed, StatusReasons.Internal, answerer));
            throw;
        }
    }

    /// <summary>The answer as a stream (wire contract, section 3).</summary>
    public async Task StreamAsync(HttpContext context, RunningTurn turn, Ask ask)
    {
        var answerer = host.Answerer;
        AnswerRun run = new(turn, models.NameOf(ask));
        using var limit = Limit(context, ask);
        await using var stream = EventStream.Begin(context.Response, Heartbeat, clock, context.RequestAborted);
        try
        {
            await foreach (var step in answerer.AnswerAsync(ask, limit.Token))
            {
                run.Take(step);
                await SendAsync(stream, turn, step);
                if (step is AnswerStep.Finished finished)
                {
                    var complete = run.Finished(finished.Outcome);
                    await KeepAsync(complete);
                    await EndAsync(stream, complete);
                    return;
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // Kept first: when the client is gone there is nobody to tell, and what was verified must not be lost.
            var stopped = run.CutOff(Statuses.Stopped, Reason(context), answerer);
            await KeepAsync(stopped);
            if (!context.RequestAborted.IsCancellationRequested)
            {
                await stream.SendAsync("answer.stopped", new MessageEvent("answer.stopped", stopped), HttpJson.Default.MessageEvent);
            }
        }
        catch (Exception e)
        {
            var (kind, detail, _) = ProblemWriter.Describe(e);
            if (IsFailure(e))
            {
                await KeepAsync(run.CutOff(Statuses.Failed, StatusReasons.Internal, answerer));
            }

            await stream.SendAsync("error", new ErrorEvent("error", ProblemWriter.Document(context, kind, detail, null)), HttpJson.Default.ErrorEvent);
        }
    }

    /// <summary>A finished turn in the form of a stream: the same events, without working anything out again.</summary>
    public async Task ReplayAsync(HttpContext context, Turn turn)
    {
        await using var stream = EventStream.Begin(context.Response, Heartbeat, clock, context.RequestAborted);
        await stream.SendAsync("answer.started", Started(new RunningTurn(turn.Id, turn.ConversationId, turn.ParentId, turn.CreatedAt, turn.Question, turn.Audience), turn.Interpretation), HttpJson.Default.StartedEvent);
        foreach (var delta in StoredDeltas.Of(turn.Answer))
        {
            await stream.SendAsync("answer.delta", delta, HttpJson.Default.DeltaEvent);
        }

        await EndAsync(stream, turn);
    }

    private static Task SendAsync(EventStream stream, RunningTurn turn, AnswerStep step) => step switch
    {
        AnswerStep.Interpreted i => stream.SendAsync("answer.started", Started(turn, i.Interpretation), HttpJson.Default.StartedEvent),
        AnswerStep.Phase p => stream.SendAsync("answer.status", new StatusEvent("answer.status", p.Name), HttpJson.Default.StatusEvent),
        AnswerStep.Delta d => stream.SendAsync("answer.delta", new DeltaEvent("answer.delta", d.Text, d.Start, d.Block, d.Citations), HttpJson.Default.DeltaEvent),
        AnswerStep.Reset r => stream.SendAsync("answer.reset", new ResetEvent("answer.reset", r.Reason), HttpJson.Default.ResetEvent),
        _ => Task.CompletedTask,
    };

    private static async Task EndAsync(EventStream stream, Turn turn)
    {
        if (turn.Suggestions.Count > 0)
        {
            await stream.SendAsync("answer.suggestions", new SuggestionsEvent("answer.suggestions", turn.Suggestions), HttpJson.Default.SuggestionsEvent);
        }

        await stream.SendAsync("answer.completed", new MessageEvent("answer.completed", turn), HttpJson.Default.MessageEvent);
    }

    private static StartedEvent Started(RunningTurn turn, Retrieval.Interpretation interpretation) =>
        new("answer.started", turn.Id, turn.ConversationId, turn.ParentId, turn.Question, interpretation);

    // A storage fault is told as what it is; the turn comes back as stopped when the store is opened again.
    private static bool IsFailure(Exception e) => e is not (StorageBusyException or StorageFullException or StorageUnavailableException or OperationCanceledException);

    // What was verified is written whatever happens to the request: its own cancellation must not lose it.
    private Task KeepAsync(Turn turn) => turn.ConversationId is null ? Task.CompletedTask : store.CompleteAsync(turn, CancellationToken.None);

    // A model has a budget of its own, and what it leaves undone is done after it.
    private CancellationTokenSource Limit(HttpContext context, Ask ask)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        limit.CancelAfter(TimeSpan.FromSeconds(limits.AnswerSeconds) + models.PatienceFor(ask));
        return limit;
    }

    private string? Reason(HttpContext context) =>
        lifetime.ApplicationStopping.IsCancellationRequested ? StatusReasons.Shutdown : context.RequestAborted.IsCancellationRequested ? null : StatusReasons.Deadline;
}

/// <summary>The deltas of an answer that is complete already.</summary>
internal static class StoredDeltas
{
    public static IReadOnlyList<DeltaEvent> Of(Answer answer)
    {
        List<DeltaEvent> deltas = [];
        HashSet<string> sent = new(StringComparer.Ordinal);
        var from = 0;
        for (var i = 0; i < answer.Blocks.Count; i++)
        {
            var block = answer.Blocks[i];
            var to = i + 1 < answer.Blocks.Count ? EndOfMarkers(answer.Text, block.End) : answer.Text.Length;
            deltas.Add(new DeltaEvent("answer.delta", answer.Text[from..to], from, block, [.. answer.Citations.Where(c => block.CitationIds.Contains(c.Id, StringComparer.Ordinal) && sent.Add(c.Id))]));
            from = to;
        }

        return deltas;
    }

    // " [1][2]" behind a block; the next cell of a table stands on the same line.
    private static int EndOfMarkers(string text, int at)
    {
        if (!text.AsSpan(at).StartsWith(" ["))
        {
            return at;
        }

        for (at++; at < text.Length && text[at] == '[';)
        {
            at = text.IndexOf(']', at) + 1;
        }

        return at;
    }
}
