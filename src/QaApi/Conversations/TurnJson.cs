using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Conversations;

/// <summary>A turn as it is kept: the JSON that is served, and a digest by which damage is noticed.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Turn))]
internal sealed partial class TurnJson : JsonSerializerContext
{
    public static string Write(Turn turn) => JsonSerializer.Serialize(turn, Default.Turn);

    /// <exception cref="StorageUnavailableException">The row was changed after it was written.</exception>
    public static Turn Read(string id, string body, string digest) =>
        digest == DigestOf(id, body) && JsonSerializer.Deserialize(body, Default.Turn) is { } turn
            ? turn
            : throw new StorageUnavailableException($"The stored message {id} is damaged.", null);

    public static string DigestOf(string id, string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{id}\n{body}")));
}

/// <summary>Turns that have no answer of their own.</summary>
internal static class CutOffTurn
{
    /// <summary>A turn that was cut off before its answer was complete, as it is shown: never looking whole.</summary>
    public static Turn Of(string id, string conversationId, string? parentId, DateTimeOffset createdAt, string question, string audience) => new(
        id,
        conversationId,
        parentId,
        createdAt,
        Statuses.Stopped,
        StatusReasons.Internal,
        question,
        audience,
        new Interpretation(question, QuestionTypes.General, false, [], Filters.None),
        Answer.Empty,
        [],
        new ComposerUse(ExtractiveComposer.ComposerName, null, null, null),
        new Receipt("", "", ""),
        new Timings(0, 0, 0, 0, 0));
}
