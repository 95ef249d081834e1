using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Answering;

/// <summary>One question as the pipeline takes it: validated, trimmed, with its defaults filled in.</summary>
/// <param name="UseContext">False (<c>"context": "none"</c>): earlier turns are not looked at.</param>
/// <param name="Detail"><c>brief</c> or <c>full</c>.</param>
/// <param name="History">Earlier questions, oldest first.</param>
public sealed record Ask(
    string Question,
    string Audience,
    bool UseContext,
    string Detail,
    Filters Filters,
    IReadOnlyList<Exchange> History)
{
    /// <summary>Masks stand in the question for what identified a person.</summary>
    public bool IsMasked { get; init; }

    /// <summary>Name of the composer that was asked for; null: the server's default.</summary>
    public string? Composer { get; init; }
}

/// <summary>What the pipeline reports while it works, in order: Interpreted, then phases and blocks, then Finished.</summary>
public abstract record AnswerStep
{
    private AnswerStep()
    {
    }

    public sealed record Interpreted(Interpretation Interpretation) : AnswerStep;

    /// <param name="Name"><c>searching</c>, <c>reading</c>, <c>composing</c> or <c>verifying</c>.</param>
    public sealed record Phase(string Name) : AnswerStep;

    /// <summary>A block that was verified and may be shown. The texts of all deltas, concatenated, are the answer's text, from the last <see cref="Reset"/> on.</summary>
    /// <param name="Start">Where <paramref name="Text"/> begins in the answer's text.</param>
    /// <param name="Citations">Those that no earlier delta carried.</param>
    public sealed record Delta(string Text, int Start, Block Block, IReadOnlyList<Citation> Citations) : AnswerStep;

    /// <summary>All deltas before this are void; the answer begins anew.</summary>
    /// <param name="Reason">One of <see cref="Models.ModelReasons"/>, or <see cref="ModelComposer.LeadMissing"/>.</param>
    public sealed record Reset(string Reason) : AnswerStep;

    public sealed record Finished(Outcome Outcome) : AnswerStep;
}

/// <summary>What the pipeline made of one question: everything of a turn but its ids and its time.</summary>
public sealed record Outcome(
    string Status,
    string? StatusReason,
    Interpretation Interpretation,
    Answer Answer,
    IReadOnlyList<Suggestion> Suggestions,
    ComposerUse Composer,
    Receipt Receipt,
    Timings Timings);
