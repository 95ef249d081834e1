using System.Globalization;
using GuidanceQa.QaApi.Conversations;
using Microsoft.Net.Http.Headers;

namespace GuidanceQa.QaApi.Http;

/// <summary>What forms of an answer a client takes.</summary>
internal static class Accepts
{
    private const string Stream = "text/event-stream";

    /// <exception cref="ProblemException"><c>not_acceptable</c>.</exception>
    public static void Json(HttpRequest request) => Type(request, "application/json");

    /// <exception cref="ProblemException"><c>not_acceptable</c>.</exception>
    public static void Type(HttpRequest request, string type)
    {
        if (!Takes(request, type))
        {
            throw new ProblemException(Problems.NotAcceptable, $"This route answers in {type}.");
        }
    }

    /// <summary>True when the client asks for a stream by its Accept header.</summary>
    /// <exception cref="ProblemException"><c>not_acceptable</c>.</exception>
    public static bool StreamOrJson(HttpRequest request)
    {
        var types = Types(request);
        if (types.Any(t => t.MediaType.Equals(Stream, StringComparison.OrdinalIgnoreCase)))
        {
            return !types.Any(t => t.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase));
        }

        Json(request);
        return false;
    }

    private static bool Takes(HttpRequest request, string type)
    {
        var types = Types(request);
        return types.Count == 0 || types.Any(t => t.MatchesMediaType(type) || t.MediaType.Equals("application/problem+json", StringComparison.OrdinalIgnoreCase));
    }

    private static IList<MediaTypeHeaderValue> Types(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var types) ? types : [];
}

/// <summary>Reads <c>Idempotency-Key</c>.</summary>
internal static class IdempotencyKeys
{
    private const int Longest = 255;

    /// <summary>Null without the header. The scope is the route with its ids, so that one key serves one resource.</summary>
    public static IdempotencyClaim? Read(HttpRequest request, string bodyHash)
    {
        if (!request.Headers.TryGetValue("Idempotency-Key", out var values))
        {
            return null;
        }

        var key = values.ToString();
        return key.Length is > 0 and <= Longest && key.All(c => c is > ' ' and <= '~')
            ? new IdempotencyClaim(key, $"{request.Method} {request.Path}", bodyHash)
            : throw new ProblemException(Problems.InvalidRequest, $"Idempotency-Key has 1 to {Longest} printable ASCII characters without spaces.");
    }
}

/// <summary>Reads paging and other query parameters.</summary>
internal static class Paging
{
    public static int Limit(HttpRequest request, int normal, int most)
    {
        var text = request.Query["limit"].ToString();
        if (text.Length == 0)
        {
            return normal;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1 && limit <= most
            ? limit
            : throw ProblemException.Invalid("/limit", $"`limit` is a whole number from 1 to {most}.");
    }

    /// <summary>The part of a list that a page shows; the cursor is the position after it.</summary>
    public static ListOf<T> Page<T>(HttpRequest request, IReadOnlyList<T> all, int normal, int most)
    {
        var limit = Limit(request, normal, most);
        var from = int.TryParse(request.Query["cursor"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var cursor) ? Math.Min(cursor, all.Count) : 0;
        var next = from + limit;
        return new ListOf<T>([.. all.Skip(from).Take(limit)], next < all.Count ? next.ToString(CultureInfo.InvariantCulture) : null);
    }
}
