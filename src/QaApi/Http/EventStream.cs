using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GuidanceQa.QaApi.Http;

/// <summary>Writes server-sent events: numbered, one line of JSON each, with a comment as heartbeat while nothing happens.</summary>
internal sealed class EventStream : IAsyncDisposable
{
    private readonly HttpResponse _response;
    private readonly CancellationToken _cancel;
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _heart;
    private int _sequence;

    private EventStream(HttpResponse response, TimeSpan heartbeat, TimeProvider clock, CancellationToken cancel)
    {
        _response = response;
        _cancel = cancel;
        _heart = BeatAsync(heartbeat, clock);
    }

    public static EventStream Begin(HttpResponse response, TimeSpan heartbeat, TimeProvider clock, CancellationToken cancel)
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-cache, no-store";

        // Proxies that buffer would hold an answer back until it is whole.
        response.Headers["X-Accel-Buffering"] = "no";
        return new EventStream(response, heartbeat, clock, cancel);
    }

    public async Task SendAsync<T>(string name, T data, JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.Serialize(data, type);
        await WriteAsync(string.Create(CultureInfo.InvariantCulture, $"id: {++_sequence}\nevent: {name}\ndata: {json}\n\n"));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _heart;
        _one.Dispose();
        _stop.Dispose();
    }

    private async Task BeatAsync(TimeSpan heartbeat, TimeProvider clock)
    {
        try
        {
            while (true)
            {
                await Task.Delay(heartbeat, clock, _stop.Token);
                await WriteAsync(": \n\n");
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The stream has ended, from this side or from the other.
        }
    }

    private async Task WriteAsync(string text)
    {
        await _one.WaitAsync(_cancel);
        try
        {
            await _response.WriteAsync(text, _cancel);
            await _response.Body.FlushAsync(_cancel);
        }
        finally
        {
            _one.Release();
        }
    }
}
