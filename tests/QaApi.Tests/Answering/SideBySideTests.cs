using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Tests.Answering;

/// <summary>Two things in one table; two statements that are one.</summary>
public sealed class SideBySideTests : IDisposable
{
    private readonly TemporaryCorpus _corpus = new();
    private readonly SearchIndex _index;
    private readonly QuestionAnswerer _answerer;

    public SideBySideTests()
    {
        Directory.CreateDirectory(Path.Combine(_corpus.Folder, "vocabulary"));
        _corpus.Write("vocabulary/oils.yaml", "- preferred: colza oil\n  class: drug\n- preferred: paraffin\n  class: drug\n");
        _corpus.Write("lamps.md", """
            # Lamps

            ## Oils

            - Colza oil should be given at 3 l per night.
            - Paraffin should be given at 5 l per night.
            - Colza oil must not be used below -10 °C.

            ## Wicks

            - A wick of colza oil is trimmed every 2 days.
            """);
        _corpus.Write("board.md", """
            ---
            kind: reference
            title: The board on lamps
            ---
            # The board on lamps

            - A wick of colza oil is trimmed every 48 hours.
            """);
        _index = IndexFolder.OpenOrBuild(_corpus.Folder, Path.Combine(_corpus.Folder, "..", Path.GetFileName(_corpus.Folder) + "-index"), TimeProvider.System, null, CancellationToken.None);
        _answerer = new QuestionAnswerer(_index, null);
    }

    public void Dispose()
    {
        _index.Dispose();
        Directory.Delete(Path.Combine(_corpus.Folder, "..", Path.GetFileName(_corpus.Folder) + "-index"), recursive: true);
        _corpus.Dispose();
    }

    [Fact]
    public async Task Two_things_set_against_each_other_are_a_table_whose_cells_are_cited_blocks()
    {
        var answer = await AskAsync("What is the difference between colza oil and paraffin?");

        Assert.Contains("|   | colza oil | paraffin |\n|---|---|---|\n", answer.Text, StringComparison.Ordinal);
        var cells = answer.Blocks.Where(b => b.Kind == BlockKinds.Comparison).ToList();
        Assert.Contains(cells, b => b.Text.StartsWith("Colza oil should", StringComparison.Ordinal));
        Assert.Contains(cells, b => b.Text.StartsWith("Paraffin should", StringComparison.Ordinal));
        Assert.All(cells, b => Assert.NotEmpty(b.CitationIds));
        Assert.All(answer.Blocks, b => Assert.Equal(b.Text, answer.Text[b.Start..b.End].Replace("\\", "", StringComparison.Ordinal)));
        Assert.Contains(answer.Blocks, b => b is { Kind: BlockKinds.Note, Text: "not stated" });
    }

    [Fact]
    public async Task What_two_documents_say_alike_is_one_sentence_with_both_citations()
    {
        var answer = await AskAsync("How often is a wick of colza oil trimmed?");

        var sentence = Assert.Single(answer.Blocks, b => b.Text.Contains("trimmed", StringComparison.Ordinal));
        Assert.Equal(["board", "lamps"], answer.Citations.Where(c => sentence.CitationIds.Contains(c.Id, StringComparer.Ordinal)).Select(c => c.DocumentId).Order(StringComparer.Ordinal));
    }

    private async Task<Answer> AskAsync(string question) =>
        (await _answerer.OutcomeAsync(new Ask(question, Audiences.Clinician, true, "full", Filters.None, []), TestContext.Current.CancellationToken)).Answer;
}
