using System.Security.Cryptography;
using System.Text;

namespace GuidanceQa.Eval.Running;

/// <summary>Hashes of texts and of files, the same on every machine.</summary>
internal static class Hashes
{
    public static string Of(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Over relative paths and contents, in path order; build output does not count.</summary>
    public static string OfFiles(string folder, IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.Select(f => (Path: Path.GetRelativePath(folder, f).Replace('\\', '/'), Full: f)).OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Path}\n"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file.Full)));
        }

        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>All topics and quotes below a folder of suites.</summary>
    public static string OfSuites(string suites) => OfFiles(suites, Directory.EnumerateFiles(suites, "*.yaml", SearchOption.AllDirectories));

    /// <summary>The product's sources below <paramref name="root"/>.</summary>
    public static string OfSources(string root) => Directory.Exists(Path.Combine(root, "src"))
        ? OfFiles(root, Directory.EnumerateFiles(Path.Combine(root, "src"), "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".yaml", StringComparison.Ordinal) || f.EndsWith(".csproj", StringComparison.Ordinal))
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")))
        : "unknown";
}
