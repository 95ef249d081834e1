using System.Globalization;

namespace GuidanceQa.QaApi.Http;

/// <summary>A kind of error that a client can meet: a stable code, the HTTP status, a title.</summary>
/// <param name="Next">What the client can do, in a sentence.</param>
internal sealed record ProblemKind(string Code, int Status, string Title, string Next);

/// <summary>Every problem code of the wire contract that this server can give. The README lists them; a test holds the two together.</summary>
internal static class Problems
{
    public static readonly ProblemKind InvalidRequest = new("invalid_request", 400, "The request is not valid", "Correct what `errors` names.");
    public static readonly ProblemKind InvalidJson = new("invalid_json", 400, "The body is not valid JSON", "Send one JSON object in UTF-8.");
    public static readonly ProblemKind UnknownField = new("unknown_field", 400, "The body has an unknown member", "Remove the member that `errors` names.");
    public static readonly ProblemKind MethodNotAllowed = new("method_not_allowed", 405, "The method is not allowed here", "Use a method that the Allow header names.");
    public static readonly ProblemKind RouteNotFound = new("route_not_found", 404, "There is no such route", "See /openapi/v1.json for the routes.");
    public static readonly ProblemKind ConversationNotFound = new("conversation_not_found", 404, "There is no such conversation", "Create one with POST /api/v1/conversations.");
    public static readonly ProblemKind MessageNotFound = new("message_not_found", 404, "There is no such message", "List the conversation's messages.");
    public static readonly ProblemKind DocumentNotFound = new("document_not_found", 404, "There is no such document", "List the documents with GET /api/v1/documents.");
    public static readonly ProblemKind PassageNotFound = new("passage_not_found", 404, "There is no such passage", "Ask again: the corpus may have changed since the citation was made.");
    public static readonly ProblemKind ConversationDeleted = new("conversation_deleted", 410, "The conversation was deleted", "Create a new one.");
    public static readonly ProblemKind AnswerInProgress = new("answer_in_progress", 409, "Another question of this conversation is being answered", "Wait for its answer, then ask again.");
    public static readonly ProblemKind IdempotencyInProgress = new("idempotency_in_progress", 409, "The same request is being answered", "Repeat it in a moment to get its result.");
    public static readonly ProblemKind ConversationFull = new("conversation_full", 409, "The conversation has reached its limit of messages", "Start a new conversation.");
    public static readonly ProblemKind QuestionTooLong = new("question_too_long", 413, "The question is too long", "Shorten it to the limit that /api/v1/meta names.");
    public static readonly ProblemKind BodyTooLarge = new("body_too_large", 413, "The body is too large", "Send a smaller body.");
    public static readonly ProblemKind UnsupportedMediaType = new("unsupported_media_type", 415, "The content type is not supported", "Send application/json.");
    public static readonly ProblemKind NotAcceptable = new("not_acceptable", 406, "No acceptable form of the answer", "Accept application/json, or text/event-stream where answers are streamed.");
    public static readonly ProblemKind IdempotencyKeyReused = new("idempotency_key_reused", 422, "The idempotency key was used with another body", "Use a new key for a new request.");
    public static readonly ProblemKind ParentMismatch = new("parent_mismatch", 422, "The parent message is not in this conversation", "Use the id of one of the conversation's messages, `root`, or none.");
    public static readonly ProblemKind UnknownComposer = new("unknown_composer", 422, "There is no such composer", "Use one that /api/v1/meta lists, or none.");
    public static readonly ProblemKind UnknownFilter = new("unknown_filter", 422, "A filter names what the corpus does not have", "Use document ids and kinds of GET /api/v1/documents.");
    public static readonly ProblemKind RateLimited = new("rate_limited", 429, "Too many requests", "Wait as long as Retry-After says.");
    public static readonly ProblemKind InternalError = new("internal_error", 500, "Something went wrong here", "Try again; if it happens again, report the request id.");
    public static readonly ProblemKind CorpusNotReady = new("corpus_not_ready", 503, "The corpus is not ready", "Wait; /health/ready says why.");
    public static readonly ProblemKind Overloaded = new("overloaded", 503, "The server is busy", "Try again in a moment.");
    public static readonly ProblemKind ShuttingDown = new("shutting_down", 503, "The server is shutting down", "Try again in a moment.");
    public static readonly ProblemKind StorageBusy = new("storage_busy", 503, "The conversation store is busy", "Try again in a moment.");
    public static readonly ProblemKind StorageUnavailable = new("storage_unavailable", 503, "The conversation store is not available", "POST /api/v1/answers works without it.");
    public static readonly ProblemKind AnswerTimeout = new("answer_timeout", 504, "The answer took too long", "Ask again, or ask a narrower question.");
    public static readonly ProblemKind StorageFull = new("storage_full", 507, "The disk of the conversation store is full", "POST /api/v1/answers works without it.");

    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        InvalidRequest, InvalidJson, UnknownField, MethodNotAllowed, RouteNotFound, ConversationNotFound, MessageNotFound, DocumentNotFound, PassageNotFound, ConversationDeleted,
        AnswerInProgress, IdempotencyInProgress, ConversationFull, QuestionTooLong, BodyTooLarge, UnsupportedMediaType, NotAcceptable, IdempotencyKeyReused, ParentMismatch, UnknownComposer,
        UnknownFilter, RateLimited, InternalError, CorpusNotReady, Overloaded, ShuttingDown, StorageBusy, StorageUnavailable, AnswerTimeout, StorageFull,
    ];
}

/// <summary>A problem document (RFC 9457) as it is sent.</summary>
/// <param name="Errors">By JSON Pointer; null unless the request was not valid.</param>
public sealed record ProblemDocument(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Instance,
    string Code,
    string RequestId,
    string TraceId,
    IReadOnlyDictionary<string, string[]>? Errors);

/// <summary>Ends a request with a problem. The detail never holds the text of a question.</summary>
internal sealed class ProblemException(ProblemKind kind, string detail, IReadOnlyDictionary<string, string[]>? errors = null) : Exception(detail)
{
    public ProblemKind Kind { get; } = kind;

    public IReadOnlyDictionary<string, string[]>? Errors { get; } = errors;

    public static ProblemException Invalid(string pointer, string message) => Of(Problems.InvalidRequest, pointer, message);

    public static ProblemException Of(ProblemKind kind, string pointer, string message) => new(kind, message, new Dictionary<string, string[]> { [pointer] = [message] });

    public static string Seconds(int seconds) => seconds.ToString(CultureInfo.InvariantCulture);
}
