using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Tests.Retrieval;

/// <summary>What a search shows is the order that answers are chosen by, with the reasons for it.</summary>
public sealed class SearchOrderTests(ShippedIndex shipped) : IClassFixture<ShippedIndex>
{
    [Fact]
    public async Task The_guidances_own_dose_is_first_and_the_explanation_says_why()
    {
        var first = (await SearchAsync("What dose of dexamethasone is given for moderate symptoms?")).Hits[0];

        Assert.EndsWith("#F13.moderate", first.StatementId, StringComparison.Ordinal);
        Assert.Contains("it says the kind of thing that is asked for (dose", first.Explanation, StringComparison.Ordinal);
        Assert.Contains("it stands in a guidance document", first.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_about_what_is_licensed_is_not_the_guidances_before_the_labels()
    {
        var first = (await SearchAsync("Is temozolomide licensed for recurrent glioblastoma in the United States?")).Hits[0];

        Assert.NotEqual("guidance", first.Kind);
        Assert.DoesNotContain("it stands in a", first.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scores_descend_and_ranks_count_from_one()
    {
        var hits = (await SearchAsync("How is a brain metastasis treated after surgery?")).Hits;

        Assert.Equal(Enumerable.Range(1, hits.Count), hits.Select(h => h.Rank));
        Assert.Equal(hits.Select(h => h.Score).OrderDescending(), hits.Select(h => h.Score));
    }

    [Theory]
    [InlineData("intracranially", true)]
    [InlineData("neuropsychiatric", true)]
    [InlineData("Single-minded", true)]
    [InlineData("fingolimod", false)]
    [InlineData("mannitol", false)]
    [InlineData("cystitis", false)]
    [InlineData("BRAIN", false)]
    public void A_word_that_says_how_names_nothing(string word, bool isOrdinary) => Assert.Equal(isOrdinary, EntityShape.IsOrdinary(word));

    private Task<SearchAnswer> SearchAsync(string question) => new QuestionAnswerer(shipped.Index, null).SearchAsync(question, [], Filters.None, 20, explain: true, TestContext.Current.CancellationToken);
}
