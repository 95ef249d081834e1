using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Conversations;
using GuidanceQa.QaApi.Http;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Tests.Http;

/// <summary>The page of an export, whatever a document, its front matter or a conversation holds.</summary>
public sealed class HtmlExportTests
{
    private const string Attack = "</q></li></style></title><script>alert(1)</script><img src=x onerror='alert(1)'>\"><svg/onload=alert(1)>&#x3c;b&#x3e;";

    [Fact]
    public void Text_from_anywhere_stays_text()
    {
        var html = HtmlExport.Of(Export(Attack, "https://example.org/a?b=1&c=<x>"));

        Check(html);
        Assert.True(Tree(html).Descendants().Count(e => !e.HasElements && e.Value.Contains(Attack, StringComparison.Ordinal)) >= 5);
    }

    [Theory]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("JaVaScRiPt://example.org/%0aalert(1)", null)]
    [InlineData("data:text/html,<script>alert(1)</script>", null)]
    [InlineData("vbscript:x", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("//example.org", null)]
    [InlineData("relative", null)]
    [InlineData("https://example.org/a b", "https://example.org/a%20b")]
    [InlineData("http://example.org/", "http://example.org/")]
    public void Only_addresses_of_the_web_become_links(string url, string? expected)
    {
        var tree = Tree(HtmlExport.Of(Export("Title", url)));

        Assert.Equal(expected, tree.Descendants("li").First(l => l.Attribute("id") is not null).Descendants("a").Select(a => (string?)a.Attribute("href")).SingleOrDefault());
    }

    [Theory]
    [InlineData("10.1000/xyz", "https://doi.org/10.1000/xyz")]
    [InlineData("10.1000/<x>\"'", "https://doi.org/10.1000/%3Cx%3E%22%27")]
    public void A_doi_is_a_link_where_there_is_no_address(string doi, string expected) =>
        Assert.Equal(expected, ExportText.Link(Document("Title", null) with { Doi = doi }));

    [Fact]
    public void Markers_lead_to_the_sources_of_their_own_message()
    {
        var tree = Tree(HtmlExport.Of(Export("Title", null)));

        var targets = tree.Descendants().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(["m1-s1", "m2-s1"], targets);
        Assert.Equal(["#m1-s1", "#m2-s1"], tree.Descendants("a").Select(a => (string)a.Attribute("href")!));
    }

    [Fact]
    public void A_branch_says_where_it_began()
    {
        var export = Export("Title", null);
        export = export with { Messages = [.. export.Messages, export.Messages[1] with { Id = "msg_3", ParentId = "msg_1" }, export.Messages[1] with { Id = "msg_4", ParentId = null }] };

        var text = MarkdownExport.Of(export);

        Assert.Equal(1, text.Split(", following question 1").Length - 1);
        Assert.Equal(1, text.Split(", as a new beginning").Length - 1);
    }

    /// <summary>The page as a tree; it is well formed, so that no parser has to guess.</summary>
    internal static XDocument Tree(string html)
    {
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", html, StringComparison.Ordinal);
        return XDocument.Parse(html.Replace("&#xFFFE;", "\ufffd", StringComparison.Ordinal).Replace("&#xFFFF;", "\ufffd", StringComparison.Ordinal)["<!DOCTYPE html>".Length..], LoadOptions.PreserveWhitespace);
    }

    /// <summary>Nothing runs, nothing is loaded, nothing is named but what the page is made of.</summary>
    internal static void Check(string html)
    {
        var tree = Tree(html);
        string[] elements = ["html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h2", "h3", "p", "ul", "li", "ol", "q", "a", "cite", "span"];
        string[] attributes = ["lang", "charset", "http-equiv", "content", "name", "class", "dir", "href", "id"];
        Assert.DoesNotContain(tree.Descendants(), e => !elements.Contains(e.Name.ToString(), StringComparer.Ordinal));
        Assert.DoesNotContain(tree.Descendants().Attributes(), a => !attributes.Contains(a.Name.ToString(), StringComparer.Ordinal));
        Assert.DoesNotContain(tree.Descendants().Attributes("href"), a => !a.Value.StartsWith('#') && !a.Value.StartsWith("https://", StringComparison.Ordinal) && !a.Value.StartsWith("http://", StringComparison.Ordinal));
        var style = html.Split("<style>")[1].Split("</style>")[0];
        Assert.Contains($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'", HtmlExport.Policy, StringComparison.Ordinal);
        Assert.Equal(HtmlExport.Policy, (string?)tree.Descendants("meta").Single(m => m.Attribute("http-equiv") is not null).Attribute("content"));
    }

    private static CitedDocument Document(string text, string? url) => new("document", text, "guidance", text, 2025, text, "pending", null, url, null, text);

    private static ConversationExport Export(string text, string? url)
    {
        var at = new DateTimeOffset(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);
        Citation citation = new("k1", 1, "document", "document#s", "p", text, 10, 20, "", "", new Locator([text], null), ["2"], text, "/passages/p");
        Answer answer = Answer.Empty with
        {
            Text = "x", Citations = [citation], Documents = [Document(text, url)], Missing = [text], Notices = [new Notice("code", "warning", text)],
            Blocks = [new Block("b1", BlockKinds.Safety, null, 0, 1, text, false, null, []), new Block("b2", BlockKinds.Heading, null, 0, 1, text, false, null, []), new Block("b3", BlockKinds.Bullet, text, 0, 1, text, false, "supported", ["k1"])],
        };
        Turn turn = new("msg_1", "conv_1", null, at, Statuses.Partial, StatusReasons.UncoveredAttribute, text, Audiences.Patient, new Interpretation(text + "?", "general", false, [], Filters.None), answer, [], new ComposerUse(text, text, null, null), new Receipt(text, text, text), new Timings(0, 0, 0, 0, 0));
        return new ConversationExport(new Conversation("conv_1", at, Audiences.Patient, 2), at, ExportText.Disclaimer, [turn, turn with { Id = "msg_2", ParentId = "msg_1" }]);
    }
}
