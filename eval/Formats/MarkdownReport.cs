using System.Globalization;
using System.Text;
using GuidanceQa.Eval.Gates;
using GuidanceQa.Eval.Running;

namespace GuidanceQa.Eval.Formats;

/// <summary>The report as Markdown: gates, table, topics that failed to run.</summary>
internal static class MarkdownReport
{
    public static string Of(RunResults results, IReadOnlyList<Gate> gates)
    {
        var failed = results.Gates.Where(g => g.Outcome == GateCheck.Failed).ToList();
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"# Evaluation of GuidanceQa\n\nRun `{results.Fingerprint.Short}` on {string.Join(" and ", results.Splits)}: {Summary(results)}\n");
        if (results.Damage is { } damage)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nDeliberately damaged: `{damage}`.\n");
        }

        text.Append("\n| Fingerprint | |\n|---|---|\n");
        foreach (var (name, checksum) in results.Fingerprint.Corpora)
        {
            text.Append(CultureInfo.InvariantCulture, $"| corpus {name} | `{checksum}` |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"| suites | `{results.Fingerprint.Suites}` |\n| configuration | `{results.Fingerprint.Configuration}` |\n| build | `{results.Fingerprint.Build}` |\n");
        if (failed.Count > 0)
        {
            text.Append("\n## Failed gates\n\n").AppendJoin('\n', failed.Select(g => $"- `{g.Name}`: {g.Says}")).Append('\n');
        }

        if (results.Failures.Count > 0)
        {
            text.Append("\n## Topics that failed to run\n\nThey count with the floor of each measure.\n\n").AppendJoin('\n', results.Failures.Select(f => $"- {f.Suite}/{f.Topic}: {f.Message}")).Append('\n');
        }

        text.Append("\n## Measures\n\nWith 95 % intervals. With some hundred questions, differences below about 0.03 are noise.\n\n");
        text.Append(ResultTable.Markdown([.. results.Series.Where(s => s.Split == "dev")], [.. results.Series.Where(s => s.Split == "test")], gates, isShort: false)).Append('\n');
        text.Append(ComposerTable.Markdown(results)).Append(SideBySide.Rankings(results));
        return text.ToString();
    }

    /// <summary>One sentence on the gates.</summary>
    public static string Summary(RunResults results)
    {
        int Count(string outcome) => results.Gates.Count(g => g.Outcome == outcome);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(GateCheck.Passed)} gates passed, {Count(GateCheck.Failed)} failed, {Count(GateCheck.KnownFailure)} known failures, {Count(GateCheck.NotBuilt)} not built, {results.Failures.Count} topics failed to run.");
    }
}
