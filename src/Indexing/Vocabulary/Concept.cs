namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>One thing that people name in several ways. Written by a corpus's author in <c>vocabulary/*.yaml</c>.</summary>
/// <param name="Key">The preferred name's terms joined by <c>_</c>, after <c>#</c>: the term under which the concept is indexed.</param>
/// <param name="Class">drug, disease, procedure, test, gene, symptom, outcome, organisation, population, measure or other.</param>
/// <param name="Exact">The same thing: abbreviations, spellings, synonyms, brands.</param>
/// <param name="Lay">What people say; understood in a question, one way.</param>
/// <param name="Ambiguous">Short forms that also mean something else: never expanded without context.</param>
/// <param name="Confusable">Names that look alike and are different things.</param>
/// <param name="Gloss">What it is, in a few plain words, for display in brackets behind its name (see <see cref="GlossRules"/>); null where the author wrote none.</param>
public sealed record Concept(
    string Key,
    string Preferred,
    string Class,
    IReadOnlyList<string> Exact,
    IReadOnlyList<string> Lay,
    IReadOnlyList<string> Ambiguous,
    IReadOnlyList<string> Confusable,
    string? Gloss = null)
{
    /// <summary>Keys of what it is one of: what is said of these holds for it too, and what is said of it is said of some of these. In file order; empty where the author named none.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Short forms that the documents explain; see <see cref="LearntAbbreviations"/>. Empty for what only a vocabulary names.</summary>
    public IReadOnlyList<LearntAbbreviation> Learnt { get; init; } = [];
}

/// <summary>The classes of a concept. Key entities are those whose absence makes an answer wrong rather than incomplete.</summary>
public static class ConceptClasses
{
    public static IReadOnlyList<string> All { get; } =
        ["drug", "disease", "procedure", "test", "gene", "symptom", "outcome", "organisation", "population", "measure", "other"];

    /// <summary>Classes that name what a question is about: an answer that lacks one of them answers something else.</summary>
    public static bool IsKeyEntity(string conceptClass) => conceptClass is "drug" or "disease" or "procedure" or "gene" or "population";
}
