namespace GuidanceQa.Indexing.Documents;

/// <summary>The seam for formats: one reader for each file ending. A reader turns bytes into a <see cref="Document"/> and reports faults; it never throws for what an author wrote.</summary>
internal static class Readers
{
    private static readonly Dictionary<string, Func<SourceFile, ICollection<CorpusFault>, Document?>> ByEnding = new(StringComparer.OrdinalIgnoreCase)
    {
        [".md"] = MarkdownReader.Read,
        [".markdown"] = MarkdownReader.Read,
    };

    public static IReadOnlyCollection<string> Endings => ByEnding.Keys;

    public static Func<SourceFile, ICollection<CorpusFault>, Document?>? Find(string path) => ByEnding.GetValueOrDefault(Path.GetExtension(path));
}
