using System.Text;

namespace GuidanceQa.Indexing.Search;

/// <summary>
/// Where do generations lie, and which is current? <c>current</c> names a folder <c>gen-…</c>; a folder <c>….tmp</c> is a build that did not end. A generation is whole when every file
/// has the size and SHA-256 that its manifest says: a flipped bit is noticed here, for Lucene itself notices few.
/// </summary>
internal static class GenerationFolder
{
    public const string StoreFile = "store.bin";
    public const string VocabularyFile = "vocabulary.json";
    public const string SafetyFile = "safety.yaml";
    public const string LuceneFolder = "lucene";
    private const string Pointer = "current";
    private const string Prefix = "gen-";
    private const string Aside = ".tmp";

    /// <summary>Opens the current generation, or the newest whole one beside it.</summary>
    /// <exception cref="IndexMissingException">There is none.</exception>
    /// <exception cref="IndexDamagedException">There are some, and none is whole.</exception>
    public static Generation Open(string folder)
    {
        string? firstFault = null;
        foreach (var candidate in Candidates(folder))
        {
            if (Fault(candidate, out var manifest) is { } fault)
            {
                firstFault ??= fault;
                continue;
            }

            return new Generation(candidate, manifest!, firstFault);
        }

        throw firstFault is null
            ? new IndexMissingException($"There is no index in {folder}: build one with `build CORPUS {folder}`.")
            : new IndexDamagedException($"The index in {folder} is damaged and was not opened: {firstFault}. Build it again with `build CORPUS {folder}`.");
    }

    /// <summary>The current generation, or null where none is whole.</summary>
    public static Generation? TryOpenCurrent(string folder)
    {
        try
        {
            return Open(folder);
        }
        catch (Exception e) when (e is IndexMissingException or IndexDamagedException)
        {
            return null;
        }
    }

    /// <summary>Whether a generation of that name is published there.</summary>
    public static bool Keeps(string folder, string name) => Directory.Exists(Path.Combine(folder, Prefix + name));

    /// <summary>An empty folder to build in; nobody reads it until it is published.</summary>
    public static string NewAside(string folder, string checksum)
    {
        var path = Path.Combine(folder, Prefix + IndexFolder.NameOf(checksum) + Aside);
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }

        Directory.CreateDirectory(path);
        return path;
    }

    /// <summary>Flushes all files, writes the manifest, renames the folder and swaps the pointer, in that order: at any moment the old generation or the new one is current and whole.</summary>
    public static IndexManifest Publish(string folder, string aside, IndexManifest manifest)
    {
        var files = Directory.EnumerateFiles(aside, "*", SearchOption.AllDirectories).OrderBy(f => f, StringComparer.Ordinal).ToList();
        foreach (var file in files)
        {
            Durable.FlushFile(file);
        }

        Durable.FlushFolder(Path.Combine(aside, LuceneFolder));
        manifest = manifest with
        {
            Files = [.. files.Select(f => new ManifestFile(Path.GetRelativePath(aside, f).Replace('\\', '/'), new FileInfo(f).Length, Durable.Sha256Of(f)))],
        };
        Durable.Write(Path.Combine(aside, IndexManifest.FileName), manifest.ToJson());
        Durable.FlushFolder(aside);

        var final = aside[..^Aside.Length];
        if (Directory.Exists(final))
        {
            // A damaged generation of the same corpus, or a rebuild of it. Renamed away first, so that the name is never half-filled.
            var old = final + "." + manifest.BuiltAt.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture) + Aside;
            Directory.Move(final, old);
        }

        Directory.Move(aside, final);
        Durable.FlushFolder(folder);
        Durable.Replace(Path.Combine(folder, Pointer), Encoding.UTF8.GetBytes(Path.GetFileName(final)));
        Sweep(folder);
        return manifest;
    }

    /// <summary>Deletes unfinished builds and all generations but the current one and the newest before it. Only under the build lock.</summary>
    public static void Sweep(string folder)
    {
        foreach (var unfinished in Directory.EnumerateDirectories(folder, Prefix + "*" + Aside).ToList())
        {
            Directory.Delete(unfinished, recursive: true);
        }

        foreach (var old in Candidates(folder).Skip(2).ToList())
        {
            Directory.Delete(old, recursive: true);
        }
    }

    // The one the pointer names first, then the others, newest first.
    private static IEnumerable<string> Candidates(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var pointer = Path.Combine(folder, Pointer);
        var current = File.Exists(pointer) ? File.ReadAllText(pointer).Trim() : "";
        return Directory.EnumerateDirectories(folder, Prefix + "*")
            .Where(d => !d.EndsWith(Aside, StringComparison.Ordinal))
            .OrderBy(d => Path.GetFileName(d) == current ? 0 : 1)
            .ThenByDescending(Directory.GetLastWriteTimeUtc)
            .ThenBy(d => d, StringComparer.Ordinal);
    }

    private static string? Fault(string generation, out IndexManifest? manifest)
    {
        manifest = null;
        try
        {
            var path = Path.Combine(generation, IndexManifest.FileName);
            if (!File.Exists(path))
            {
                return $"{path} is missing";
            }

            manifest = IndexManifest.FromJson(File.ReadAllBytes(path));
            if (manifest is null)
            {
                return $"{path} is not a manifest";
            }

            if (manifest.Format != IndexManifest.CurrentFormat)
            {
                return $"{generation} has format {manifest.Format}, and this program reads format {IndexManifest.CurrentFormat}";
            }

            foreach (var file in manifest.Files)
            {
                var full = Path.Combine(generation, file.Path);
                if (!File.Exists(full) || new FileInfo(full).Length != file.Bytes)
                {
                    return $"{full} is missing or has another size than {file.Bytes} bytes";
                }

                if (Durable.Sha256Of(full) != file.Sha256)
                {
                    return $"{full} has another content than its manifest says";
                }
            }

            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{generation} cannot be read ({e.Message})";
        }
    }
}
