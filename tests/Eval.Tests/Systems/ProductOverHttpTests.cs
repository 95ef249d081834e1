using GuidanceQa.Eval.Systems;
using GuidanceQa.Eval.Topics;
using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Tests.Http;

namespace GuidanceQa.Eval.Tests.Systems;

/// <summary>A running server is judged as the rooms in this process are: same text, same ranking, same answer.</summary>
public sealed class ProductOverHttpTests : IAsyncLifetime
{
    private static readonly string Corpus = Path.Combine(Repository.Root, "eval", "corpora", "harrow-cough");

    private readonly string _folder = Directory.CreateTempSubdirectory("eval-").FullName;
    private readonly ServerProcess _server = new(Corpus);
    private ProductInProcess _here = null!;
    private ProductOverHttp _there = null!;

    public async ValueTask InitializeAsync()
    {
        _server.Start();
        await _server.ReadyAsync();
        IndexBuilder.Build(Corpus, _folder, TimeProvider.System, (_, _) => { }, TestContext.Current.CancellationToken);
        _here = new ProductInProcess(SearchIndex.Open(_folder), ownsIndex: true);
        _there = await ProductOverHttp.ConnectAsync(_server.Client.BaseAddress!, [], TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _there.Dispose();
        _here.Dispose();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Text_ranking_and_answer_are_those_of_the_rooms()
    {
        Assert.Equal(_here.Corpus.Checksum, _there.Corpus.Checksum);
        Assert.Equal(_here.Corpus.Documents.OrderBy(d => d.Id, StringComparer.Ordinal), _there.Corpus.Documents.OrderBy(d => d.Id, StringComparer.Ordinal));
        Assert.Equal(Told(_here.Corpus), Told(_there.Corpus));
        Assert.Contains(_there.Corpus.Statements, s => s.RefersTo.Count > 0);
        Assert.Contains(_there.Corpus.Statements, s => !s.IsEvidence);

        Asked asked = new("and if it is severe?", ["What dose of pelavorin is given for mild harrow cough?"], "clinician");
        var (ours, theirs) = (await _here.AnswerAsync(asked, TestContext.Current.CancellationToken), await _there.AnswerAsync(asked, TestContext.Current.CancellationToken));

        Assert.NotEqual(Statuses.OutOfScope, ours!.Status);
        Assert.Equal(ours.AnswerHash, theirs!.AnswerHash);
        Assert.Equal(
            await _here.SearchAsync(asked, 20, TestContext.Current.CancellationToken),
            await _there.SearchAsync(asked, 20, TestContext.Current.CancellationToken));
    }

    private static IEnumerable<string> Told(CorpusText corpus) =>
        corpus.Statements.OrderBy(s => s.Id, StringComparer.Ordinal).Select(s => $"{s.Id} {s.Start} {s.End} {s.Text} {s.PlainText} {string.Join('/', s.Section)} {s.IsEvidence} {string.Join(' ', s.RefersTo.Order(StringComparer.Ordinal))}");
}
