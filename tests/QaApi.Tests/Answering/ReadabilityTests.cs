using GuidanceQa.QaApi.Answering;

namespace GuidanceQa.QaApi.Tests.Answering;

public sealed class ReadabilityTests
{
    [Theory]
    [InlineData("a", 1)]
    [InlineData("dose", 1)]
    [InlineData("doses", 2)]
    [InlineData("table", 2)]
    [InlineData("tables", 2)]
    [InlineData("whole", 1)]
    [InlineData("called", 1)]
    [InlineData("handled", 2)]
    [InlineData("treated", 2)]
    [InlineData("used", 1)]
    [InlineData("changes", 2)]
    [InlineData("severe", 2)]
    [InlineData("severely", 3)]
    [InlineData("improvement", 3)]
    [InlineData("element", 3)]
    [InlineData("guideline", 2)]
    [InlineData("being", 2)]
    [InlineData("radiation", 4)]
    [InlineData("patient", 2)]
    [InlineData("special", 2)]
    [InlineData("initiate", 4)]
    [InlineData("biopsy", 3)]
    [InlineData("diuretic", 4)]
    [InlineData("evaluate", 4)]
    [InlineData("adequate", 3)]
    [InlineData("fluid", 2)]
    [InlineData("variety", 4)]
    [InlineData("stereotactic", 5)]
    [InlineData("surgeon", 2)]
    [InlineData("anticoagulant", 6)]
    [InlineData("metabolism", 5)]
    [InlineData("paracetamol", 5)]
    [InlineData("whole-brain", 2)]
    [InlineData("MRI", 3)]
    [InlineData("WHO", 5)]
    [InlineData("mg/day,", 2)]
    [InlineData("16", 2)]
    [InlineData("HER2", 4)]
    [InlineData("…", 0)]
    public void Syllables_are_counted_as_a_word_is_spoken(string word, int syllables) => Assert.Equal(syllables, SyllableCounter.In(word));

    // Eight words, two sentences, fifteen syllables: 0.39 * 4 + 11.8 * 1.875 - 15.59 = 8.095.
    [Fact]
    public void The_grade_is_the_formulas() =>
        Assert.Equal(new Readability(8.1, "flesch_kincaid"), Readability.Of([Block(BlockKinds.Statement, "The table is severely wet. Evaluate the fluid.")]));

    [Fact]
    public void A_list_item_is_a_sentence_and_a_heading_is_none()
    {
        var items = Readability.Of([Block(BlockKinds.Bullet, "the table is severely wet"), Block(BlockKinds.Bullet, "evaluate the fluid")]);

        Assert.Equal(8.1, items!.Grade);
        Assert.Equal(items, Readability.Of([Block(BlockKinds.Heading, "Incomprehensible considerations"), Block(BlockKinds.Bullet, "the table is severely wet"), Block(BlockKinds.Bullet, "evaluate the fluid")]));
        Assert.Null(Readability.Of([Block(BlockKinds.Heading, "A heading")]));
        Assert.Null(Readability.Of([]));
    }

    private static Block Block(string kind, string text) => new("b1", kind, null, 0, text.Length, text, false, null, []);
}
