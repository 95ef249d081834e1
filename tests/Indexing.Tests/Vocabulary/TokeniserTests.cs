using FsCheck.Xunit;
using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.Indexing.Tests.Vocabulary;

public sealed class TokeniserTests
{
    [Theory]
    [InlineData("HER2-", "her2_neg")]
    [InlineData("HER2-negative", "her2_neg")]
    [InlineData("HER2 negative", "her2_neg")]
    [InlineData("ER+ disease", "er_pos")]
    [InlineData("BRAFV600E", "braf_v600e")]
    [InlineData("BRAF V600E", "braf_v600e")]
    [InlineData("H3 K27M", "h3_k27m")]
    [InlineData("75 mg/m²", "mg/m2")]
    [InlineData("75 mg/m2", "mg/m2")]
    [InlineData("≤48 h", "<=48")]
    [InlineData("within 48 hours", "<=48")]
    [InlineData("no more than 48 hours", "<=48")]
    [InlineData("more than 10", ">10")]
    [InlineData(">10", ">10")]
    [InlineData("at least 3", ">=3")]
    [InlineData("4–8 mg", "4-8")]
    [InlineData("4-8 mg", "4-8")]
    [InlineData("18,760", "18760")]
    [InlineData("5-FU", "5fu")]
    [InlineData("PD-L1", "pdl1")]
    [InlineData("1p/19q", "1p/19q")]
    [InlineData("patient's", "patient")]
    [InlineData("don't", "not")]
    [InlineData("5 µg", "ug")]
    [InlineData("Café", "cafe")]
    [InlineData("×10⁹/L", "10^9/l")]
    public void Keeps_what_a_general_tokeniser_loses(string text, string term) => Assert.Contains(Tokeniser.Read(text), t => t.Term == term);

    [Theory]
    [InlineData("short-term", "short")]
    [InlineData("a – b", "a_neg")]
    [InlineData("well-", "well_neg")]
    public void Takes_no_dash_for_a_polarity_that_is_none(string text, string notExpected) =>
        Assert.DoesNotContain(Tokeniser.Read(text), t => t.Term == notExpected && t.Term.Contains('_', StringComparison.Ordinal));

    [Fact]
    public void A_hyphenated_name_meets_its_spelling_with_a_space()
    {
        var hyphen = Tokeniser.Read("whole-brain therapy").Where(t => !t.Term.Contains('-', StringComparison.Ordinal)).ToLookup(t => t.Position, t => t.Term);

        Assert.Contains("whole", hyphen[0]);
        Assert.Contains("brain", hyphen[1]);
        Assert.Contains("therapy", hyphen[2]);
    }

    [Property]
    public void Tokens_lie_in_the_text_and_come_in_order(string? text)
    {
        text ??= "";
        var tokens = Tokeniser.Read(text);

        Assert.All(tokens, t => Assert.True(t.Start >= 0 && t.Length > 0 && t.Start + t.Length <= text.Length && t.Term.Length is > 0 and <= 64));
        Assert.All(tokens.Zip(tokens.Skip(1)), pair => Assert.True(pair.First.Position <= pair.Second.Position));
    }

    [Theory]
    [InlineData("\ud800")]
    [InlineData("a\ud800b")]
    [InlineData("\0\u0001")]
    [InlineData("''''")]
    [InlineData("----")]
    [InlineData("1,")]
    [InlineData("²³")]
    [InlineData("😀😀")]
    public void Nothing_brings_it_down(string text) => _ = Tokeniser.Read(text);

    [Fact]
    public void A_megabyte_without_a_space_is_one_capped_term() => Assert.Equal(64, Assert.Single(Tokeniser.Read(new string('a', 1_000_000))).Term.Length);
}
