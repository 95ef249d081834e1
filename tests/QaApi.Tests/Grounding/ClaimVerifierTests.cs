using GuidanceQa.QaApi.Grounding;

namespace GuidanceQa.QaApi.Tests.Grounding;

public sealed class ClaimVerifierTests(LighthouseIndex lighthouse) : IClassFixture<LighthouseIndex>
{
    private readonly ClaimVerifier _verifier = new(lighthouse.Index);

    [Fact]
    public void A_statement_word_for_word_may_be_shown() => Assert.Null(_verifier.Fault(Claim("lamp-care#reservoir")));

    [Fact]
    public void The_plain_rendering_of_the_cited_statement_may_be_shown()
    {
        var source = lighthouse.Index.FindStatement("lamp-care#wipe")!;

        Assert.Null(_verifier.Fault(new Claim(source.Statement.PlainText!, true, [new Evidence(source)])));
        Assert.NotNull(_verifier.Fault(new Claim(source.Statement.PlainText!, false, [new Evidence(source)])));
    }

    [Fact]
    public void A_claim_without_evidence_may_not() => Assert.Equal("no_citation", _verifier.Fault(Claim("lamp-care#reservoir") with { Evidence = [] }));

    [Theory]
    [InlineData("12 l", "21 l")]
    [InlineData("12 l", "12 kg")]
    [InlineData("about ", "")]
    [InlineData(" and lasts about 3 nights", "")]
    public void A_changed_word_may_not(string was, string becomes)
    {
        var claim = Claim("lamp-care#reservoir");

        Assert.NotNull(_verifier.Fault(claim with { Text = claim.Text.Replace(was, becomes, StringComparison.Ordinal) }));
    }

    [Fact]
    public void A_quote_that_is_not_where_the_citation_says_may_not()
    {
        var source = lighthouse.Index.FindStatement("lamp-care#reservoir")!;
        var moved = source with { Statement = source.Statement with { Start = source.Statement.Start + 1, End = source.Statement.End + 1 } };
        var beyond = source with { Statement = source.Statement with { Start = 100_000, End = 100_010 } };

        Assert.Equal("quote_not_found", _verifier.Fault(new Claim(source.Statement.Text, false, [new Evidence(moved)])));
        Assert.Equal("quote_not_found", _verifier.Fault(new Claim(source.Statement.Text, false, [new Evidence(beyond)])));
        Assert.Equal("quote_not_found", _verifier.Fault(new Claim(source.Statement.Text, false, [new Evidence(source), new Evidence(moved)])));
    }

    // The same in another dress, then what is nearly the same.
    [Theory]
    [InlineData("Give 4 mg of the syrup twice daily for 2 days.", "Give 4 milligrams of the syrup twice a day for 48 hours.", "supported", null)]
    [InlineData("Give 4 mg of the syrup twice daily for 2 days.", "Give 4 mg of the syrup, twice daily, for two days.", "supported", null)]
    [InlineData("Check the colour of the glass every 2 weeks.", "Check the color of the glass every 14 days.", "supported", null)]
    [InlineData("Check the glass every 3 months.", "Check the glass 3-monthly.", "supported", null)]
    [InlineData("The lens is cleaned at dawn; the log is kept by the keeper.", "The lens is cleaned at dawn.", "supported", null)]
    [InlineData("Give 4 mg twice daily.", "Give 8 mg twice daily.", "contradicted", "number_mismatch")]
    [InlineData("Give 0.4 mg twice daily.", "Give 4 mg twice daily.", "contradicted", "number_mismatch")]
    [InlineData("Give 4 mg twice daily.", "Give 4 mcg twice daily.", "contradicted", "unit_mismatch")]
    [InlineData("Give up to 4 mg a day.", "Give at least 4 mg a day.", "contradicted", "comparator_mismatch")]
    [InlineData("Give up to 4 mg a day.", "Give 4 mg a day.", "contradicted", "comparator_mismatch")]
    [InlineData("For mild cough the dose is 4 mg; for severe cough it is 16 mg.", "For mild cough the dose is 16 mg.", "contradicted", "number_mismatch")]
    [InlineData("Mild cough needs 4 mg and severe cough needs 16 mg.", "Severe cough needs 4 mg and mild cough needs 16 mg.", "contradicted", "number_mismatch")]
    [InlineData("The horn may be sounded by day.", "The horn must be sounded by day.", "unsupported", "strength_raised")]
    [InlineData("The horn may help.", "The horn will help.", "unsupported", "strength_raised")]
    [InlineData("The horn should be sounded by day.", "The horn should not be sounded by day.", "contradicted", "polarity_flip")]
    [InlineData("The horn is not sounded by day.", "The horn is sounded by day.", "contradicted", "polarity_flip")]
    [InlineData("The reed is replaced before winter.", "The reed is replaced after winter.", "contradicted", "direction_flip")]
    [InlineData("Oil is better than gas.", "Gas is better than oil.", "contradicted", "direction_flip")]
    [InlineData("If the lens is dry, it may be rinsed.", "It may be rinsed.", "partial", "condition_dropped")]
    [InlineData("The reed is replaced in spring, unless it is cracked.", "The reed is replaced in spring.", "unsupported", "condition_dropped")]
    [InlineData("The syrup is given to adults; not to children.", "The syrup is given to adults.", "unsupported", "condition_dropped")]
    [InlineData("The syrup suits some keepers.", "The syrup suits all keepers.", "unsupported", "population_widened")]
    [InlineData("The syrup suits elderly keepers.", "The syrup suits keepers.", "partial", "population_widened")]
    [InlineData("The syrup suits keepers.", "The syrup suits keepers of ships.", "partial", "low_coverage")]
    [InlineData("The syrup suits keepers.", "The tower has a red door and a bell.", "unsupported", "low_coverage")]
    [InlineData("Valve XR7 is closed.", "Valve XR8 is closed.", "unsupported", "entity_missing")]
    public void A_sentence_says_what_its_source_says_or_the_verdict_names_what_it_does_not(string source, string claim, string verdict, string? code)
    {
        var judged = _verifier.Check(claim, [new EvidenceUnit(source, null)]);

        Assert.Equal((verdict, code), (judged.Verdict, judged.Reasons.Select(r => r.Code).FirstOrDefault()));
    }

    [Fact]
    public void What_two_sources_say_may_stand_in_one_line_but_not_in_one_clause()
    {
        EvidenceUnit[] sources = [new("The lamp holds 12 l of oil.", null), new("The horn is drained once a week.", null)];

        Assert.Equal("supported", _verifier.Check("The lamp holds 12 l of oil; the horn is drained once a week.", sources).Verdict);
        Assert.NotEqual("supported", _verifier.Check("The lamp is drained once a week.", sources).Verdict);
    }

    [Fact]
    public void A_reason_gives_the_words_of_both_sides()
    {
        var reason = Assert.Single(_verifier.Check("Give 16 mg of the syrup.", [new EvidenceUnit("Give 8 mg of the syrup.", null)]).Reasons);

        Assert.Equal(new Reason("number_mismatch", "16 mg", "8 mg"), reason);
    }

    [Fact]
    public void A_monstrous_sentence_is_refused_and_not_compared()
    {
        var monster = string.Join(' ', Enumerable.Range(0, 20_000).Select(i => $"word{i}"));

        Assert.Equal("unsupported", _verifier.Check(monster, [new EvidenceUnit(monster + " more", null)]).Verdict);
    }

    private Claim Claim(string id)
    {
        var source = lighthouse.Index.FindStatement(id)!;
        return new Claim(source.Statement.Text, false, [new Evidence(source)]);
    }
}
