using GuidanceQa.Indexing.Documents;

namespace GuidanceQa.Indexing.Search;

/// <summary>Opens an index that fits its corpus, building it first where there is none, or an old or damaged one.</summary>
public static class IndexFolder
{
    /// <summary>The name of a corpus's generation, by its checksum; what is kept beside a generation is named by it too.</summary>
    /// <param name="checksum">As in <see cref="IndexManifest.Checksum"/>.</param>
    public static string NameOf(string checksum) => checksum[(checksum.IndexOf(':', StringComparison.Ordinal) + 1)..][..16];

    /// <summary>Whether the folder keeps a generation of that name.</summary>
    public static bool Keeps(string folder, string name) => GenerationFolder.Keeps(folder, name);

    /// <param name="log">Told, in a sentence each, what is being done and why.</param>
    /// <exception cref="CorpusFormatException">The corpus has faults.</exception>
    /// <exception cref="IndexBusyException">Another process is building there.</exception>
    /// <exception cref="IndexUnwritableException">The folder cannot be written to.</exception>
    public static SearchIndex OpenOrBuild(string corpus, string folder, TimeProvider clock, Action<string>? log, CancellationToken cancel)
    {
        List<CorpusFault> faults = [];
        var checksum = CorpusFolder.Read(corpus, faults).Checksum;
        if (faults.Count > 0)
        {
            throw new CorpusFormatException(faults);
        }

        try
        {
            var index = SearchIndex.Open(folder);
            if (index.Manifest.Checksum == checksum)
            {
                log?.Invoke($"The index in {folder} is current.");
                return index;
            }

            log?.Invoke($"The corpus in {corpus} has changed since the index in {folder} was built.");
            index.Dispose();
        }
        catch (Exception e) when (e is IndexMissingException or IndexDamagedException)
        {
            log?.Invoke(e.Message);
        }

        log?.Invoke($"Building the index of {corpus} in {folder}.");
        var report = IndexBuilder.Build(corpus, folder, clock, null, cancel);
        log?.Invoke($"Indexed {report.Manifest.Documents} documents with {report.Manifest.Statements} statements ({report.Read} read, {report.Kept} unchanged, {report.Dropped} dropped).");
        return SearchIndex.Open(folder);
    }
}
