using System.Text.Json;
using GuidanceQa.Eval.Formats;
using GuidanceQa.Eval.Running;

namespace GuidanceQa.Eval.Gates;

/// <summary>The accepted results that runs are compared with, and that the tables of the READMEs are made of.</summary>
/// <param name="Series">Of all systems; per-topic values are kept for the product's alone.</param>
/// <param name="KnownFailures">Critical topics that failed when this was accepted: they are reported and do not fail the gate, and every other one does.</param>
internal sealed record Baseline(Fingerprint Fingerprint, IReadOnlyList<Series> Series, IReadOnlyList<string> KnownFailures)
{
    public const string DevFile = "dev.json";

    /// <summary>Aggregates of the newest run on <c>test</c>; no value of a single topic, so that nobody tunes on one.</summary>
    public const string TestFile = "test.json";

    /// <summary>Null where nothing was accepted yet.</summary>
    public static Baseline? Read(string path) => File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), EvalJson.Default.Baseline) : null;

    public void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, JsonSerializer.Serialize(this, EvalJson.Default.Baseline).ReplaceLineEndings("\n") + "\n");
    }

    public Series? Find(string suite, string split, string system, string measure) =>
        Series.FirstOrDefault(s => s.Suite == suite && s.Split == split && s.System == system && s.Measure == measure && s.Slice is null);
}
