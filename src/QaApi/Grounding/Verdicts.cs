namespace GuidanceQa.QaApi.Grounding;

/// <summary>What the sources say of a sentence. Part of the wire contract.</summary>
public static class Verdicts
{
    public const string Supported = "supported";

    /// <summary>Some of it is there; what limits it was left out, or words were added that nothing proves.</summary>
    public const string Partial = "partial";
    public const string Unsupported = "unsupported";

    /// <summary>The source says it of the same thing with another number, another direction or the opposite.</summary>
    public const string Contradicted = "contradicted";

    /// <summary>From the best to the worst.</summary>
    public static IReadOnlyList<string> All { get; } = [Supported, Partial, Unsupported, Contradicted];
}

/// <summary>Why a sentence is not supported. Part of the wire contract.</summary>
public static class ReasonCodes
{
    public const string QuoteNotFound = "quote_not_found";
    public const string NoCitation = "no_citation";
    public const string NumberMismatch = "number_mismatch";
    public const string UnitMismatch = "unit_mismatch";
    public const string ComparatorMismatch = "comparator_mismatch";
    public const string EntityMissing = "entity_missing";
    public const string PolarityFlip = "polarity_flip";
    public const string StrengthRaised = "strength_raised";
    public const string ConditionDropped = "condition_dropped";
    public const string PopulationWidened = "population_widened";
    public const string DirectionFlip = "direction_flip";
    public const string LowCoverage = "low_coverage";
}

/// <summary>One difference between a sentence and its source.</summary>
/// <param name="Code">One of <see cref="ReasonCodes"/>.</param>
/// <param name="Claim">The sentence's own words, or null where it lacks something.</param>
/// <param name="Source">The source's words, or null where it has nothing to set against it.</param>
public sealed record Reason(string Code, string? Claim, string? Source);

/// <summary>A sentence judged by its evidence.</summary>
/// <param name="Verdict">One of <see cref="Verdicts"/>.</param>
/// <param name="Reasons">Empty exactly when it is supported; in the order of the sentence.</param>
public sealed record ClaimVerdict(string Verdict, IReadOnlyList<Reason> Reasons)
{
    public static ClaimVerdict Supported { get; } = new(Verdicts.Supported, []);

    public static ClaimVerdict Unsupported(string code) => new(Verdicts.Unsupported, [new Reason(code, null, null)]);
}
