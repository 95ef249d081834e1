using System.Globalization;
using GuidanceQa.Eval.Measures;
using GuidanceQa.Eval.Running;
using GuidanceQa.Eval.Statistics;
using GuidanceQa.Eval.Systems;

namespace GuidanceQa.Eval.Gates;

/// <summary>Does a run pass? Floors, critical cases, topics that failed to run, and change against the baseline in both directions: an unexplained gain is questioned like a loss.</summary>
internal static class GateCheck
{
    public const string Passed = "passed";
    public const string Failed = "failed";
    public const string NotBuilt = "not built";
    public const string KnownFailure = "known failure";

    private const string Dev = "dev";

    // methods, 6: a drop fails above .01 when it is significant, and above .03 whatever chance says.
    private const double SmallChange = 0.01;
    private const double LargeChange = 0.03;
    private const double Significance = 0.05;

    /// <summary>The measures that are compared with the baseline topic by topic.</summary>
    public static readonly string[] ComparedMeasures =
    [
        "nDCG@5", "RR", "VitalNuggetRecall", "Completeness", "BlockPrecision", "StatusAccuracy", "UnanswerableRecall", "FalseAbstention", "SafetyRecall", "SafetyFalseAlarms", "SlotAccuracy", "SwitchDrop",
    ];

    public static IReadOnlyList<GateResult> Check(
        IReadOnlyList<Gate> gates,
        Baseline? baseline,
        IReadOnlyList<Series> series,
        IReadOnlyList<Failure> failures,
        IReadOnlyList<(string Topic, string Suite, IReadOnlyList<string> Faults)> critical,
        IReadOnlyDictionary<string, string> conversations)
    {
        var ours = series.Where(s => s is { System: ProductInProcess.SystemName, Split: Dev, Slice: null }).ToList();
        var suites = ours.Select(s => s.Suite).ToHashSet(StringComparer.Ordinal);
        List<GateResult> results = [.. gates.Where(g => suites.Contains(g.Suite)).Select(g => Floor(g, ours.FirstOrDefault(s => s.Suite == g.Suite && s.Measure == g.Measure)))];
        var known = baseline?.KnownFailures.ToHashSet(StringComparer.Ordinal) ?? [];
        results.AddRange(critical.Select(c => Critical(c.Suite, c.Topic, c.Faults, known)));
        results.AddRange(failures.Select(f => new GateResult($"{f.Suite}/ran/{f.Topic}", Failed, $"the topic failed to run: {f.Message}")));
        if (baseline is not null)
        {
            results.AddRange(Changes(baseline, ours, conversations));
        }

        return results;
    }

    private static GateResult Floor(Gate gate, Series? measured)
    {
        if (measured is null)
        {
            return new GateResult(gate.Name, gate.NotBuilt is null ? Failed : NotBuilt, gate.NotBuilt is { } why ? $"not built: {why}" : "was not measured; a gate that measures nothing fails");
        }

        var value = string.Create(CultureInfo.InvariantCulture, $"{measured.Value:0.0000} (n {measured.N})");
        if (gate.NotBuilt is { } reason)
        {
            return new GateResult(gate.Name, NotBuilt, $"not built: {reason}; {value}");
        }

        var passes = gate.AtLeast is { } least ? measured.Value >= least : measured.Value <= gate.AtMost;
        return new GateResult(gate.Name, passes ? Passed : Failed, string.Create(CultureInfo.InvariantCulture, $"{value}, {(gate.AtLeast is null ? "at most" : "at least")} {gate.Bound:0.####}"));
    }

    private static GateResult Critical(string suite, string topic, IReadOnlyList<string> faults, HashSet<string> known)
    {
        var name = $"{suite}/critical/{topic}";
        return faults.Count == 0 ? new GateResult(name, Passed, known.Contains(topic) ? "passes now; `eval accept` takes it off the list of known failures" : "whole")
            : new GateResult(name, known.Contains(topic) ? KnownFailure : Failed, $"falls short in {string.Join(", ", faults)}");
    }

    private static IEnumerable<GateResult> Changes(Baseline baseline, List<Series> ours, IReadOnlyDictionary<string, string> conversations)
    {
        List<(Series Now, PairedResult Test)> compared = [];
        foreach (var now in ours.Where(s => ComparedMeasures.Contains(s.Measure)))
        {
            if (baseline.Find(now.Suite, Dev, ProductInProcess.SystemName, now.Measure) is { } before && Comparison.Differences(before, now, conversations) is { Count: > 0 } differences)
            {
                compared.Add((now, Paired.Test(differences)));
            }
        }

        var adjusted = Paired.Holm([.. compared.Select(c => c.Test.PValue)]);
        for (var i = 0; i < compared.Count; i++)
        {
            var (now, test) = compared[i];
            var fails = Math.Abs(test.Mean) > LargeChange || (Math.Abs(test.Mean) > SmallChange && adjusted[i] < Significance);
            var better = test.Mean > 0 == (AllMeasures.HigherIsBetter(now.Measure) ?? true);
            yield return new GateResult(
                $"{now.Suite}/{now.Measure}/change",
                fails ? Failed : Passed,
                string.Create(CultureInfo.InvariantCulture, $"{test.Mean:+0.0000;-0.0000;0} against the baseline ({test.Wins} up, {test.Losses} down of {test.N}, p {adjusted[i]:0.000} after Holm){(fails ? better ? ": a gain nobody has explained; `eval accept --reason …` does" : ": a loss" : "")}"));
        }
    }
}
