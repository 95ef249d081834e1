using System.Globalization;
using System.Text;
using GuidanceQa.Eval.Measures;
using GuidanceQa.Eval.Running;
using GuidanceQa.Eval.Systems;

namespace GuidanceQa.Eval.Formats;

/// <summary>Composers side by side on every measure of answers, and what became of models' texts. Empty where none was asked for.</summary>
internal static class ComposerTable
{
    public static string Markdown(RunResults results)
    {
        if (results.Composers is not { } tallies)
        {
            return "";
        }

        var systems = tallies.Select(t => t.System).Prepend(ProductInProcess.SystemName).Distinct(StringComparer.Ordinal).ToList();
        StringBuilder text = new("\n## Composers side by side\n");
        foreach (var suite in results.Series.Where(s => s.Slice is null && tallies.Any(t => t.Suite == s.Suite)).GroupBy(s => (s.Suite, s.Split)))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n**{suite.Key.Suite}**, {suite.Key.Split}\n\n| Measure | {string.Join(" | ", systems)} |\n|---|{string.Concat(systems.Select(_ => "---|"))}\n");
            foreach (var measure in AllMeasures.OfAnswers.Select(m => m.Name))
            {
                var values = systems.ConvertAll(s => suite.FirstOrDefault(x => x.System == s && x.Measure == measure));
                if (values.Exists(v => v is not null))
                {
                    text.Append(CultureInfo.InvariantCulture, $"| {measure} | {string.Join(" | ", values.Select(v => v is null ? "" : v.Value.ToString(v.Value >= 10 ? "0.#" : "0.000", CultureInfo.InvariantCulture)))} |\n");
                }
            }
        }

        text.Append("\n| Suite | Composer | Answers | The model's own | Repaired, cut or refused | Answered by the default composer |\n|---|---|---|---|---|---|\n");
        foreach (var tally in tallies)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {tally.Suite} | {tally.System} | {tally.Answers} | {tally.Own} | {ComposerTally.Listed(tally.Changes)} | {ComposerTally.Listed(tally.FellBack)} |\n");
        }

        return text.ToString();
    }
}
