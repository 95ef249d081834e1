namespace GuidanceQa.Indexing.Documents;

/// <summary>One thing that is wrong with a corpus, as its author should read it: where, what was found, what was expected.</summary>
/// <param name="Path">Path of the file in its corpus.</param>
/// <param name="Line">From 1; 0 where the fault is the whole file's.</param>
public sealed record CorpusFault(string Path, int Line, string Found, string Expected)
{
    public override string ToString() => Line > 0 ? $"{Path}:{Line}: found {Found}; expected {Expected}" : $"{Path}: found {Found}; expected {Expected}";
}

/// <summary>A corpus that cannot be indexed as it is. The message lists every fault, one a line.</summary>
public sealed class CorpusFormatException(IReadOnlyList<CorpusFault> faults)
    : Exception(string.Join('\n', faults))
{
    public IReadOnlyList<CorpusFault> Faults { get; } = faults;
}
