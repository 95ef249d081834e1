using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace GuidanceQa.QaApi.Tests.Http;

/// <summary>One server-sent event.</summary>
public sealed record ReceivedEvent(int Id, string Name, JsonObject Data);

/// <summary>Reads a stream as a browser would.</summary>
internal static class EventReader
{
    public static async Task<(HttpResponseMessage Response, List<ReceivedEvent> Events)> AskAsync(HttpClient client, string path, object body, string? key = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response, Parse(text));
    }

    private static List<ReceivedEvent> Parse(string text)
    {
        List<ReceivedEvent> events = [];
        foreach (var part in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Where(p => !p.StartsWith(':')))
        {
            var fields = part.Split('\n').Select(l => l.Split(": ", 2)).ToDictionary(f => f[0], f => f[1]);
            events.Add(new ReceivedEvent(int.Parse(fields["id"], System.Globalization.CultureInfo.InvariantCulture), fields["event"], JsonNode.Parse(fields["data"])!.AsObject()));
        }

        return events;
    }
}
