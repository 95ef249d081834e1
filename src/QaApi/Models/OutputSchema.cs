using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace GuidanceQa.QaApi.Models;

/// <summary>The JSON that a model has to write: an object with one array of objects. The schema is sent along where the provider takes one, and what comes back is held against it in any case.</summary>
public sealed class OutputSchema
{
    private readonly JsonSchema _whole;
    private readonly JsonSchema _item;

    /// <param name="text">A JSON schema whose only property is the array <paramref name="array"/>.</param>
    public OutputSchema(string name, string array, string text)
    {
        Name = name;
        Text = text;
        _whole = JsonSchema.FromText(text);
        _item = JsonSchema.FromText(JsonNode.Parse(text)!["properties"]![array]!["items"]!.ToJsonString());
    }

    public string Name { get; }

    public string Text { get; }

    internal bool Accepts(JsonElement whole) => _whole.Evaluate(whole).IsValid;

    internal bool AcceptsItem(JsonElement item) => _item.Evaluate(item).IsValid;
}
