using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.Indexing.Tests.Vocabulary;

public class AbbreviationFinderTests
{
    [Theory]
    [InlineData("Progression-free survival (PFS) was longer.", "PFS", "Progression-free survival")]
    [InlineData("Patients had a computed tomography (CT) scan.", "CT", "computed tomography")]
    [InlineData("Two randomised controlled trials (RCTs) were found.", "RCT", "randomised controlled trials")]
    [InlineData("Give LMWH (low-molecular-weight heparin) daily.", "LMWH", "low-molecular-weight heparin")]
    [InlineData("The heat shock transcription factor (HSF) binds.", "HSF", "heat shock transcription factor")]
    [InlineData("Peak expiratory flow (PEF; best of three) is measured.", "PEF", "Peak expiratory flow")]
    [InlineData("A lung function test (FEV1, forced expiratory volume in 1 second) is done.", null, null)]
    [InlineData("Interleukin 6 (IL-6) was raised.", "IL-6", "Interleukin 6")]
    [InlineData("They took steroids (see Table 2) and antibiotics (n = 12).", null, null)]
    [InlineData("Fewer people relapsed (Smith 2019).", null, null)]
    [InlineData("The dose was low (LOW).", null, null)]
    [InlineData("Nothing follows the bracket (", null, null)]
    [InlineData("Pulmonary embolism was ruled out. (PE) is feared.", null, null)]
    [InlineData("An elevated marker (TA) was seen.", null, null)]
    public void Finds_what_a_text_explains_and_nothing_else(string text, string? shortForm, string? longForm)
    {
        var pairs = AbbreviationFinder.Find(text);

        Assert.Equal(shortForm is null ? [] : [new AbbreviationPair(shortForm, longForm!)], pairs);
    }

    [Fact]
    public void Reads_a_long_text_of_open_brackets_in_linear_time_and_without_a_fault()
    {
        Assert.Empty(AbbreviationFinder.Find(new string('(', 200_000)));
        Assert.Empty(AbbreviationFinder.Find(string.Concat(Enumerable.Repeat("a (", 50_000)) + ")"));
    }
}
