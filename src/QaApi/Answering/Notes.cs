using GuidanceQa.Indexing.Passages;
using System.Globalization;

namespace GuidanceQa.QaApi.Answering;

/// <summary>The few sentences of our own in an answer: what is missing, what is not covered. They state nothing about any subject.</summary>
internal static class Notes
{
    public const string NearestCovered = "This is the nearest that is covered; it does not answer the question:";

    public const string NotStated = "not stated";

    public static string SideBySide(IReadOnlyList<string> names) => $"Side by side: {string.Join(" and ", names)}";

    /// <summary>The kind of statement, as the head of a table's row.</summary>
    public static string Row(string type) => type == StatementTypes.General ? "In general" : char.ToUpperInvariant(type[0]) + type[1..];

    public static string Clarify(EvidenceSet evidence) =>
        evidence.Turn.Choices.Count > 0
            ? "More than one thing was spoken of. Which one is the question about?"
            : evidence.Choices.Count > 0
            ? "A word of the question is not known here. Did you mean the following?"
            : "Which part of the guidance is the question about?";

    public static string Refusal(EvidenceSet evidence) => evidence.StatusReason switch
    {
        StatusReasons.Language => "Only questions in English can be answered.",
        StatusReasons.NoTermKnown => "This question lies outside the documents that answers are drawn from.",
        StatusReasons.AbsentEntity => $"The documents that answers are drawn from do not mention {Names(evidence.Missing)}.",
        StatusReasons.UncoveredCombination => $"The documents mention {Names(evidence.Missing)}, but say nothing that answers this question about it.",
        _ when evidence.Missing.Count > 0 => $"The documents that answers are drawn from do not answer this; nothing was found about {Names(evidence.Missing)} in this connection.",
        _ => "The documents that answers are drawn from do not answer this.",
    };

    /// <summary>Said before the statements; the statement that decides comes first. Figures are left to it, for a note has no citation.</summary>
    public static string Stance(Stance stance) => (stance.Kind, stance.IsYesNo, stance.Difference?.Code) switch
    {
        (Stances.Confirms, true, _) => "Yes, the source says so:",
        (Stances.Confirms, false, _) => "That is what the source says:",
        (_, _, Grounding.ReasonCodes.NumberMismatch or Grounding.ReasonCodes.UnitMismatch or Grounding.ReasonCodes.ComparatorMismatch) => "That is not what the source says; its figure is another:",
        (_, true, Grounding.ReasonCodes.PolarityFlip) => "No, the source says otherwise:",
        _ => "That is not what the source says:",
    };

    /// <param name="title">Of the document that the earlier answer rested on, where it is another one.</param>
    public static string Disagreement(Disagreement disagreement, string? title)
    {
        var difference = disagreement.Difference.Code == Grounding.ReasonCodes.PolarityFlip ? "says otherwise than" : "gives another figure than";
        var why = title is not null ? $" That answer rested on “{title}”."
            : disagreement.Setting is { Claim: { } now, Source: { } then } && !(now + then).Any(char.IsAsciiDigit) ? $" This one is about “{now}”, that one was about “{then}”."
            : " Both stand in the same document.";
        return $"This {difference} an earlier answer of this conversation.{why}";
    }

    public static string Missing(IReadOnlyList<string> missing) => $"Not covered: {Names(missing)}.";

    public static string MoreOf(EvidenceSection section) =>
        string.Create(CultureInfo.InvariantCulture, $"{section.Statements.Count} of {section.Total} statements of this section are shown.");

    public static string ComparisonHeading(ComparedStatements comparison) => comparison.Verdict switch
    {
        "conflict" => $"Other documents differ: {comparison.Topic}",
        "refine" => $"Other documents are more specific: {comparison.Topic}",
        "gap" => $"Other documents add: {comparison.Topic}",
        _ => $"Other documents agree: {comparison.Topic}",
    };

    /// <summary>Notices that go with an answer, by what it cites and what was masked in its question.</summary>
    public static IReadOnlyList<Notice> For(IReadOnlyList<CitedDocument> documents, bool isMasked)
    {
        List<Notice> notices = [];
        if (isMasked)
        {
            notices.Add(new("identifiers_masked", "warning", "What seemed to identify a person was masked before the question was read and stored. Please leave out names, dates of birth, numbers and addresses."));
        }

        if (documents.Any(d => d.Kind == Indexing.Documents.DocumentKinds.Guidance && d.ReviewStatus != "approved"))
        {
            notices.Add(new("review_pending", "warning", "Human review of the cited guidance is not complete. Read it with caution."));
        }

        notices.Add(new("not_medical_advice", "info", "This answer quotes documents for information. It is not advice for any one person and does not replace professional judgement."));
        return notices;
    }

    public static string Suggest(string heading) => $"What does the guidance say about {Lower(heading)}?";

    public static string SuggestComparison(string topic) => $"How do other guidelines differ on {Lower(topic)}?";

    private static string Lower(string heading) =>
        heading.Length > 1 && char.IsUpper(heading[0]) && char.IsLower(heading[1]) ? char.ToLowerInvariant(heading[0]) + heading[1..] : heading;

    private static string Names(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "that",
        1 => $"“{names[0]}”",
        _ => string.Join(", ", names.SkipLast(1).Select(n => $"“{n}”")) + $" and “{names[^1]}”",
    };
}
