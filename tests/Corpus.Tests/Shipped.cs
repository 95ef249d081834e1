using System.Text.Json;
using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Search;

namespace GuidanceQa.Corpus.Tests;

/// <summary>The corpus that is shipped, read once, and the ledger it is held against.</summary>
internal static class Shipped
{
    public static string Root { get; } = FindRoot();

    public static string Folder => Path.Combine(Root, "corpus");

    public static (IReadOnlyList<CorpusFault> Faults, Indexing.Search.Corpus Corpus) Read { get; } = ReadCorpus();

    public static IReadOnlyList<Statement> Statements { get; } = [.. Read.Corpus.Documents.SelectMany(d => d.Statements)];

    public static Ledger Ledger { get; } = JsonSerializer.Deserialize<Ledger>(
        File.ReadAllText(Path.Combine(Root, "tests", "Corpus.Tests", "ledger.json")),
        JsonSerializerOptions.Web) ?? throw new InvalidDataException("ledger.json is empty.");

    /// <summary>The row that a statement of the shipped corpus belongs to: its id without a suffix of words. <c>D10.4.pretreated</c> is row <c>D10.4</c>.</summary>
    public static string RowOf(Statement statement)
    {
        var parts = statement.Id.Split('.');
        return parts[0].StartsWith('D') && parts.Length > 1 ? $"{parts[0]}.{parts[1]}" : parts[0];
    }

    private static (IReadOnlyList<CorpusFault>, Indexing.Search.Corpus) ReadCorpus()
    {
        List<CorpusFault> faults = [];
        var (_, corpus) = CorpusReader.Check(Folder, faults, null, CancellationToken.None);
        return (faults, corpus);
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

/// <summary>What may be shipped: rows with their numbers, and what was not verified (see the README beside it).</summary>
internal sealed record Ledger(IReadOnlyDictionary<string, LedgerRow> Rows, IReadOnlyDictionary<string, LedgerDocument> Documents);

internal sealed record LedgerRow(IReadOnlyList<string> Numbers, IReadOnlyList<string> Memory, IReadOnlyList<string> Cites, IReadOnlyList<int>? Markers, IReadOnlyList<string>? Names);

internal sealed record LedgerDocument(IReadOnlyList<string> Years);
