using System.Text.Json.Serialization;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Conversations;

/// <summary>A conversation as it is served.</summary>
public sealed record Conversation(string Id, [property: JsonConverter(typeof(UtcTime))] DateTimeOffset CreatedAt, string Audience, int MessageCount);

/// <summary>What an <c>Idempotency-Key</c> asks for.</summary>
/// <param name="Scope">The route and its ids: one key may be used once for each.</param>
/// <param name="BodyHash">SHA-256 of the request, hex: of a question as it is kept, so that the hash says nothing about what was masked in it.</param>
public sealed record IdempotencyClaim(string Key, string Scope, string BodyHash);

/// <summary>A turn to begin.</summary>
/// <param name="Audience">Null: the conversation's.</param>
/// <param name="ParentId">Null: after the newest message; <c>root</c>: a new first message; else a message's id.</param>
/// <param name="Question">Masked.</param>
/// <param name="RequestJson">The request as it was accepted, masked, so that a turn that was cut off can be run again.</param>
public sealed record NewTurn(string ConversationId, string Question, string? Audience, string? ParentId, string? ClientMessageId, string RequestJson, IdempotencyClaim? Idempotency);

/// <summary>What became of the wish to begin a turn.</summary>
public abstract record BeginTurn
{
    private BeginTurn()
    {
    }

    /// <summary>The turn is on the disk as pending. A turn that ended stopped or failed and is asked again with its key has the same id.</summary>
    /// <param name="History">Questions of the turns above it, oldest first.</param>
    public sealed record Started(string MessageId, string? ParentId, DateTimeOffset CreatedAt, string Audience, IReadOnlyList<Exchange> History) : BeginTurn;

    public sealed record Replayed(Turn Turn) : BeginTurn;

    public sealed record InProgress : BeginTurn;

    public sealed record KeyReused : BeginTurn;

    public sealed record AnswerInProgress : BeginTurn;

    public sealed record Full : BeginTurn;

    public sealed record ParentMismatch : BeginTurn;

    public sealed record NotFound : BeginTurn;

    public sealed record Deleted : BeginTurn;
}

/// <summary>The result of looking something up that may have been deleted.</summary>
public abstract record Lookup<T>
{
    private Lookup()
    {
    }

    public sealed record Found(T Value) : Lookup<T>;

    public sealed record NotFound : Lookup<T>;

    public sealed record Deleted : Lookup<T>;
}

/// <param name="NextCursor">Null on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Data, string? NextCursor);
