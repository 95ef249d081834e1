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

    private Claim Claim(string id)
    {
        var source = lighthouse.Index.FindStatement(id)!;
        return new Claim(source.Statement.Text, false, [new Evidence(source)]);
    }
}
