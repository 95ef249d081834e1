using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Answering;

namespace GuidanceQa.QaApi.Tests.Answering;

public sealed class TitleFinderTests : IDisposable
{
    private readonly TemporaryCorpus _corpus = new();
    private readonly SearchIndex _index;

    public TitleFinderTests()
    {
        _corpus.Write("a.md", "# Repair of wooden boats and oars\n\n- Boats should be dried.\n");
        _corpus.Write("b.md", "# Repair of wooden boats\n\n- Boats should be dried slowly.\n");
        _corpus.Write("c.md", "# Repair of wooden masts\n\n- Masts should be dried.\n");
        _corpus.Write("d.md", "# Repair of wooden doors\n\n- Doors should be dried.\n");
        _index = IndexFolder.OpenOrBuild(_corpus.Folder, Path.Combine(_corpus.Folder, ".index"), TimeProvider.System, null, CancellationToken.None);
    }

    [Theory]
    [InlineData("repair of boats", "b a")]
    [InlineData("oars", "a")]
    [InlineData("wooden repair", "b c d a")]
    [InlineData("boats and masts", "")]
    [InlineData("repair of a violin", "")]
    public void A_title_that_holds_every_unit_is_found_and_the_shortest_comes_first(string question, string documents) =>
        Assert.Equal(documents, string.Join(' ', new TitleFinder(_index).Naming(QueryUnits.Of(_index, question, isQuestion: true)).Select(d => d.Id)));

    [Fact]
    public void Without_a_unit_every_document_may_be_meant() => Assert.Equal(4, new TitleFinder(_index).Naming([]).Count());

    public void Dispose()
    {
        _index.Dispose();
        _corpus.Dispose();
    }
}
