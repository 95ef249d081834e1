using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Conversations;

namespace GuidanceQa.QaApi.Http;

/// <summary>Conversations and their messages.</summary>
internal static class ConversationEndpoints
{
    public static IEndpointRouteBuilder MapConversations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/conversations").WithTags("Conversations");
        group.MapPost("", CreateAsync).WithSummary("Create a conversation").Accepts<ConversationBody>("application/json").Produces<Conversation>(201).WithProblems(400, 413, 415, 422, 429, 503, 507);
        group.MapGet("/{id}", FindAsync).WithSummary("One conversation").Produces<Conversation>().WithProblems(404, 410, 503);
        group.MapDelete("/{id}", DeleteAsync).WithSummary("Erase a conversation with all its text").Produces(204).WithProblems(404, 410, 503);
        group.MapPost("/{id}/messages", AskAsync).WithSummary("Ask a question, or a follow-up").WithDescription(StreamDescription.Text).Accepts<AskBody>("application/json").Produces<Turn>(201).Produces<string>(200, "text/event-stream")
            .WithProblems(400, 404, 406, 409, 410, 413, 415, 422, 429, 500, 503, 504, 507);
        group.MapGet("/{id}/messages", ListAsync).WithSummary("The transcript, oldest first").Produces<ListOf<Turn>>().WithProblems(400, 404, 410, 503);
        group.MapGet("/{id}/messages/{messageId}", MessageAsync).WithSummary("One message").Produces<Turn>().WithProblems(404, 410, 503);
        return routes;
    }

    private static async Task<IResult> CreateAsync(HttpContext context, ConversationStore store, LimitsOptions limits)
    {
        Accepts.Json(context.Request);
        using var body = await JsonBody.ReadOptionalAsync(context.Request, limits.BodyBytes, context.RequestAborted);
        body.Root.Allow("audience");
        var audience = AskReader.OneOf(body.Root, "audience", Audiences.All) ?? Audiences.Clinician;
        var conversation = await store.CreateAsync(audience, IdempotencyKeys.Read(context.Request, body.Hash), context.RequestAborted);
        context.Response.Headers.Location = $"/api/v1/conversations/{conversation.Id}";
        return Results.Json(conversation, HttpJson.Default.Conversation, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> FindAsync(HttpContext context, string id, ConversationStore store)
    {
        Accepts.Json(context.Request);
        return Results.Json(Value(await store.FindAsync(id, context.RequestAborted)), HttpJson.Default.Conversation);
    }

    private static async Task<IResult> DeleteAsync(HttpContext context, string id, ConversationStore store)
    {
        Value(await store.DeleteAsync(id, context.RequestAborted));
        return Results.NoContent();
    }

    private static async Task<IResult> ListAsync(HttpContext context, string id, ConversationStore store)
    {
        Accepts.Json(context.Request);
        var page = Value(await store.ListTurnsAsync(id, Paging.Limit(context.Request, 20, 100), context.Request.Query["cursor"].ToString(), context.RequestAborted));
        return Results.Json(new ListOf<Turn>(page.Data, page.NextCursor), HttpJson.Default.ListOfTurn);
    }

    private static async Task<IResult> MessageAsync(HttpContext context, string id, string messageId, ConversationStore store)
    {
        Accepts.Json(context.Request);
        Value(await store.FindAsync(id, context.RequestAborted));
        var turn = await store.FindTurnAsync(id, messageId, context.RequestAborted) as Lookup<Turn>.Found ?? throw new ProblemException(Problems.MessageNotFound, "The conversation has no finished message of that id.");
        return Results.Json(turn.Value, HttpJson.Default.Turn);
    }

    private static async Task<IResult> AskAsync(HttpContext context, string id, ConversationStore store, AskReader reader, AnswerDelivery delivery, LimitsOptions limits)
    {
        var wantsStream = Accepts.StreamOrJson(context.Request);
        using var body = await JsonBody.ReadAsync(context.Request, limits.BodyBytes, context.RequestAborted);
        var ask = reader.Read(body.Root, isStateless: false);
        wantsStream |= ask.Stream;
        var kept = ask.ToJson();
        NewTurn wish = new(id, ask.Question.Text, ask.Audience, ask.ParentId, ask.ClientMessageId, kept, IdempotencyKeys.Read(context.Request, JsonBody.HashOf(kept)));
        switch (await store.BeginAsync(wish, context.RequestAborted))
        {
            case BeginTurn.Started started:
                RunningTurn running = new(started.MessageId, id, started.ParentId, started.CreatedAt, ask.Question.Text, started.Audience);
                var question = ask.ToAsk(started.Audience, started.History);
                if (wantsStream)
                {
                    await delivery.StreamAsync(context, running, question);
                    return Results.Empty;
                }

                return Created(context, await delivery.RunAsync(context, running, question));
            case BeginTurn.Replayed replayed:
                context.Response.Headers["Idempotency-Replayed"] = "true";
                if (wantsStream)
                {
                    await delivery.ReplayAsync(context, replayed.Turn);
                    return Results.Empty;
                }

                return Created(context, replayed.Turn);
            case BeginTurn.InProgress:
                throw new ProblemException(Problems.IdempotencyInProgress, "A request with this key is being answered.");
            case BeginTurn.KeyReused:
                throw new ProblemException(Problems.IdempotencyKeyReused, "This key was used with another body.");
            case BeginTurn.AnswerInProgress:
                throw new ProblemException(Problems.AnswerInProgress, "An earlier question of this conversation has no answer yet.");
            case BeginTurn.Full:
                throw new ProblemException(Problems.ConversationFull, "The conversation holds as many messages as it may.");
            case BeginTurn.ParentMismatch:
                throw ProblemException.Of(Problems.ParentMismatch, "/parentId", "The conversation has no message of that id.");
            case BeginTurn.Deleted:
                throw new ProblemException(Problems.ConversationDeleted, "Its text was erased.");
            default:
                throw new ProblemException(Problems.ConversationNotFound, "The id names no conversation.");
        }
    }

    private static IResult Created(HttpContext context, Turn turn)
    {
        context.Response.Headers.Location = $"/api/v1/conversations/{turn.ConversationId}/messages/{turn.Id}";
        return Results.Json(turn, HttpJson.Default.Turn, statusCode: StatusCodes.Status201Created);
    }

    /// <exception cref="ProblemException">404 or 410.</exception>
    public static T Value<T>(Lookup<T> lookup) => lookup switch
    {
        Lookup<T>.Found found => found.Value,
        Lookup<T>.Deleted => throw new ProblemException(Problems.ConversationDeleted, "Its text was erased."),
        _ => throw new ProblemException(Problems.ConversationNotFound, "The id names no conversation."),
    };
}
