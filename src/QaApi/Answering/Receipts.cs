using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Answering;

/// <summary>Hashes by which an answer can be repeated and compared: of the corpus, of what was configured, of the answer itself.</summary>
internal static class Receipts
{
    /// <summary>SHA-256 over <paramref name="answer"/> and <paramref name="interpretation"/> as canonical JSON (keys in ordinal order, no white space), message ids replaced by the number of turns back.</summary>
    public static string OfAnswer(Answer answer, Interpretation interpretation, IReadOnlyList<Exchange> history)
    {
        var carried = interpretation.Carried.Select(c => c with { FromMessageId = TurnsBack(c.FromMessageId, history) });
        var content = JsonSerializer.SerializeToNode(new Hashed(answer, interpretation with { Carried = [.. carried] }), ReceiptJson.Default.Hashed);
        StringBuilder canonical = new();
        Write(canonical, content);
        return Of(canonical.ToString());
    }

    public static string Of(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string? TurnsBack(string? id, IReadOnlyList<Exchange> history)
    {
        for (var i = history.Count - 1; i >= 0 && id is not null; i--)
        {
            if (history[i].MessageId == id)
            {
                return (history.Count - i).ToString(CultureInfo.InvariantCulture);
            }
        }

        return null;
    }

    private static void Write(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                text.Append('{');
                var first = true;
                foreach (var (name, value) in members.OrderBy(m => m.Key, StringComparer.Ordinal))
                {
                    text.Append(first ? "" : ",").Append('"').Append(JsonEncodedText.Encode(name)).Append("\":");
                    Write(text, value);
                    first = false;
                }

                text.Append('}');
                break;
            case JsonArray items:
                text.Append('[');
                for (var i = 0; i < items.Count; i++)
                {
                    text.Append(i > 0 ? "," : "");
                    Write(text, items[i]);
                }

                text.Append(']');
                break;
            default:
                text.Append(node.ToJsonString());
                break;
        }
    }
}

internal sealed record Hashed(Answer Answer, Interpretation Interpretation);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Hashed))]
internal sealed partial class ReceiptJson : JsonSerializerContext;
