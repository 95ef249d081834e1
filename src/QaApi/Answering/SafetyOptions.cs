namespace GuidanceQa.QaApi.Answering;

/// <summary>Whether safety rules are applied.</summary>
public sealed class SafetyOptions
{
    public const string Section = "Safety";

    // On for every corpus; whoever switches them off takes that decision in the configuration, where it can be seen.
    public bool Enabled { get; set; } = true;
}
