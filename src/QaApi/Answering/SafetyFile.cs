namespace GuidanceQa.QaApi.Answering;

/// <summary>What one file of safety rules says; the format is explained at the top of <c>safety.yaml</c>.</summary>
/// <param name="Words">Named lists.</param>
/// <param name="Messages">By name: what clinicians are shown, and what patients and carers are shown.</param>
internal sealed record SafetyFile(
    IReadOnlyDictionary<string, IReadOnlyList<SafetyTerm>> Words,
    IReadOnlyDictionary<string, (string Text, string Plain)> Messages,
    IReadOnlyList<SafetyRule> Rules,
    IReadOnlyList<SafetyExamples> Examples)
{
    public static SafetyFile Empty { get; } = new(new Dictionary<string, IReadOnlyList<SafetyTerm>>(), new Dictionary<string, (string, string)>(), [], []);
}
