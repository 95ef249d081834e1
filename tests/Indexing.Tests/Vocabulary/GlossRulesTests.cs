using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Search;
using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.Indexing.Tests.Vocabulary;

/// <summary>What an author may put into <c>plain:</c>, and what is refused with its place.</summary>
public sealed class GlossRulesTests
{
    [Theory]
    [InlineData("a painkiller")]
    [InlineData("a blood thinner taken by mouth")]
    [InlineData("medicine that brings down swelling")]
    public void A_few_plain_words_are_an_explanation(string gloss) => Assert.Empty(GlossRules.Faults(gloss));

    [Theory]
    [InlineData("", "explains nothing")]
    [InlineData("a drug given at 4 mg", "holds a number")]
    [InlineData("a drug given at four mg", "holds a number")]
    [InlineData("a drug taken twice daily", "holds a number")]
    [InlineData("a drug that should be taken", "speaks of strength (\"should\")")]
    [InlineData("a drug that is contraindicated", "speaks of strength (\"contraindicated\")")]
    [InlineData("not a steroid", "negates (\"not\")")]
    [InlineData("a drug given before surgery", "opens a condition (\"before\")")]
    [InlineData("a drug for people with fever", "opens a condition (\"for people with\")")]
    [InlineData("a drug (strong)", "holds one of")]
    [InlineData("a drug; a poison", "holds one of")]
    [InlineData("a drug. It is strong", "holds one of")]
    [InlineData("a drug: strong", "holds one of")]
    [InlineData(" a drug", "holds one of")]
    [InlineData("a drug that works in the body in ways that take far too long to explain", "is longer than 60 characters")]
    public void What_guidance_is_about_has_no_place_in_an_explanation(string gloss, string fault) =>
        Assert.Contains(GlossRules.Faults(gloss), f => f.StartsWith(fault, StringComparison.Ordinal));

    [Fact]
    public void A_faulty_explanation_is_reported_with_its_line_and_two_of_one_thing_with_both_files()
    {
        using TestCorpus corpus = new();
        corpus.With("a.md", "# A\n\nA.\n")
            .With("vocabulary/1.yaml", "- preferred: aspirin\n  plain: a painkiller\n- preferred: ibuprofen\n  class: drug\n  plain: must be taken\n- preferred: x\n  plain: [a, b]\n")
            .With("vocabulary/2.yaml", "- preferred: aspirin\n  plain: a blood thinner\n");
        List<CorpusFault> faults = [];

        CorpusReader.Check(corpus.Folder, faults, null, TestContext.Current.CancellationToken);

        Assert.Equal(3, faults.Count);
        Assert.Contains(faults, f => f is { Path: "vocabulary/1.yaml", Line: 5 } && f.Found.Contains("\"must\"", StringComparison.Ordinal));
        Assert.Contains(faults, f => f is { Path: "vocabulary/1.yaml", Line: 7 });
        Assert.Contains(faults, f => f.Path == "vocabulary/2.yaml" && f.Found.Contains("vocabulary/1.yaml explains as \"a painkiller\"", StringComparison.Ordinal));
    }

    [Fact]
    public void An_explanation_is_kept_where_a_concept_is_told_of_twice()
    {
        using TestCorpus corpus = new();
        corpus.With("a.md", "# A\n\nA.\n").With("vocabulary/1.yaml", "- preferred: aspirin\n  class: drug\n").With("vocabulary/2.yaml", "- preferred: aspirin\n  plain: a painkiller\n");
        List<CorpusFault> faults = [];

        var lexicon = CorpusReader.Check(corpus.Folder, faults, null, TestContext.Current.CancellationToken).Corpus.Lexicon;

        Assert.Empty(faults);
        Assert.Equal("a painkiller", lexicon.Find("#aspirin")!.Gloss);
    }
}
