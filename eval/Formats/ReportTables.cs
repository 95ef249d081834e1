using System.Xml.Linq;
using GuidanceQa.Eval.Gates;
using GuidanceQa.Eval.Running;

namespace GuidanceQa.Eval.Formats;

/// <summary>The tables of the report, from the same rows as the Markdown.</summary>
internal static class ReportTables
{
    public static IEnumerable<XElement> Measures(RunResults results, IReadOnlyList<Gate> gates)
    {
        var markdown = ResultTable.Markdown([.. results.Series.Where(s => s.Split == "dev")], [.. results.Series.Where(s => s.Split == "test")], gates, isShort: false);
        XElement? rows = null;
        foreach (var line in markdown.Split('\n').Where(l => l.Length > 0))
        {
            if (line.StartsWith("**", StringComparison.Ordinal))
            {
                rows = new XElement("tbody");
                yield return new XElement("h3", line.Trim('*'));
                yield return new XElement("div", new XAttribute("class", "scroll"), new XElement("table", rows));
            }
            else if (!line.StartsWith("|---", StringComparison.Ordinal))
            {
                var cell = line.StartsWith("| Measure", StringComparison.Ordinal) ? "th" : "td";
                rows!.Add(new XElement("tr", line.Trim('|').Split('|').Select(c => new XElement(cell, c.Trim()))));
            }
        }
    }

    public static XElement Gates(RunResults results) => new(
        "details",
        new XElement("summary", $"{results.Gates.Count} gates and critical cases"),
        new XElement(
            "div",
            new XAttribute("class", "scroll"),
            new XElement(
                "table",
                new XElement("tbody", results.Gates.Select(g => new XElement(
                    "tr",
                    new XElement("td", new XElement("code", g.Name)),
                    new XElement("td", g.Outcome == GateCheck.Failed ? new XAttribute("class", "failed") : null, g.Outcome),
                    new XElement("td", new XAttribute("class", "wrap"), g.Says)))))));
}
