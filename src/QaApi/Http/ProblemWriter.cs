using System.Diagnostics;
using System.Text.Json;
using GuidanceQa.QaApi.Conversations;

namespace GuidanceQa.QaApi.Http;

/// <summary>Turns every way a request can fail into a problem document: never an empty body, never a stack trace.</summary>
internal sealed partial class ProblemWriter(RequestDelegate next, ILogger<ProblemWriter> logger)
{
    private const int RetrySeconds = 2;

    public async Task InvokeAsync(HttpContext context)
    {
        context.Items[RequestIdKey] = RequestIdOf(context);
        context.Response.Headers["x-request-id"] = IdOf(context);
        context.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            await next(context);
            if (!context.Response.HasStarted && context.Response is { StatusCode: >= 400, ContentLength: null, ContentType: null } && KindOf(context.Response.StatusCode) is { } kind)
            {
                await WriteAsync(context, kind, kind.Next, null);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to read an answer.
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            var (kind, detail, errors) = Describe(e);
            if (kind.Status == 500)
            {
                LogFailure(logger, IdOf(context), e);
            }

            context.Response.Clear();
            context.Response.Headers["x-request-id"] = IdOf(context);
            context.Response.Headers.XContentTypeOptions = "nosniff";
            await WriteAsync(context, kind, detail, errors);
        }
    }

    private const string RequestIdKey = "GuidanceQa.RequestId";

    public static string IdOf(HttpContext context) => context.Items[RequestIdKey] as string ?? "";

    public static async Task WriteAsync(HttpContext context, ProblemKind kind, string detail, IReadOnlyDictionary<string, string[]>? errors)
    {
        context.Response.StatusCode = kind.Status;
        context.Response.ContentType = "application/problem+json";
        context.Response.Headers.CacheControl = "no-store";
        if (kind.Status is 429 or 503 && context.Response.Headers.RetryAfter.Count == 0)
        {
            context.Response.Headers.RetryAfter = ProblemException.Seconds(RetrySeconds);
        }

        // A request that was cut off in its body is not read further: the connection cannot be used again.
        await JsonSerializer.SerializeAsync(context.Response.Body, Document(context, kind, detail, errors), HttpJson.Default.ProblemDocument, context.RequestAborted);
    }

    public static ProblemDocument Document(HttpContext context, ProblemKind kind, string detail, IReadOnlyDictionary<string, string[]>? errors) => new(
        $"urn:guidanceqa:problem:{kind.Code}",
        kind.Title,
        kind.Status,
        detail.EndsWith(kind.Next, StringComparison.Ordinal) ? detail : $"{detail} {kind.Next}",
        context.Request.Path.Value ?? "/",
        kind.Code,
        IdOf(context),
        Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier,
        errors);

    public static (ProblemKind Kind, string Detail, IReadOnlyDictionary<string, string[]>? Errors) Describe(Exception e) => e switch
    {
        ProblemException problem => (problem.Kind, problem.Message, problem.Errors),
        StorageBusyException => (Problems.StorageBusy, e.Message, null),
        StorageFullException => (Problems.StorageFull, "Nothing more can be stored; what was acknowledged is safe.", null),
        StorageUnavailableException => (Problems.StorageUnavailable, "Conversations cannot be read or stored now.", null),
        IdempotencyKeyReusedException => (Problems.IdempotencyKeyReused, e.Message, null),
        BadHttpRequestException { StatusCode: 413 } => (Problems.BodyTooLarge, "The body is larger than this server takes.", null),
        BadHttpRequestException bad => (KindOf(bad.StatusCode) ?? Problems.InvalidRequest, "The request could not be read.", null),
        _ => (Problems.InternalError, "The request could not be completed.", null),
    };

    private static ProblemKind? KindOf(int status) => status switch
    {
        400 => Problems.InvalidRequest,
        404 => Problems.RouteNotFound,
        405 => Problems.MethodNotAllowed,
        406 => Problems.NotAcceptable,
        413 => Problems.BodyTooLarge,
        415 => Problems.UnsupportedMediaType,
        429 => Problems.RateLimited,
        503 => Problems.Overloaded,
        >= 500 => Problems.InternalError,
        _ => Problems.InvalidRequest,
    };

    // A client's own id is taken over when it is one that a log can hold safely.
    private static string RequestIdOf(HttpContext context)
    {
        var given = context.Request.Headers["x-request-id"].ToString();
        return given.Length is > 0 and <= 64 && given.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? given : Ids.NewRequest();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {RequestId} failed")]
    private static partial void LogFailure(ILogger logger, string requestId, Exception e);
}
