using System.Security.Cryptography;
using System.Text;

namespace GuidanceQa.Indexing.Documents;

/// <summary>What lies in a corpus folder: documents, vocabulary, safety rules; what is no part of it; and one checksum over all that counts.</summary>
/// <param name="Documents">Files with a reader, in path order.</param>
/// <param name="Vocabulary">YAML files of <c>vocabulary/</c>, in path order.</param>
/// <param name="Safety">The corpus's own <c>safety.yaml</c>, or null.</param>
/// <param name="Ignored">Paths of files that have no reader; told to the operator, never silently skipped.</param>
/// <param name="Checksum"><c>sha256:</c> over paths and bytes of all files that count: any edit changes it.</param>
public sealed record CorpusFolder(
    string Folder,
    IReadOnlyList<SourceFile> Documents,
    IReadOnlyList<SourceFile> Vocabulary,
    SourceFile? Safety,
    IReadOnlyList<string> Ignored,
    string Checksum)
{
    /// <summary>Reads every file that counts, once. Faults are added; the result holds what could be read.</summary>
    public static CorpusFolder Read(string folder, ICollection<CorpusFault> faults)
    {
        List<SourceFile> documents = [];
        List<SourceFile> vocabulary = [];
        List<string> ignored = [];
        SourceFile? safety = null;
        var anyDocument = false;
        foreach (var path in Paths(folder, faults))
        {
            var isYaml = path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".yml", StringComparison.Ordinal);
            if (isYaml && path.StartsWith("vocabulary/", StringComparison.Ordinal))
            {
                AddTo(vocabulary, SourceFile.Read(folder, path, faults));
            }
            else if (path == "safety.yaml")
            {
                safety = SourceFile.Read(folder, path, faults);
            }
            else if (IsDocument(path))
            {
                anyDocument = true;
                AddTo(documents, SourceFile.Read(folder, path, faults));
            }
            else if (!path.Equals("README.md", StringComparison.OrdinalIgnoreCase))
            {
                ignored.Add(path);
            }
        }

        if (!anyDocument && faults.Count == 0)
        {
            faults.Add(new(folder, 0, "a folder without a document", $"at least one file with the ending {string.Join(", ", Readers.Endings)}"));
        }

        return new CorpusFolder(folder, documents, vocabulary, safety, ignored, ChecksumOf([.. documents, .. vocabulary, .. safety is null ? Array.Empty<SourceFile>() : [safety]]));
    }

    private static bool IsDocument(string path) =>
        Readers.Find(path) is not null
        && !path.Equals("README.md", StringComparison.OrdinalIgnoreCase)
        && !path.StartsWith("vocabulary/", StringComparison.Ordinal);

    private static void AddTo(List<SourceFile> files, SourceFile? file)
    {
        if (file is not null)
        {
            files.Add(file);
        }
    }

    private static List<string> Paths(string folder, ICollection<CorpusFault> faults)
    {
        List<string> paths = [];
        if (!Directory.Exists(folder))
        {
            faults.Add(new(folder, 0, "no such folder", "a folder of guidance"));
            return paths;
        }

        try
        {
            Walk(new DirectoryInfo(folder), "", paths, faults);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add(new(folder, 0, $"a folder that cannot be read ({e.Message})", "a readable folder"));
        }

        paths.Sort(StringComparer.Ordinal);
        return paths;
    }

    // Symbolic links could lead out of the folder or round in circles, so they are refused by name instead of followed.
    private static void Walk(DirectoryInfo folder, string prefix, List<string> paths, ICollection<CorpusFault> faults)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            var path = prefix + entry.Name;
            if (entry.Name.StartsWith('.'))
            {
                continue;
            }

            if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
            {
                faults.Add(new(path, 0, "a symbolic link", "a file or folder of its own"));
            }
            else if (entry is DirectoryInfo inner)
            {
                Walk(inner, path + "/", paths, faults);
            }
            else
            {
                paths.Add(path);
            }
        }
    }

    private static string ChecksumOf(IEnumerable<SourceFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Path}\n{file.Sha256}\n"));
        }

        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
