using Microsoft.Net.Http.Headers;

namespace GuidanceQa.QaApi.Http;

/// <summary>The chat widget's script, for the pages of any origin: reading the script gives no right to ask.</summary>
internal static class WidgetEndpoints
{
    private const string Short = "public, max-age=300";

    public static IEndpointRouteBuilder MapWidget(this IEndpointRouteBuilder routes)
    {
        var file = WidgetFile.Read();
        var types = EmbeddedFile.Read(WidgetFile.Types);
        var pinned = $"/widget/v{file.Version}/{WidgetFile.Name}";
        WidgetIntegrity integrity = new(file.Version, pinned, file.Integrity);
        routes.MapGet($"/widget/v1/{WidgetFile.Name}", (HttpContext context) => Script(context, file, Short)).ExcludeFromDescription();
        routes.MapGet(pinned, (HttpContext context) => Script(context, file, EmbeddedFile.Forever)).ExcludeFromDescription();
        foreach (var (path, caching) in new[] { ("/widget/v1/", Short), ($"/widget/v{file.Version}/", EmbeddedFile.Forever) })
        {
            routes.MapGet(path + WidgetFile.Types, (HttpContext context) =>
            {
                Open(context, caching);
                return Results.Bytes(types, "application/typescript; charset=utf-8");
            }).ExcludeFromDescription();
        }

        routes.MapGet("/widget/v1/integrity.json", (HttpContext context) =>
        {
            Open(context, Short);
            return Results.Json(integrity, HttpJson.Default.WidgetIntegrity);
        }).ExcludeFromDescription();
        return routes;
    }

    private static IResult Script(HttpContext context, WidgetFile file, string caching)
    {
        Open(context, caching);
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        var packed = context.Request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value == "gzip" && e.Quality is null or > 0);
        if (packed)
        {
            context.Response.Headers.ContentEncoding = "gzip";
        }

        return Results.Bytes(packed ? file.Gzip : file.Bytes, "text/javascript; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{file.Integrity[7..39]}{(packed ? "-gzip" : "")}\""));
    }

    private static void Open(HttpContext context, string caching)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers.CacheControl = caching;
    }
}
