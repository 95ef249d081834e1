using System.Security.Cryptography;
using System.Text;

namespace GuidanceQa.Indexing.Documents;

/// <summary>One file of a corpus as it was read: bytes once, hash once, text decoded strictly.</summary>
/// <param name="Path">In its corpus, with <c>/</c>.</param>
/// <param name="Sha256">Lower-case hex of the bytes.</param>
public sealed record SourceFile(string Path, ReadOnlyMemory<byte> Bytes, string Sha256)
{
    /// <summary>10 MB: the limit of comparable services, and a hundred times a long guideline.</summary>
    public const int MaximumBytes = 10 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file of a corpus; null, with a fault, when it cannot be read or is larger than <see cref="MaximumBytes"/>.</summary>
    public static SourceFile? Read(string folder, string path, ICollection<CorpusFault> faults)
    {
        var full = System.IO.Path.Combine(folder, path);
        try
        {
            var length = new FileInfo(full).Length;
            if (length > MaximumBytes)
            {
                faults.Add(new(path, 0, $"a file of {length:N0} bytes", $"at most {MaximumBytes:N0} bytes: split the document"));
                return null;
            }

            var bytes = File.ReadAllBytes(full);
            return new SourceFile(path, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add(new(path, 0, $"a file that cannot be read ({e.Message})", "a readable file"));
            return null;
        }
    }

    /// <summary>The text in NFC with LF line ends; null, with a fault naming the line, when the bytes are not UTF-8.</summary>
    public string? Decode(ICollection<CorpusFault> faults)
    {
        var span = Bytes.Span;
        if (span.StartsWith(Encoding.UTF8.Preamble))
        {
            span = span[Encoding.UTF8.Preamble.Length..];
        }

        try
        {
            var text = Strict.GetString(span);
            var nul = text.IndexOf('\0', StringComparison.Ordinal);
            if (nul >= 0)
            {
                faults.Add(new(Path, text.AsSpan(0, nul).Count('\n') + 1, "a NUL character", "text: the file may be UTF-16 or binary"));
                return null;
            }

            return text.Normalize(NormalizationForm.FormC).ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException e)
        {
            var line = span[..Math.Clamp(e.Index, 0, span.Length)].Count((byte)'\n') + 1;
            faults.Add(new(Path, line, $"bytes that are not UTF-8 ({Convert.ToHexString(e.BytesUnknown ?? [])})", "a file saved as UTF-8"));
            return null;
        }
    }
}
