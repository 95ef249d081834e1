using System.Globalization;
using System.Text;
using System.Text.Json;
using GuidanceQa.Indexing.Search;

namespace GuidanceQa.QaApi.Answering;

/// <summary>Reads the sentences that a model wrote and lets through what the verifier supports, as it is or repaired.</summary>
internal sealed class RewriteReader(ModelOffer offer, SentenceRepair repair, ModelChanges changes, int most)
{
    // More than a third of it fallen: the rest is no answer of the model's any more.
    private const int MostFallen = 3;

    private readonly List<string> _refused = [];
    private int _sentences;
    private int _fallen;

    /// <summary>Enough of what was written could be shown.</summary>
    public bool IsGrounded => _sentences > 0 && _fallen * MostFallen <= _sentences;

    /// <param name="item">As the schema has it.</param>
    public IReadOnlyList<(string? Heading, GroundedSentence Sentence)> Read(JsonElement item)
    {
        if (_sentences >= most)
        {
            return [];
        }

        _sentences++;
        List<IndexedStatement> cited = [.. item.GetProperty("statements").EnumerateArray().Select(n => n.TryGetInt32(out var number) ? offer.Find(number) : null).OfType<IndexedStatement>().Distinct()];
        var repaired = repair.Of(item.GetProperty("text").GetString() ?? "", cited);
        if (repaired.What is { } what)
        {
            changes.Add(what, repaired.Reason!);
            _refused.Add(string.Create(CultureInfo.InvariantCulture, $"- sentence {_sentences}: {repaired.Reason}"));
        }

        if (repaired.Sentence is not { } sentence)
        {
            _fallen++;
            return [];
        }

        return [(SelectionReader.HeadingOf(item, sentence.Sources[0], offer, changes), sentence)];
    }

    /// <summary>What to tell the model when it is asked again.</summary>
    public string Complaint()
    {
        StringBuilder text = new("Not all of it can be shown. The statement that answers the question must be there, as number 1 of the list, and every sentence must be what its one statement says.\n");
        return text.AppendJoin('\n', _refused).Append("\nWrite the whole JSON object again, with these sentences nearer to the statements' words.").ToString();
    }
}
