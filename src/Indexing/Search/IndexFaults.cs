namespace GuidanceQa.Indexing.Search;

/// <summary>There is no index to open. The message says where one was looked for and how to make one.</summary>
public sealed class IndexMissingException(string message) : Exception(message);

/// <summary>No generation of the index is whole: files differ from their manifest, or the format is another. The message names the first difference.</summary>
public sealed class IndexDamagedException(string message) : Exception(message);

/// <summary>Another process is building in the index folder.</summary>
public sealed class IndexBusyException(string message) : Exception(message);

/// <summary>The index folder cannot be written to.</summary>
public sealed class IndexUnwritableException(string message, Exception inner) : Exception(message, inner);
