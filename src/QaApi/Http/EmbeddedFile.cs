namespace GuidanceQa.QaApi.Http;

/// <summary>A file that is built into this program and served to browsers.</summary>
internal static class EmbeddedFile
{
    /// <summary>The <c>Cache-Control</c> of a file whose address changes with its content.</summary>
    public const string Forever = "public, max-age=31536000, immutable";

    /// <param name="name">The logical name that the project gives it.</param>
    public static byte[] Read(string name)
    {
        using var source = typeof(EmbeddedFile).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not built into the program.");
        using MemoryStream bytes = new();
        source.CopyTo(bytes);
        return bytes.ToArray();
    }
}
