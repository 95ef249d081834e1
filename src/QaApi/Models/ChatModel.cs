using System.Runtime.CompilerServices;
using System.Threading.RateLimiting;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace GuidanceQa.QaApi.Models;

/// <summary>
/// One configured model: messages in, text out, piece by piece, within a budget. Everything that comes back is untrusted, and so is how it comes: whatever goes wrong ends as a <see cref="ModelException"/>. Not for judging what a text says.
/// </summary>
public sealed class ChatModel : IDisposable
{
    private const int ProbeTokens = 16;

    // The reasons that say something about the server and not about one answer of it.
    private static readonly string[] Unwell =
        [ModelReasons.Unreachable, ModelReasons.KeyRefused, ModelReasons.Unknown, ModelReasons.RateLimited, ModelReasons.Error, ModelReasons.Timeout, ModelReasons.CutOff, ModelReasons.Unavailable];

    private readonly ModelOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;
    private readonly IChatCompletionService _chat;
    private readonly ConcurrencyLimiter _slots;
    private readonly string _host;
    private volatile ModelHealth _health = ModelHealth.Unknown;

    /// <param name="options">Without faults (<see cref="ModelSettings.Faults"/>).</param>
    public ChatModel(string name, ModelOptions options, TimeProvider clock)
    {
        Name = name;
        _options = options;
        _clock = clock;
        _http = ModelTransport.Create(options, clock);
        _chat = ChatClients.Create(options, _http);
        _slots = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = options.Concurrent, QueueLimit = options.Concurrent });
        _host = Addresses.Of(options).Authority;
    }

    /// <summary>As a request names it.</summary>
    public string Name { get; }

    /// <summary>As the provider names it.</summary>
    public string Model => _options.Model;

    /// <summary>One of <see cref="ModelModes"/>.</summary>
    public string Mode => _options.Mode;

    /// <summary>The most statements that are offered to it, and the most tokens that they and the rest of the prompt may take.</summary>
    public (int Statements, int Tokens) Offer => (_options.Statements, _options.PromptTokens);

    /// <summary>The most that one answer may take.</summary>
    public TimeSpan Patience => TimeSpan.FromSeconds(_options.AnswerSeconds);

    /// <summary>Everything of its configuration that decides what it writes; never the key.</summary>
    public string Fingerprint => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{Name} {_options.Provider} {_host} {Model} {Mode} output={_options.Output} temperature={_options.Temperature} seed={_options.Seed} tokens={_options.PromptTokens}/{_options.AnswerTokens} statements={_options.Statements}");

    public ModelHealth Health => _health;

    /// <summary>What one answer may take.</summary>
    public ModelBudget NewBudget() => new(Patience, _options.AnswerTokens, _clock);

    /// <summary>Asks for one word and keeps how that went as <see cref="Health"/>: the key, the model's name and the way there are then known to be right, or what is wrong with them.</summary>
    public async Task ProbeAsync(CancellationToken cancel)
    {
        try
        {
            await foreach (var _ in WriteAsync([new ChatTurn(ChatTurn.User, "Answer with the word OK.")], null, new ModelBudget(Patience, ProbeTokens, _clock), cancel))
            {
            }
        }
        catch (ModelException e)
        {
            // What was written does not matter here; a server of another kind does.
            _health = e.Reason == ModelReasons.TooLong ? ModelHealth.Well : new ModelHealth(false, Told(e));
        }
    }

    /// <summary>The model's answer, piece by piece.</summary>
    /// <exception cref="ModelException">It cannot be had, or not whole.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled; the request to the server is then ended too.</exception>
    public async IAsyncEnumerable<string> WriteAsync(IReadOnlyList<ChatTurn> turns, OutputSchema? schema, ModelBudget budget, [EnumeratorCancellation] CancellationToken cancel)
    {
        using CancellationTokenSource silence = new(Timeout.InfiniteTimeSpan, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, silence.Token);
        var first = TimeSpan.FromSeconds(_options.FirstTokenSeconds + (5 * _options.Retries));
        Wait(silence, budget, first);
        using var lease = await AcquireAsync(either.Token, cancel);
        await using var pieces = _chat.GetStreamingChatMessageContentsAsync(HistoryOf(turns), ChatClients.Settings(_options, schema, budget.Tokens), null, either.Token).GetAsyncEnumerator(either.Token);
        var (most, written) = (budget.Characters, 0);
        while (await MoveAsync(pieces, silence, either.Token, cancel))
        {
            Wait(silence, budget, TimeSpan.FromSeconds(_options.SilenceSeconds));
            if (pieces.Current.Content is not { Length: > 0 } text)
            {
                continue;
            }

            written += text.Length;
            budget.Spend(text.Length);
            if (written > most)
            {
                throw new ModelException(ModelReasons.TooLong, $"{_host} wrote more than its budget of tokens");
            }

            yield return text;
        }

        _health = ModelHealth.Well;
    }

    public void Dispose()
    {
        (_chat as IDisposable)?.Dispose();
        _http.Dispose();
        _slots.Dispose();
    }

    private static ChatHistory HistoryOf(IReadOnlyList<ChatTurn> turns)
    {
        ChatHistory history = [];
        foreach (var turn in turns)
        {
            history.AddMessage(turn.Speaker switch { ChatTurn.System => AuthorRole.System, ChatTurn.Assistant => AuthorRole.Assistant, _ => AuthorRole.User }, turn.Text);
        }

        return history;
    }

    private static void Wait(CancellationTokenSource silence, ModelBudget budget, TimeSpan most) => silence.CancelAfter(budget.Time < most ? budget.Time : most);

    private async Task<RateLimitLease> AcquireAsync(CancellationToken either, CancellationToken cancel)
    {
        try
        {
            var lease = await _slots.AcquireAsync(1, either);
            return lease.IsAcquired ? lease : throw new ModelException(ModelReasons.Busy, $"{_host} is asked for more answers than it takes at once");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new ModelException(ModelReasons.Busy, $"{_host} was busy with other answers for too long");
        }
    }

    private async Task<bool> MoveAsync(IAsyncEnumerator<StreamingChatMessageContent> pieces, CancellationTokenSource silence, CancellationToken either, CancellationToken cancel)
    {
        try
        {
            ResponseGate.EndsWith(either);
            var hasMore = await pieces.MoveNextAsync();

            // Some clients end quietly when they are cancelled.
            either.ThrowIfCancellationRequested();
            return hasMore;
        }
        catch (Exception e)
        {
            // The client libraries throw what they like at what they do not expect; the reader gets the default answer in any case.
            cancel.ThrowIfCancellationRequested();
            var fault = ModelException.In(e)
                ?? (silence.IsCancellationRequested ? new ModelException(ModelReasons.Timeout, $"{_host} did not answer in time", e) : new ModelException(ModelReasons.BadOutput, $"{_host} answered as no model does", e));
            if (Unwell.Contains(fault.Reason, StringComparer.Ordinal))
            {
                _health = new ModelHealth(false, Told(fault));
            }

            throw fault;
        }
    }

    private string Told(ModelException fault) => $"Model `{Name}` cannot be used: {fault.Message}.";
}
