using System.Globalization;
using System.Text.Json.Nodes;
using GuidanceQa.Indexing.Documents;

namespace GuidanceQa.QaApi.Pages;

/// <summary>What a page says to machines that index it: JSON-LD in the words of schema.org. Written with the serialiser's default encoder, which escapes every character that could end a script element.</summary>
internal static class StructuredData
{
    public static string Of(ArticleView article)
    {
        var standing = article.Standing;
        JsonObject data = new()
        {
            ["@context"] = "https://schema.org",
            ["@type"] = article.Kind == DocumentKinds.Guidance ? "MedicalWebPage" : "WebPage",
            ["identifier"] = article.Id,
            ["name"] = article.Title,
            ["url"] = PageLinks.Document(article.Id, Answering.Audiences.Clinician),
            ["isAccessibleForFree"] = true,
        };
        Set(data, "inLanguage", article.Language is null ? "en" : null);
        Set(data, "datePublished", standing.Year?.ToString(CultureInfo.InvariantCulture));
        Set(data, "dateModified", standing.UpdatedIso);
        Set(data, "creativeWorkStatus", article.Review.Status);
        Set(data, "license", standing.Licence);
        Set(data, "publisher", Named("Organization", standing.Publisher));
        Set(data, "author", Named("Organization", standing.Authors));
        Set(data, "spatialCoverage", standing.Jurisdiction);
        Set(data, "audience", article.Kind == DocumentKinds.Guidance ? new JsonObject { ["@type"] = "MedicalAudience", ["audienceType"] = article.IsPlain ? "Patient" : "Clinician" } : null);
        Set(data, "isBasedOn", article.Kind == DocumentKinds.Reference ? Work(article.Title, standing.Citation, standing.Links) : null);
        Set(data, "citation", article.References.Count + article.Sources.Count == 0 ? null : new JsonArray(
        [
            .. article.References.Select(r => (JsonNode)string.Concat(r.Pieces.Select(p => p.Text))),
            .. article.Sources.Select(s => (JsonNode)Work(s.Title, s.Line, s.Links)),
        ]));
        return data.ToJsonString();
    }

    private static JsonObject Work(string title, string? line, IReadOnlyList<PlaceLink> links)
    {
        JsonObject work = new() { ["@type"] = "CreativeWork", ["name"] = title };
        Set(work, "description", string.IsNullOrEmpty(line) ? null : line);
        Set(work, "url", links.Count > 0 ? links[0].Href : null);
        return work;
    }

    private static JsonObject? Named(string type, string? name) => name is null ? null : new JsonObject { ["@type"] = type, ["name"] = name };

    private static void Set(JsonObject data, string name, JsonNode? value)
    {
        if (value is not null)
        {
            data[name] = value;
        }
    }
}
