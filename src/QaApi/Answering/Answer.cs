using System.Text.Json.Serialization;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Answering;

/// <summary>What a reader gets for one question. Part of the wire contract.</summary>
/// <param name="Text">The whole answer as Markdown, with <c>[n]</c> markers equal to citation ordinals.</param>
/// <param name="Blocks">In reading order.</param>
/// <param name="Missing">What the question asked that the corpus does not say; empty unless the status is <c>partial</c> or <c>not_covered</c>.</param>
public sealed record Answer(
    string Text,
    string Format,
    string Language,
    string OffsetUnit,
    IReadOnlyList<Block> Blocks,
    IReadOnlyList<Citation> Citations,
    IReadOnlyList<CitedDocument> Documents,
    IReadOnlyList<ComparisonMention> Comparisons,
    IReadOnlyList<string> Missing,
    IReadOnlyList<Notice> Notices)
{
    /// <summary>What the cited source says of what the question asserts: one of <see cref="Stances"/>, or null where it asserts nothing or no single statement decides it.</summary>
    public string? Stance { get; init; }

    /// <summary>How hard the shown sentences are to read, headings left out; null where there are none.</summary>
    public Readability? Readability { get; init; }

    public static Answer Empty { get; } = new("", "text/markdown", "en", "utf16", [], [], [], [], [], []);
}

/// <summary>One sentence, list item, table row or heading of an answer.</summary>
/// <param name="Kind">One of <see cref="BlockKinds"/>.</param>
/// <param name="Start">Span in <see cref="Answer.Text"/>, half-open, UTF-16 code units; the markers follow <paramref name="End"/>.</param>
/// <param name="Text">Plain text; the span of the answer holds the same with Markdown's special characters escaped.</param>
/// <param name="Plain">True when the author's plain rendering of the cited statement is shown.</param>
/// <param name="Support"><c>supported</c>, or null for headings, safety messages and notes.</param>
public sealed record Block(
    string Id,
    string Kind,
    string? Heading,
    int Start,
    int End,
    string Text,
    bool Plain,
    string? Support,
    IReadOnlyList<string> CitationIds);

/// <summary>An exact slice of a document: <c>text[Start..End] == Quote</c>, always.</summary>
public sealed record Citation(
    string Id,
    int Ordinal,
    string DocumentId,
    string StatementId,
    string PassageId,
    string Quote,
    int Start,
    int End,
    string Prefix,
    string Suffix,
    Locator Locator,
    IReadOnlyList<string> Markers,
    string? Strength,
    string Url);

public sealed record Locator(IReadOnlyList<string> Section, int? Page);

/// <summary>The standing of a document that an answer cites.</summary>
public sealed record CitedDocument(
    string Id,
    string Title,
    string Kind,
    string? Publisher,
    int? Year,
    string? LastUpdated,
    string? ReviewStatus,
    string? Jurisdiction,
    string? Url,
    string? Doi,
    string? Licence);

/// <param name="Verdict"><c>agree</c>, <c>refine</c>, <c>conflict</c> or <c>gap</c>.</param>
public sealed record ComparisonMention(string Verdict, string Topic, string BlockId);

/// <param name="Severity"><c>info</c> or <c>warning</c>.</param>
public sealed record Notice(string Code, string Severity, string Text);

public sealed record Suggestion(string Id, string Text);

/// <param name="FellBackFrom">Name of the composer that could not answer, or null.</param>
public sealed record ComposerUse(string Name, string? Model, string? FellBackFrom, string? Reason)
{
    /// <summary>What had to be done to a model's text; absent where no model wrote, or nothing was changed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ModelChange>? Changes { get; init; }
}

/// <summary>Hashes that make an answer repeatable: same question, same state, same corpus, same configuration, same <see cref="Answer"/> hash.</summary>
public sealed record Receipt(string Corpus, string Configuration, string Answer)
{
    /// <summary>Version of the prompt that a model was given; absent where no model composed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Prompt { get; init; }
}

public sealed record Timings(double TotalMs, double InterpretMs, double RetrieveMs, double ComposeMs, double VerifyMs);

/// <summary>A question with its answer: a turn, called a <c>message</c> on the wire (api contract, section 2).</summary>
public sealed record Turn(
    string Id,
    string? ConversationId,
    string? ParentId,
    [property: JsonConverter(typeof(UtcTime))] DateTimeOffset CreatedAt,
    string Status,
    string? StatusReason,
    string Question,
    string Audience,
    Interpretation Interpretation,
    Answer Answer,
    IReadOnlyList<Suggestion> Suggestions,
    ComposerUse Composer,
    Receipt Receipt,
    Timings Timings);
