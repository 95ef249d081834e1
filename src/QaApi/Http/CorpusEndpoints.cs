using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Answering;

namespace GuidanceQa.QaApi.Http;

/// <summary>Reading the corpus: documents, statements, passages. Everything carries an ETag, for it changes only with the corpus.</summary>
internal static class CorpusEndpoints
{
    public static IEndpointRouteBuilder MapCorpus(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1").WithTags("Corpus");
        group.MapGet("/corpus", Corpus).WithSummary("Checksum, counts and dates of the corpus").Produces<CorpusView>().WithProblems(503);
        group.MapGet("/documents", Documents).WithSummary("The documents, by id").Produces<ListOf<DocumentView>>().WithProblems(400, 503);
        group.MapGet("/documents/{id}", OneDocument).WithSummary("A document with its canonical text").Produces<DocumentText>().WithProblems(404, 503);
        group.MapGet("/documents/{id}/statements", Statements).WithSummary("A document's statements with their spans").Produces<ListOf<StatementView>>().WithProblems(400, 404, 503);
        group.MapGet("/passages/{id}", OnePassage).WithSummary("A passage with its statements").Produces<PassageView>().WithProblems(404, 503);
        return routes;
    }

    private static IResult Corpus(HttpContext context, CorpusHost host)
    {
        Accepts.Json(context.Request);
        var index = host.Answerer.Index;
        var manifest = index.Manifest;
        var dates = index.Documents.Select(d => d.Standing.LastUpdated ?? d.Standing.Year?.ToString(CultureInfo.InvariantCulture)).OfType<string>().Order(StringComparer.Ordinal).ToList();
        CorpusView view = new(
            manifest.Checksum,
            manifest.BuiltAt,
            manifest.Documents,
            manifest.Statements,
            new SortedDictionary<string, int>(index.Documents.GroupBy(d => d.Kind, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count()), StringComparer.Ordinal),
            dates.Count > 0 ? dates[0] : null,
            dates.Count > 0 ? dates[^1] : null,
            [.. index.Documents.Select(d => d.Standing.Licence).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
        return Tagged(context, view, HttpJson.Default.CorpusView);
    }

    private static IResult Documents(HttpContext context, CorpusHost host)
    {
        Accepts.Json(context.Request);
        return Tagged(context, Paging.Page(context.Request, [.. host.Answerer.Index.Documents.Select(View)], 100, 100), HttpJson.Default.ListOfDocumentView);
    }

    private static IResult OneDocument(HttpContext context, string id, CorpusHost host)
    {
        Accepts.Json(context.Request);
        var document = Find(host, id);
        var view = View(document);
        DocumentText text = new(
            view.Id, view.Title, view.Kind, view.Publisher, view.Authors, view.Year, view.LastUpdated, view.ReviewStatus, view.Jurisdiction, view.Url, view.Doi, view.Pmid, view.Citation, view.Licence, view.Statements,
            document.Text, view.Sha256, [.. document.Sections.Select(s => new SectionView(s.Heading, s.Level, s.Start, s.End))], document.References);
        return Tagged(context, text, HttpJson.Default.DocumentText);
    }

    private static IResult Statements(HttpContext context, string id, CorpusHost host)
    {
        Accepts.Json(context.Request);
        var document = Find(host, id);
        return Tagged(context, Paging.Page(context.Request, [.. host.Answerer.Index.StatementsOf(document.Id).Select(s => View(host.Answerer.Index, s))], 100, 100), HttpJson.Default.ListOfStatementView);
    }

    private static IResult OnePassage(HttpContext context, string id, CorpusHost host)
    {
        Accepts.Json(context.Request);
        var index = host.Answerer.Index;
        var passage = index.FindPassage(id) ?? throw new ProblemException(Problems.PassageNotFound, "The id names no passage.");
        var document = index.FindDocument(passage.DocumentId)!;
        PassageView view = new(
            passage.Id, document.Id, document.Title, passage.Section, passage.Start, passage.End, document.Text[passage.Start..passage.End],
            [.. index.StatementsOf(document.Id).Skip(passage.First).Take(passage.Count).Select(s => View(index, s))]);
        return Tagged(context, view, HttpJson.Default.PassageView);
    }

    private static Document Find(CorpusHost host, string id) =>
        host.Answerer.Index.FindDocument(id) ?? throw new ProblemException(Problems.DocumentNotFound, "The id names no document.");

    private static DocumentView View(Document document)
    {
        var standing = document.Standing;
        return new DocumentView(
            document.Id, document.Title, document.Kind, standing.Publisher, standing.Authors, standing.Year, standing.LastUpdated, DocumentStanding.ReviewStatus(document), standing.Jurisdiction, standing.Url, standing.Doi,
            standing.Pmid, standing.Citation, standing.Licence, document.Statements.Count, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document.Text))));
    }

    private static StatementView View(SearchIndex index, IndexedStatement found)
    {
        var statement = found.Statement;
        return new StatementView(
            statement.Id, statement.DocumentId, statement.Start, statement.End, statement.Text, statement.PlainText, [.. statement.Markers.Select(m => m.ToString(CultureInfo.InvariantCulture))], statement.Path,
            found.Type, found.Strength, found.PassageId, statement.IsEvidence, [.. index.RefersTo(found.Ordinal).Select(o => index.At(o).Statement.QualifiedId)]);
    }

    private static IResult Tagged<T>(HttpContext context, T value, JsonTypeInfo<T> type)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, type);
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Bytes(bytes, "application/json; charset=utf-8", entityTag: new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\""));
    }
}
