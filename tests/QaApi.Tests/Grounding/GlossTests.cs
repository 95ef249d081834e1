using GuidanceQa.QaApi.Grounding;

namespace GuidanceQa.QaApi.Tests.Grounding;

/// <summary>A term's explanation is let through exactly where the vocabulary's own words stand behind the term they explain; everything else fails.</summary>
public sealed class GlossTests(HarbourIndex harbour) : IClassFixture<HarbourIndex>
{
    private readonly ClaimVerifier _verifier = new(harbour.Index);
    private readonly Glosses _glosses = new(harbour.Index.Lexicon);

    [Theory]
    [InlineData("pilotage#sextant", "The sextant (an instrument that measures angles) should be checked every 6 months, unless it was dropped.")]
    [InlineData("pilotage#kedge", "Ships over 90 m need a kedge anchor (KA: a light anchor for moving a ship) before the bar (a bank of sand at the mouth of a harbour), if no tug attends.")]
    [InlineData("pilotage#lent", "Sextants and an azimuth circle (an instrument that measures angles) may be lent for up to 3 days; the sextant (an instrument that measures angles) is returned dry.")]
    public void The_vocabularys_explanation_right_behind_its_term_may_be_shown(string id, string text) => Assert.Null(Fault(id, text));

    [Theory]
    [InlineData("pilotage#sextant", "The sextant (a rope that measures depth) should be checked every 6 months, unless it was dropped.")]
    [InlineData("pilotage#sextant", "The sextant (an instrument that measures 2 angles) should be checked every 6 months, unless it was dropped.")]
    [InlineData("pilotage#sextant", "The sextant (An instrument that measures angles) should be checked every 6 months, unless it was dropped.")]
    [InlineData("pilotage#sextant", "The sextant (an instrument that measures angles) (an instrument that measures angles) should be checked every 6 months, unless it was dropped.")]
    [InlineData("pilotage#sextant", "The sextant should (an instrument that measures angles) be checked every 6 months, unless it was dropped.")]
    [InlineData("pilotage#sextant", "The sextant should be checked every 6 months, unless it was dropped (an instrument that measures angles).")]
    [InlineData("pilotage#sextant", "The sextant, an instrument that measures angles, should be checked every 6 months, unless it was dropped.")]
    [InlineData("pilotage#sextant", "The sextant (an instrument that measures angles) should be checked every 3 months, unless it was dropped.")]
    [InlineData("pilotage#sextant", "The sextant (an instrument that measures angles) should be checked every 6 months.")]
    [InlineData("pilotage#sextant", "The sextant (an instrument that measures angles) must be checked every 6 months, unless it was dropped.")]
    [InlineData("pilotage#sextant", "The sextant (an instrument that measures angles) should not be checked every 6 months, unless it was dropped.")]
    [InlineData("pilotage#sextant", "The sextant (an instrument that measures angles; it is strong) should be checked every 6 months, unless it was dropped.")]
    [InlineData("pilotage#night", "The evidence (what studies show) is insufficient to recommend a sextant-like quadrant at night.")]
    [InlineData("pilotage#night", "The evidence is insufficient to recommend a sextant (an instrument that measures angles)-like quadrant at night.")]
    [InlineData("pilotage#kedge", "Ships over 90 m need a kedge anchor (a light anchor for moving a ship) (KA) before the bar, if no tug attends.")]
    [InlineData("pilotage#kedge", "Ships over 90 m need a kedge anchor (KA: a rope that measures depth) before the bar, if no tug attends.")]
    [InlineData("pilotage#board", "A bar (a bank of sand at the mouth of a harbour) pilot boards at the bar; the quadrant and the kedge anchor stay on board.")]
    public void Any_other_bracket_may_not(string id, string text) => Assert.NotNull(Fault(id, text));

    [Fact]
    public void An_explained_statement_is_no_rendering_of_its_author()
    {
        var source = harbour.Index.FindStatement("pilotage#fog")!;

        Assert.Null(_verifier.Fault(new Claim(source.Statement.PlainText!, true, [new Evidence(source)])));
        Assert.NotNull(_verifier.Fault(new Claim(source.Statement.PlainText!.Replace("quadrant", "quadrant (an old instrument for heights)", StringComparison.Ordinal), true, [new Evidence(source)])));
    }

    [Fact]
    public void The_audit_of_any_text_takes_the_same_explanations()
    {
        var cited = new CitedQuote(1, "pilotage", "The sextant should be checked every 6 months, unless it was dropped.", null, null);

        Assert.Equal("supported", harbour.Answerer.Audit.Of("The sextant (an instrument that measures angles) should be checked every 6 months, unless it was dropped. [1]", [cited]).Verdict);
        Assert.NotEqual("supported", harbour.Answerer.Audit.Of("The sextant (a rope that measures depth) should be checked every 6 months, unless it was dropped. [1]", [cited]).Verdict);
    }

    [Theory]
    [InlineData("The sextant is old.", "sextant@11")]
    [InlineData("Two sextants, one quadrant", "sextant@12 quadrant@26")]
    [InlineData("a kedge anchor (KA)", "kedge anchor@18:")]
    [InlineData("The lead line (a marked rope) is wet.", "lead line@-")]
    [InlineData("The rules on the kedge anchor (2019) hold.", "")]
    [InlineData("a sextant-like thing, a bar pilot, a non-sextant, the sextant's box, (a sextant)", "")]
    public void An_explanation_goes_behind_a_whole_name_that_nothing_explains(string text, string places) =>
        Assert.Equal(places, string.Join(' ', _glosses.Places(text).Select(p => $"{p.Concept.Preferred}@{p.At?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}{(p.IsInBrackets ? ":" : "")}")));

    [Fact]
    public void Many_brackets_are_read_in_one_pass()
    {
        var text = string.Concat(Enumerable.Repeat("sextant (", 20_000)) + new string(')', 20_000);

        Assert.Equal(text, _glosses.Without(text, []));
    }

    private string? Fault(string id, string text) => _verifier.Fault(new Claim(text, false, [new Evidence(harbour.Index.FindStatement(id)!)]));
}
