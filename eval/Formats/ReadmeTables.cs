using System.Globalization;
using GuidanceQa.Eval.Gates;
using GuidanceQa.Eval.Measures;
using GuidanceQa.Eval.Systems;
using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Formats;

/// <summary>The generated parts of the READMEs, made of the committed baselines and gates alone, so that a test can tell whether they are current.</summary>
internal static class ReadmeTables
{
    private const string Results = "eval";
    private const string Measured = "measures";
    private const string Damaged = "damages";

    /// <summary>Writes every generated table of the two READMEs.</summary>
    public static void Write(string root)
    {
        foreach (var (path, name, table) in Of(root))
        {
            MarkedTable.Write(path, name, table);
        }
    }

    /// <summary>Each README with the table that belongs between its markers of that name.</summary>
    public static IEnumerable<(string Path, string Name, string Table)> Of(string root)
    {
        var folder = Path.Combine(root, "eval", "baseline");
        var dev = Baseline.Read(Path.Combine(folder, Baseline.DevFile)) ?? throw new SuiteFormatException($"{folder}: found no {Baseline.DevFile}; expected the results that `eval accept` writes");
        var test = Baseline.Read(Path.Combine(folder, Baseline.TestFile));
        var gates = GateFile.Read(Path.Combine(root, "eval", "gates.yaml"));
        var dated = $"Run `{dev.Fingerprint.Short}` on dev{(test is null ? "" : $", `{test.Fingerprint.Short}` on test")}; 95 % intervals.";
        var (project, evaluation) = (Path.Combine(root, "README.md"), Path.Combine(root, "eval", "README.md"));
        yield return (project, Results, $"{dated}\n\n{ResultTable.Headlines(dev.Series, test?.Series ?? [], gates)}");
        yield return (evaluation, Results, $"{dated}\n\n{ResultTable.Markdown(dev.Series, test?.Series ?? [], gates, isShort: false)}");
        yield return (evaluation, Measured, Definitions());
        yield return (evaluation, Damaged, "| Kind | Between | What it does |\n|---|---|---|\n" + string.Join('\n', Damages.All.Select(d => $"| `{d.Name}` | {d.Between} | {d.Says} |")));
    }

    private static string Definitions()
    {
        var ofTopics = AllMeasures.All.Select(m => $"| `{m.Name}` | {m.Definition} | {m.Source} | {m.Floor.ToString("0.##", CultureInfo.InvariantCulture)} | {Better(m.HigherIsBetter)} |");
        var ofSuites = AllMeasures.OfSuites.Select(m => $"| `{m.Name}` | {m.Definition} | {m.Source} | | {Better(m.HigherIsBetter)} |");
        return "| Measure | Definition | Source | Topic that failed | Better |\n|---|---|---|---|---|\n" + string.Join('\n', ofTopics.Concat(ofSuites));
    }

    private static string Better(bool? higher) => higher switch { true => "more", false => "less", null => "" };
}
