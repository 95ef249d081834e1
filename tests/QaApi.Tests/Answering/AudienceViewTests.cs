using GuidanceQa.Indexing.Search;
using GuidanceQa.Indexing.Vocabulary;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Grounding;

namespace GuidanceQa.QaApi.Tests.Answering;

/// <summary>One set of claims, four views: whoever asks is told the same, from the same statements, and loses no figure, condition, caution or word of strength.</summary>
public sealed class AudienceViewTests(HarbourIndex harbour) : IClassFixture<HarbourIndex>
{
    [Theory]
    [InlineData("harbour")]
    [InlineData("lighthouse")]
    [InlineData("shipped")]
    public async Task Every_view_cites_the_same_statements_in_the_same_order_and_keeps_what_they_say(string corpus)
    {
        using var other = corpus switch { "lighthouse" => new LighthouseIndex(), "shipped" => (TestIndex)new ShippedIndex(), _ => null };
        var tested = other ?? harbour;
        var (glossed, rendered) = (0, 0);
        foreach (var question in Questions(tested.Index, corpus))
        {
            var clinician = await tested.AskAsync(question, Audiences.Clinician, "full");
            foreach (var audience in Audiences.All)
            {
                var view = audience == Audiences.Clinician ? clinician : await tested.AskAsync(question, audience, "full");
                AnswerRules.Hold(tested.Index, view.Answer);
                Assert.Equal(clinician.Status, view.Status);
                Assert.Equal(clinician.Answer.Citations.Select(c => c.StatementId), view.Answer.Citations.Select(c => c.StatementId));
                Assert.Equal(clinician.Answer.Blocks.Select(b => (b.Kind, string.Join(' ', b.CitationIds))), view.Answer.Blocks.Select(b => (b.Kind, string.Join(' ', b.CitationIds))));
                foreach (var block in view.Answer.Blocks.Where(b => b.CitationIds.Count > 0))
                {
                    var quote = view.Answer.Citations.Single(c => c.Id == block.CitationIds[0]).Quote;
                    Survives(quote, block.Text, block.Plain);
                    Assert.True(Audiences.ReadsPlain(audience) || block.Text == quote);
                    rendered += block.Plain ? 1 : 0;
                    glossed += !block.Plain && block.Text != quote ? 1 : 0;
                }
            }
        }

        Assert.True(rendered > 0);
        Assert.Equal(corpus == "lighthouse", glossed == 0);
    }

    [Fact]
    public void Every_statement_of_the_shipped_corpus_can_be_explained_and_passes_the_verifier()
    {
        using ShippedIndex shipped = new();
        GlossWriter writer = new(new Glosses(shipped.Index.Lexicon));
        ClaimVerifier verifier = new(shipped.Index);
        var glossed = 0;
        foreach (var source in Enumerable.Range(0, shipped.Index.StatementCount).Select(shipped.Index.At))
        {
            Claim claim = new(source.Statement.Text, false, [new Evidence(source)]);
            var explained = Assert.Single(writer.Explain([new DraftBlock(BlockKinds.Statement, claim.Text, claim)])).Claim!;
            glossed += explained.Text != claim.Text ? 1 : 0;
            Assert.Null(verifier.Fault(explained));
            Survives(claim.Text, explained.Text, false);
        }

        Assert.True(glossed > shipped.Index.StatementCount / 4);
    }

    [Fact]
    public async Task A_term_is_explained_at_its_first_mention_and_once()
    {
        var clinician = await harbour.AskAsync("What about the kedge anchor?");
        var patient = await harbour.AskAsync("What about the kedge anchor?", Audiences.Patient, "full");

        Assert.True(clinician.Answer.Blocks.Count(b => b.Text.Contains("kedge anchor", StringComparison.Ordinal)) > 1);
        Assert.DoesNotContain("a light anchor", clinician.Answer.Text, StringComparison.Ordinal);
        Assert.Single(patient.Answer.Text.Split("a light anchor for moving a ship").Skip(1));
        Assert.All(patient.Answer.Blocks, b => Assert.False(b.Plain));
        Assert.All(patient.Answer.Citations, c => Assert.DoesNotContain("a light anchor", c.Quote, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("How often should the sextant be checked?", "The sextant (an instrument that measures angles) should be checked every 6 months, unless it was dropped.")]
    [InlineData("Which ships need a kedge anchor?", "Ships over 90 m need a kedge anchor (KA: a light anchor for moving a ship) before the bar (a bank of sand at the mouth of a harbour), if no tug attends.")]
    [InlineData("May the lead line be used in shallow water?", "The lead line (a marked rope) must not be used in less than 2 m of water.")]
    [InlineData("Is there evidence to recommend a quadrant at night?", "The evidence is insufficient to recommend a sextant-like quadrant (an old instrument for heights) at night.")]
    [InlineData("For how many days may sextants be lent?", "Sextants (an instrument that measures angles) and an azimuth circle may be lent for up to 3 days; the sextant is returned dry.")]
    [InlineData("Does every ship have a deviation card?", "Every ship of the harbour has a deviation card (an instrument that measures angles is corrected by it) and a sextant.")]
    public async Task An_explanation_stands_behind_the_term_and_touches_nothing_else(string question, string text)
    {
        var patient = await harbour.AskAsync(question, Audiences.Patient, "full");

        Assert.Contains(text, patient.Answer.Blocks.Select(b => b.Text));
    }

    [Fact]
    public async Task The_plain_view_has_a_receipt_of_its_own_and_the_same_again()
    {
        var first = await harbour.AskAsync("How often should the sextant be checked?", Audiences.Patient, "full");
        var second = await harbour.AskAsync("How often should the sextant be checked?", Audiences.Caregiver, "full");

        Assert.Equal(first.Receipt, second.Receipt);
        Assert.NotEqual(first.Receipt.Answer, (await harbour.AskAsync("How often should the sextant be checked?")).Receipt.Answer);
    }

    // Statements as questions of their own, so that they are shown; and questions as people ask them. Of a large corpus every fifth statement.
    private static List<string> Questions(SearchIndex index, string corpus) =>
    [
        .. Enumerable.Range(0, index.StatementCount).Where(o => o % 5 == 0 || index.StatementCount < 100).Select(o => index.At(o).Statement.Text),
        .. corpus == "shipped" ? File.ReadLines(Path.Combine(TestIndex.Root, "eval", "bench-questions.txt")).Where(l => l.Length > 0 && !l.StartsWith('#')) : [],
    ];

    // An author's own rendering is checked against its statement when the corpus is read; a statement with explanations holds exactly what it held.
    private static void Survives(string quote, string shown, bool isRendering)
    {
        if (isRendering)
        {
            Assert.Empty(RenderingCheck.Differences(quote, shown));
            Assert.Empty(Values(quote).Except(Values(shown)));
            return;
        }

        Assert.Equal(Values(quote), Values(shown));
        Assert.Equal(StrengthReader.Read(quote).Select(c => (c.Phrase, c.Level, c.Negated)), StrengthReader.Read(shown).Select(c => (c.Phrase, c.Level, c.Negated)));
        Assert.Equal(ConditionReader.Read(quote).Select(c => (c.Phrase, c.Kind)), ConditionReader.Read(shown).Select(c => (c.Phrase, c.Kind)));
        Assert.Equal(PolarityReader.Read(quote).Select(c => c.Phrase), PolarityReader.Read(shown).Select(c => c.Phrase));
    }

    private static IEnumerable<(decimal, decimal, string)> Values(string text) => QuantityReader.Read(text).Where(q => q.Unit != "times").Select(q => (q.Low, q.High, q.Comparator));
}
