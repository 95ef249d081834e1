using GuidanceQa.Indexing.Search;

namespace GuidanceQa.QaApi.Retrieval;

/// <summary>What a turn means, for the rooms that follow: the interpretation that is shown, and the query that is sent.</summary>
/// <param name="Own">Units that the turn names itself, known or not.</param>
/// <param name="Carried">Units taken over from earlier turns, with where they were asked.</param>
/// <param name="Query">Own and carried units that the corpus may know.</param>
/// <param name="LeansOnEarlier">True when the turn makes no sense without what was carried.</param>
/// <param name="EverydayWords">How many everyday words the turn holds that the corpus does not know and that name nothing.</param>
/// <param name="IsForeign">Hardly a word of it is English.</param>
public sealed record Understanding(
    Interpretation Interpretation,
    IReadOnlyList<FoundUnit> Own,
    IReadOnlyList<CarriedUnit> Carried,
    Query Query,
    bool LeansOnEarlier,
    int EverydayWords,
    bool IsForeign)
{
    /// <summary>One of <see cref="AnswerRequests"/> when the turn asks about the answer before it; everything else is then the earlier turn's.</summary>
    public string? Request { get; init; }

    /// <summary>What the turn may be about where two things were spoken of and it stands for one: the question asked of each. Empty when it is clear.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What form of answer is wanted was taken over from the turn before; where what this turn names has no such answer, any will do.</summary>
    public bool InheritsType { get; init; }

    /// <summary>"What about X?": X takes the place of something in the question before.</summary>
    public bool Substitutes { get; init; }

    /// <summary>"When can I drive again?": what somebody wants to do; null where the turn does not ask so.</summary>
    public FoundUnit? Deed { get; init; }

    public string QuestionType => Interpretation.QuestionType;

    /// <summary>Units whose absence from an answer makes it an answer to something else.</summary>
    public IEnumerable<FoundUnit> KeyUnits =>
        Own.Concat(LeansOnEarlier ? Carried.Select(c => c.Unit) : []).Where(IsKey);

    /// <summary>What the turn names and the corpus does not know: no everyday word, and none that by its ending only says how.</summary>
    public IEnumerable<FoundUnit> UnknownThings => Own.Where(u => u is { IsKnown: false, IsRelated: false, IsCommon: false } && !EntityShape.IsOrdinary(u.Label));

    /// <summary>A drug, disease, procedure, gene or population of the vocabulary.</summary>
    public static bool IsKey(FoundUnit unit) => unit.Concept is { } concept && Indexing.Vocabulary.ConceptClasses.IsKeyEntity(concept.Class);
}

/// <summary>A unit of an earlier turn.</summary>
/// <param name="Weight">What it counts now, below 1.</param>
public sealed record CarriedUnit(FoundUnit Unit, string? FromMessageId, double Weight)
{
    /// <summary>It was named by an answer and pointed at by its number: a turn that leans on the conversation weakly does not mean it.</summary>
    internal bool IsPointedAt { get; init; }

    /// <summary>The full name of what was abbreviated, a brand or everyday speech; otherwise as it was typed.</summary>
    public string Name => Unit.Concept is { } concept && !concept.Preferred.Equals(Unit.Label, StringComparison.OrdinalIgnoreCase) && !Unit.Label.Contains(concept.Preferred, StringComparison.OrdinalIgnoreCase) ? concept.Preferred : Unit.Label;
}
