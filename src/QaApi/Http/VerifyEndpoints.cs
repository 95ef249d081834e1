using GuidanceQa.QaApi.Grounding;

namespace GuidanceQa.QaApi.Http;

/// <summary>Audits a text against what it cites: ours or another system's.</summary>
internal static class VerifyEndpoints
{
    private const int LongestText = 20_000;
    private const int MostCitations = 200;

    public static IEndpointRouteBuilder MapVerify(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/verify", VerifyAsync).WithTags("Answers").WithSummary("A verdict for every sentence of a text, with reasons")
            .WithDescription("A sentence cites by `[n]`, the `ordinal` of a citation; in a text without any marker every citation bears on every sentence. A citation with `documentId` null is taken at its word: its `quote` is the source.")
            .Accepts<VerifyBody>("application/json").Produces<Audit>().WithProblems(400, 413, 415, 429, 503);
        return routes;
    }

    private static async Task<IResult> VerifyAsync(HttpContext context, CorpusHost host, LimitsOptions limits)
    {
        Accepts.Json(context.Request);
        using var body = await JsonBody.ReadAsync(context.Request, limits.BodyBytes, context.RequestAborted);
        var audit = host.Answerer.Audit;
        body.Root.Allow("text", "citations");
        var text = body.Root.Text("text");
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
        {
            throw ProblemException.Invalid("/text", $"`text` has 1 to {LongestText} characters.");
        }

        return Results.Json(audit.Of(text, Citations(body.Root)), HttpJson.Default.Audit);
    }

    private static List<CitedQuote> Citations(JsonMember body)
    {
        var items = body.List("citations");
        if (items.Count > MostCitations)
        {
            throw ProblemException.Invalid("/citations", $"At most {MostCitations} citations are taken.");
        }

        List<CitedQuote> citations = [];
        foreach (var item in items)
        {
            if (item.Element.ValueKind != System.Text.Json.JsonValueKind.Object)
            {
                throw ProblemException.Invalid(item.Pointer, "A citation is an object with `ordinal`, `documentId` and `quote`.");
            }

            item.Allow("ordinal", "documentId", "quote", "start", "end");
            citations.Add(new CitedQuote(
                item.Number("ordinal") ?? throw ProblemException.Invalid($"{item.Pointer}/ordinal", "`ordinal` is required: the number in the text's [n]."),
                item.Text("documentId"),
                item.Text("quote") is { Length: > 0 } quote ? quote : throw ProblemException.Invalid($"{item.Pointer}/quote", "`quote` is required: the exact words of the source."),
                item.Number("start"),
                item.Number("end")));
        }

        return citations;
    }
}
