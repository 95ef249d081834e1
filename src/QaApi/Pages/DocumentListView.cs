namespace GuidanceQa.QaApi.Pages;

/// <summary>The documents of a corpus by kind.</summary>
/// <param name="Groups">Guidance, references, comparisons; those that there are.</param>
public sealed record DocumentListView(string Audience, IReadOnlyList<(string Heading, IReadOnlyList<SourceView> Documents)> Groups);
