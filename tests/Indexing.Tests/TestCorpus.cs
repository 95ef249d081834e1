using GuidanceQa.Indexing.Documents;

namespace GuidanceQa.Indexing.Tests;

/// <summary>A corpus folder of its own for one test, deleted afterwards.</summary>
internal sealed class TestCorpus : IDisposable
{
    public TestCorpus()
    {
        Root = Directory.CreateTempSubdirectory("guidance-").FullName;
        Folder = Path.Combine(Root, "corpus");
        Index = Path.Combine(Root, "index");
        Directory.CreateDirectory(Folder);
    }

    public string Root { get; }

    public string Folder { get; }

    public string Index { get; }

    /// <summary>The folder <c>tests/corpora</c> of the repository.</summary>
    public static string Shared(string name)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "GuidanceQa.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("GuidanceQa.sln is not above the tests.");
        }

        return Path.Combine(folder, "tests", "corpora", name);
    }

    public TestCorpus With(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    public TestCorpus With(string path, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(Folder, path), bytes);
        return this;
    }

    /// <summary>Reads one Markdown text as a document of the name <c>doc.md</c>.</summary>
    public static (Document? Document, List<CorpusFault> Faults) Read(string markdown)
    {
        List<CorpusFault> faults = [];
        var bytes = System.Text.Encoding.UTF8.GetBytes(markdown);
        return (MarkdownReader.Read(new SourceFile("doc.md", bytes, "0"), faults), faults);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
