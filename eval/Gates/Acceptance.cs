using System.Globalization;
using GuidanceQa.Eval.Measures;
using GuidanceQa.Eval.Running;
using GuidanceQa.Eval.Systems;
using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Gates;

/// <summary>What accepting a run changes.</summary>
/// <param name="Changes">In words, one a gate.</param>
internal sealed record Accepted(IReadOnlyList<Gate> Gates, Baseline Baseline, IReadOnlyList<string> Changes);

/// <summary>Takes a run as the new baseline: floors go up with what got better; what got worse is taken only when asked for.</summary>
internal static class Acceptance
{
    /// <param name="lower">Also take what got worse.</param>
    /// <exception cref="SuiteFormatException">Something got worse and <paramref name="lower"/> is false, or the run was damaged.</exception>
    public static Accepted Of(RunResults results, IReadOnlyList<Gate> gates, Baseline? before, string reason, bool lower)
    {
        if (results.Damage is not null)
        {
            throw new SuiteFormatException($"found results with the damage `{results.Damage}`; expected those of an undamaged run");
        }

        var ours = results.Series.Where(s => s is { System: ProductInProcess.SystemName, Split: "dev", Slice: null }).ToList();
        List<string> changes = [];
        List<string> worse = [];
        List<Gate> kept = [.. gates.Where(g => ours.All(s => s.Suite != g.Suite || s.Measure != g.Measure))];
        worse.AddRange(kept.Where(g => g.NotBuilt is null).Select(g => $"{g.Name} was not measured"));
        foreach (var series in ours)
        {
            if (AllMeasures.HigherIsBetter(series.Measure) is not { } higher)
            {
                continue;
            }

            var gate = gates.FirstOrDefault(g => g.Suite == series.Suite && g.Measure == series.Measure);
            if (gate is { NotBuilt: not null })
            {
                kept.Add(gate);
                if (gate.Target is { } target && (higher ? series.Value >= target : series.Value <= target))
                {
                    changes.Add(string.Create(CultureInfo.InvariantCulture, $"{gate.Name} is declared not built and measures {series.Value:0.0000}, its target: take `notBuilt` away"));
                }

                continue;
            }

            var now = (gate ?? new Gate(series.Suite, series.Measure, null, null, null, null, reason)).At(series.Value, higher, reason);
            if (gate?.Bound is { } bound && now.Bound != bound)
            {
                var isBetter = now.Bound > bound == higher;
                var change = string.Create(CultureInfo.InvariantCulture, $"{gate.Name}: {bound:0.####} -> {now.Bound:0.####}");
                (isBetter ? changes : worse).Add(change);
            }
            else if (gate is null)
            {
                changes.Add(string.Create(CultureInfo.InvariantCulture, $"{now.Name}: new, {now.Bound:0.####}"));
            }

            kept.Add(gate is not null && now.Bound == gate.Bound ? gate : now);
        }

        var failing = results.Gates.Where(g => g.Name.Contains("/critical/", StringComparison.Ordinal) && g.Outcome is GateCheck.Failed or GateCheck.KnownFailure)
            .Select(g => g.Name.Split('/')[^1]).Order(StringComparer.Ordinal).ToList();
        worse.AddRange(before is null ? [] : failing.Except(before.KnownFailures, StringComparer.Ordinal).Select(t => $"the critical case {t} fails and did not"));
        if (worse.Count > 0 && !lower && before is not null)
        {
            throw new SuiteFormatException($"found {worse.Count} that got worse; expected none without --lower:\n{string.Join('\n', worse)}");
        }

        Baseline baseline = new(results.Fingerprint, [.. results.Series.Where(s => s is { Split: "dev", Slice: null }).Select(Slim)], failing);
        return new Accepted(kept, baseline, [.. changes, .. worse]);
    }

    // Only what runs are compared by is kept topic by topic.
    private static Series Slim(Series series) =>
        series.System == ProductInProcess.SystemName && GateCheck.ComparedMeasures.Contains(series.Measure) ? series : series with { Topics = new(StringComparer.Ordinal) };
}
