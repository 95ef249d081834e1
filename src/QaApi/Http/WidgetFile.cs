using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace GuidanceQa.QaApi.Http;

/// <summary>The chat widget: one script, as it was built into this program.</summary>
/// <param name="Version">As the script itself states it.</param>
/// <param name="Bytes">The script in UTF-8.</param>
/// <param name="Gzip">The same, compressed once at the start.</param>
/// <param name="Integrity">For the <c>integrity</c> attribute of a script tag.</param>
internal sealed partial record WidgetFile(string Version, byte[] Bytes, byte[] Gzip, string Integrity)
{
    public const string Name = "guidance-chat.js";

    /// <summary>Its type declarations, made from it by <c>.ci/widget-types</c>.</summary>
    public const string Types = "guidance-chat.d.ts";

    public static WidgetFile Read()
    {
        var script = EmbeddedFile.Read(Name);
        var version = StatedVersion().Match(Encoding.UTF8.GetString(script)) is { Success: true } match ? match.Groups[1].Value : throw new InvalidOperationException($"{Name} states no VERSION.");
        return new WidgetFile(version, script, Compress(script), $"sha384-{Convert.ToBase64String(SHA384.HashData(script))}");
    }

    private static byte[] Compress(byte[] script)
    {
        using MemoryStream target = new();
        using (GZipStream gzip = new(target, CompressionLevel.SmallestSize))
        {
            gzip.Write(script);
        }

        return target.ToArray();
    }

    [GeneratedRegex("const VERSION = \"([0-9]+[.][0-9]+[.][0-9]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex StatedVersion();
}
