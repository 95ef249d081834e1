using GuidanceQa.Indexing.Documents;

namespace GuidanceQa.QaApi.Answering;

/// <summary>What may be said of a document's review. Guidance that says nothing of its review counts as pending; for references and comparisons silence stays silence.</summary>
public static class DocumentStanding
{
    public static string? ReviewStatus(Document document) =>
        document.Standing.ReviewStatus ?? (document.Kind == DocumentKinds.Guidance ? "pending" : null);
}
