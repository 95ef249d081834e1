using System.Globalization;
using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Answering;

namespace GuidanceQa.QaApi.Pages;

/// <summary>Documents with what is known of their standing, and which of them stand behind a document.</summary>
internal static class SourceList
{
    private const string PubMed = "https://pubmed.ncbi.nlm.nih.gov/";

    public static StandingView Standing(Document document)
    {
        var standing = document.Standing;
        var updated = standing.LastUpdated is { } date && DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) : null;
        return new StandingView(standing.Publisher, standing.Authors, standing.Year, updated, updated is null ? null : standing.LastUpdated, standing.Jurisdiction, standing.Licence, standing.Citation, Links(standing));
    }

    public static SourceView View(Document document, string audience) => new(
        document.Title,
        PageLinks.Document(document.Id, audience),
        Line(document),
        DocumentStanding.ReviewStatus(document),
        Script.Direction(document.Title),
        Links(document.Standing));

    /// <summary>Reference documents that the document links to or is compared with; all of the corpus where it is the only piece of guidance. By title.</summary>
    public static IReadOnlyList<SourceView> Of(Document document, SearchIndex index, string audience)
    {
        if (document.Kind == DocumentKinds.Reference)
        {
            return [];
        }

        var isAlone = document.Kind == DocumentKinds.Guidance && index.Documents.Count(d => d.Kind == DocumentKinds.Guidance) == 1;
        var linked = document.Links.Select(l => l.Path).ToHashSet(StringComparer.Ordinal);
        HashSet<string> compared = isAlone ? [] : Compared(document, index);
        return [.. index.Documents
            .Where(d => d.Kind == DocumentKinds.Reference && d.Id != document.Id && (isAlone || linked.Contains(d.Path) || compared.Contains(d.Id)))
            .OrderBy(d => d.Title, StringComparer.OrdinalIgnoreCase).ThenBy(d => d.Id, StringComparer.Ordinal).Select(d => View(d, audience))];
    }

    private static HashSet<string> Compared(Document document, SearchIndex index)
    {
        var own = index.StatementsOf(document.Id);
        var near = document.Kind == DocumentKinds.Comparison ? own : own.SelectMany(s => ComparisonNotes.Of(index, s)).SelectMany(c => c.Members);
        return near.SelectMany(s => index.RefersTo(s.Ordinal)).Select(o => index.At(o).Document.Id).ToHashSet(StringComparer.Ordinal);
    }

    // Addresses were checked when the corpus was read; what is not one of the web becomes no link all the same.
    private static List<PlaceLink> Links(Standing standing)
    {
        List<PlaceLink> links = [];
        if (Uri.TryCreate(standing.Url, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp))
        {
            links.Add(new(url.Host, url.AbsoluteUri));
        }

        if (standing.Doi is { Length: > 0 } doi)
        {
            links.Add(new($"doi:{doi}", DocumentStanding.DoiAddress(doi)));
        }

        if (standing.Pmid is { Length: > 0 } pmid && pmid.All(char.IsAsciiDigit))
        {
            links.Add(new($"PubMed {pmid}", $"{PubMed}{pmid}/"));
        }

        return links;
    }

    private static string Line(Document document)
    {
        var standing = document.Standing;
        var year = standing.Year?.ToString(CultureInfo.InvariantCulture);
        return standing.Citation ?? string.Join(". ", new[] { standing.Authors?.TrimEnd('.'), string.Join(", ", new[] { standing.Publisher, year }.OfType<string>()), standing.Jurisdiction }.Where(p => !string.IsNullOrEmpty(p)));
    }
}
