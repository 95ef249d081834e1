using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using GuidanceQa.Eval.Benchmarks;
using GuidanceQa.Eval.Formats;
using GuidanceQa.Eval.Statistics;
using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Retrieval;
using Spectre.Console;

namespace GuidanceQa.Eval.Commands;

/// <summary>How big is the index, how long does it take to build, and how long does an answer take? Reported with the machine, never asserted.</summary>
internal static class BenchCommand
{
    // Rounds over all questions: enough that the slowest few are the questions' own and not the machine's.
    private const int Rounds = 20;

    // What a large corpus has, in the size of common sentence encoders.
    private const int VectorRows = 100_000;
    private const int VectorLength = 384;

    public static Command Create()
    {
        Argument<string> corpus = new("corpus") { Description = "The corpus folder to index and to ask.", DefaultValueFactory = _ => "corpus" };
        Option<string> questions = new("--questions") { Description = "A file with a question a line; lines that begin with # are left out.", DefaultValueFactory = _ => Path.Combine("eval", "bench-questions.txt") };
        Option<string?> write = new("--write") { Description = "A Markdown file whose table between the bench markers is replaced." };
        Option<bool> stages = new("--stages") { Description = "Each stage of an answer beside the bare search inside it, with allocations (BenchmarkDotNet; some minutes)." };
        Option<int[]> growth = new("--growth") { Description = "Sizes of generated corpora, in statements, to build and to ask: 1000 10000 100000 1000000 takes some ten minutes and 3 GB of disk.", AllowMultipleArgumentsPerToken = true };
        Command command = new("bench", "Builds the index afresh and answers the questions; prints tables.") { corpus, questions, write, stages, growth };
        command.SetAction((parsed, cancel) => CommandRun.RunAsync(() => RunAsync(
            parsed.GetValue(corpus)!, parsed.GetValue(questions)!, parsed.GetValue(write), parsed.GetValue(stages), parsed.GetValue(growth) ?? [], cancel)));
        return command;
    }

    private static async Task<int> RunAsync(string corpus, string questionFile, string? write, bool stages, int[] growth, CancellationToken cancel)
    {
        var questions = File.ReadLines(questionFile).Where(l => l.Length > 0 && !l.StartsWith('#')).ToList();
        var folder = Directory.CreateTempSubdirectory("guidanceqa-bench-").FullName;
        try
        {
            var clock = TimeProvider.System;
            List<double> builds = [];
            BuildReport? report = null;
            for (var i = 0; i < 3; i++)
            {
                var index = Path.Combine(folder, i.ToString(CultureInfo.InvariantCulture));
                var started = clock.GetTimestamp();
                report = IndexBuilder.Build(corpus, index, clock, null, cancel);
                builds.Add(clock.GetElapsedTime(started).TotalSeconds);
            }

            using var opened = SearchIndex.Open(Path.Combine(folder, "2"));
            QuestionAnswerer answerer = new(opened, SafetyRules.Shipped(opened.Safety));
            foreach (var ask in WarmUp.Questions(opened))
            {
                await Time(answerer, ask, clock, cancel);
            }

            List<double> times = [];
            await AnsiConsole.Progress().StartAsync(async progress =>
            {
                var task = progress.AddTask("Answering", maxValue: Rounds);
                for (var round = 0; round < Rounds; round++)
                {
                    foreach (var question in questions)
                    {
                        times.Add(await Time(answerer, new Ask(question, Audiences.Clinician, true, "full", Filters.None, []), clock, cancel));
                    }

                    task.Increment(1);
                }
            });
            Show(write, "bench", Table(report!, builds, times, questions.Count));
            if (stages)
            {
                Show(write, "bench-stages", StageTable.Run(Path.Combine(folder, "2"), questions));
            }

            if (growth.Length > 0)
            {
                Show(write, "bench-growth", await GrowthTable.RunAsync(opened, growth, questions, folder, cancel));
            }

            return CommandRun.Passed;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Show(string? write, string name, string table)
    {
        Console.WriteLine(table);
        if (write is not null)
        {
            MarkedTable.Write(write, name, table);
        }
    }

    private static async Task<double> Time(QuestionAnswerer answerer, Ask ask, TimeProvider clock, CancellationToken cancel)
    {
        var started = clock.GetTimestamp();
        await foreach (var _ in answerer.AnswerAsync(ask, cancel))
        {
        }

        return clock.GetElapsedTime(started).TotalMilliseconds;
    }

    private static string Table(BuildReport report, List<double> builds, List<double> times, int questions)
    {
        times.Sort();
        builds.Sort();
        string[] lines =
        [
            "| What | Value |",
            "|---|---|",
            $"| documents, statements | {report.Manifest.Documents}, {report.Manifest.Statements} |",
            string.Create(CultureInfo.InvariantCulture, $"| size of the index | {report.Bytes / 1024.0:N0} KB |"),
            string.Create(CultureInfo.InvariantCulture, $"| build, median of three (the first includes compiling) | {builds[1]:0.00} s |"),
            string.Create(CultureInfo.InvariantCulture, $"| answer, median over {questions} questions, {Rounds} rounds | {times[times.Count / 2]:0.00} ms |"),
            string.Create(CultureInfo.InvariantCulture, $"| answer, 95th percentile | {times[(int)(times.Count * 0.95)]:0.00} ms |"),
            string.Create(CultureInfo.InvariantCulture, $"| nearest 200 of {VectorRows:N0} vectors of {VectorLength} numbers, median | {VectorSearch():0.0} ms |"),
            $"| machine | {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription} |",
        ];
        return string.Join('\n', lines);
    }

    // The numbers do not matter for the time, only how many they are.
    private static double VectorSearch()
    {
        Random random = new(17);
        VectorIndex index = new([.. Enumerable.Range(0, VectorRows * VectorLength).Select(_ => random.NextSingle() - 0.5f)], VectorLength);
        List<double> times = [];
        for (var i = 0; i < 50; i++)
        {
            float[] vector = [.. Enumerable.Range(0, VectorLength).Select(_ => random.NextSingle() - 0.5f)];
            var started = TimeProvider.System.GetTimestamp();
            index.Nearest(vector, 200);
            times.Add(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
        }

        return Interval.Median(times);
    }
}
