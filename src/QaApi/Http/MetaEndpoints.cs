using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Conversations;

namespace GuidanceQa.QaApi.Http;

/// <summary>What this server is and whether it is well.</summary>
internal static class MetaEndpoints
{
    public static IEndpointRouteBuilder MapMeta(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/meta", Meta).WithTags("Server").WithSummary("Name, version, limits, composers").Produces<MetaView>();
        var health = routes.MapGroup("/health").WithTags("Server");
        health.MapGet("/live", () => Results.Json(new HealthView("live", null, []), HttpJson.Default.HealthView)).WithSummary("Is the process alive?").Produces<HealthView>();
        health.MapGet("/ready", Ready).WithSummary("Can questions be answered and kept?").Produces<HealthView>().Produces<HealthView>(503);
        health.MapGet("/startup", Startup).WithSummary("Has the start ended?").Produces<HealthView>().Produces<HealthView>(503);
        return routes;
    }

    private static IResult Meta(LimitsOptions limits, DataOptions data, ModelList models)
    {
        MetaView view = new(
            "GuidanceQa",
            typeof(MetaEndpoints).Assembly.GetName().Version?.ToString(3) ?? "0.0.0",
            new MetaLimits(limits.QuestionCharacters, limits.HistoryQuestions, data.MessagesPerConversation, limits.RequestsPerMinute),
            [.. models.Composers],
            Audiences.All,
            ["en"],
            "utf16");
        return Results.Json(view, HttpJson.Default.MetaView);
    }

    private static IResult Ready(CorpusHost host, ConversationStore store, ModelList models, IHostApplicationLifetime lifetime)
    {
        HealthView view = lifetime.ApplicationStopping.IsCancellationRequested ? new("stopping", "The server is shutting down.", [])
            : !host.IsReady ? new("not_ready", host.Detail, host.Faults)
            : !store.IsOpen ? new("not_ready", "Conversations cannot be kept; the log says why. POST /api/v1/answers works.", [])
            : new("ready", string.Join(' ', new[] { models.Faults, host.RankingFault }.OfType<string>()) is { Length: > 0 } faults ? faults : null, []);
        return Results.Json(view, HttpJson.Default.HealthView, statusCode: view.Status == "ready" ? 200 : 503);
    }

    private static IResult Startup(CorpusHost host) =>
        Results.Json(new HealthView(host.IsReady ? "started" : "starting", host.IsReady ? null : host.Detail, host.Faults), HttpJson.Default.HealthView, statusCode: host.IsReady ? 200 : 503);
}
