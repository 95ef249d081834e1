using System.Text.Json;
using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Http;

/// <summary>A question as it was sent, checked member by member, masked.</summary>
/// <param name="Audience">Null: the conversation's, else clinician.</param>
/// <param name="Composer">Null: the server's default.</param>
internal sealed record AskRequest(
    MaskedText Question,
    string? Audience,
    bool UseContext,
    string Detail,
    Filters Filters,
    string? ParentId,
    string? ClientMessageId,
    bool Stream,
    string? Composer,
    IReadOnlyList<Exchange> History)
{
    public Ask ToAsk(string audience, IReadOnlyList<Exchange> history) => new(Question.Text, audience, UseContext, Detail, Filters, history) { IsMasked = Question.IsMasked, Composer = Composer };

    /// <summary>The request as it is kept: what was asked for, with what identifies a person masked.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new AskBody(Question.Text, Audience, UseContext ? "auto" : "none", Composer, Detail, Filters, ParentId, ClientMessageId, Stream),
        HttpJson.Default.AskBody);
}

/// <summary>Reads the bodies of questions. What the contract does not name is refused.</summary>
internal sealed class AskReader(CorpusHost host, LimitsOptions limits, ModelList models)
{
    private const int LongestId = 200;

    /// <param name="isStateless">True on <c>/answers</c>, where <c>history</c> is allowed and a parent is not.</param>
    public AskRequest Read(JsonMember body, bool isStateless)
    {
        body.Allow(isStateless
            ? ["question", "audience", "context", "composer", "detail", "filters", "parentId", "clientMessageId", "stream", "history"]
            : ["question", "audience", "context", "composer", "detail", "filters", "parentId", "clientMessageId", "stream"]);
        var question = ReadQuestion(body.Text("question"), "/question");
        var composer = body.Text("composer");
        if (composer is not null && !models.Offers(composer))
        {
            throw ProblemException.Of(Problems.UnknownComposer, "/composer", "This server has no composer of that name.");
        }

        return new AskRequest(
            question,
            OneOf(body, "audience", Audiences.All),
            OneOf(body, "context", ["auto", "none"]) != "none",
            OneOf(body, "detail", ["full", "brief"]) ?? "full",
            ReadFilters(body, host.Answerer.Index),
            Id(body, "parentId"),
            Id(body, "clientMessageId") is { } id ? host.Answerer.Identifiers.Mask(id).Text : null,
            body.Flag("stream"),
            composer,
            ReadHistory(body));
    }

    /// <summary>Checks a question and masks it. No question enters another way.</summary>
    public MaskedText ReadQuestion(string? question, string pointer) => host.Answerer.Identifiers.Mask(QuestionRules.Check(question, pointer, limits.QuestionCharacters));

    public IReadOnlyList<Exchange> ReadHistory(JsonMember body)
    {
        var items = body.List("history");
        if (items.Count > limits.HistoryQuestions)
        {
            throw ProblemException.Invalid("/history", $"At most {limits.HistoryQuestions} earlier questions are taken.");
        }

        List<Exchange> history = [];
        foreach (var item in items)
        {
            if (item.Element.ValueKind != JsonValueKind.Object)
            {
                throw ProblemException.Invalid(item.Pointer, "An earlier question is an object with `question`.");
            }

            item.Allow("question");
            history.Add(new Exchange(null, ReadQuestion(item.Text("question"), $"{item.Pointer}/question").Text));
        }

        return history;
    }

    public static Filters ReadFilters(JsonMember body, SearchIndex index)
    {
        if (body.Object("filters") is not { } filters)
        {
            return Filters.None;
        }

        filters.Allow("documentIds", "kinds");
        return Check(new Filters(filters.Texts("documentIds"), filters.Texts("kinds")), index, "/filters/documentIds", "/filters/kinds");
    }

    /// <exception cref="ProblemException"><c>unknown_filter</c>.</exception>
    public static Filters Check(Filters filters, SearchIndex index, string documentPointer, string kindPointer)
    {
        if (filters.DocumentIds.Any(id => index.FindDocument(id) is null))
        {
            throw ProblemException.Of(Problems.UnknownFilter, documentPointer, "The corpus has no document of that id.");
        }

        return filters.Kinds.Any(kind => !DocumentKinds.All.Contains(kind, StringComparer.Ordinal))
            ? throw ProblemException.Of(Problems.UnknownFilter, kindPointer, $"A kind is one of {string.Join(", ", DocumentKinds.All)}.")
            : filters;
    }

    public static string? OneOf(JsonMember body, string name, IReadOnlyList<string> allowed)
    {
        var value = body.Text(name);
        return value is null || allowed.Contains(value, StringComparer.Ordinal) ? value : throw ProblemException.Invalid($"/{name}", $"`{name}` is one of {string.Join(", ", allowed)}.");
    }

    private static string? Id(JsonMember body, string name)
    {
        var value = body.Text(name);
        return value is null || value.Length is > 0 and <= LongestId ? value : throw ProblemException.Invalid($"/{name}", $"`{name}` has 1 to {LongestId} characters.");
    }
}
