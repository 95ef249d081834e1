using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Tests.Retrieval;

/// <summary>Short forms that the documents explain themselves, without a vocabulary: one that two documents explain alike, and one that they explain differently.</summary>
public sealed class LearntAbbreviationTests(AbbreviationIndex corpus) : IClassFixture<AbbreviationIndex>
{
    [Fact]
    public async Task A_short_form_that_is_explained_once_is_found_by_its_long_form_everywhere()
    {
        var outcome = await AskAsync("Which mean time between failures leads to the replacement of a fan?", Filters.None);

        Assert.Contains("900 hours", outcome.Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_documents_disagree_the_question_is_asked_back()
    {
        var outcome = await AskAsync("What happens after the PD?", Filters.None);

        Assert.Equal(Statuses.Clarify, outcome.Status);
        Assert.Equal(["What happens after the payment deadline?", "What happens after the pressure differential?"], outcome.Suggestions.Select(s => s.Text));
    }

    [Fact]
    public async Task A_filter_on_a_document_tells_which_is_meant()
    {
        var outcome = await AskAsync("What happens after the PD?", Filters.None with { DocumentIds = ["payroll"] });

        Assert.Equal(Statuses.Answered, outcome.Status);
        Assert.Contains("no claim is accepted", outcome.Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_conversation_tells_which_is_meant()
    {
        var outcome = await AskAsync("What PD stops the pump?", Filters.None, "How often is the pressure differential read?");

        Assert.Equal("What pressure differential stops the pump?", outcome.Interpretation.StandaloneQuestion);
        Assert.Contains("above 3 bar", outcome.Answer.Text, StringComparison.Ordinal);
    }

    private Task<Outcome> AskAsync(string question, Filters filters, params string[] history) =>
        corpus.AskAsync(new Ask(question, Audiences.Clinician, true, "full", filters, [.. history.Select(h => new Exchange(null, h))]));
}

/// <summary>Three files without a vocabulary; two explain <c>PD</c>, each in its own way.</summary>
public sealed class AbbreviationIndex() : TestIndex(Path.Combine(Root, "tests", "corpora", "abbreviations"));
