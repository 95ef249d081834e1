using GuidanceQa.Indexing.Search;

namespace GuidanceQa.Indexing.Tests.Search;

public sealed class SearchTests : IDisposable
{
    private readonly TestCorpus _corpus = new();

    public void Dispose() => _corpus.Dispose();

    [Theory]
    [InlineData("HER2-negative disease", "neg")]
    [InlineData("HER2- disease", "neg")]
    [InlineData("HER2-positive disease", "pos")]
    [InlineData("BRAFV600E", "braf")]
    [InlineData("BRAF V600E", "braf")]
    [InlineData("75 mg/m2", "area")]
    [InlineData("75 mg/kg", "mass")]
    [InlineData("5FU", "fu")]
    [InlineData("whole brain irradiation", "whole")]
    [InlineData("edema", "oedema")]
    public void What_general_analysers_lose_is_found(string words, string id)
    {
        using var index = Index(
            "# T\n\n## Odd\n\n- Give the first drug in HER2-negative disease. {#neg}\n\n## Even\n\n- Give the second drug in HER2-positive disease. {#pos}\n\n## A\n\n- Test for BRAF V600E first. {#braf}\n\n## B\n\n- The dose is 75 mg/m² a day. {#area}\n\n## C\n\n"
            + "- The dose is 75 mg/kg a day. {#mass}\n\n## D\n\n- Start with 5-FU. {#fu}\n\n## E\n\n- Whole-brain irradiation comes last. {#whole}\n\n## F\n\n- Oedema is treated first. {#oedema}\n");

        Assert.Equal($"doc#{id}", First(index, words));
    }

    [Theory]
    [InlineData("anticoagulated", "anti")]
    [InlineData("who is screened", "screen")]
    [InlineData("retest", "retest")]
    public void Another_form_of_a_word_is_found(string words, string id)
    {
        using var index = Index("# T\n\n## A\n\n- Anticoagulation lasts six months. {#anti}\n\n## B\n\n- Screening is for smokers. {#screen}\n\n## C\n\n- A tumour is retested once. {#retest}\n");

        Assert.Equal($"doc#{id}", First(index, words));
    }

    [Fact]
    public void The_form_that_stands_there_comes_before_its_relatives()
    {
        using var index = Index("# T\n\n## A\n\n- The screening of the lamp is thorough. {#noun}\n\n## B\n\n- Each lamp is screened with care. {#verb}\n");

        Assert.Equal("doc#verb", First(index, "screened lamp"));
        Assert.Equal("doc#noun", First(index, "lamp screening"));
    }

    [Theory]
    [InlineData("hepatitis", "hepatic")]
    [InlineData("the", "them")]
    public void Words_of_different_roots_are_no_relatives(string a, string b)
    {
        using var index = Index("# T\n\n- The hepatic artery of them. {#a}\n\n- Hepatitis needs care. {#b}\n");

        Assert.DoesNotContain(index.Lexicon.Normal(b), index.Relatives(index.Lexicon.Normal(a)));
    }

    [Fact]
    public void Equal_scores_are_ordered_by_id()
    {
        using var index = Index("# T\n\n## A\n\n- The horn is loud. {#b}\n\n## B\n\n- The horn is loud! {#a}\n\n## C\n\n- The horn is loud? {#c}\n");

        var ranking = index.Search(Query(index, "loud horn"), 10);

        Assert.Equal(["doc#a", "doc#b", "doc#c"], ranking.Select(r => index.At(r.Ordinal).Statement.QualifiedId));
        Assert.Single(ranking.Select(r => r.Score).Distinct());
    }

    [Theory]
    [InlineData("/.*a.{14}/")]
    [InlineData("((((((((((horn")]
    [InlineData("text:horn AND NOT horn*~2^5 [a TO z] \"")]
    [InlineData("horn\\")]
    public void Query_syntax_is_only_text(string words)
    {
        using var index = Index("# T\n\n- The horn is loud. {#a}\n");

        _ = index.Search(Query(index, words), 5);
    }

    [Fact]
    public void A_question_of_a_hundred_thousand_words_is_capped()
    {
        using var index = Index("# T\n\n- The horn is loud. {#a}\n");
        var query = Query(index, string.Join(' ', Enumerable.Range(0, 100_000).Select(i => $"word{i}")) + " horn");

        Assert.True(query.Units.Count <= Indexing.Search.Query.MaximumUnits);
    }

    [Fact]
    public void An_explanation_names_every_unit_and_its_place()
    {
        using var index = Index("# T\n\n## The horn\n\n- It is loud at night. {#a}\n");
        var query = Query(index, "loud horn harbour");

        var lines = index.Explain(query, index.Search(query, 1)[0]);

        Assert.Contains(lines, l => l.Contains("“loud” occurs in the text", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("“horn” occurs in the headings", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("“harbour” does not occur", StringComparison.Ordinal));
    }

    [Fact]
    public void A_brand_and_an_everyday_name_find_the_generic_one()
    {
        _corpus.With("vocabulary/drugs.yaml".Replace('/', Path.DirectorySeparatorChar), "- preferred: colzamide\n  class: drug\n  brands: [Lampex]\n  lay: [light pills]\n");
        using var index = Index("# T\n\n## A\n\n- Give colzamide at dusk. {#a}\n\n## B\n\n- Give nothing at dawn. {#b}\n");

        Assert.Equal("doc#a", First(index, "Lampex"));
        Assert.Equal("doc#a", First(index, "when do I take the light pills"));
    }

    private static Query Query(SearchIndex index, string words) => new([.. QueryUnits.Of(index, words, isQuestion: true).Select(u => u.Unit)], [], []);

    private static string First(SearchIndex index, string words) => index.At(index.Search(Query(index, words), 1)[0].Ordinal).Statement.QualifiedId;

    private SearchIndex Index(string markdown)
    {
        _corpus.With("doc.md", markdown);
        return IndexFolder.OpenOrBuild(_corpus.Folder, _corpus.Index, TimeProvider.System, null, TestContext.Current.CancellationToken);
    }
}
