using System.Net;
using System.Threading.RateLimiting;

namespace GuidanceQa.QaApi.Http;

/// <summary>Limits by address and over all: 429 for whoever asks too much, 503 when everybody together does.</summary>
internal static class RequestLimits
{
    public static IServiceCollection AddRequestLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(options => options.OnRejected = async (rejected, cancel) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
            rejected.HttpContext.Response.Headers.RetryAfter = ProblemException.Seconds(wait);
            await ProblemWriter.WriteAsync(rejected.HttpContext, Problems.RateLimited, "This address has made more requests than are allowed.", null);
        });
        services.AddOptions<Microsoft.AspNetCore.RateLimiting.RateLimiterOptions>().Configure<LimitsOptions>((options, limits) => options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => PartitionOf(context, limits) is { } address
                ? RateLimitPartition.GetSlidingWindowLimiter(address, _ => new SlidingWindowRateLimiterOptions { PermitLimit = limits.RequestsPerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 })
                : RateLimitPartition.GetNoLimiter("")),
            PartitionedRateLimiter.Create<HttpContext, string>(context => PartitionOf(context, limits) is { } address
                ? RateLimitPartition.GetConcurrencyLimiter(address, _ => new ConcurrencyLimiterOptions { PermitLimit = limits.ConcurrentPerAddress })
                : RateLimitPartition.GetNoLimiter(""))));
        return services;
    }

    // Only the API is limited: health checks and documents for people must answer whatever happens.
    private static string? PartitionOf(HttpContext context, LimitsOptions limits)
    {
        var address = context.Connection.RemoteIpAddress;
        var isLocal = address is null || IPAddress.IsLoopback(address);
        return context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && (!isLocal || limits.ApplyToLoopback) ? address?.ToString() ?? "local" : null;
    }
}

/// <summary>Refuses requests beyond what the server can work on at once, and all API requests before the corpus is ready.</summary>
internal sealed class Admission(RequestDelegate next, LimitsOptions limits, CorpusHost host)
{
    private int _running;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || context.GetEndpoint() is null || context.Request.Path.StartsWithSegments("/api/v1/meta", StringComparison.Ordinal))
        {
            await next(context);
            return;
        }

        _ = host.Answerer;
        if (Interlocked.Increment(ref _running) > limits.ConcurrentRequests)
        {
            Interlocked.Decrement(ref _running);
            throw new ProblemException(Problems.Overloaded, "More requests are being worked on than this server takes.");
        }

        try
        {
            await next(context);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}
