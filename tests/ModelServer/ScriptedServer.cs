using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace GuidanceQa.ModelServer;

/// <summary>A request as it came in.</summary>
/// <param name="Body">The JSON as text.</param>
public sealed record SeenRequest(string Behaviour, string Path, string? Authorization, string Body);

/// <summary>A model server that speaks OpenAI's chat completions and Ollama's chat over real HTTP and does what its script says: <c>/{behaviour}/v1/chat/completions</c>, <c>/{behaviour}/api/chat</c>; and their embeddings: <c>/{behaviour}/v1/embeddings</c>, <c>/{behaviour}/api/embed</c>.</summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<SeenRequest> _seen = new();
    private readonly ConcurrentDictionary<string, int> _failed = new(StringComparer.Ordinal);
    private int _left;

    private ScriptedServer(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddRoutingCore();
        _app = builder.Build();
        _app.UseRouting();
        _app.MapPost("/{behaviour}/v1/chat/completions", (HttpContext context, string behaviour) => AnswerAsync(context, behaviour, Wire.OpenAi));
        _app.MapPost("/{behaviour}/v1/embeddings", (HttpContext context, string behaviour) => EmbedAsync(context, behaviour, Vectors.OpenAi));
        _app.MapPost("/{behaviour}/api/embed", (HttpContext context, string behaviour) => EmbedAsync(context, behaviour, Vectors.Ollama));
        _app.MapPost("/{behaviour}/api/chat", (HttpContext context, string behaviour) => AnswerAsync(context, behaviour, Wire.Ollama));
    }

    public Uri Address { get; private set; } = null!;

    public IReadOnlyCollection<SeenRequest> Seen => _seen;

    /// <summary>How many requests were ended by the client before they were answered.</summary>
    public int Left => _left;

    /// <param name="port">0: any free one.</param>
    public static async Task<ScriptedServer> StartAsync(int port = 0)
    {
        ScriptedServer server = new(port);
        await server._app.StartAsync();
        server.Address = new Uri(server._app.Urls.Single().Replace("[::]", "127.0.0.1", StringComparison.Ordinal) + "/");
        return server;
    }

    /// <summary>The endpoint of a behaviour, as a model is configured with it.</summary>
    public string OpenAi(string behaviour) => $"{Address}{behaviour}/v1/";

    /// <inheritdoc cref="OpenAi"/>
    public string Ollama(string behaviour) => $"{Address}{behaviour}/";

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource now = new(TimeSpan.Zero);
        try
        {
            await _app.StopAsync(now.Token);
        }
        catch (OperationCanceledException)
        {
            // Silent and endless answers do not end by themselves.
        }

        await _app.DisposeAsync();
    }

    private Task AnswerAsync(HttpContext context, string behaviour, Func<HttpContext, bool, Wire> speak) => ServeAsync(context, behaviour, body =>
    {
        var asked = AskedOf.Read(body);
        var wire = speak(context, asked.Streams);
        context.Response.ContentType = behaviour == Behaviours.WrongType ? "text/html" : wire.ContentType;
        return new Delivery(context, wire, asked.Streams).SendAsync(Writer.Write(asked, behaviour), behaviour);
    });

    private Task EmbedAsync(HttpContext context, string behaviour, Func<JsonNode, string, JsonObject> embed) => ServeAsync(context, behaviour, body =>
    {
        context.Response.ContentType = behaviour == Behaviours.WrongType ? "text/html" : "application/json";
        return context.Response.WriteAsync(behaviour == Behaviours.InvalidJson ? "{\"data\": [{" : embed(body, behaviour).ToJsonString(), context.RequestAborted);
    });

    private async Task ServeAsync(HttpContext context, string behaviour, Func<JsonNode, Task> serve)
    {
        using StreamReader reader = new(context.Request.Body);
        var text = await reader.ReadToEndAsync();
        _seen.Enqueue(new SeenRequest(behaviour, context.Request.Path, context.Request.Headers.Authorization, text));
        try
        {
            if (await FailsAsync(context, behaviour))
            {
                return;
            }

            await serve(JsonNode.Parse(text)!);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            Interlocked.Increment(ref _left);
        }
    }

    // Errors repeat the key and the prompt, as some servers do: neither may come through.
    private async Task<bool> FailsAsync(HttpContext context, string behaviour)
    {
        var key = context.Request.Headers.Authorization.ToString();
        int? status = behaviour switch
        {
            Behaviours.Keyed when key != $"Bearer {Behaviours.GoodKey}" => 401,
            Behaviours.Unauthorised or Behaviours.NotFound or Behaviours.TooMany or Behaviours.Broken => int.Parse(behaviour, CultureInfo.InvariantCulture),
            Behaviours.TooManyForLong => 429,
            Behaviours.BrokenTwice when _failed.AddOrUpdate(context.TraceIdentifier.Split(':')[0], 1, (_, n) => n + 1) % 3 != 0 => 503,
            Behaviours.Redirect => 307,
            _ => null,
        };
        if (behaviour == Behaviours.Silent)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }

        if (status is not { } code)
        {
            return false;
        }

        context.Response.StatusCode = code;
        context.Response.ContentType = "application/json";
        context.Response.Headers.RetryAfter = behaviour == Behaviours.TooManyForLong ? "3600" : code == 503 ? "0" : default;
        context.Response.Headers.Location = code == 307 ? $"{Address}{Behaviours.Well}/v1/chat/completions" : default;
        await context.Response.WriteAsJsonAsync(new { error = new { message = $"Incorrect API key provided: {key}", type = "scripted", code = "scripted" } });
        return true;
    }
}
