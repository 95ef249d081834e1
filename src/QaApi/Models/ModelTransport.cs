using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace GuidanceQa.QaApi.Models;

/// <summary>The way to one model's server: retries with growing pauses, a circuit breaker, a limit on waiting; no redirects, no proxy, no cookies, no compression (a small answer must not become a large one).</summary>
internal static class ModelTransport
{
    // Longer than this nobody waits for an answer: it fails at once instead.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <param name="most">Bytes that an answer may have.</param>
    public static HttpClient Create(ModelOptions options, TimeProvider clock, int most = ResponseGate.MostBytes)
    {
        var endpoint = Addresses.Of(options);
        SocketsHttpHandler sockets = new()
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(5),

            // A name may get another address; an old connection would not notice.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = (context, cancel) => Addresses.ConnectAsync(context.DnsEndPoint, options.AllowPrivateAddress, cancel),
        };
        ResilienceHandler resilience = new(Pipeline(options, clock)) { InnerHandler = sockets };
        return new HttpClient(new ResponseGate(endpoint.Authority, resilience, most)) { BaseAddress = endpoint, Timeout = Timeout.InfiniteTimeSpan };
    }

    private static ResiliencePipeline<HttpResponseMessage> Pipeline(ModelOptions options, TimeProvider clock)
    {
        ResiliencePipelineBuilder<HttpResponseMessage> builder = new() { TimeProvider = clock };
        if (options.Retries > 0)
        {
            builder.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = options.Retries,
                Delay = TimeSpan.FromMilliseconds(250),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldRetryAfterHeader = true,
                ShouldHandle = attempt => ValueTask.FromResult(IsWorthRepeating(attempt.Outcome, clock)),
            });
        }

        // Half of at least six requests within half a minute: then half a minute of rest.
        return builder
            .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = 6,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(30),
                ShouldHandle = attempt => ValueTask.FromResult(IsFailure(attempt.Outcome)),
            })
            .AddTimeout(TimeSpan.FromSeconds(options.FirstTokenSeconds))
            .Build();
    }

    // A server that is silent once will be silent again, and the reader has waited already.
    private static bool IsWorthRepeating(Outcome<HttpResponseMessage> outcome, TimeProvider clock) => outcome switch
    {
        { Exception: BrokenCircuitException or TimeoutRejectedException or OperationCanceledException } => false,
        { Exception: { } e } => ModelException.In(e) is null,
        { Result: { } response } => IsPassing(response.StatusCode) && Pause(response, clock) <= LongestPause,
        _ => false,
    };

    private static bool IsFailure(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: OperationCanceledException } => false,
        { Exception: not null } => true,
        { Result: { } response } => IsPassing(response.StatusCode) && response.StatusCode != HttpStatusCode.TooManyRequests,
        _ => false,
    };

    private static bool IsPassing(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    private static TimeSpan Pause(HttpResponseMessage response, TimeProvider clock) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - clock.GetUtcNow(),
        _ => TimeSpan.Zero,
    };
}
