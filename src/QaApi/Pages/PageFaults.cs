using System.Globalization;
using GuidanceQa.QaApi.Http;
using Microsoft.Net.Http.Headers;

namespace GuidanceQa.QaApi.Pages;

/// <summary>Tells people in a browser on a page what clients of the API are told in a problem document.</summary>
internal sealed class PageFaults(RequestDelegate next, PageWriter pages)
{
    private const int RetrySeconds = 5;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!WantsPage(context.Request))
        {
            await next(context);
            return;
        }

        try
        {
            await next(context);
            if (!context.Response.HasStarted && context.Response is { StatusCode: 404 or 405, ContentLength: null, ContentType: null })
            {
                await WriteAsync(context, context.Response.StatusCode == 404 ? Problems.RouteNotFound : Problems.MethodNotAllowed, "");
            }
        }
        catch (ProblemException e) when (!context.Response.HasStarted)
        {
            context.Response.Headers.ETag = default;
            await WriteAsync(context, e.Kind, e.Message);
        }
    }

    private Task WriteAsync(HttpContext context, ProblemKind kind, string detail)
    {
        if (kind.Status == 503)
        {
            context.Response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);
        }

        var (title, words) = kind.Code switch
        {
            "route_not_found" => ("This page does not exist", "The address may be mistyped, or the page may have moved."),
            "document_not_found" => ("This document is not here", "It may have been renamed or withdrawn."),
            "passage_not_found" => ("This passage is not here", "The document may have been changed since the link was made. Ask the question again to get a link to the present text."),
            "corpus_not_ready" => ("The documents are not ready yet", "Please try again in a moment."),
            _ => (kind.Title, detail),
        };
        return pages.FaultAsync(context, new FaultView(kind.Status, title, words, ProblemWriter.IdOf(context)));
    }

    // A browser names HTML in what it accepts; a client of the API that takes anything gets the problem document.
    private static bool WantsPage(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        && MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var types)
        && types.Any(t => t.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && t.Quality is null or > 0);
}
