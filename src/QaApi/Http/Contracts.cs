using System.Text.Json.Serialization;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Conversations;
using GuidanceQa.QaApi.Grounding;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Http;

/// <summary>The body of a question, as documented; read by <see cref="AskReader"/>.</summary>
public sealed record AskBody(
    string Question,
    string? Audience = null,
    string? Context = null,
    string? Composer = null,
    string? Detail = null,
    Filters? Filters = null,
    string? ParentId = null,
    string? ClientMessageId = null,
    bool Stream = false,
    IReadOnlyList<HistoryBody>? History = null);

public sealed record HistoryBody(string Question);

public sealed record FeedbackBody(string Value, IReadOnlyList<string>? Reasons = null, string? Comment = null);

public sealed record ConversationBody(string? Audience = null);

public sealed record SearchBody(string Question, IReadOnlyList<HistoryBody>? History = null, Filters? Filters = null, int? Limit = null, bool Explain = false);

public sealed record VerifyBody(string Text, IReadOnlyList<CitedQuote>? Citations = null);

/// <summary>A list with its cursor.</summary>
public sealed record ListOf<T>(IReadOnlyList<T> Data, string? NextCursor);

public sealed record DocumentView(
    string Id,
    string Title,
    string Kind,
    string? Publisher,
    string? Authors,
    int? Year,
    string? LastUpdated,
    string? ReviewStatus,
    string? Jurisdiction,
    string? Url,
    string? Doi,
    string? Pmid,
    string? Citation,
    string? Licence,
    int Statements,
    string Sha256);

public sealed record DocumentText(
    string Id,
    string Title,
    string Kind,
    string? Publisher,
    string? Authors,
    int? Year,
    string? LastUpdated,
    string? ReviewStatus,
    string? Jurisdiction,
    string? Url,
    string? Doi,
    string? Pmid,
    string? Citation,
    string? Licence,
    int Statements,
    string Text,
    string Sha256,
    IReadOnlyList<SectionView> Sections,
    IReadOnlyDictionary<int, string> References);

public sealed record SectionView(string Heading, int Level, int Start, int End);

/// <param name="RefersTo">The statements that this one restates or judges, as <c>documentId#id</c>; empty for most.</param>
public sealed record StatementView(
    string Id,
    string DocumentId,
    int Start,
    int End,
    string Text,
    string? PlainText,
    IReadOnlyList<string> Markers,
    IReadOnlyList<string> Section,
    string Type,
    string? Strength,
    string PassageId,
    bool Evidence,
    IReadOnlyList<string> RefersTo);

public sealed record PassageView(
    string Id,
    string DocumentId,
    string DocumentTitle,
    IReadOnlyList<string> Section,
    int Start,
    int End,
    string Text,
    IReadOnlyList<StatementView> Statements);

public sealed record CorpusView(string Checksum, [property: JsonConverter(typeof(UtcTime))] DateTimeOffset BuiltAt, int Documents, int Statements, IReadOnlyDictionary<string, int> Kinds, string? Oldest, string? Newest, IReadOnlyList<string> Licences);

public sealed record MetaView(string Name, string Version, MetaLimits Limits, IReadOnlyList<MetaComposer> Composers, IReadOnlyList<string> Audiences, IReadOnlyList<string> Languages, string OffsetUnit);

public sealed record MetaLimits(int QuestionCharacters, int HistoryQuestions, int MessagesPerConversation, int RequestsPerMinute);

public sealed record MetaComposer(string Name, bool Default, bool Healthy);

/// <summary>How a page pins the widget: the file of this version and its hash.</summary>
public sealed record WidgetIntegrity(string Version, string File, string Integrity);

public sealed record HealthView(string Status, string? Detail, IReadOnlyList<string> Faults);

// Events of the stream. Only the delta has a top-level `text`.
public sealed record StartedEvent(string Type, string Id, string? ConversationId, string? ParentId, string Question, Interpretation Interpretation);

public sealed record StatusEvent(string Type, string Phase);

public sealed record DeltaEvent(string Type, string Text, int Start, Block Block, IReadOnlyList<Citation> Citations);

public sealed record ResetEvent(string Type, string Reason);

public sealed record SuggestionsEvent(string Type, IReadOnlyList<Suggestion> Suggestions);

public sealed record MessageEvent(string Type, Turn Message);

public sealed record ErrorEvent(string Type, ProblemDocument Problem);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProblemDocument))]
[JsonSerializable(typeof(AskBody))]
[JsonSerializable(typeof(ConversationBody))]
[JsonSerializable(typeof(FeedbackBody))]
[JsonSerializable(typeof(Feedback))]
[JsonSerializable(typeof(SearchBody))]
[JsonSerializable(typeof(VerifyBody))]
[JsonSerializable(typeof(Audit))]
[JsonSerializable(typeof(Turn))]
[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(ConversationExport))]
[JsonSerializable(typeof(ListOf<Turn>))]
[JsonSerializable(typeof(ListOf<DocumentView>))]
[JsonSerializable(typeof(ListOf<StatementView>))]
[JsonSerializable(typeof(DocumentText))]
[JsonSerializable(typeof(PassageView))]
[JsonSerializable(typeof(WidgetIntegrity))]
[JsonSerializable(typeof(CorpusView))]
[JsonSerializable(typeof(MetaView))]
[JsonSerializable(typeof(HealthView))]
[JsonSerializable(typeof(SearchAnswer))]
[JsonSerializable(typeof(StartedEvent))]
[JsonSerializable(typeof(StatusEvent))]
[JsonSerializable(typeof(DeltaEvent))]
[JsonSerializable(typeof(ResetEvent))]
[JsonSerializable(typeof(ResetEvent))]
[JsonSerializable(typeof(SuggestionsEvent))]
[JsonSerializable(typeof(MessageEvent))]
[JsonSerializable(typeof(ErrorEvent))]
internal sealed partial class HttpJson : JsonSerializerContext;
