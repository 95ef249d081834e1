namespace GuidanceQa.Eval.Topics;

/// <summary>The topics of one file (or of its dev and test halves) over one corpus.</summary>
/// <param name="Name"><c>corpus/suite</c>, as it stands in results and gates.</param>
/// <param name="Topics">In file order.</param>
internal sealed record Suite(string Name, IReadOnlyList<Topic> Topics);

/// <summary>All suites over one corpus.</summary>
/// <param name="Name">Of the folder.</param>
/// <param name="Corpus">Folder of the corpus.</param>
internal sealed record SuiteFolder(string Name, string Path, string Corpus)
{
    public const string FileName = "suite.yaml";

    public const string QuoteFile = "quotes.yaml";

    public string QuotePath => System.IO.Path.Combine(Path, QuoteFile);

    /// <summary>Files of topics in name order.</summary>
    public IReadOnlyList<string> TopicFiles =>
        [.. Directory.EnumerateFiles(Path, "*.yaml").Where(f => System.IO.Path.GetFileName(f) is not (FileName or QuoteFile)).Order(StringComparer.Ordinal)];

    /// <summary>Every folder below <paramref name="root"/> with a <c>suite.yaml</c>, in name order.</summary>
    /// <exception cref="SuiteFormatException">There is none.</exception>
    public static IReadOnlyList<SuiteFolder> In(string root)
    {
        var folders = Directory.Exists(root)
            ? Directory.EnumerateDirectories(root).Where(d => File.Exists(System.IO.Path.Combine(d, FileName))).Order(StringComparer.Ordinal).Select(Open).ToList()
            : [];
        return folders.Count > 0 ? folders : throw new SuiteFormatException($"{root}: found no folder with a {FileName}; expected the suites (run this from the folder of the repository)");
    }

    private static SuiteFolder Open(string path) =>
        new(System.IO.Path.GetFileName(path), path, Yaml.Read<SuiteFolderEntry>(System.IO.Path.Combine(path, FileName)).Corpus);
}
