namespace GuidanceQa.QaApi.Retrieval;

/// <summary>What a turn was understood to ask. Part of the wire contract: shown to the reader, who may take carried terms away.</summary>
/// <param name="StandaloneQuestion">The question with what was carried from earlier turns, readable on its own.</param>
/// <param name="QuestionType">One of <see cref="QuestionTypes"/>.</param>
/// <param name="TopicSwitch">True when the turn opened a new topic and nothing was carried for that reason.</param>
public sealed record Interpretation(
    string StandaloneQuestion,
    string QuestionType,
    bool TopicSwitch,
    IReadOnlyList<CarriedTerm> Carried,
    Filters Filters);

/// <summary>A term taken over from an earlier turn.</summary>
/// <param name="FromMessageId">The message it was asked in; null for the <c>history</c> of a stateless request.</param>
public sealed record CarriedTerm(string Term, string? FromMessageId);

/// <summary>Restricts which documents may be searched. Empty lists restrict nothing.</summary>
public sealed record Filters(IReadOnlyList<string> DocumentIds, IReadOnlyList<string> Kinds)
{
    public static Filters None { get; } = new([], []);
}

/// <summary>One earlier question, as Retrieval sees it. Answers are never carried (methods: adding answer terms hurt at every weight tried).</summary>
/// <param name="MessageId">Null in the <c>history</c> of a stateless request.</param>
public sealed record Exchange(string? MessageId, string Question);
