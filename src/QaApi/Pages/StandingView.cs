namespace GuidanceQa.QaApi.Pages;

/// <summary>Who stands behind a document, as words. Null: the document does not say.</summary>
/// <param name="Updated">For readers, like <c>1 November 2025</c>.</param>
/// <param name="UpdatedIso">The same for machines: a date or a year.</param>
/// <param name="Links">Its addresses outside of this server.</param>
public sealed record StandingView(
    string? Publisher,
    string? Authors,
    int? Year,
    string? Updated,
    string? UpdatedIso,
    string? Jurisdiction,
    string? Licence,
    string? Citation,
    IReadOnlyList<PlaceLink> Links);
