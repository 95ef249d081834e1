using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using GuidanceQa.QaApi.Answering;

namespace GuidanceQa.QaApi.Http;

/// <summary>A conversation as one page that needs nothing else and prints well. It is built as a tree, never from pieces of markup, so that no text can become any.</summary>
internal static class HtmlExport
{
    // Without > and &, which a tree's writer would escape and a style sheet would not understand.
    private const string Style =
        "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff;overflow-wrap:anywhere}"
        + "h1{font-size:1.5rem}h2{font-size:1.2rem;border-top:1px solid #767676;padding-top:1rem;margin-top:2rem}h3{font-size:1rem}"
        + ".question{font-size:1.1rem;margin:0;padding-left:1rem;border-left:4px solid #005eb8}.about,.receipt,.source{font-size:.875rem;color:#424242}"
        + ".disclaimer,.warning,.safety{border:2px solid #8a1f11;padding:.5rem 1rem}.safety{font-weight:bold;white-space:pre-line}.sources{padding-left:0;list-style:none}.sources li{margin:.75rem 0}"
        + "q{quotes:'“' '”'}a{color:#00478f}:target{outline:2px solid #005eb8}"
        + "@media print{body{max-width:none;margin:0;font-size:11pt}h2,h3{break-after:avoid}li,.question{break-inside:avoid}a{color:inherit}}";

    /// <summary>Lets the page do nothing but show itself in its own style.</summary>
    public static string Policy { get; } = $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'none'";

    public static string Of(ConversationExport export)
    {
        XElement page = new(
            "html",
            new XAttribute("lang", "en"),
            new XElement(
                "head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", new XAttribute("http-equiv", "Content-Security-Policy"), new XAttribute("content", Policy)),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                new XElement("meta", new XAttribute("name", "referrer"), new XAttribute("content", "no-referrer")),
                new XElement("title", ExportText.Title),
                new XElement("style", Style)),
            new XElement(
                "body",
                new XElement(
                    "main",
                    new XElement("h1", ExportText.Title),
                    Paragraph("about", ExportText.Dates(export)),
                    Paragraph("disclaimer", export.Disclaimer),
                    export.Messages.Select((_, i) => Message(export, i)))));
        StringBuilder text = new("<!DOCTYPE html>\n");

        // Characters that XML does not know are written as references: a page shows them as it can.
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, CheckCharacters = false, NewLineHandling = NewLineHandling.None }))
        {
            page.Save(writer);
        }

        return text.Append('\n').ToString();
    }

    private static XElement Message(ConversationExport export, int at)
    {
        var turn = export.Messages[at];
        var number = ExportText.Number(at + 1);
        return new XElement(
            "section",
            new XElement("h2", $"Question {number}"),
            Paragraph("question", turn.Question),
            Paragraph("about", ExportText.About(export, at)),
            turn.Interpretation.StandaloneQuestion == turn.Question ? null : Paragraph("about", $"Understood as: {turn.Interpretation.StandaloneQuestion}"),
            Blocks(turn.Answer, number),
            turn.Answer.Missing.Count == 0 ? null : Paragraph("about", $"Missing: {string.Join("; ", turn.Answer.Missing)}"),
            Sources(turn.Answer, number),
            turn.Answer.Notices.Select(n => Paragraph(n.Severity == "warning" ? "warning" : "about", n.Text)),
            Paragraph("receipt", ExportText.Receipt(turn)));
    }

    private static List<XElement> Blocks(Answer answer, string message)
    {
        List<XElement> elements = [];
        foreach (var block in answer.Blocks)
        {
            object[] content = [new XAttribute("dir", "auto"), block.Text, .. Markers(answer, block, message)];
            if (block.Kind is BlockKinds.Bullet or BlockKinds.Comparison)
            {
                if (elements.Count == 0 || elements[^1].Name != "ul")
                {
                    elements.Add(new XElement("ul"));
                }

                elements[^1].Add(new XElement("li", content));
            }
            else
            {
                elements.Add(new XElement(block.Kind == BlockKinds.Heading ? "h3" : "p", block.Kind == BlockKinds.Safety ? new XAttribute("class", "safety") : null, content));
            }
        }

        return elements;
    }

    private static IEnumerable<object> Markers(Answer answer, Block block, string message) =>
        answer.Citations.Where(c => block.CitationIds.Contains(c.Id, StringComparer.Ordinal)).SelectMany(c => new object[]
        {
            " ", new XElement("a", new XAttribute("href", $"#{SourceId(message, c)}"), $"[{ExportText.Number(c.Ordinal)}]"),
        });

    private static IEnumerable<XElement> Sources(Answer answer, string message) => answer.Citations.Count == 0 ? [] :
    [
        new XElement("h3", "Sources"),
        new XElement("ol", new XAttribute("class", "sources"), answer.Citations.Select(c => Source(answer, c, message))),
    ];

    private static XElement Source(Answer answer, Citation citation, string message)
    {
        var document = answer.Documents.FirstOrDefault(d => d.Id == citation.DocumentId);
        var title = document?.Title ?? citation.DocumentId;
        return new XElement(
            "li",
            new XAttribute("id", SourceId(message, citation)),
            $"[{ExportText.Number(citation.Ordinal)}] ",
            new XElement("q", new XAttribute("dir", "auto"), citation.Quote),
            " ",
            ExportText.Link(document) is { } link ? new XElement("a", new XAttribute("href", link), title) : new XElement("cite", title),
            ". ",
            new XElement("span", new XAttribute("class", "source"), ExportText.Source(citation, document)));
    }

    private static string SourceId(string message, Citation citation) => $"m{message}-s{ExportText.Number(citation.Ordinal)}";

    private static XElement Paragraph(string kind, string text) => new("p", new XAttribute("class", kind), new XAttribute("dir", "auto"), text);
}
