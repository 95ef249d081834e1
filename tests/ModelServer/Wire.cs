using System.Text.Json;
using System.Text.Json.Nodes;

namespace GuidanceQa.ModelServer;

/// <summary>The two protocols, as they are on the wire.</summary>
internal abstract class Wire(HttpContext context, bool streams)
{
    protected HttpContext Context { get; } = context;

    protected bool Streams { get; } = streams;

    public static Wire OpenAi(HttpContext context, bool streams) => new OpenAiWire(context, streams);

    public static Wire Ollama(HttpContext context, bool streams) => new OllamaWire(context, streams);

    public abstract string ContentType { get; }

    /// <summary>One piece of a stream.</summary>
    public abstract string Piece(string text);

    /// <summary>The whole answer, or the end of a stream.</summary>
    public abstract string End(string whole);

    public async Task SendAsync(string raw)
    {
        await Context.Response.WriteAsync(raw, Context.RequestAborted);
        await Context.Response.Body.FlushAsync(Context.RequestAborted);
    }

    private sealed class OpenAiWire(HttpContext context, bool streams) : Wire(context, streams)
    {
        public override string ContentType => Streams ? "text/event-stream" : "application/json";

        public override string Piece(string text) => "data: " + Chunk(new JsonObject { ["role"] = "assistant", ["content"] = text }, null) + "\n\n";

        public override string End(string whole) => Streams
            ? "data: " + Chunk([], "stop") + "\n\ndata: [DONE]\n\n"
            : new JsonObject
            {
                ["id"] = "c1", ["object"] = "chat.completion", ["created"] = 1, ["model"] = "scripted",
                ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["finish_reason"] = "stop", ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = whole } }),
            }.ToJsonString();

        private static string Chunk(JsonObject delta, string? finish) => new JsonObject
        {
            ["id"] = "c1", ["object"] = "chat.completion.chunk", ["created"] = 1, ["model"] = "scripted",
            ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish }),
        }.ToJsonString();
    }

    private sealed class OllamaWire(HttpContext context, bool streams) : Wire(context, streams)
    {
        public override string ContentType => Streams ? "application/x-ndjson" : "application/json";

        public override string Piece(string text) => Line(text, false) + "\n";

        public override string End(string whole) => Line(Streams ? "" : whole, true) + "\n";

        private static string Line(string text, bool isDone) => JsonSerializer.Serialize(new
        {
            model = "scripted", created_at = "2026-01-01T00:00:00Z", message = new { role = "assistant", content = text }, done = isDone, done_reason = isDone ? "stop" : null,
        });
    }
}
