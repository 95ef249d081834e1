using GuidanceQa.QaApi.Grounding;

namespace GuidanceQa.QaApi.Tests.Grounding;

public sealed class TextAuditTests(LighthouseIndex lighthouse) : IClassFixture<LighthouseIndex>
{
    private const string Oil = "The reservoir holds 12 l of colza oil and lasts about 3 nights.";

    private readonly TextAudit _audit = new(lighthouse.Index, new ClaimVerifier(lighthouse.Index));

    [Fact]
    public void Every_sentence_gets_a_verdict_by_what_it_cites()
    {
        var audit = _audit.Of(
            $"## Oil\n{Oil} [1] Oil should be strained when it looks cloudy [2].\n\n- The lens should be wiped with a dry linen cloth every evening. [3]\n- Nobody knows why.",
            [Quote(1, "lamp-care", Oil), Quote(2, "lamp-care", "Oil should be strained when it looks cloudy."), Quote(3, "lamp-care", "wiped with a dry linen cloth every morning")]);

        Assert.Equal(["supported", "supported", "partial", "unsupported"], audit.Sentences.Select(s => s.Verdict));
        Assert.Equal("partial", audit.Verdict);
        Assert.Equal("no_citation", audit.Sentences[3].Reasons[0].Code);
        Assert.Equal([3], audit.Sentences[2].CitationOrdinals);
        Assert.True(audit.Sentences[2].QuoteFound);
    }

    [Fact]
    public void Spans_are_slices_of_the_text_with_its_markers()
    {
        var text = $"First line.\n{Oil} [1]";

        var audit = _audit.Of(text, [Quote(1, "lamp-care", Oil)]);

        Assert.All(audit.Sentences, s => Assert.Equal(s.Text, text[s.Start..s.End]));
        Assert.Equal($"{Oil} [1]", audit.Sentences[1].Text);
    }

    [Theory]
    [InlineData("lamp-care", "holds 13 l of colza oil", null, null)]
    [InlineData("no-such-document", Oil, null, null)]
    [InlineData("lamp-care", Oil, 3, null)]
    [InlineData("lamp-care", Oil, null, 7)]
    public void A_quote_that_is_not_there_proves_nothing(string document, string quote, int? start, int? end)
    {
        var sentence = Assert.Single(_audit.Of($"{Oil} [1]", [new CitedQuote(1, document, quote, start, end)]).Sentences);

        Assert.Equal(("unsupported", "quote_not_found", false), (sentence.Verdict, sentence.Reasons[0].Code, sentence.QuoteFound));
    }

    [Fact]
    public void An_ordinal_without_citation_proves_nothing()
    {
        var sentence = Assert.Single(_audit.Of($"{Oil} [2]", [Quote(1, "lamp-care", Oil)]).Sentences);

        Assert.Equal(new Reason("quote_not_found", "[2]", null), sentence.Reasons[0]);
    }

    [Fact]
    public void A_quote_that_leaves_out_the_condition_does_not_hide_it()
    {
        var sentence = Assert.Single(_audit.Of("The reed of the horn is replaced every 6 months [1].", [Quote(1, "fog-signal", "The reed of the horn is replaced every 6 months")]).Sentences);

        Assert.Contains(sentence.Reasons, r => r.Code == "condition_dropped");
    }

    [Fact]
    public void A_citation_without_document_is_taken_at_its_word()
    {
        var sentence = Assert.Single(_audit.Of("The bell weighs 2 t. [1]", [Quote(1, null, "The tower is red. The bell weighs 3 t.")]).Sentences);

        Assert.Equal(("contradicted", (bool?)null), (sentence.Verdict, sentence.QuoteFound));
    }

    [Fact]
    public void Ranges_and_lists_of_markers_cite_them_all_and_a_text_without_any_cites_everything()
    {
        Assert.Equal([1, 3, 4, 5], _audit.Of("The bell rings. [1][3-5]", []).Sentences[0].CitationOrdinals);
        Assert.Equal([1, 2], _audit.Of("The bell rings. [1, 2]", []).Sentences[0].CitationOrdinals);
        Assert.Equal("supported", _audit.Of(Oil, [Quote(7, "lamp-care", Oil)]).Verdict);
    }

    [Fact]
    public async Task The_cited_sentences_of_our_own_answers_are_supported()
    {
        var outcome = await lighthouse.AskAsync("How often should the lens be wiped?", "patient", "full");
        var answer = outcome.Answer;

        var audit = _audit.Of(answer.Text, [.. answer.Citations.Select(c => new CitedQuote(c.Ordinal, c.DocumentId, c.Quote, c.Start, c.End))]);

        Assert.NotEmpty(audit.Sentences);
        Assert.All(audit.Sentences.Where(s => s.CitationOrdinals.Count > 0), s => Assert.Equal("supported", s.Verdict));
    }

    [Fact]
    public void Every_sentence_of_a_plain_rendering_is_supported_where_the_whole_of_it_is_shown()
    {
        var source = lighthouse.Index.FindStatement("lamp-care#wipe")!;
        var two = source with { Statement = source.Statement with { PlainText = "Wipe the glass daily. Do it before the sun is up." } };
        EvidenceUnit unit = new(source.Statement.Text, two);

        Assert.Equal("supported", _audit.Sentence("Do it before the sun is up.", two.Statement.PlainText!, [unit]).Verdict);
        Assert.NotEqual("supported", _audit.Sentence("Do it before the sun is up.", "Do it before the sun is up.", [unit]).Verdict);
    }

    private static CitedQuote Quote(int ordinal, string? document, string quote) => new(ordinal, document, quote, null, null);
}
