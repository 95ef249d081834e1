using System.Text.Json;
using System.Text.Json.Serialization;

namespace GuidanceQa.Indexing.Search;

/// <summary>What a generation of the index holds. A generation whose files differ from it is never served.</summary>
/// <param name="Format">Layout of the files; another number than <see cref="CurrentFormat"/> is refused and rebuilt.</param>
/// <param name="Checksum"><c>sha256:</c> of the corpus it was built from.</param>
/// <param name="Sources">The files of the corpus, so that an unchanged one need not be read again.</param>
/// <param name="Files">Every file of the generation but the manifest itself.</param>
public sealed record IndexManifest(
    int Format,
    string Checksum,
    DateTimeOffset BuiltAt,
    int Documents,
    int Statements,
    int Passages,
    int Terms,
    int Concepts,
    IReadOnlyList<ManifestSource> Sources,
    IReadOnlyList<ManifestFile> Files)
{
    public const int CurrentFormat = 2;

    public const string FileName = "manifest.json";

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, IndexJson.Default.IndexManifest);

    /// <summary>Null when the bytes are no manifest.</summary>
    public static IndexManifest? FromJson(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, IndexJson.Default.IndexManifest);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

public sealed record ManifestSource(string Path, string Sha256, string DocumentId);

public sealed record ManifestFile(string Path, long Bytes, string Sha256);

/// <summary>One document as it lies in the store.</summary>
internal sealed record StoredDocument(Documents.Document Document, IReadOnlyList<Passages.Passage> Passages, IReadOnlyList<Passages.StatementProfile> Profiles, IReadOnlyList<int> PassageOf);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IndexManifest))]
[JsonSerializable(typeof(StoredDocument))]
[JsonSerializable(typeof(IReadOnlyList<Vocabulary.Concept>))]
internal sealed partial class IndexJson : JsonSerializerContext;
