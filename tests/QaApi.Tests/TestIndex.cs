using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Tests;

/// <summary>An index of a corpus folder, with the pipeline over it; built once for a test class.</summary>
public class TestIndex : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("guidance-").FullName;

    protected TestIndex(string corpus)
    {
        Index = IndexFolder.OpenOrBuild(corpus, Path.Combine(_folder, "index"), TimeProvider.System, null, CancellationToken.None);
        Answerer = new QuestionAnswerer(Index, SafetyRules.Shipped(Index.Safety));
    }

    public SearchIndex Index { get; }

    public QuestionAnswerer Answerer { get; }

    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = FindRoot();

    public static string Lighthouse => Path.Combine(Root, "tests", "corpora", "lighthouse");

    public Task<Outcome> AskAsync(string question, params string[] history) => AskAsync(question, Audiences.Clinician, "full", history);

    public Task<Outcome> AskAsync(string question, string audience, string detail, params string[] history) =>
        AskAsync(new Ask(question, audience, true, detail, Filters.None, [.. history.Select(h => new Exchange(null, h))]));

    public Task<Outcome> AskAsync(Ask ask) => Answerer.OutcomeAsync(ask, TestContext.Current.CancellationToken);

    public void Dispose()
    {
        Index.Dispose();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "GuidanceQa.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("GuidanceQa.sln is not above the tests.");
        }

        return folder;
    }
}

/// <summary>Two Markdown files about something else entirely.</summary>
public sealed class LighthouseIndex() : TestIndex(Lighthouse);

/// <summary>A file about a third thing, with a vocabulary that explains its terms.</summary>
public sealed class HarbourIndex() : TestIndex(Path.Combine(Root, "tests", "corpora", "harbour"));

/// <summary>The corpus that is shipped.</summary>
public sealed class ShippedIndex() : TestIndex(Path.Combine(Root, "corpus"));
