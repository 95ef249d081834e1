using GuidanceQa.QaApi.Grounding;

namespace GuidanceQa.QaApi.Answering;

/// <summary>Explains terms in the words of the vocabulary, for readers of plain text: in statements that have no plain rendering, at the first mention of a concept in an answer.</summary>
internal sealed class GlossWriter(Glosses glosses)
{
    /// <summary>The same blocks with the same evidence, explanations added. What an author rendered in plain words is left as it is.</summary>
    public IReadOnlyList<DraftBlock> Explain(IReadOnlyList<DraftBlock> blocks)
    {
        HashSet<string> mentioned = new(StringComparer.Ordinal);
        return [.. blocks.Select(b => Explain(b, mentioned))];
    }

    /// <param name="mentioned">Keys of the concepts that the answer has mentioned so far; added to.</param>
    public DraftBlock Explain(DraftBlock block, HashSet<string> mentioned) =>
        block.Claim is { } claim && Explained(claim, mentioned) is var text && text != claim.Text ? block with { Text = text, Claim = claim with { Text = text } } : block;

    private string Explained(Claim claim, HashSet<string> mentioned)
    {
        var text = claim.Text;
        var added = 0;
        HashSet<string> shown = new(StringComparer.Ordinal);
        foreach (var place in glosses.Places(claim.Text))
        {
            // Three drugs of a kind in one sentence: the kind is said once. Where the source has the words itself, they are not said again.
            var gloss = place.Concept.Gloss!;
            var isFirst = mentioned.Add(place.Concept.Key);
            if (!isFirst || claim.IsPlain || place.At is not { } at || claim.Evidence.Any(e => e.Quote.Contains(gloss, StringComparison.OrdinalIgnoreCase)) || !shown.Add(gloss))
            {
                continue;
            }

            var longer = text.Insert(at + added, place.Written);
            if (Glosses.SaysTheSame(text, longer))
            {
                added += place.Written.Length;
                text = longer;
            }
        }

        return text;
    }
}
