using System.Globalization;

namespace GuidanceQa.Indexing.Search;

/// <summary>One writer for an index folder. Lucene.NET's own write lock does not exclude a second process on Linux; a file opened without sharing does, and is free again after <c>kill -9</c>.</summary>
internal sealed class BuildLock : IDisposable
{
    private readonly FileStream _stream;

    private BuildLock(FileStream stream) => _stream = stream;

    /// <exception cref="IndexBusyException">Another process holds it.</exception>
    /// <exception cref="IndexUnwritableException">The folder cannot be written to.</exception>
    public static BuildLock Take(string folder)
    {
        var path = Path.Combine(folder, "build.lock");
        try
        {
            Directory.CreateDirectory(folder);
            FileStream stream = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            stream.SetLength(0);
            stream.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            stream.Flush();
            return new BuildLock(stream);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new IndexBusyException($"The index folder {folder} is being built by another process: wait for it, or choose another folder.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IndexUnwritableException($"The index folder {folder} cannot be written to ({e.Message}): choose another one with --Index:Path.", e);
        }
    }

    public void Dispose() => _stream.Dispose();
}
