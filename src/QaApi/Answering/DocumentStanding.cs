using GuidanceQa.Indexing.Documents;

namespace GuidanceQa.QaApi.Answering;

/// <summary>What may be said of a document's review. Guidance that says nothing of its review counts as pending; for references and comparisons silence stays silence.</summary>
public static class DocumentStanding
{
    public static string? ReviewStatus(Document document) =>
        document.Standing.ReviewStatus ?? (document.Kind == DocumentKinds.Guidance ? "pending" : null);

    /// <summary>The address of a DOI, of whatever characters it is made.</summary>
    public static string DoiAddress(string doi) => "https://doi.org/" + Uri.EscapeDataString(doi).Replace("%2F", "/", StringComparison.Ordinal);

    /// <summary>The document's standing as it travels with an answer.</summary>
    public static CitedDocument Cited(Document document)
    {
        var standing = document.Standing;
        return new CitedDocument(
            document.Id, document.Title, document.Kind, standing.Publisher, standing.Year, standing.LastUpdated, ReviewStatus(document), standing.Jurisdiction, standing.Url, standing.Doi, standing.Licence);
    }
}
