using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace GuidanceQa.Eval.Benchmarks;

/// <summary>Runs the stages under BenchmarkDotNet, in this process, and makes a table of them.</summary>
internal static class StageTable
{
    private const int WarmUps = 3;
    private const int Iterations = 10;

    /// <summary>Markdown: per question the mean time, what multiple of the bare search it is, and what is allocated.</summary>
    /// <param name="indexFolder">An index that is built.</param>
    public static string Run(string indexFolder, IReadOnlyList<string> questions)
    {
        AnswerStages.IndexFolder = indexFolder;
        AnswerStages.Questions = questions;
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(WarmUps).WithIterationCount(Iterations);
        var config = ManualConfig.CreateEmpty().AddJob(job).AddLogger(ConsoleLogger.Default).WithOptions(ConfigOptions.DisableOptimizationsValidator);
        var summary = BenchmarkRunner.Run<AnswerStages>(config);
        return Table([.. summary.Reports], questions.Count);
    }

    private static string Table(List<BenchmarkReport> reports, int questions)
    {
        var bare = reports.Single(r => r.BenchmarkCase.Descriptor.Baseline).ResultStatistics!.Mean;
        List<string> lines = ["| Stage, per question | Time | of the bare search | Allocated |", "|---|---|---|---|"];
        foreach (var report in reports)
        {
            var statistics = report.ResultStatistics!;
            var bytes = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"| {report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'')} | {statistics.Mean / 1000 / questions:0} ± {statistics.StandardError / 1000 / questions:0.0} µs | {statistics.Mean / bare:0.00} | {bytes / 1024.0 / questions:N0} KB |"));
        }

        return string.Join('\n', lines);
    }
}
