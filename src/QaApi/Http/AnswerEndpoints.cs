using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Conversations;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Http;

/// <summary>Stateless questions, and search without an answer.</summary>
internal static class AnswerEndpoints
{
    private const int MostHits = 200;
    private const int UsualHits = 20;

    public static IEndpointRouteBuilder MapAnswers(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1").WithTags("Answers");
        group.MapPost("/answers", AnswerAsync).WithSummary("Answer one question; nothing is stored").WithDescription(StreamDescription.Text).Accepts<AskBody>("application/json").Produces<Turn>().Produces<string>(200, "text/event-stream")
            .WithProblems(400, 406, 413, 415, 422, 429, 500, 503, 504);
        group.MapGet("/search", SearchByAddressAsync).WithSummary("Ranked statements").Produces<SearchAnswer>().WithProblems(400, 413, 422, 429, 503);
        group.MapPost("/search", SearchAsync).WithSummary("Ranked statements for a follow-up").Accepts<SearchBody>("application/json").Produces<SearchAnswer>().WithProblems(400, 413, 415, 422, 429, 503);
        return routes;
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, AskReader reader, AnswerDelivery delivery, LimitsOptions limits, TimeProvider clock)
    {
        var wantsStream = Accepts.StreamOrJson(context.Request);
        using var body = await JsonBody.ReadAsync(context.Request, limits.BodyBytes, context.RequestAborted);
        var ask = reader.Read(body.Root, isStateless: true);
        var audience = ask.Audience ?? Audiences.Clinician;
        RunningTurn running = new(Ids.NewMessage(), null, null, clock.GetUtcNow(), ask.Question.Text, audience);
        if (wantsStream || ask.Stream)
        {
            await delivery.StreamAsync(context, running, ask.ToAsk(audience, ask.History));
            return Results.Empty;
        }

        return Results.Json(await delivery.RunAsync(context, running, ask.ToAsk(audience, ask.History)), HttpJson.Default.Turn);
    }

    private static async Task<IResult> SearchByAddressAsync(HttpContext context, CorpusHost host, AskReader reader)
    {
        Accepts.Json(context.Request);
        var query = context.Request.Query;
        var answerer = host.Answerer;
        var question = reader.ReadQuestion(query["q"].Count == 0 ? null : query["q"].ToString(), "/q").Text;
        var explain = query["explain"].ToString() switch
        {
            "" or "false" => false,
            "true" => true,
            _ => throw ProblemException.Invalid("/explain", "`explain` is true or false."),
        };
        Filters filters = new([.. query["document"].OfType<string>()], [.. query["kind"].OfType<string>()]);
        AskReader.Check(filters, answerer.Index, "/document", "/kind");
        return Results.Json(await answerer.SearchAsync(question, [], filters, Paging.Limit(context.Request, UsualHits, MostHits), explain, context.RequestAborted), HttpJson.Default.SearchAnswer);
    }

    private static async Task<IResult> SearchAsync(HttpContext context, CorpusHost host, AskReader reader, LimitsOptions limits)
    {
        Accepts.Json(context.Request);
        using var body = await JsonBody.ReadAsync(context.Request, limits.BodyBytes, context.RequestAborted);
        var answerer = host.Answerer;
        body.Root.Allow("question", "history", "filters", "limit", "explain");
        var question = reader.ReadQuestion(body.Root.Text("question"), "/question").Text;
        var limit = body.Root.Number("limit") ?? UsualHits;
        if (limit is < 1 or > MostHits)
        {
            throw ProblemException.Invalid("/limit", $"`limit` is a whole number from 1 to {MostHits}.");
        }

        var found = await answerer.SearchAsync(question, reader.ReadHistory(body.Root), AskReader.ReadFilters(body.Root, answerer.Index), limit, body.Root.Flag("explain"), context.RequestAborted);
        return Results.Json(found, HttpJson.Default.SearchAnswer);
    }
}
