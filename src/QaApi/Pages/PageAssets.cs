using System.Security.Cryptography;
using GuidanceQa.QaApi.Http;

namespace GuidanceQa.QaApi.Pages;

/// <summary>Style, scripts and icon of the pages, built into the program. A hash in the address lets browsers keep them for ever.</summary>
internal static class PageAssets
{
    private static readonly Dictionary<string, (byte[] Bytes, string Type)> Files = [];

    public static readonly string Style = Add("page.css", "text/css; charset=utf-8");
    public static readonly string Audience = Add("audience.js", "text/javascript; charset=utf-8");
    public static readonly string Ask = Add("ask.js", "text/javascript; charset=utf-8");
    public static readonly string Scroll = Add("scroll.js", "text/javascript; charset=utf-8");
    public static readonly string Icon = Add("icon.svg", "image/svg+xml");

    /// <summary>By address; the bytes are in UTF-8.</summary>
    public static IReadOnlyDictionary<string, (byte[] Bytes, string Type)> All => Files;

    /// <summary>Changes with every change of the pages' code and files; part of their ETags.</summary>
    public static string Version { get; } = typeof(PageAssets).Module.ModuleVersionId.ToString("N");

    private static string Add(string name, string type)
    {
        var content = EmbeddedFile.Read("Pages/" + name);
        var address = $"/assets/{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 6))}/{name}";
        Files[address] = (content, type);
        return address;
    }
}
