using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;

namespace GuidanceQa.ModelServer;

/// <summary>A text's vector counts its words, each in the place that its letters choose: texts with words in common are alike, and the same text has the same vector everywhere.</summary>
public static class Vectors
{
    public const int Length = 64;

    public static float[] Of(string text)
    {
        var vector = new float[Length];
        foreach (var word in text.ToLowerInvariant().Split([.. " ,.;:?!()-\n"], StringSplitOptions.RemoveEmptyEntries))
        {
            vector[Encoding.UTF8.GetBytes(word).Aggregate(17, (sum, b) => ((sum * 31) + b) % 100_003) % Length]++;
        }

        return vector;
    }

    internal static JsonObject OpenAi(JsonNode body, string behaviour) => new()
    {
        ["object"] = "list",
        ["model"] = "scripted",
        ["data"] = new JsonArray([.. Made(body["input"]!, behaviour).Select((v, i) => (JsonNode)new JsonObject { ["object"] = "embedding", ["index"] = i, ["embedding"] = (string?)body["encoding_format"] == "base64" ? Base64(v) : Numbers(v) })]),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 1, ["total_tokens"] = 1 },
    };

    internal static JsonObject Ollama(JsonNode body, string behaviour) => new()
    {
        ["model"] = "scripted",
        ["embeddings"] = new JsonArray([.. Made(body["input"]!, behaviour).Select(v => (JsonNode)Numbers(v))]),
    };

    private static List<float[]> Made(JsonNode input, string behaviour)
    {
        var vectors = (input is JsonArray texts ? texts.Select(t => (string)t!) : [(string)input!]).Select(Of).ToList();
        return behaviour switch
        {
            Behaviours.TooFew => [.. vectors.Skip(1)],
            Behaviours.Zeros => vectors.ConvertAll(v => new float[v.Length]),
            Behaviours.OtherLength when vectors.Count == 1 => [vectors[0][..(Length / 2)]],
            _ => vectors,
        };
    }

    private static JsonArray Numbers(float[] vector) => new([.. vector.Select(n => (JsonNode)n)]);

    private static JsonNode Base64(float[] vector) => Convert.ToBase64String(MemoryMarshal.AsBytes(vector.AsSpan()));
}
