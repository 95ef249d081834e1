using System.Text.Json;
using System.Text.Json.Nodes;

namespace GuidanceQa.ModelServer;

/// <summary>What a request asked of the model, read out of its messages as a model would.</summary>
/// <param name="Statements">The offered statements with their numbers.</param>
/// <param name="Headings">How many headings were offered.</param>
/// <param name="WantsSentences">It was asked to write sentences, not to choose statements.</param>
/// <param name="WantsQuestion">It was asked for a standalone question.</param>
/// <param name="Prompt">All messages, one after the other.</param>
internal sealed record AskedOf(IReadOnlyList<(int Number, string Text)> Statements, int Headings, bool WantsSentences, bool WantsQuestion, string Prompt, bool Streams)
{
    public static AskedOf Read(JsonNode body)
    {
        var prompt = string.Join('\n', body["messages"]!.AsArray().Select(m => ContentOf(m!["content"])));
        var lines = prompt.Split('\n');
        return new AskedOf(
            [.. lines.Where(l => l.StartsWith("{\"n\":", StringComparison.Ordinal)).Select(l => JsonNode.Parse(l)!).Select(n => ((int)n["n"]!, (string)n["text"]!))],
            lines.Count(l => l.StartsWith("{\"h\":", StringComparison.Ordinal)),
            prompt.Contains("\"sentences\"", StringComparison.Ordinal),
            prompt.Contains("\"questions\"", StringComparison.Ordinal),
            prompt,
            (bool?)body["stream"] ?? false);
    }

    private static string ContentOf(JsonNode? content) => content switch
    {
        JsonArray parts => string.Concat(parts.Select(p => (string?)p!["text"])),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => (string)value!,
        _ => "",
    };
}
