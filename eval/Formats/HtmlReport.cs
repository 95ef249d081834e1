using System.Xml.Linq;
using GuidanceQa.Eval.Gates;
using GuidanceQa.Eval.Running;

namespace GuidanceQa.Eval.Formats;

/// <summary>
/// The report as one page that needs no network and no script: pictures are in it, but for the latency, which differs between equal runs and is shown from its own file beside the page. Built as an XML tree, so that
/// whatever a question or a document holds is text.
/// </summary>
internal static class HtmlReport
{
    private const string Style = """
        :root { color-scheme: light; --ink: #1c2833; --soft: #5d6d7e; --line: #d8dee4; --good: #00684a; --bad: #b03a2e; --mark: #fff2b3; }
        * { box-sizing: border-box } body { margin: 0 auto; max-width: 76rem; padding: 2rem 1.5rem 5rem; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: #fff }
        h1 { font-size: 1.7rem; margin: 0 0 .25rem } h2 { font-size: 1.25rem; margin: 2.75rem 0 .5rem; padding-top: .75rem; border-top: 1px solid var(--line) } h3 { font-size: 1rem; margin: 1.5rem 0 .25rem }
        p { margin: .35rem 0; max-width: 52rem } .soft { color: var(--soft) } code { font-size: .85em; overflow-wrap: anywhere }
        .verdict { display: inline-block; margin: .75rem 0; padding: .45rem .9rem; border-radius: .4rem; font-weight: 600; color: #fff } .good { background: var(--good) } .bad { background: var(--bad) }
        .grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); gap: 1.5rem 2rem } figure { margin: 0; min-width: 0 } figcaption { font-weight: 600 } figure svg, figure img { width: 100%; height: auto; display: block }
        .scroll { overflow-x: auto } table { border-collapse: collapse; font-size: .84rem; font-variant-numeric: tabular-nums; margin: .5rem 0 1rem } th, td { text-align: left; padding: .28rem .7rem .28rem 0; border-bottom: 1px solid var(--line); vertical-align: top; white-space: nowrap }
        td.wrap { white-space: normal; min-width: 18rem } .failed { color: var(--bad); font-weight: 600 } details { border: 1px solid var(--line); border-radius: .4rem; padding: .5rem .9rem; margin: .5rem 0 } summary { cursor: pointer } summary b { font-weight: 600 }
        .lacks { color: var(--bad); font-size: .88rem } ul { margin: .3rem 0; padding-left: 1.2rem } li { margin: .25rem 0 } mark { background: var(--mark); padding: 0 .1em } .no { text-decoration: underline wavy var(--bad) 1px; text-underline-offset: 3px }
        .two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1rem 2rem }
        """;

    public static string Of(RunResults results, IReadOnlyList<Gate> gates, Baseline? baseline)
    {
        // Composers beside the default one have their table in the Markdown report.
        results = results with { Series = [.. results.Series.Where(s => !s.System.Contains('+', StringComparison.Ordinal))] };
        var passes = results.Gates.All(g => g.Outcome != GateCheck.Failed);
        XElement body = new(
            "body",
            new XElement("h1", "Evaluation of GuidanceQa"),
            new XElement("p", new XAttribute("class", "soft"), $"Run {results.Fingerprint.Short} on {string.Join(" and ", results.Splits)}{(results.Damage is { } damage ? $", deliberately damaged: {damage}" : "")}"),
            new XElement("p", new XAttribute("class", passes ? "verdict good" : "verdict bad"), passes ? "✓ All gates passed" : "✗ A gate failed"),
            new XElement("p", MarkdownReport.Summary(results)),
            Fingerprints(results),
            FailedGates(results),
            new XElement("h2", "In pictures"),
            new XElement("div", new XAttribute("class", "grid"), ReportPictures.Of(results, baseline), Latency()),
            new XElement("h2", "Measures"),
            new XElement("p", "With 95 % intervals, conversations resampled whole. With some hundred questions, differences below about 0.03 are noise. An empty cell: the system does not do this, or nothing could be measured."),
            ReportTables.Measures(results, gates),
            new XElement("h2", "Worst cases"),
            new XElement("p", "On dev only, at most twenty. Left what was shown: a wavy line under what nobody judged to belong. Right what was judged: the quote highlighted where it stands in its source."),
            WorstCases.Of(results),
            new XElement("h2", "All gates"),
            ReportTables.Gates(results));
        XElement page = new(
            "html",
            new XAttribute("lang", "en"),
            new XElement(
                "head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                new XElement("title", "Evaluation of GuidanceQa"),
                new XElement("style", Style)),
            body);
        return "<!DOCTYPE html>\n" + Void(page).ToString(SaveOptions.DisableFormatting) + "\n";
    }

    /// <summary>A picture with its caption.</summary>
    public static XElement Figure(string caption, string svg) => new("figure", new XElement("figcaption", caption), XElement.Parse(svg));

    private static XElement Latency() => new(
        "figure",
        new XElement("figcaption", "Time of an answer"),
        new XElement("img", new XAttribute("src", LatencyFiles.Picture), new XAttribute("alt", "Cumulative share of answers by time; kept in a file of its own because times differ between equal runs")));

    private static XElement Fingerprints(RunResults results) => new(
        "details",
        new XElement("summary", "Fingerprint"),
        new XElement("ul", results.Fingerprint.Corpora.Select(c => Line($"corpus {c.Key}", c.Value)), Line("suites", results.Fingerprint.Suites), Line("configuration", results.Fingerprint.Configuration), Line("build", results.Fingerprint.Build)));

    private static XElement Line(string name, string value) => new("li", $"{name} ", new XElement("code", value));

    private static XElement? FailedGates(RunResults results)
    {
        var failed = results.Gates.Where(g => g.Outcome == GateCheck.Failed).ToList();
        return failed.Count == 0 ? null : new XElement("ul", failed.Select(g => new XElement("li", new XElement("code", g.Name), $": {g.Says}")));
    }

    // XML writes <p/> for an empty element, which HTML reads as an open one.
    private static XElement Void(XElement page)
    {
        foreach (var element in page.DescendantsAndSelf().Where(e => e.IsEmpty && e.Name.Namespace == XNamespace.None && e.Name.LocalName is not ("meta" or "img" or "br")))
        {
            element.Value = "";
        }

        return page;
    }
}
