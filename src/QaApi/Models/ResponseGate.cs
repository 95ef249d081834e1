using System.Net;
using System.Net.Http.Headers;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace GuidanceQa.QaApi.Models;

/// <summary>What a model's server answers is judged here before any client library reads it: its status, its type, its size. The body of an error is never read, for it may repeat the key or the prompt.</summary>
/// <param name="most">Bytes that an answer may have.</param>
internal sealed class ResponseGate(string host, HttpMessageHandler inner, int most) : DelegatingHandler(inner)
{
    /// <summary>More than any answer within its budget of tokens takes, with the protocol's own words around each.</summary>
    public const int MostBytes = 1_000_000;

    private static readonly AsyncLocal<CancellationToken> Call = new();

    private static readonly string[] Types = ["application/json", "text/event-stream", "application/x-ndjson"];

    /// <summary>Says when the call that is made next, from the same place, has to end.</summary>
    public static void EndsWith(CancellationToken end) => Call.Value = end;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw ModelException.In(e) ?? e switch
            {
                BrokenCircuitException => new ModelException(ModelReasons.Unavailable, $"{host} failed repeatedly and is left alone for a while"),
                TimeoutRejectedException => new ModelException(ModelReasons.Timeout, $"{host} did not begin to answer in time"),
                _ => new ModelException(ModelReasons.Unreachable, $"{host} cannot be reached"),
            };
        }

        var type = response.Content.Headers.ContentType?.MediaType;
        if (FaultOf(response.StatusCode) is { } fault)
        {
            response.Dispose();
            throw fault;
        }

        if (!Types.Contains(type, StringComparer.OrdinalIgnoreCase))
        {
            response.Dispose();
            throw new ModelException(ModelReasons.BadOutput, $"{host} answered with another type of content than a model does");
        }

        response.Content = Limited(response.Content, await response.Content.ReadAsStreamAsync(cancellationToken));
        return response;
    }

    private ModelException? FaultOf(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => null,
        401 or 403 => new ModelException(ModelReasons.KeyRefused, $"{host} refused the key ({(int)status})"),
        404 => new ModelException(ModelReasons.Unknown, $"{host} does not know the model, or the endpoint's path is another (404)"),
        429 => new ModelException(ModelReasons.RateLimited, $"{host} takes no more requests for now (429)"),
        _ => new ModelException(ModelReasons.Error, $"{host} answered with status {(int)status}"),
    };

    private StreamContent Limited(HttpContent content, Stream body)
    {
        StreamContent limited = new(new LimitedStream(body, most, host, Call.Value));
        foreach (var header in content.Headers.Where(h => !h.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)))
        {
            limited.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        limited.Headers.ContentType ??= new MediaTypeHeaderValue("application/json");
        return limited;
    }
}
