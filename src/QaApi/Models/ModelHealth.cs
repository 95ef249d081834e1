namespace GuidanceQa.QaApi.Models;

/// <summary>Whether a model answered when it was last asked.</summary>
/// <param name="Fault">What was wrong then, in a sentence; null where nothing was, and before it was asked.</param>
public sealed record ModelHealth(bool IsHealthy, string? Fault)
{
    public static ModelHealth Unknown { get; } = new(false, null);

    public static ModelHealth Well { get; } = new(true, null);
}
