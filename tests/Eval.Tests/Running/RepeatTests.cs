using GuidanceQa.Eval.Formats;
using GuidanceQa.Eval.Gates;
using GuidanceQa.Eval.Running;

namespace GuidanceQa.Eval.Tests.Running;

/// <summary>Equal fingerprints, equal bytes.</summary>
public sealed class RepeatTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("eval-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Two_runs_write_the_same_bytes_but_for_latency()
    {
        var (first, second) = (await FilesAsync("first"), await FilesAsync("second"));

        Assert.Contains("metrics.json", first.Keys);
        Assert.Contains("report.html", first.Keys);
        Assert.Contains(first.Keys, f => f.EndsWith(".run", StringComparison.Ordinal));
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task A_report_made_again_from_the_files_is_the_report_of_the_run()
    {
        var (results, artefacts, gates, baseline) = await RunAsync();
        var folder = Path.Combine(_folder, "again");
        ResultFiles.Write(folder, results, artefacts, gates, baseline);
        var html = await File.ReadAllTextAsync(Path.Combine(folder, ResultFiles.ReportHtml), TestContext.Current.CancellationToken);

        ResultFiles.WriteReports(folder, ResultFiles.Read(folder), gates, baseline);

        Assert.Equal(html, await File.ReadAllTextAsync(Path.Combine(folder, ResultFiles.ReportHtml), TestContext.Current.CancellationToken));
    }

    private async Task<SortedDictionary<string, string>> FilesAsync(string name)
    {
        var (results, artefacts, gates, baseline) = await RunAsync();
        var folder = Path.Combine(_folder, name);
        ResultFiles.Write(folder, results, artefacts, gates, baseline);
        return new SortedDictionary<string, string>(
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(f => !Path.GetFileName(f).StartsWith("latency", StringComparison.Ordinal))
                .ToDictionary(f => Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText),
            StringComparer.Ordinal);
    }

    private static async Task<(RunResults Results, RunArtefacts Artefacts, IReadOnlyList<Gate> Gates, Baseline? Baseline)> RunAsync()
    {
        RunOptions options = new(Repository.Root, ["harrow-cough/questions", "harrow-cough/dialogues"], ["dev"], null, null);
        var (results, artefacts) = await new EvalRun(options, new SilentProgress()).RunAsync(TestContext.Current.CancellationToken);
        return (results, artefacts, GateFile.Read(options.GatesPath), Baseline.Read(Path.Combine(options.BaselinePath, Baseline.DevFile)));
    }
}
