using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace GuidanceQa.QaApi.Http;

/// <summary>The machine-readable description of the routes, and a page to read it on.</summary>
internal static class OpenApiDescription
{
    public static IServiceCollection AddDescription(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "GuidanceQa";
            document.Info.Version = typeof(OpenApiDescription).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
            document.Info.Description = "Questions answered from clinical guidance; every sentence is tied to the exact words of its source. Errors are problem documents (RFC 9457); their codes: "
                + string.Join(", ", Problems.All.Select(p => $"`{p.Code}` ({p.Status})")) + ".";
            document.Servers?.Clear();
            return Task.CompletedTask;
        });
    });

    public static IEndpointRouteBuilder MapDescription(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json");

        // A page of this server loads nothing from other hosts and sends nothing to them: no fonts, no telemetry, no assistant of somebody else's.
        routes.MapScalarApiReference("/docs", options => options.WithTitle("GuidanceQa").DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools().HideClientButton());
        return routes;
    }

    /// <summary>Documents the problems that a route can answer with.</summary>
    public static RouteHandlerBuilder WithProblems(this RouteHandlerBuilder route, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            route.Produces<ProblemDocument>(status, "application/problem+json");
        }

        return route;
    }
}

/// <summary>How the stream is told in the description of a route.</summary>
internal static class StreamDescription
{
    public const string Text =
        "With `Accept: text/event-stream` or `\"stream\": true` the answer comes as server-sent events: answer.started, answer.status (phase), answer.delta (text, start, block, citations) or answer.reset, "
        + "answer.suggestions, then answer.completed or answer.stopped (message) or error (problem). A block is sent only after it is verified; the deltas since the last reset concatenate to the answer's text.";
}
