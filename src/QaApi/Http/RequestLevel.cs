using Serilog.Events;

namespace GuidanceQa.QaApi.Http;

/// <summary>How loudly is a finished request logged? Health checks come every second and are worth a line only to whoever looks for them; the query string is never logged.</summary>
internal static class RequestLevel
{
    public static LogEventLevel Of(HttpContext context, double elapsedMs, Exception? fault) =>
        context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) ? LogEventLevel.Debug
        : fault is not null || context.Response.StatusCode >= 500 ? LogEventLevel.Error
        : LogEventLevel.Information;
}
