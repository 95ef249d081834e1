namespace GuidanceQa.QaApi.Pages;

/// <summary>How far the human review of a document has come.</summary>
/// <param name="Status">The document's own word; null where it says nothing.</param>
/// <param name="Summary">The same as a sentence.</param>
/// <param name="Steps">Submitted, under review, approved; empty where nothing is said of a review.</param>
public sealed record ReviewView(string? Status, string Summary, IReadOnlyList<ReviewStep> Steps)
{
    private static readonly string[] Names = ["Submitted", "Under review", "Approved"];

    /// <param name="status">As the front matter has it, or null.</param>
    public static ReviewView Of(string? status) => status switch
    {
        null => new(null, "The document does not state its review status.", []),
        "submitted" => new(status, "Submitted for human review; not yet approved. Read it with caution.", Reached(1, null)),
        "under review" => new(status, "Human review is in progress; it is not yet approved. Read it with caution.", Reached(1, 1)),
        "approved" => new(status, "Human review is complete.", Reached(3, null)),
        _ => new(status, "Human review is still pending. The document does not say which of these steps has been taken. Read it with caution.", [.. Names.Select(n => new ReviewStep(n, ReviewStep.Unknown))]),
    };

    private static List<ReviewStep> Reached(int done, int? current) =>
        [.. Names.Select((name, i) => new ReviewStep(name, i < done ? ReviewStep.Done : i == current ? ReviewStep.Current : ReviewStep.Open))];
}

/// <summary>A step of the review.</summary>
/// <param name="State">One of the constants.</param>
public sealed record ReviewStep(string Name, string State)
{
    public const string Done = "done";
    public const string Current = "in progress";
    public const string Open = "not yet";
    public const string Unknown = "not stated";
}
