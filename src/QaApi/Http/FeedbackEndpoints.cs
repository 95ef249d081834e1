using System.Globalization;
using GuidanceQa.QaApi.Conversations;

namespace GuidanceQa.QaApi.Http;

/// <summary>What readers say about an answer.</summary>
internal static class FeedbackEndpoints
{
    public static IEndpointRouteBuilder MapFeedback(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/messages/{messageId}/feedback").WithTags("Conversations");
        group.MapPut("", PutAsync).WithSummary("Say whether an answer helped; takes the place of an earlier verdict")
            .WithDescription("`value` is `up` or `down`; `reasons` are of " + string.Join(", ", FeedbackReasons.All.Select(r => $"`{r}`")) + ". Personal identifiers in `comment` are masked before it is stored. Erased with the conversation.")
            .Accepts<FeedbackBody>("application/json").Produces<Feedback>().WithProblems(400, 404, 413, 415, 429, 503, 507);
        group.MapDelete("", DeleteAsync).WithSummary("Take a verdict back").Produces(204).WithProblems(404, 429, 503);
        return routes;
    }

    private static async Task<IResult> PutAsync(HttpContext context, string messageId, ConversationStore store, CorpusHost host, LimitsOptions limits)
    {
        Accepts.Json(context.Request);
        using var body = await JsonBody.ReadAsync(context.Request, limits.BodyBytes, context.RequestAborted);
        var feedback = Read(body.Root, limits);
        feedback = feedback with { Comment = feedback.Comment is { } comment ? host.Answerer.Identifiers.Mask(comment).Text : null };
        return await store.KeepFeedbackAsync(messageId, feedback, context.RequestAborted) ? Results.Json(feedback, HttpJson.Default.Feedback) : throw NotFound();
    }

    private static async Task<IResult> DeleteAsync(HttpContext context, string messageId, ConversationStore store) =>
        await store.RemoveFeedbackAsync(messageId, context.RequestAborted) ? Results.NoContent() : throw NotFound();

    private static ProblemException NotFound() => new(Problems.MessageNotFound, "No conversation has a finished message of that id.");

    private static Feedback Read(JsonMember body, LimitsOptions limits)
    {
        body.Allow("value", "reasons", "comment");
        var value = AskReader.OneOf(body, "value", FeedbackValues.All) ?? throw ProblemException.Invalid("/value", $"`value` is required: {string.Join(" or ", FeedbackValues.All)}.");
        var reasons = body.Texts("reasons");
        for (var i = 0; i < reasons.Count; i++)
        {
            if (!FeedbackReasons.All.Contains(reasons[i], StringComparer.Ordinal))
            {
                throw ProblemException.Invalid(string.Create(CultureInfo.InvariantCulture, $"/reasons/{i}"), $"A reason is one of {string.Join(", ", FeedbackReasons.All)}.");
            }
        }

        return new Feedback(value, [.. reasons.Distinct(StringComparer.Ordinal)], Comment(body.Text("comment"), limits.QuestionCharacters));
    }

    private static string? Comment(string? text, int mostCharacters)
    {
        var comment = text?.ReplaceLineEndings("\n").Trim();
        if (string.IsNullOrEmpty(comment))
        {
            return null;
        }

        if (comment.Length > mostCharacters)
        {
            throw ProblemException.Invalid("/comment", $"`comment` has {comment.Length} characters; {mostCharacters} are allowed.");
        }

        return comment.Any(c => char.IsControl(c) && c is not ('\n' or '\t')) ? throw ProblemException.Invalid("/comment", "`comment` holds a control character.") : comment;
    }
}
