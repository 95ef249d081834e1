using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GuidanceQa.QaApi.Http;

/// <summary>Reads a request's JSON strictly: one object, known members, right types; every fault names its place by JSON Pointer.</summary>
internal sealed class JsonBody : IDisposable
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    private readonly JsonDocument _document;

    private JsonBody(JsonDocument document, string hash)
    {
        _document = document;
        Hash = hash;
        Root = new JsonMember(document.RootElement, "");
    }

    public JsonMember Root { get; }

    /// <summary>SHA-256 of the bytes, hex.</summary>
    public string Hash { get; }

    /// <summary>SHA-256 of a text's UTF-8 bytes, hex.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <exception cref="ProblemException">415, 413 or 400.</exception>
    public static async Task<JsonBody> ReadAsync(HttpRequest request, int mostBytes, CancellationToken cancel)
    {
        var bytes = await BytesAsync(request, mostBytes, cancel);
        try
        {
            var document = JsonDocument.Parse(bytes, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                document.Dispose();
                throw ProblemException.Of(Problems.InvalidJson, "", "The body must be one JSON object.");
            }

            return new JsonBody(document, Convert.ToHexStringLower(SHA256.HashData(bytes.Span)));
        }
        catch (JsonException e)
        {
            throw ProblemException.Of(Problems.InvalidJson, "", $"The body is not valid JSON near line {(e.LineNumber ?? 0) + 1}, byte {e.BytePositionInLine ?? 0}.");
        }
    }

    /// <summary>Like <see cref="ReadAsync"/>, but a request without a body reads as an empty object.</summary>
    public static async Task<JsonBody> ReadOptionalAsync(HttpRequest request, int mostBytes, CancellationToken cancel)
    {
        if (request.ContentLength is 0 || (request.ContentLength is null && request.ContentType is null))
        {
            return new JsonBody(JsonDocument.Parse("{}"), HashOf("{}"));
        }

        return await ReadAsync(request, mostBytes, cancel);
    }

    public void Dispose() => _document.Dispose();

    private static async Task<ReadOnlyMemory<byte>> BytesAsync(HttpRequest request, int mostBytes, CancellationToken cancel)
    {
        if (!request.HasJsonContentType())
        {
            throw new ProblemException(Problems.UnsupportedMediaType, "The body must be sent as application/json.");
        }

        if (request.ContentLength > mostBytes)
        {
            throw TooLarge(mostBytes);
        }

        var buffer = new byte[mostBytes + 1];
        var filled = 0;
        int read;
        while (filled < buffer.Length && (read = await request.Body.ReadAsync(buffer.AsMemory(filled), cancel)) > 0)
        {
            filled += read;
        }

        return filled > mostBytes ? throw TooLarge(mostBytes) : buffer.AsMemory(0, filled);
    }

    private static ProblemException TooLarge(int mostBytes) => new(Problems.BodyTooLarge, $"The body is larger than {mostBytes} bytes.");
}

/// <summary>A place in a request's JSON.</summary>
internal readonly record struct JsonMember(JsonElement Element, string Pointer)
{
    /// <summary>Refuses members that the contract does not know.</summary>
    public void Allow(params ReadOnlySpan<string> names)
    {
        foreach (var property in Element.EnumerateObject())
        {
            if (!names.Contains(property.Name))
            {
                throw ProblemException.Of(Problems.UnknownField, $"{Pointer}/{Escape(property.Name)}", $"There is no member `{Shorten(property.Name)}` here.");
            }
        }
    }

    /// <summary>A member's text; null where it is absent or null.</summary>
    public string? Text(string name)
    {
        if (!Element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            throw Wrong(name, "a text");
        }

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, written as an escape.
            throw ProblemException.Of(Problems.InvalidJson, $"{Pointer}/{name}", $"`{name}` holds half of a surrogate pair, which is no text.");
        }
    }

    public bool Flag(string name) => Element.TryGetProperty(name, out var value) && value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False or JsonValueKind.Null => false,
        _ => throw Wrong(name, "true or false"),
    };

    public int? Number(string name) =>
        !Element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : throw Wrong(name, "a whole number");

    /// <summary>A member that is an object; null where it is absent or null.</summary>
    public JsonMember? Object(string name) =>
        !Element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.Object ? new JsonMember(value, $"{Pointer}/{name}") : throw Wrong(name, "an object");

    /// <summary>A member that is a list; empty where it is absent or null.</summary>
    public IReadOnlyList<JsonMember> List(string name)
    {
        if (!Element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            throw Wrong(name, "a list");
        }

        var pointer = $"{Pointer}/{name}";
        return [.. value.EnumerateArray().Select((item, i) => new JsonMember(item, $"{pointer}/{i}"))];
    }

    public IReadOnlyList<string> Texts(string name) =>
        [.. List(name).Select(item => item.Element.ValueKind == JsonValueKind.String ? item.Element.GetString()! : throw ProblemException.Invalid(item.Pointer, "This must be a text."))];

    private ProblemException Wrong(string name, string expected) => ProblemException.Invalid($"{Pointer}/{name}", $"`{name}` must be {expected}.");

    private static string Escape(string name) => Shorten(name).Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string Shorten(string name) => name.Length <= 64 ? name : name[..64];
}
