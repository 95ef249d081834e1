using System.Text.Json.Nodes;

namespace GuidanceQa.Widget.Tests;

/// <summary>Rewrites a streamed answer so that it holds a table of two cells.</summary>
internal static class TableAnswer
{
    public static string In(string stream)
    {
        var lines = stream.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("data:", StringComparison.Ordinal) && JsonNode.Parse(lines[i][5..]) is { } data && (string?)data["type"] == "answer.completed")
            {
                Rewrite(data["message"]!["answer"]!);
                lines[i] = "data: " + data.ToJsonString();
            }
        }

        return string.Join('\n', lines);
    }

    private static void Rewrite(JsonNode answer)
    {
        const string Head = "|  | Lamp | Horn \\| bell |\n|---|---|---|\n| dose | ";
        var id = (string)answer["citations"]![0]!["id"]!;
        answer["text"] = Head + "12 l [1] | 5 s [1] |\n";
        var next = Head.Length + "12 l [1] | ".Length;
        answer["blocks"] = new JsonArray(Cell("b1", "12 l", Head.Length, id), Cell("b2", "5 s", next, id));
        answer["comparisons"] = new JsonArray();
    }

    private static JsonObject Cell(string id, string text, int start, string citation) => new()
    {
        ["id"] = id, ["kind"] = "statement", ["heading"] = null, ["start"] = start, ["end"] = start + text.Length, ["text"] = text, ["plain"] = false, ["support"] = "supported", ["citationIds"] = new JsonArray(citation),
    };
}
