using System.Text.Json.Serialization;
using GuidanceQa.Eval.Gates;
using GuidanceQa.Eval.Importing;
using GuidanceQa.Eval.Running;

namespace GuidanceQa.Eval.Formats;

/// <summary>The JSON of results, baselines and logs: indented, in a fixed order, so that two runs can be compared as files.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n", DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunResults))]
[JsonSerializable(typeof(Baseline))]
[JsonSerializable(typeof(IReadOnlyList<ShownAnswer>))]
internal sealed partial class EvalJson : JsonSerializerContext;

/// <summary>The JSON of logs and feedback: one object a line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(LoggedRun))]
[JsonSerializable(typeof(ReportedQuestion))]
[JsonSerializable(typeof(CollectionManifest))]
[JsonSerializable(typeof(ImportedTopic))]
internal sealed partial class LineJson : JsonSerializerContext;

/// <summary>A line of <c>test-runs.jsonl</c> or <c>accepted.jsonl</c>.</summary>
internal sealed record LoggedRun(string Fingerprint, string Reason, string Build);

/// <summary>
/// A question that real people asked or gave feedback on, one JSON object a line: what `eval add` takes.
/// </summary>
/// <param name="Question">Required; masked by whoever exported it.</param>
/// <param name="History">Earlier questions, oldest first.</param>
/// <param name="Audience">Who asked; clinician where nothing is said.</param>
/// <param name="Status">The outcome it got.</param>
/// <param name="Verdict"><c>up</c> or <c>down</c>.</param>
/// <param name="Reasons">As the feedback route takes them.</param>
/// <param name="Corpus">Name of the suite folder it belongs to.</param>
internal sealed record ReportedQuestion(
    string Question,
    IReadOnlyList<string>? History = null,
    string? Audience = null,
    string? Status = null,
    string? Verdict = null,
    IReadOnlyList<string>? Reasons = null,
    string? Corpus = null);
