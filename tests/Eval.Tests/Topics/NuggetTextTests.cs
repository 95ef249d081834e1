using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Tests.Topics;

public sealed class NuggetTextTests
{
    [Theory]
    [InlineData("The dose is 4–8 mg/day.", "4-8 mg")]
    [InlineData("≥28 days before surgery", ">=28 days")]
    [InlineData("150 mg/m² once daily", "150 mg/m2")]
    [InlineData("Brain Metastases are common", "metastas")]
    [InlineData("swelling of the brain", "oedema|swelling")]
    [InlineData("within 48 hours", "48 hours")]
    public void A_phrase_is_found_whatever_its_dashes_signs_and_case(string text, string phrase) => Assert.True(NuggetText.Holds(NuggetText.Fold(text), phrase));

    [Theory]
    [InlineData("14–8 mg", "4-8 mg")]
    [InlineData("0.4 mg", "4 mg")]
    [InlineData("160 mg", "16")]
    [InlineData("16.5 mg", "16")]
    [InlineData("premetastatic", "metastatic")]
    [InlineData("nothing", "")]
    public void A_part_of_a_number_or_of_a_word_is_not(string text, string phrase) => Assert.False(NuggetText.Holds(NuggetText.Fold(text), phrase));
}
