using System.Globalization;
using System.Xml.Linq;
using GuidanceQa.Eval.Running;

namespace GuidanceQa.Eval.Formats;

/// <summary>The answers that fall shortest, beside what they should have said.</summary>
internal static class WorstCases
{
    private const int Most = 20;

    // The ends of a long answer say little; the report stays readable.
    private const int MostBlocks = 14;

    public static IEnumerable<XElement> Of(RunResults results) =>
        results.Answers.Where(a => a.Split == "dev" && a.Lacks.Count > 0).OrderBy(a => a.Score).ThenBy(a => a.Topic, StringComparer.Ordinal).Take(Most).Select(Case);

    private static XElement Case(ShownAnswer answer) => new(
        "details",
        new XElement("summary", new XElement("b", answer.Question), " ", new XElement("span", new XAttribute("class", "soft"), string.Create(CultureInfo.InvariantCulture, $"{answer.Suite} · {answer.Topic} · {answer.Asker} · {answer.Score:0.00}"))),
        answer.History.Count == 0 ? null : new XElement("p", new XAttribute("class", "soft"), $"after: {string.Join(" → ", answer.History)}"),
        new XElement("p", $"outcome {answer.Status}; expected {answer.Expected}"),
        new XElement("p", new XAttribute("class", "lacks"), string.Join(" · ", answer.Lacks)),
        new XElement(
            "div",
            new XAttribute("class", "two"),
            new XElement("div", new XElement("h3", "Shown"), new XElement("ul", answer.Blocks.Take(MostBlocks).Select(Shown), answer.Blocks.Count > MostBlocks ? new XElement("li", $"… {answer.Blocks.Count - MostBlocks} more") : null)),
            new XElement("div", new XElement("h3", "Judged"), new XElement("ul", answer.Judged.OrderByDescending(j => j.Grade).Take(MostBlocks).Select(Judged)))));

    private static XElement Shown(ShownBlock block) => new(
        "li",
        new XElement("span", new XAttribute("class", block.Source is null ? "soft" : block.Grade is null or 0 ? "no" : "yes"), block.Text),
        block.Source is null ? null : new XElement("span", new XAttribute("class", "soft"), $" [{block.Source}{(block.Grade is { } grade ? $", grade {grade}" : "")}]"));

    private static XElement Judged(ShownQuote quote) => new(
        "li",
        new XElement("span", new XAttribute("class", "soft"), "…" + quote.Prefix),
        new XElement("mark", quote.Quote),
        new XElement("span", new XAttribute("class", "soft"), quote.Suffix + "…"),
        new XElement("br"),
        new XElement("span", new XAttribute("class", "soft"), $"{quote.Key} in {quote.DocumentId}, grade {quote.Grade}: {quote.Why}; {(quote.IsShown ? "shown" : "not shown")}, {(quote.Rank is { } rank ? $"rank {rank}" : "not retrieved")}"));
}
