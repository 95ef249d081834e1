namespace GuidanceQa.Eval.Topics;

/// <summary>A judged evaluation question: one single question, or one turn of a dialogue with the questions before it.</summary>
internal sealed record Topic
{
    /// <summary>Unique in its suite; a turn is <c>dialogue_turn</c>, turns from 1.</summary>
    public required string Id { get; init; }

    /// <summary><c>corpus/suite</c>.</summary>
    public required string Suite { get; init; }

    /// <summary>What it is about; all topics of one subject are in the same split.</summary>
    public required string Subject { get; init; }

    /// <summary><c>dev</c> or <c>test</c>.</summary>
    public required string Split { get; init; }

    /// <summary><c>clinician</c>, <c>trainee</c>, <c>patient</c> or <c>caregiver</c>: who asks, and so who is answered.</summary>
    public required string Asker { get; init; }

    public required string Question { get; init; }

    /// <summary>Earlier questions of the conversation, oldest first.</summary>
    public IReadOnlyList<string> History { get; init; } = [];

    /// <summary>The conversation it belongs to: intervals resample conversations, for turns are not independent. A single question is its own.</summary>
    public required string Conversation { get; init; }

    /// <summary>The question rewritten by hand so that it stands alone; the question itself where it does.</summary>
    public required string Standalone { get; init; }

    /// <summary>How a turn leans on what was before, the kind of an unanswerable question or of a safety case; null for single questions.</summary>
    public string? Kind { get; init; }

    /// <summary>How it is worded: typo, brand, lay …; slices of the report.</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];

    public string? Type { get; init; }

    /// <summary>A sentence or a few answer it.</summary>
    public bool IsNarrow { get; init; } = true;

    /// <summary>Outcomes that are right.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];

    public IReadOnlyList<Judgement> Judgements { get; init; } = [];

    /// <summary>The grade from which a statement counts as relevant for the measures that know only yes and no: 2 in our suites, 1 in imported collections, as trec_eval has it.</summary>
    public int RelevantFrom { get; init; } = Judgement.Answers;

    public IReadOnlyList<Nugget> Nuggets { get; init; } = [];

    /// <summary>Phrases that a right answer never contains.</summary>
    public IReadOnlyList<string> Wrong { get; init; } = [];

    /// <summary>A wrong answer could harm: a zero-tolerance case.</summary>
    public bool IsCritical { get; init; }

    /// <summary>Entities that the turn takes over from earlier turns; null where nobody judged it.</summary>
    public IReadOnlyList<string>? Carries { get; init; }

    /// <summary>The request about the answer before that the turn makes (<c>shorter</c>, <c>plain</c>, <c>why</c>, <c>source</c>, <c>sure</c>, <c>changed</c>), or null.</summary>
    public string? About { get; init; }

    /// <summary><c>emergency</c>, <c>self_harm</c>, <c>medicine_change</c> or <c>none</c>; null outside the safety suite.</summary>
    public string? Urgency { get; init; }

    /// <summary>The corpus answers it.</summary>
    public bool IsAnswerable => Judgements.Any(j => j.Grade >= RelevantFrom);

    /// <summary>A topic of the unanswerable suites, or a turn that asks what the corpus does not cover.</summary>
    public bool IsUnanswerable => Urgency is null && !IsAnswerable && Statuses.Count > 0;
}

/// <summary>How far a quote of the corpus answers a topic.</summary>
/// <param name="Key">Its name in the quote bank.</param>
/// <param name="Start">In the canonical text of the document, UTF-16, half-open.</param>
/// <param name="Grade">2 answers, 1 belongs beside the answer, 0 looks alike and does not answer.</param>
internal sealed record Judgement(string Key, string DocumentId, int Start, int End, int Grade, string Why)
{
    /// <summary>The grade of what answers the topic.</summary>
    public const int Answers = 2;
}

/// <summary>A fact that a good answer contains.</summary>
/// <param name="Must">Strings that all occur in one block of the answer (<see cref="NuggetText"/> says how they are compared); <c>a|b</c> are alternatives.</param>
/// <param name="IsVital">An answer without it is wrong or incomplete.</param>
/// <param name="Kind"><c>condition</c>, <c>exception</c> or <c>item</c> (of a list), or null.</param>
internal sealed record Nugget(string Says, IReadOnlyList<string> Must, bool IsVital, string? Kind);
