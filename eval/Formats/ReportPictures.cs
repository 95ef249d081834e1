using System.Xml.Linq;
using GuidanceQa.Eval.Baselines;
using GuidanceQa.Eval.Gates;
using GuidanceQa.Eval.Measures;
using GuidanceQa.Eval.Running;
using GuidanceQa.Eval.Systems;

namespace GuidanceQa.Eval.Formats;

/// <summary>Chooses what the pictures of the report show.</summary>
internal static class ReportPictures
{
    private static readonly string[] Systems = [ProductInProcess.SystemName, BaselineSystem.LastTurn, BaselineSystem.AllTurns, BaselineSystem.Hqe, LeadPassage.SystemName];

    public static IEnumerable<XElement> Of(RunResults results, Baseline? baseline)
    {
        foreach (var suite in results.Curves.GroupBy(c => c.Suite, StringComparer.Ordinal))
        {
            yield return HtmlReport.Figure($"Risk and coverage, {suite.Key}", Pictures.RiskCoverage([.. suite]));
        }

        var dev = results.Series.Where(s => s.Split == "dev").ToList();
        foreach (var measure in new[] { "nDCG@5", "VitalNuggetRecall" })
        {
            var bars = dev.Where(s => s.Measure == measure && s.Slice is null).OrderBy(s => s.Suite, StringComparer.Ordinal).ThenBy(s => Array.IndexOf(Systems, s.System))
                .Select(s => new PictureBar(s.System == ProductInProcess.SystemName ? s.Suite : "", s.Value, s.Low, s.High, Array.IndexOf(Systems, s.System))).ToList();
            if (bars.Count > 0)
            {
                yield return HtmlReport.Figure($"{measure} beside the baselines, dev", Pictures.Bars(bars, Systems, measure, 0, 1));
            }
        }

        foreach (var slices in dev.Where(s => s is { Measure: "VitalNuggetRecall", Slice: not null, System: ProductInProcess.SystemName, N: >= 5 }).GroupBy(s => s.Suite, StringComparer.Ordinal))
        {
            var bars = slices.OrderBy(s => s.Slice, StringComparer.Ordinal).Select(s => new PictureBar($"{s.Slice} ({s.N})", s.Value, s.Low, s.High, 0)).ToList();
            yield return HtmlReport.Figure($"VitalNuggetRecall by slice, {slices.Key}, dev", Pictures.Bars(bars, [], "VitalNuggetRecall", 0, 1));
        }

        foreach (var cases in dev.Where(s => s.Measure.Contains(':', StringComparison.Ordinal)).GroupBy(s => s.Suite, StringComparer.Ordinal))
        {
            List<string> kinds = [.. cases.Select(s => s.Measure.Split(':')[0]).Distinct(StringComparer.Ordinal)];
            var bars = cases.Select(s => new PictureBar($"{s.Measure.Split(':')[1]} ({s.N})", s.Value, s.Low, s.High, kinds.IndexOf(s.Measure.Split(':')[0]))).ToList();
            yield return HtmlReport.Figure($"By class, {cases.Key}", Pictures.Bars(bars, kinds, "share of the cases", 0, 1));
        }

        if (baseline is not null && Change(dev, baseline) is { Count: > 0 } changes)
        {
            var most = Math.Max(0.01, changes.Max(c => Math.Abs(c.Value)) * 1.15);
            yield return HtmlReport.Figure("What changed against the baseline, dev", Pictures.Bars(changes, ["better", "worse"], "difference", -most, most));
        }
    }

    private static List<PictureBar> Change(List<Series> dev, Baseline baseline)
    {
        List<PictureBar> bars = [];
        foreach (var now in dev.Where(s => s is { System: ProductInProcess.SystemName, Slice: null }))
        {
            if (baseline.Find(now.Suite, "dev", now.System, now.Measure) is { } before && Math.Abs(now.Value - before.Value) > 1e-9 && Math.Abs(before.Value) <= 1.5)
            {
                var change = now.Value - before.Value;
                bars.Add(new PictureBar($"{now.Suite} {now.Measure}", change, change, change, change > 0 == (AllMeasures.HigherIsBetter(now.Measure) ?? true) ? 0 : 1));
            }
        }

        return [.. bars.OrderByDescending(b => Math.Abs(b.Value)).ThenBy(b => b.Label, StringComparer.Ordinal).Take(24)];
    }
}
