using System.Globalization;
using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Http;

namespace GuidanceQa.QaApi.Pages;

/// <summary>The corpus for people: the article, its documents, a passage with the quote marked. Everything is rendered here and can be read without scripts.</summary>
internal static class PageEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddPages(this IServiceCollection services) => services.AddSingleton<PageWriter>();

    public static IEndpointRouteBuilder MapPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapMethods(PageLinks.Home, Reading, HomeAsync);
        pages.MapMethods(PageLinks.Documents, Reading, ListAsync);
        pages.MapMethods("/documents/{id}", Reading, DocumentAsync);
        pages.MapMethods("/passages/{id}", Reading, PassageAsync);
        pages.MapMethods("/assets/{hash}/{name}", Reading, Asset);
        return routes;
    }

    // The one piece of guidance is the article; where there are several, or none, the reader chooses.
    private static Task<IResult> HomeAsync(HttpContext context, CorpusHost host, PageWriter pages)
    {
        var index = Open(context, host);
        var articles = index.Documents.Where(d => d.Kind == DocumentKinds.Guidance).ToList();
        var main = articles.Count == 1 ? articles[0] : index.Documents.Count == 1 ? index.Documents[0] : null;
        return main is null ? WriteListAsync(context, index, pages) : WriteAsync(context, index, main, pages);
    }

    private static Task<IResult> ListAsync(HttpContext context, CorpusHost host, PageWriter pages) => WriteListAsync(context, Open(context, host), pages);

    private static Task<IResult> DocumentAsync(HttpContext context, string id, CorpusHost host, PageWriter pages)
    {
        var index = Open(context, host);
        return WriteAsync(context, index, index.FindDocument(id) ?? throw new ProblemException(Problems.DocumentNotFound, "The id names no document."), pages);
    }

    private static Task<IResult> PassageAsync(HttpContext context, string id, CorpusHost host, PageWriter pages)
    {
        var index = Open(context, host);
        var passage = index.FindPassage(id) ?? throw new ProblemException(Problems.PassageNotFound, "The id names no passage.");
        var audience = Audience(context.Request);
        (int, int)? quote = Place(context.Request, "start") is { } start && Place(context.Request, "end") is { } end ? (start, end) : null;
        return pages.TaggedAsync<PassagePage>(context, Generation(index), () => new()
        {
            [nameof(PassagePage.Article)] = ArticleReader.PointAt(index.FindDocument(passage.DocumentId)!, audience, passage, quote),
            [nameof(PassagePage.Checksum)] = Checksum(index),
        });
    }

    private static Task<IResult> WriteAsync(HttpContext context, SearchIndex index, Document document, PageWriter pages)
    {
        var audience = Audience(context.Request);
        return pages.TaggedAsync<ArticlePage>(context, Generation(index), () => new()
        {
            [nameof(ArticlePage.Article)] = new ArticleReader(index).Read(document, audience),
            [nameof(ArticlePage.Checksum)] = Checksum(index),
        });
    }

    private static Task<IResult> WriteListAsync(HttpContext context, SearchIndex index, PageWriter pages)
    {
        var audience = Audience(context.Request);
        return pages.TaggedAsync<DocumentListPage>(context, Generation(index), () => new()
        {
            [nameof(DocumentListPage.List)] = new DocumentListView(audience, [.. new[] { ("Guidance", DocumentKinds.Guidance), ("References", DocumentKinds.Reference), ("Comparisons", DocumentKinds.Comparison) }
                .Select(g => (g.Item1, (IReadOnlyList<SourceView>)[.. index.Documents.Where(d => d.Kind == g.Item2).Select(d => SourceList.View(d, audience))])).Where(g => g.Item2.Count > 0)]),
            [nameof(DocumentListPage.Checksum)] = Checksum(index),
        });
    }

    private static IResult Asset(HttpContext context)
    {
        if (!PageAssets.All.TryGetValue(context.Request.Path.Value!, out var file))
        {
            throw new ProblemException(Problems.RouteNotFound, "There is no such file.");
        }

        context.Response.Headers.CacheControl = EmbeddedFile.Forever;
        return Results.Bytes(file.Bytes, file.Type);
    }

    // Taken anew for every request, so that a page follows the corpus when another generation is served.
    private static SearchIndex Open(HttpContext context, CorpusHost host)
    {
        Accepts.Type(context.Request, "text/html");
        return host.Answerer.Index;
    }

    private static string Audience(HttpRequest request)
    {
        var name = request.Query["audience"].ToString();
        return name.Length == 0 ? Audiences.Clinician
            : Audiences.All.Contains(name, StringComparer.Ordinal) ? name
            : throw ProblemException.Invalid("/audience", $"`audience` is one of {string.Join(", ", Audiences.All)}.");
    }

    private static int? Place(HttpRequest request, string name)
    {
        var text = request.Query[name].ToString();
        return text.Length == 0 ? null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place
            : throw ProblemException.Invalid($"/{name}", $"`{name}` is a place in the document's text, a whole number from 0.");
    }

    private static string Generation(SearchIndex index) => $"{index.Manifest.Checksum} {index.Manifest.BuiltAt.UtcTicks.ToString(CultureInfo.InvariantCulture)}";

    // Enough of it to tell two corpora apart by eye.
    private static string Checksum(SearchIndex index) => index.Manifest.Checksum.Split(':')[^1][..12];
}
