using System.Text.Json;
using GuidanceQa.Eval.Gates;
using GuidanceQa.Eval.Running;
using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Formats;

/// <summary>The files of a run. All but those named <c>latency*</c> are the same for the same fingerprint, byte for byte.</summary>
internal static class ResultFiles
{
    public const string Metrics = "metrics.json";
    public const string Answers = "answers.json";
    public const string ReportHtml = "report.html";

    public static void Write(string folder, RunResults results, RunArtefacts artefacts, IReadOnlyList<Gate> gates, Baseline? baseline)
    {
        Directory.CreateDirectory(Path.Combine(folder, "runs"));
        Directory.CreateDirectory(Path.Combine(folder, "qrels"));
        foreach (var run in artefacts.Runs)
        {
            Save(Path.Combine(folder, "runs", $"{run.Suite.Replace('/', '.')}.{run.System}.run"), TrecFiles.Run(run));
        }

        foreach (var suite in artefacts.Qrels.Where(q => q.Qrels.Count > 0))
        {
            Save(Path.Combine(folder, "qrels", $"{suite.Suite.Replace('/', '.')}.qrels"), TrecFiles.Qrels(suite));
        }

        Save(Path.Combine(folder, Metrics), JsonSerializer.Serialize(results with { Answers = [] }, EvalJson.Default.RunResults) + "\n");
        Save(Path.Combine(folder, Answers), JsonSerializer.Serialize(results.Answers, EvalJson.Default.IReadOnlyListShownAnswer) + "\n");
        Save(Path.Combine(folder, "junit.xml"), JUnitFile.Of(results));
        LatencyFiles.Write(folder, artefacts.Milliseconds);
        WriteReports(folder, results, gates, baseline);
    }

    /// <summary>Writes the two reports anew.</summary>
    public static void WriteReports(string folder, RunResults results, IReadOnlyList<Gate> gates, Baseline? baseline)
    {
        Save(Path.Combine(folder, "report.md"), MarkdownReport.Of(results, gates));
        Save(Path.Combine(folder, ReportHtml), HtmlReport.Of(results, gates, baseline));
    }

    /// <exception cref="SuiteFormatException">The folder holds no results.</exception>
    public static RunResults Read(string folder)
    {
        try
        {
            var results = JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, Metrics)), EvalJson.Default.RunResults)!;
            var answers = Path.Combine(folder, Answers);
            return File.Exists(answers) ? results with { Answers = JsonSerializer.Deserialize(File.ReadAllBytes(answers), EvalJson.Default.IReadOnlyListShownAnswer)! } : results;
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            throw new SuiteFormatException($"{Path.Combine(folder, Metrics)}: {e.Message}; expected a folder that `eval run --out` wrote");
        }
    }

    public static void Save(string path, string text) => File.WriteAllText(path, text.ReplaceLineEndings("\n"));
}
