using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using GuidanceQa.Indexing.Search;

namespace GuidanceQa.QaApi.Retrieval;

/// <summary>What a file of vectors holds. A file that differs from it is never used.</summary>
/// <param name="Format">Layout of the file; another number than <see cref="VectorFile.Format"/> is refused.</param>
/// <param name="Corpus">Checksum of the generation whose statements these are.</param>
/// <param name="Model">Fingerprint of the model (<see cref="Models.TextEmbedder.Fingerprint"/>).</param>
/// <param name="IsWhole">False: the work was interrupted; its vectors are taken over by the next run and used for nothing else.</param>
internal sealed record VectorManifest(int Format, string Corpus, string Model, int Vectors, int Dimensions, bool IsWhole, string Sha256);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(VectorManifest))]
internal sealed partial class VectorJson : JsonSerializerContext;

/// <summary>
/// Vectors beside an index: <c>{index}/vectors/{checksum}.bin</c> with its manifest <c>.json</c>, named by the generation they belong to. The file holds, for each vector, the hash of its text, then all vectors one after the
/// other, as little-endian 32-bit numbers. The manifest is written last and names the file's hash: a half-written file is never read.
/// </summary>
internal sealed record VectorFile(VectorManifest Manifest, UInt128[] Hashes, float[] Numbers)
{
    public const int Format = 1;
    private const string Folder = "vectors";
    private const string Data = ".bin";
    private const string Named = ".json";
    private const string Partial = "-part";
    private const int HashBytes = 16;

    /// <summary>The hash of a text by which a vector is found again in another generation.</summary>
    public static UInt128 HashOf(string text) => MemoryMarshal.Read<UInt128>(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Where the vectors of a generation lie, without an ending.</summary>
    public static string PathOf(string index, IndexManifest generation) => Path.Combine(index, Folder, IndexFolder.NameOf(generation.Checksum));

    /// <summary>Where an interrupted run leaves what it has.</summary>
    public static string PartialPathOf(string index, IndexManifest generation) => PathOf(index, generation) + Partial;

    /// <summary>The manifest of a file; null where there is none or it cannot be read as one.</summary>
    public static VectorManifest? ManifestAt(string path)
    {
        try
        {
            return File.Exists(path + Named) ? JsonSerializer.Deserialize(File.ReadAllBytes(path + Named), VectorJson.Default.VectorManifest) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Paths of all files beside an index, without endings, in the order of their names.</summary>
    public static IReadOnlyList<string> Beside(string index) =>
        Directory.Exists(Path.Combine(index, Folder)) ? [.. Directory.EnumerateFiles(Path.Combine(index, Folder), "*" + Named).Select(f => f[..^Named.Length]).Order(StringComparer.Ordinal)] : [];

    /// <summary>Reads and checks a file.</summary>
    /// <exception cref="InvalidDataException">It is not what its manifest says.</exception>
    public static VectorFile Read(string path, VectorManifest manifest)
    {
        using var stream = File.OpenRead(path + Data);
        if (manifest.Format != Format || manifest.Vectors < 0 || manifest.Dimensions < 1 || stream.Length != manifest.Vectors * (HashBytes + ((long)sizeof(float) * manifest.Dimensions)))
        {
            throw new InvalidDataException($"{path + Data} is of another format or size than its manifest says");
        }

        var hashes = new UInt128[manifest.Vectors];
        var numbers = new float[checked(manifest.Vectors * manifest.Dimensions)];
        stream.ReadExactly(MemoryMarshal.AsBytes(hashes.AsSpan()));
        foreach (var part in PartsOf(numbers))
        {
            stream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan(part)));
        }

        return Sha256Of(hashes, numbers) == manifest.Sha256 ? new VectorFile(manifest, hashes, numbers) : throw new InvalidDataException($"{path + Data} has another content than its manifest says");
    }

    /// <summary>Writes the file, then its manifest, each whole or not at all.</summary>
    public static VectorFile Write(string path, string corpus, string model, int dimensions, bool isWhole, UInt128[] hashes, float[] numbers)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        VectorManifest manifest = new(Format, corpus, model, hashes.Length, dimensions, isWhole, Sha256Of(hashes, numbers));
        File.Delete(path + Named);
        Replace(path + Data, stream =>
        {
            stream.Write(MemoryMarshal.AsBytes(hashes.AsSpan()));
            foreach (var part in PartsOf(numbers))
            {
                stream.Write(MemoryMarshal.AsBytes(numbers.AsSpan(part)));
            }
        });
        Replace(path + Named, stream => stream.Write(JsonSerializer.SerializeToUtf8Bytes(manifest, VectorJson.Default.VectorManifest)));
        return new VectorFile(manifest, hashes, numbers);
    }

    public static void Delete(string path)
    {
        File.Delete(path + Named);
        File.Delete(path + Data);
    }

    private static void Replace(string path, Action<Stream> write)
    {
        var aside = path + ".tmp";
        using (FileStream stream = new(aside, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            write(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(aside, path, overwrite: true);
    }

    private static string Sha256Of(UInt128[] hashes, float[] numbers)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(hashes.AsSpan()));
        foreach (var part in PartsOf(numbers))
        {
            hash.AppendData(MemoryMarshal.AsBytes(numbers.AsSpan(part)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // A span of bytes has at most 2 GB, fewer than a large file of vectors.
    private static IEnumerable<Range> PartsOf(float[] numbers)
    {
        const int Part = 64 * 1024 * 1024;
        for (var at = 0; at < numbers.Length; at += Part)
        {
            yield return at..Math.Min(numbers.Length, at + Part);
        }
    }
}
