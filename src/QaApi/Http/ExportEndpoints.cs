using System.Globalization;
using System.Text;
using System.Text.Json;
using GuidanceQa.QaApi.Conversations;
using Microsoft.OpenApi;

namespace GuidanceQa.QaApi.Http;

/// <summary>A conversation to keep outside of this server.</summary>
internal static class ExportEndpoints
{
    // As many as a conversation can be configured to hold.
    private const int MostMessages = 10_000;

    private static readonly string[] ReadableTypes = ["text/markdown", "text/html"];

    public static IEndpointRouteBuilder MapExport(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/conversations/{id}/export", ExportAsync).WithTags("Conversations").WithSummary("A conversation for the record, with numbered sources")
            .WithDescription("`format`: `markdown` (default), `json` (the messages as they are served) or `html` (one page that needs nothing else, to be printed). Each source with its exact quote, the review status of its document, "
                + "and each answer with its receipt. The readable forms leave the conversation's id out, for who knows it can read and delete the conversation.")
            .Produces<ConversationExport>().WithProblems(400, 404, 406, 410, 429, 503)
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                operation.Parameters?.Add(new OpenApiParameter
                {
                    Name = "format",
                    In = ParameterLocation.Query,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["markdown", "json", "html"] },
                });
                foreach (var type in ReadableTypes)
                {
                    operation.Responses?["200"].Content?.Add(type, new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
                }

                return Task.CompletedTask;
            });
        return routes;
    }

    private static async Task<IResult> ExportAsync(HttpContext context, string id, ConversationStore store, TimeProvider clock)
    {
        var (type, extension, write) = Format(context.Request.Query["format"].ToString());
        Accepts.Type(context.Request, type);
        var conversation = ConversationEndpoints.Value(await store.FindAsync(id, context.RequestAborted));
        var messages = ConversationEndpoints.Value(await store.ListTurnsAsync(id, MostMessages, null, context.RequestAborted)).Data;
        ConversationExport export = new(conversation, clock.GetUtcNow(), ExportText.Disclaimer, messages);
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = HtmlExport.Policy + "; frame-ancestors 'none'";
        headers.ContentDisposition = $"{(extension == "html" ? "inline" : "attachment")}; filename=\"conversation-{conversation.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.{extension}\"";
        return Results.Text(write(export), type, Encoding.UTF8);
    }

    private static (string Type, string Extension, Func<ConversationExport, string> Write) Format(string name) => name switch
    {
        "" or "markdown" => ("text/markdown", "md", MarkdownExport.Of),
        "json" => ("application/json", "json", export => JsonSerializer.Serialize(export, HttpJson.Default.ConversationExport)),
        "html" => ("text/html", "html", HtmlExport.Of),
        _ => throw ProblemException.Invalid("/format", "`format` is one of markdown, json, html."),
    };
}
