namespace GuidanceQa.QaApi.Models;

/// <summary>What one answer may take of a model, over all attempts.</summary>
public sealed class ModelBudget
{
    // No tokeniser in use writes more text than this with one token, on average over an answer.
    private const int CharactersPerToken = 8;

    // And hardly one less, in English: what an attempt is taken to have cost.
    private const int UsualCharacters = 3;

    private readonly TimeProvider _clock;
    private readonly long _started;
    private readonly TimeSpan _time;

    internal ModelBudget(TimeSpan time, int tokens, TimeProvider clock)
    {
        _time = time;
        _clock = clock;
        _started = clock.GetTimestamp();
        Tokens = tokens;
    }

    /// <summary>That may still be written.</summary>
    public int Tokens { get; private set; }

    /// <summary>That is left; zero when it is used up.</summary>
    public TimeSpan Time => _time - _clock.GetElapsedTime(_started) is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    internal int Characters => Tokens * CharactersPerToken;

    internal void Spend(int characters) => Tokens = Math.Max(0, Tokens - ((characters + UsualCharacters - 1) / UsualCharacters));
}
