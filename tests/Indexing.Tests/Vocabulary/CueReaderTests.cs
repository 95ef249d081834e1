using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.Indexing.Tests.Vocabulary;

public sealed class CueReaderTests
{
    [Theory]
    [InlineData("It is not given.", "not")]
    [InlineData("It isn't given.", "n't")]
    [InlineData("It cannot be given.", "not")]
    [InlineData("There is no benefit.", "no")]
    [InlineData("Never stop.", "Never")]
    [InlineData("without symptoms", "without")]
    [InlineData("none of these", "none")]
    public void A_negation_is_found(string text, string phrase) => Assert.Equal(phrase, Assert.Single(PolarityReader.Read(text)).Phrase);

    [Theory]
    [InlineData("not only adults")]
    [InlineData("no more than 48 hours")]
    [InlineData("no later than Monday")]
    [InlineData("whether or not it grows")]
    [InlineData("a note on nothingness and knots")]
    [InlineData("avoid it")]
    public void What_only_looks_like_a_negation_is_none(string text) => Assert.False(PolarityReader.HasNegation(text));

    [Theory]
    [InlineData("if it grows", "if", "condition")]
    [InlineData("whenever it grows", "whenever", "condition")]
    [InlineData("provided that it grows", "provided that", "condition")]
    [InlineData("only in winter", "only", "condition")]
    [InlineData("until it heals", "until", "condition")]
    [InlineData("before surgery", "before", "condition")]
    [InlineData("in patients with pain", "in patients with", "condition")]
    [InlineData("for adults who smoke", "for adults who", "condition")]
    [InlineData("surgery where feasible", "where feasible", "condition")]
    [InlineData("unless it grows", "unless", "exception")]
    [InlineData("except when it grows", "except when", "exception")]
    [InlineData("drugs other than these", "other than", "exception")]
    public void A_condition_or_an_exception_is_found(string text, string phrase, string kind)
    {
        var cue = Assert.Single(ConditionReader.Read(text));

        Assert.Equal((phrase, kind), (cue.Phrase, cue.Kind));
    }

    [Theory]
    [InlineData("The drug is given daily.")]
    [InlineData("The names no exception covers.")]
    public void A_text_without_one_has_none(string text) => Assert.Empty(ConditionReader.Read(text));
}
