using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.Indexing.Tests.Vocabulary;

public sealed class StrengthReaderTests
{
    [Theory]
    [InlineData("It must be given.", "must", 4, false)]
    [InlineData("A test is required.", "required", 4, false)]
    [InlineData("It is contraindicated.", "prohibit", 4, true)]
    [InlineData("It must not be given.", "prohibit", 4, true)]
    [InlineData("Do not use it.", "do not", 4, true)]
    [InlineData("Never stop it suddenly.", "do not", 4, true)]
    [InlineData("It should be given.", "should", 3, false)]
    [InlineData("It should be offered.", "should offer", 3, false)]
    [InlineData("It should not be offered.", "should not", 3, true)]
    [InlineData("It is recommended.", "recommended", 3, false)]
    [InlineData("It is strongly recommended.", "strongly recommended", 3, false)]
    [InlineData("It is not routinely recommended.", "not recommended", 3, true)]
    [InlineData("It cannot be recommended.", "not recommended", 3, true)]
    [InlineData("The panel recommends against it.", "not recommended", 3, true)]
    [InlineData("It is indicated.", "indicated", 3, false)]
    [InlineData("It is not indicated.", "not indicated", 3, true)]
    [InlineData("Avoid it.", "avoid", 3, true)]
    [InlineData("It is conditionally recommended.", "conditionally recommended", 2, false)]
    [InlineData("It is preferred.", "preferred", 2, false)]
    [InlineData("It is reasonable.", "reasonable", 2, false)]
    [InlineData("It should be considered.", "consider", 1, false)]
    [InlineData("It is to be considered.", "consider", 1, false)]
    [InlineData("It may be considered.", "may consider", 1, false)]
    [InlineData("It may be offered.", "may offer", 1, false)]
    [InlineData("It may be more appropriate.", "may be appropriate", 1, false)]
    [InlineData("It may not help.", "not may", 1, true)]
    [InlineData("It is an option.", "option", 1, false)]
    [InlineData("No recommendation can be made.", "none", 0, true)]
    [InlineData("The evidence is insufficient to recommend it.", "none", 0, true)]
    public void A_phrase_has_a_class_a_level_and_a_sign(string text, string cueClass, int level, bool negated)
    {
        var cue = Assert.Single(StrengthReader.Read(text));

        Assert.Equal((cueClass, level, negated), (cue.Class, cue.Level, cue.Negated));
    }

    [Theory]
    [InlineData("People who do not respond.")]
    [InlineData("It started on 1 May 2025.")]
    [InlineData("The unmet need is high.")]
    [InlineData("A tumour that surgery cannot remove.")]
    [InlineData("The candle and the cannon.")]
    public void Other_uses_of_the_words_are_no_cues(string text) => Assert.Empty(StrengthReader.Read(text));

    [Fact]
    public void The_phrase_is_the_text_as_written()
    {
        var cue = StrengthReader.Strongest("This Should Be  Considered early.");

        Assert.Equal("Should Be  Considered", cue?.Phrase);
    }

    [Fact]
    public void The_strongest_is_the_first_of_the_highest_level()
    {
        var cue = StrengthReader.Strongest("It may help, is recommended, and should be started.");

        Assert.Equal("recommended", cue?.Phrase);
        Assert.Null(StrengthReader.Strongest("It is given."));
    }

    [Fact]
    public void A_word_of_need_is_a_cue_without_strength()
    {
        Assert.Equal("need", Assert.Single(StrengthReader.Read("It needs a drug.")).Class);
        Assert.Null(StrengthReader.Strongest("It needs a drug."));
        Assert.Equal("may need", StrengthReader.Strongest("It may need a drug.")?.Phrase);
    }

    [Fact]
    public void A_phrase_does_not_run_over_the_end_of_a_sentence() =>
        Assert.Equal(["should", "consider"], StrengthReader.Read("That is as it should. Be considered, always.").Select(c => c.Class));
}
