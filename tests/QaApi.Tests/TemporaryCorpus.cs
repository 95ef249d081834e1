namespace GuidanceQa.QaApi.Tests;

/// <summary>A corpus folder of its own for one test.</summary>
internal sealed class TemporaryCorpus : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("corpus-").FullName;

    public void Write(string path, string text) => File.WriteAllText(Path.Combine(Folder, path), text);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
