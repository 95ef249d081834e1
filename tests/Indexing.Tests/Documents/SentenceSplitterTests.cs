using GuidanceQa.Indexing.Documents;

namespace GuidanceQa.Indexing.Tests.Documents;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("One. Two.", 2)]
    [InlineData("Give 1.5 mg, e.g. Monday. Then wait.", 2)]
    [InlineData("Give drugs, e.g. Aspirin or i.e. Paracetamol.", 1)]
    [InlineData("The dose is 75 mg/m². Repeat it.", 2)]
    [InlineData("The dose is 75 mg/m². every day", 1)]
    [InlineData("See Fig. 3 and Table 2.", 1)]
    [InlineData("Smith J. Jones writes.", 2)]
    [InlineData("Brown et al. Found this.", 1)]
    [InlineData("Is it safe? Yes! Good.", 3)]
    [InlineData("First. [3] Second. [4]", 2)]
    [InlineData("First. {#a} second {#b} Third", 3)]
    [InlineData("He said \"stop.\" Then he left.", 2)]
    [InlineData("", 0)]
    public void Splits_where_a_reader_would(string text, int sentences) => Assert.Equal(sentences, SentenceSplitter.Split(text).Count);

    [Fact]
    public void A_marker_and_an_id_belong_to_the_sentence_before_them()
    {
        const string Text = "First. [3, 4] {#a} Second.";

        var spans = SentenceSplitter.Split(Text);

        Assert.Equal(["First. [3, 4] {#a}", "Second."], spans.Select(s => Text[s.Start..s.End]));
    }
}
