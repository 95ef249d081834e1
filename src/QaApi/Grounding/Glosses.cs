using System.Collections.Frozen;
using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.QaApi.Grounding;

/// <summary>A mention of a concept that the vocabulary explains.</summary>
/// <param name="At">Where the explanation goes, in UTF-16 code units of the text; null where the text explains the mention itself, in brackets.</param>
/// <param name="IsInBrackets">True when the concept's other name stands there alone in brackets: the explanation then follows it behind a colon.</param>
internal sealed record GlossPlace(Concept Concept, int? At, bool IsInBrackets)
{
    /// <summary>The explanation as it is written into the text.</summary>
    public string Written => IsInBrackets ? $": {Concept.Gloss}" : $" ({Concept.Gloss})";
}

/// <summary>
/// Where may a term be explained, and which brackets of a text are such explanations? "paracetamol (a painkiller)", "electrocardiogram (ECG: a recording of the heartbeat)". A mention inside a longer name, a compound or other
/// brackets has no place.
/// </summary>
internal sealed class Glosses(Lexicon lexicon)
{
    private const string Before = " \u00A0(\"“‘";

    private const string After = " \u00A0),.;:?!\"”";

    private readonly FrozenSet<string> _known = lexicon.Concepts.Select(c => c.Gloss).OfType<string>().ToFrozenSet(StringComparer.Ordinal);

    /// <summary>In text order.</summary>
    public IReadOnlyList<GlossPlace> Places(string text)
    {
        List<GlossPlace> places = [];
        if (_known.Count == 0)
        {
            return places;
        }

        var mentions = lexicon.Analyse(text, isQuestion: false).Mentions.Where(m => m.Length > 0).ToList();
        var (at, isInBrackets) = (0, false);
        for (var i = 0; i < mentions.Count; i++)
        {
            for (; at < mentions[i].Start; at++)
            {
                isInBrackets = text[at] switch { '(' => true, ')' => false, _ => isInBrackets };
            }

            var next = i + 1 < mentions.Count ? mentions[i + 1] : null;
            if (mentions[i].Concept.Gloss is not null && !isInBrackets && StandsAlone(text, mentions[i]) && IsWholeName(text, mentions[i]) && Place(text, mentions[i], next) is { } place)
            {
                places.Add(place);
            }
        }

        return places;
    }

    /// <summary>The text without the explanations that stand exactly where they belong and change nothing; the text itself when any does not. What a source has in brackets is the source's own.</summary>
    /// <param name="sources">The texts that the text is to be judged by.</param>
    public string Without(string text, IEnumerable<string> sources)
    {
        var found = Find(text).Where(f => !sources.Any(s => s.Contains($"{f.Gloss})", StringComparison.Ordinal))).ToList();
        if (found.Count == 0)
        {
            return text;
        }

        var bare = text;
        foreach (var (start, end, _, _) in Enumerable.Reverse(found))
        {
            bare = bare.Remove(start, end - start);
        }

        var places = Places(bare).ToList();
        var removed = 0;
        foreach (var (start, end, gloss, isInBrackets) in found)
        {
            var at = start - removed;
            removed += end - start;
            if (places.RemoveAll(p => p.At == at && p.IsInBrackets == isInBrackets && p.Concept.Gloss == gloss) == 0)
            {
                return text;
            }
        }

        return SaysTheSame(bare, text) ? bare : text;
    }

    /// <summary>Do both texts hold the same figures, words of strength, conditions and negations, in the same order?</summary>
    public static bool SaysTheSame(string text, string explained) =>
        QuantityReader.Read(text).Select(q => q with { Start = 0, Length = 0 }).SequenceEqual(QuantityReader.Read(explained).Select(q => q with { Start = 0, Length = 0 }))
        && StrengthReader.Read(text).Select(c => c with { Start = 0 }).SequenceEqual(StrengthReader.Read(explained).Select(c => c with { Start = 0 }))
        && ConditionReader.Read(text).Select(c => c with { Start = 0 }).SequenceEqual(ConditionReader.Read(explained).Select(c => c with { Start = 0 }))
        && PolarityReader.Read(text).Select(c => c with { Start = 0 }).SequenceEqual(PolarityReader.Read(explained).Select(c => c with { Start = 0 }));

    private static GlossPlace? Place(string text, ConceptMention mention, ConceptMention? next)
    {
        var end = mention.Start + mention.Length;
        if (!text.AsSpan(end).StartsWith(" ("))
        {
            return new GlossPlace(mention.Concept, end, false);
        }

        var close = text.IndexOf(')', end);
        if (close < 0)
        {
            return null;
        }

        if (next is not null && next.Concept.Key == mention.Concept.Key && next.Start == end + 2 && next.Start + next.Length == close)
        {
            return new GlossPlace(mention.Concept, close, true);
        }

        // A year or a count in brackets explains nothing, and a title that it follows is no place for an explanation.
        return text.AsSpan(end, close - end).ContainsAnyInRange('0', '9') ? null : new GlossPlace(mention.Concept, null, false);
    }

    // Written as its author names it, or in the plural: not within "ER-positive", not as another form of the word.
    private static bool IsWholeName(string text, ConceptMention mention)
    {
        var written = text.AsSpan(mention.Start, mention.Length);
        foreach (var name in mention.Concept.Exact.Prepend(mention.Concept.Preferred))
        {
            if (written.StartsWith(name, StringComparison.OrdinalIgnoreCase) && written[name.Length..] is "" or "s")
            {
                return true;
            }
        }

        return false;
    }

    private static bool StandsAlone(string text, ConceptMention mention)
    {
        var end = mention.Start + mention.Length;
        return (mention.Start == 0 || Before.Contains(text[mention.Start - 1], StringComparison.Ordinal))
            && (end == text.Length || (After.Contains(text[end], StringComparison.Ordinal) && !(end + 1 < text.Length && text[end] is '.' or ':' && char.IsLetterOrDigit(text[end + 1]))));
    }

    private IEnumerable<(int Start, int End, string Gloss, bool IsInBrackets)> Find(string text)
    {
        var open = -1;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '(')
            {
                open = i;
            }
            else if (text[i] == ')' && open >= 0)
            {
                var inner = text[(open + 1)..i];
                var colon = inner.IndexOf(": ", StringComparison.Ordinal);
                if (_known.Contains(inner) && open > 0 && text[open - 1] == ' ')
                {
                    yield return (open - 1, i + 1, inner, false);
                }
                else if (colon > 0 && _known.Contains(inner[(colon + 2)..]))
                {
                    yield return (open + 1 + colon, i, inner[(colon + 2)..], true);
                }

                open = -1;
            }
        }
    }
}
