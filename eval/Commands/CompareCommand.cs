using System.CommandLine;
using System.Globalization;
using GuidanceQa.Eval.Formats;
using GuidanceQa.Eval.Running;
using GuidanceQa.Eval.Statistics;
using GuidanceQa.Eval.Systems;
using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Commands;

/// <summary><c>compare A B</c>: what changed between two runs, topic by topic, and whether it is more than chance.</summary>
internal static class CompareCommand
{
    private const int MostNamed = 8;

    public static Command Create()
    {
        Argument<string> first = new("A") { Description = "Folder of a run's results." };
        Argument<string> second = new("B") { Description = "Folder of another run's results; the same folder, to compare two systems of one run." };
        Option<string> system = new("--system") { Description = "The system of B.", DefaultValueFactory = _ => ProductInProcess.SystemName };
        Option<string> against = new("--against") { Description = "The system of A.", DefaultValueFactory = _ => ProductInProcess.SystemName };
        Option<string[]> measures = new("--measure") { Description = "Measures to compare.", DefaultValueFactory = _ => ["nDCG@5", "RR", "VitalNuggetRecall", "Completeness", "BlockPrecision", "StatusAccuracy"], AllowMultipleArgumentsPerToken = true };
        Option<string> split = new("--split") { Description = "dev or test.", DefaultValueFactory = _ => "dev" };
        Command command = new("compare", "Wins and losses by topic, paired randomisation p-value (Holm), paired bootstrap interval clustered by conversation; B less A.") { first, second, system, against, measures, split };
        command.SetAction(parsed => CommandRun.RunAsync(() => Task.FromResult(
            Run(parsed.GetValue(first)!, parsed.GetValue(second)!, parsed.GetValue(against)!, parsed.GetValue(system)!, parsed.GetValue(measures)!, parsed.GetValue(split)!))));
        return command;
    }

    private static int Run(string first, string second, string against, string system, string[] measures, string split)
    {
        var a = ResultFiles.Read(first).Series.Where(s => s.System == against && s.Split == split && s.Slice is null).ToList();
        var b = ResultFiles.Read(second).Series.Where(s => s.System == system && s.Split == split && s.Slice is null).ToList();
        List<(Series A, Series B, PairedResult Test)> pairs = [];
        foreach (var now in b.Where(s => measures.Contains(s.Measure, StringComparer.Ordinal)))
        {
            if (a.FirstOrDefault(s => s.Suite == now.Suite && s.Measure == now.Measure) is { } before && Comparison.Differences(before, now, Conversations(now)) is { Count: > 0 } differences)
            {
                pairs.Add((before, now, Paired.Test(differences)));
            }
        }

        if (pairs.Count == 0)
        {
            throw new SuiteFormatException($"found no suite with {string.Join(", ", measures)} for {against} in {first} and {system} in {second} on {split}; expected results of the same suites");
        }

        var adjusted = Paired.Holm([.. pairs.Select(p => p.Test.PValue)]);
        Console.WriteLine($"| Suite | Measure | {against} (A) | {system} (B) | B − A [95 %] | wins | losses | of | p | p (Holm) |\n|---|---|---|---|---|---|---|---|---|---|");
        for (var i = 0; i < pairs.Count; i++)
        {
            var (before, now, test) = pairs[i];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {now.Suite} | {now.Measure} | {before.Value:0.000} | {now.Value:0.000} | {test.Mean:+0.000;-0.000;0.000} [{test.Interval.Low:0.000}, {test.Interval.High:0.000}] | {test.Wins} | {test.Losses} | {test.N} | {test.PValue:0.0000} | {adjusted[i]:0.0000} |"));
        }

        foreach (var (before, now, _) in pairs)
        {
            Name(before, now);
        }

        return CommandRun.Passed;
    }

    private static void Name(Series before, Series now)
    {
        var changes = now.Topics.Where(t => before.Topics.ContainsKey(t.Key)).Select(t => (t.Key, Change: t.Value - before.Topics[t.Key])).Where(t => Math.Abs(t.Change) > 1e-9).ToList();
        if (changes.Count == 0)
        {
            return;
        }

        Console.WriteLine($"\n{now.Suite} {now.Measure}");
        Console.WriteLine("  up:   " + Listed(changes.Where(c => c.Change > 0).OrderByDescending(c => c.Change)));
        Console.WriteLine("  down: " + Listed(changes.Where(c => c.Change < 0).OrderBy(c => c.Change)));
    }

    private static string Listed(IEnumerable<(string Topic, double Change)> changes)
    {
        var all = changes.ToList();
        return string.Join(", ", all.Take(MostNamed).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Topic} {c.Change:+0.00;-0.00}"))) + (all.Count > MostNamed ? $" and {all.Count - MostNamed} more" : "");
    }

    // A turn is `dialogue_turn`: the digits behind the last underscore are its place.
    private static Dictionary<string, string> Conversations(Series series) => series.Topics.Keys.ToDictionary(
        t => t,
        t => t.LastIndexOf('_') is > 0 and var at && t.AsSpan(at + 1).IndexOfAnyExceptInRange('0', '9') < 0 ? t[..at] : t,
        StringComparer.Ordinal);
}
