using System.Globalization;
using System.Text;
using GuidanceQa.Eval.Measures;
using GuidanceQa.Eval.Running;

namespace GuidanceQa.Eval.Hostile;

/// <summary>The hostile run as Markdown.</summary>
internal static class HostileTable
{
    /// <summary>What was let through, by class of fault.</summary>
    public static string Classes(IReadOnlyList<HostileRow> rows)
    {
        StringBuilder text = new("| Fault in a shown sentence | Let through |\n|---|---|\n");
        return text.AppendJoin('\n', FaultJudge.All.Select(f => string.Create(CultureInfo.InvariantCulture, $"| {f} | {rows.Sum(r => r.Through.GetValueOrDefault(f))} |"))).ToString();
    }

    /// <summary>What became of each behaviour.</summary>
    public static string Behaviours(IReadOnlyList<HostileRow> rows)
    {
        StringBuilder text = new("| Behaviour | Mode | Answers | The model's own | Repaired or refused | Fell back | Let through |\n|---|---|---|---|---|---|---|\n");
        return text.AppendJoin('\n', rows.Where(r => r.Answers > 0).Select(r => string.Create(CultureInfo.InvariantCulture, $"| {r.Behaviour} | {r.Mode} | {r.Answers} | {r.Own} | {ComposerTally.Listed(r.Changes)} | {ComposerTally.Listed(r.FellBack)} | {r.Through.Values.Sum()} |"))).ToString();
    }
}
