using System.Globalization;
using GuidanceQa.Eval.Statistics;
using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Retrieval;
using Spectre.Console;

namespace GuidanceQa.Eval.Benchmarks;

/// <summary>How do build, size and answer grow with the corpus?</summary>
internal static class GrowthTable
{
    private const int Rounds = 5;

    /// <summary>Markdown: a row for each size, with medians over all questions.</summary>
    public static async Task<string> RunAsync(SearchIndex real, IReadOnlyList<int> sizes, IReadOnlyList<string> questions, string folder, CancellationToken cancel)
    {
        List<string> lines =
        [
            "| Statements | Terms | Build | Index | bare search | retrieve and rank | answer, first time | answer ÷ bare search |",
            "|---|---|---|---|---|---|---|---|",
        ];
        foreach (var size in sizes)
        {
            AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size:N0} statements"));
            lines.Add(await RowAsync(real, size, questions, Directory.CreateDirectory(Path.Combine(folder, "growth-" + size.ToString(CultureInfo.InvariantCulture))).FullName, cancel));
        }

        return string.Join('\n', lines);
    }

    private static async Task<string> RowAsync(SearchIndex real, int size, IReadOnlyList<string> questions, string folder, CancellationToken cancel)
    {
        var corpus = Directory.CreateDirectory(Path.Combine(folder, "corpus")).FullName;
        var indexFolder = Path.Combine(folder, "index");
        GrownCorpus.Write(real, corpus, size);
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        var report = IndexBuilder.Build(corpus, indexFolder, clock, null, cancel);
        var build = clock.GetElapsedTime(started);
        using var index = SearchIndex.Open(indexFolder);
        var safety = SafetyRules.Shipped(null);
        Interpreter interpreter = new(index);
        StatementRanker ranker = new(index);
        var turns = questions.Select(q => interpreter.Understand(q, [], Filters.None)).ToList();
        List<double> bare = [], ranked = [], answered = [];
        for (var round = 0; round < Rounds; round++)
        {
            // Suggestions are remembered, so a round of first answers needs an answerer that has seen nothing.
            QuestionAnswerer answerer = new(index, safety);
            for (var i = 0; i < questions.Count; i++)
            {
                cancel.ThrowIfCancellationRequested();
                started = clock.GetTimestamp();
                index.Find(turns[i].Query);
                bare.Add(clock.GetElapsedTime(started).TotalMilliseconds);
                started = clock.GetTimestamp();
                ranker.Rank(turns[i], cancel);
                ranked.Add(clock.GetElapsedTime(started).TotalMilliseconds);
                started = clock.GetTimestamp();
                await answerer.OutcomeAsync(new Ask(questions[i], Audiences.Clinician, true, "full", Filters.None, []), cancel);
                answered.Add(clock.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        Directory.Delete(corpus, recursive: true);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {report.Manifest.Statements:N0} | {report.Manifest.Terms:N0} | {build.TotalSeconds:0.0} s | {report.Bytes / 1048576.0:N0} MB | {Interval.Median(bare):0.00} ms | {Interval.Median(ranked):0.00} ms | {Interval.Median(answered):0.00} ms | {Interval.Median(answered) / Interval.Median(bare):0.0} |");
    }
}
