using System.Globalization;
using System.Text;
using GuidanceQa.Eval.Measures;
using GuidanceQa.Eval.Running;

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

        StringBuilder text = new("\n## Composers side by side\n");
        SideBySide.Append(text, results.Series, s => tallies.Any(t => t.Suite == s), [.. tallies.Select(t => t.System)], AllMeasures.OfAnswers);
        text.Append("\n| Suite | Composer | Answers | The model's own | Repaired, cut or refused | Answered by the default composer |\n|---|---|---|---|---|---|\n");
        foreach (var tally in tallies)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {tally.Suite} | {tally.System} | {tally.Answers} | {tally.Own} | {ComposerTally.Listed(tally.Changes)} | {ComposerTally.Listed(tally.FellBack)} |\n");
        }

        return text.ToString();
    }
}
