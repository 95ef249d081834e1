using System.Text.Json;
using GuidanceQa.Indexing.Search;

namespace GuidanceQa.QaApi.Answering;

/// <summary>Reads which statements a model chose. Numbers that were not offered and headings of another place are passed over.</summary>
internal sealed class SelectionReader(ModelOffer offer, ModelChanges changes, int most)
{
    private const string UnknownNumber = "unknown_number";
    private const string ForeignHeading = "foreign_heading";

    private readonly List<(string? Heading, IndexedStatement Statement)> _chosen = [];

    public IReadOnlyList<(string? Heading, IndexedStatement Statement)> Chosen => _chosen;

    /// <param name="section">As the schema has it.</param>
    public IReadOnlyList<(string? Heading, IndexedStatement Statement)> Read(JsonElement section)
    {
        List<(string?, IndexedStatement)> added = [];
        foreach (var item in section.GetProperty("statements").EnumerateArray())
        {
            if (!item.TryGetInt32(out var number) || offer.Find(number) is not { } statement)
            {
                changes.Add(ModelChanges.Ignored, UnknownNumber);
                continue;
            }

            if (_chosen.Count < most && _chosen.TrueForAll(c => c.Statement != statement))
            {
                _chosen.Add((HeadingOf(section, statement, offer, changes), statement));
                added.Add(_chosen[^1]);
            }
        }

        return added;
    }

    /// <summary>The heading that the item names, where the statement stands under it in its document.</summary>
    public static string? HeadingOf(JsonElement item, IndexedStatement statement, ModelOffer offer, ModelChanges changes)
    {
        if (item.GetProperty("heading") is not { ValueKind: JsonValueKind.Number } number)
        {
            return null;
        }

        var heading = number.TryGetInt32(out var n) ? offer.Heading(n, statement) : null;
        if (heading is null)
        {
            changes.Add(ModelChanges.Ignored, ForeignHeading);
        }

        return heading;
    }
}
