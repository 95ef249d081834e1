namespace GuidanceQa.QaApi.Answering;

/// <summary>What had to be done to a model's text before it could be shown. Part of the wire contract.</summary>
/// <param name="What">One of <see cref="ModelChanges"/>.</param>
/// <param name="Reason">A reason code of the verifier, or in a word what was wrong.</param>
public sealed record ModelChange(string What, string Reason, int Count);

/// <summary>Counts the changes of one answer.</summary>
internal sealed class ModelChanges
{
    /// <summary>The sentence was supported by another statement than it cited.</summary>
    public const string Recited = "recited";

    /// <summary>The statement's own words were shown in its place.</summary>
    public const string Substituted = "substituted";

    /// <summary>A part of it was cut.</summary>
    public const string Cut = "cut";

    /// <summary>It was not shown.</summary>
    public const string Dropped = "dropped";

    /// <summary>A number that was not offered, a heading of another place: passed over.</summary>
    public const string Ignored = "ignored";

    /// <summary>A statement that an answer must have was put back.</summary>
    public const string Restored = "restored";

    /// <summary>The model was asked a second time.</summary>
    public const string Retried = "retried";

    private readonly SortedDictionary<(string What, string Reason), int> _counts = new(Comparer<(string What, string Reason)>.Create((a, b) => string.CompareOrdinal($"{a.What} {a.Reason}", $"{b.What} {b.Reason}")));

    /// <summary>Null where nothing was changed.</summary>
    public IReadOnlyList<ModelChange>? All => _counts.Count == 0 ? null : [.. _counts.Select(c => new ModelChange(c.Key.What, c.Key.Reason, c.Value))];

    public void Add(string what, string reason) => _counts[(what, reason)] = _counts.GetValueOrDefault((what, reason)) + 1;
}
