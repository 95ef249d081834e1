using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.QaApi.Grounding;

internal enum ItemKind
{
    Word,
    Concept,
    Quantity,
    Strength,
    Negation,
}

/// <summary>The smallest part of a sentence that says something. Items with one key say the same, however they are written.</summary>
/// <param name="Key">Normal form: a word's stem, a concept's key, an amount in one unit.</param>
/// <param name="Start">In the sentence, UTF-16 code units; <paramref name="End"/> is exclusive.</param>
/// <param name="Clause">Number of the clause it stands in: <c>;</c> <c>:</c> <c>.</c> and brackets end one.</param>
/// <param name="Quantity">Of a quantity, else null.</param>
/// <param name="Strength">Of a strength word, else null.</param>
/// <param name="Concept">Of a concept, else null.</param>
internal sealed record SentenceItem(ItemKind Kind, string Key, int Start, int End, int Clause, Quantity? Quantity = null, StrengthCue? Strength = null, Concept? Concept = null)
{
    /// <summary>It denies: a negation, or a strength word that speaks against or declines to speak.</summary>
    public bool IsNegative => Kind == ItemKind.Negation || Strength is { Negated: true };
}
