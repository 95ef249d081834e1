using System.Globalization;
using System.Text;

namespace GuidanceQa.Eval.Formats;

/// <summary>Times of answers, kept apart from all other results because no two runs have the same.</summary>
internal static class LatencyFiles
{
    public const string Picture = "latency.svg";

    /// <summary>Share of the sorted values.</summary>
    public static double Percentile(IReadOnlyList<double> sorted, double share) => sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(sorted.Count * share) - 1)];

    public static void Write(string folder, IReadOnlyDictionary<string, IReadOnlyList<double>> milliseconds)
    {
        StringBuilder table = new("| Suite | answers | median ms | 95th percentile ms | slowest ms |\n|---|---|---|---|---|\n");
        StringBuilder json = new("{\n");
        var separator = "";
        foreach (var (suite, values) in milliseconds.Where(m => m.Value.Count > 0))
        {
            var sorted = values.Order().ToList();
            table.Append(CultureInfo.InvariantCulture, $"| {suite} | {sorted.Count} | {Percentile(sorted, 0.5):0.00} | {Percentile(sorted, 0.95):0.00} | {sorted[^1]:0.00} |\n");
            json.Append(CultureInfo.InvariantCulture, $"{separator}  \"{suite}\": {{\"answers\": {sorted.Count}, \"medianMs\": {Percentile(sorted, 0.5):0.000}, \"p95Ms\": {Percentile(sorted, 0.95):0.000}, \"slowestMs\": {sorted[^1]:0.000}}}");
            separator = ",\n";
        }

        ResultFiles.Save(Path.Combine(folder, "latency.json"), json.Append("\n}\n").ToString());
        ResultFiles.Save(Path.Combine(folder, "latency.md"), table.ToString());
        if (milliseconds.Any(m => m.Value.Count > 1))
        {
            ResultFiles.Save(Path.Combine(folder, Picture), Pictures.Latency(milliseconds).Replace("<svg ", "<svg style=\"background:#fff\" ", StringComparison.Ordinal));
        }
    }
}
