using System.Text.Json;
using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Importing;

/// <summary>Reads foreign JSON Lines leniently in what they may hold besides, and strictly in what is needed.</summary>
internal static class JsonLines
{
    /// <param name="position">Told how many bytes were read, after every line.</param>
    public static IEnumerable<(int Number, JsonElement Line)> Read(string path, Action<long>? position)
    {
        using var stream = File.OpenRead(path);
        using StreamReader reader = new(stream);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Trim().Length == 0)
            {
                continue;
            }

            JsonElement parsed;
            try
            {
                parsed = JsonDocument.Parse(line).RootElement;
            }
            catch (JsonException e)
            {
                throw new SuiteFormatException($"{path}:{number}: found a line that is not JSON ({e.Message}); expected an object");
            }

            yield return (number, parsed);
            position?.Invoke(stream.Position);
        }
    }

    /// <summary>The first of several names that the object has, as text; null where it has none.</summary>
    public static string? Text(JsonElement line, params string[] names)
    {
        foreach (var name in names)
        {
            if (line.ValueKind == JsonValueKind.Object && line.TryGetProperty(name, out var value))
            {
                return value.ValueKind switch { JsonValueKind.String => value.GetString(), JsonValueKind.Number => value.GetRawText(), _ => null };
            }
        }

        return null;
    }

    public static string Required(string path, int number, JsonElement line, params string[] names) =>
        Text(line, names) ?? throw new SuiteFormatException($"{path}:{number}: found no `{names[0]}`; expected it");
}
